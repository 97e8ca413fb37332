//! What a person types to sign in.

use std::fmt;

/// A login: 2 to 64 letters, digits, Chinese characters, `.`, `_`, `-` or `@`; Latin letters are kept small, so
/// that `Wang` and `wang` are one person.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Login(String);

/// Why a text is not a login.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidLogin {
    /// Too short or too long.
    #[error("登录名应为2至64个字符 (a login has 2 to 64 characters)")]
    Length,
    /// A character that may not stand in it.
    #[error(
        "登录名含有不可用的字符“{0}”,只能用字母、数字、汉字和 . _ - @ (a login may hold letters, digits, Chinese characters and . _ - @ only)"
    )]
    Character(char),
}

impl Login {
    /// The login, with spaces around it removed.
    pub fn new(text: &str) -> Result<Self, InvalidLogin> {
        let text = text.trim().to_lowercase();
        if !(2..=64).contains(&text.chars().count()) {
            return Err(InvalidLogin::Length);
        }
        let allowed =
            |c: char| kernel::id::check(c.encode_utf8(&mut [0; 4])).is_ok() || matches!(c, '.' | '@');
        match text.chars().find(|c| !allowed(*c)) {
            Some(character) => Err(InvalidLogin::Character(character)),
            None => Ok(Self(text)),
        }
    }

    /// The login as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Login {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case(" Wang.Li ", Ok("wang.li"))]
    #[case("王丽", Ok("王丽"))]
    #[case("a@b.cn", Ok("a@b.cn"))]
    #[case("a", Err(InvalidLogin::Length))]
    #[case("", Err(InvalidLogin::Length))]
    #[case("a b", Err(InvalidLogin::Character(' ')))]
    #[case("a'--", Err(InvalidLogin::Character('\'')))]
    #[case("a\0", Err(InvalidLogin::Character('\0')))]
    fn logins(#[case] text: &str, #[case] expected: Result<&str, InvalidLogin>) {
        assert_eq!(Login::new(text).map(|login| login.0), expected.map(str::to_owned));
    }
}
