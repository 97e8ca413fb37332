//! What can go wrong with an account.

use domain::account::{InvalidLogin, InvalidTransition, PasswordProblem};
use kernel::Text;

use crate::problem::{Fault, Problem, noun_error};

/// What can go wrong with an account.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What can go wrong anywhere.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The login will not do.
    #[error(transparent)]
    Login(#[from] InvalidLogin),
    /// Somebody has the login.
    #[error("the login is taken")]
    LoginTaken,
    /// No name was given, or one of over 100 characters.
    #[error("the name is empty or too long")]
    Name,
    /// The address for e-mail is none.
    #[error("the e-mail address is malformed")]
    Email,
    /// There is no such unit.
    #[error("there is no unit {0}")]
    UnitUnknown(String),
    /// The new password will not do.
    #[error(transparent)]
    Password(#[from] PasswordProblem),
    /// The old password is not the one.
    #[error("the old password is wrong")]
    WrongPassword,
    /// The new password is the old one.
    #[error("the new password is the old one")]
    SamePassword,
    /// The state does not allow it.
    #[error(transparent)]
    Transition(#[from] InvalidTransition),
}

noun_error!(Error);

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fault(fault) => fault.into(),
            Error::Login(problem) => Self::new("invalid_input").field("login", split(&problem.to_string())),
            Error::LoginTaken => Self::new("account_login_taken"),
            Error::Name => Self::new("invalid_input")
                .field("name", Text::new("姓名应为1至100个字符", "a name has 1 to 100 characters")),
            Error::Email => Self::new("invalid_input").field(
                "email",
                Text::new(
                    "邮箱地址格式不对,应如 name@example.cn",
                    "write an address such as name@example.cn",
                ),
            ),
            Error::UnitUnknown(unit) => Self::new("invalid_input").field(
                "unit",
                Text::new(format!("没有编号为“{unit}”的单位"), format!("there is no unit {unit}")),
            ),
            Error::Password(problem) => {
                Self::new("invalid_input").field("password", split(&problem.to_string()))
            }
            Error::WrongPassword => Self::new("account_wrong_password"),
            Error::SamePassword => Self::new("account_same_password"),
            Error::Transition(transition) => {
                let (state, verb) = (chinese_state(transition.state), chinese_verb(transition.verb));
                Self::new("account_wrong_state")
                    .detail(Text::new(format!("账号现为“{state}”,不能{verb}"), transition.to_string()))
            }
        }
    }
}

/// Splits a message of the form `中文 (English)`.
fn split(message: &str) -> Text {
    match message.rsplit_once(" (") {
        Some((zh, en)) => Text::new(zh, en.trim_end_matches(')')),
        None => Text::new(message, message),
    }
}

fn chinese_state(state: &str) -> &str {
    match state {
        "invited" => "待首次登录",
        "active" => "正常",
        "locked" => "已锁定",
        "disabled" => "已停用",
        other => other,
    }
}

fn chinese_verb(verb: &str) -> &str {
    match verb {
        "given a new password" => "修改密码",
        "reset" => "重置密码",
        "unlocked" => "解锁",
        "disabled" => "停用",
        other => other,
    }
}
