//! Passwords: what a new one must be like, and the hash that is kept of it.

use std::fmt;

use super::{AccountPolicy, Login};

/// The hash of a password in PHC form (`$argon2id$...`). It prints as nothing, so that no log or fact holds one.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl PasswordHash {
    /// Wraps a PHC string.
    pub fn new(phc: String) -> Self {
        Self(phc)
    }

    /// The PHC string, for the verifier and the store alone.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// Why a password will not do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Fewer characters than the policy asks for.
    #[error("密码至少{0}个字符 (a password has at least {0} characters)")]
    Short(usize),
    /// More than 128 characters, which nobody types and which costs time to hash.
    #[error("密码最多128个字符 (a password has at most 128 characters)")]
    Long,
    /// Too few kinds of characters.
    #[error(
        "密码须含大写字母、小写字母、数字、其他字符中的至少三种 (use at least three of: capitals, small letters, digits, other characters)"
    )]
    Kinds,
    /// The login stands in it.
    #[error("密码不能包含登录名 (a password must not contain the login)")]
    Login,
    /// One character three times or more in a row makes most of it.
    #[error("密码里重复的字符过多 (too few different characters)")]
    Repeats,
}

/// Whether a new password will do.
pub fn check_password(text: &str, login: &Login, policy: &AccountPolicy) -> Result<(), PasswordProblem> {
    let length = text.chars().count();
    if length < policy.password_length {
        return Err(PasswordProblem::Short(policy.password_length));
    }
    if length > 128 {
        return Err(PasswordProblem::Long);
    }
    let kinds: [fn(char) -> bool; 4] = [
        |c| c.is_ascii_uppercase(),
        |c| c.is_ascii_lowercase(),
        |c| c.is_ascii_digit(),
        |c| !c.is_ascii_alphanumeric(),
    ];
    if kinds.iter().filter(|kind| text.chars().any(kind)).count() < 3 {
        return Err(PasswordProblem::Kinds);
    }
    if text.to_lowercase().contains(login.as_str()) {
        return Err(PasswordProblem::Login);
    }
    let different: std::collections::BTreeSet<char> = text.chars().collect();
    if different.len() * 2 < policy.password_length {
        return Err(PasswordProblem::Repeats);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("Creating-2026", Ok(()))]
    #[case("文明创建Abc12345", Ok(()))]
    #[case("Short-1", Err(PasswordProblem::Short(10)))]
    #[case("alllowercase-only", Err(PasswordProblem::Kinds))]
    #[case("Wang.Li-12345", Err(PasswordProblem::Login))]
    #[case("Aa1Aa1Aa1Aa1", Err(PasswordProblem::Repeats))]
    fn passwords(#[case] text: &str, #[case] expected: Result<(), PasswordProblem>) {
        let login = Login::new("wang.li").unwrap();
        assert_eq!(check_password(text, &login, &AccountPolicy::default()), expected);
    }

    #[test]
    fn a_very_long_password_is_refused_before_it_is_hashed() {
        let login = Login::new("wang").unwrap();
        let text = "Ab1-".repeat(40);
        assert_eq!(check_password(&text, &login, &AccountPolicy::default()), Err(PasswordProblem::Long));
    }

    #[test]
    fn a_hash_never_prints() {
        assert_eq!(format!("{:?}", PasswordHash::new("$argon2id$secret".into())), "PasswordHash(…)");
    }
}
