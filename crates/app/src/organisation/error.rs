//! What can go wrong with the organisation.

use domain::organisation::InvalidUnit;
use kernel::{Finding, Text};

use crate::problem::{Fault, Problem, noun_error};

/// What can go wrong with the organisation.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// What can go wrong anywhere.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The unit cannot be what was asked for.
    #[error(transparent)]
    Unit(#[from] InvalidUnit),
    /// A unit or body has this id.
    #[error("the id is taken")]
    IdTaken,
    /// A unit or body that is named does not exist.
    #[error("there is no unit or body {0}")]
    PartyUnknown(String),
    /// An appointment would end before it began.
    #[error("the appointment began on {0}")]
    AppointmentOrder(jiff::civil::Date),
    /// The appointment has ended.
    #[error("the appointment ended on {0}")]
    AppointmentEnded(jiff::civil::Date),
    /// A whole organisation is loaded into an empty store only.
    #[error("there are units already")]
    NotEmpty,
    /// The files of an organisation are wrong: everything that is wrong with them.
    #[error("the files hold {} mistakes", .0.len())]
    Findings(Vec<Finding>),
}

noun_error!(Error);

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Fault(fault) => fault.into(),
            Error::Unit(problem) => unit(&problem),
            Error::IdTaken => Self::new("organisation_id_taken"),
            Error::PartyUnknown(id) => Self::new("invalid_input").detail(Text::new(
                format!("没有编号为“{id}”的单位或机构"),
                format!("there is no unit or body {id}"),
            )),
            Error::AppointmentOrder(from) => Self::new("invalid_input").field(
                "until",
                Text::new(
                    format!("该任职自 {from} 起,不能在此前结束"),
                    format!("the appointment began on {from}"),
                ),
            ),
            Error::AppointmentEnded(on) => Self::new("organisation_wrong_state")
                .detail(Text::new(format!("该任职已于 {on} 结束"), format!("the appointment ended on {on}"))),
            Error::NotEmpty => Self::new("organisation_not_empty"),
            Error::Findings(findings) => {
                findings.into_iter().fold(Self::new("invalid_input"), |problem, finding| {
                    let place = finding.place.map(|place| format!("{}:{}", place.file, place.line));
                    let message = Text::new(
                        format!("{}。{}", finding.message.zh, finding.help.zh),
                        format!("{}; {}", finding.message.en, finding.help.en),
                    );
                    problem.field(place.as_deref().unwrap_or("toml"), message)
                })
            }
        }
    }
}

fn unit(problem: &InvalidUnit) -> Problem {
    let input =
        |field, zh: String| Problem::new("invalid_input").field(field, Text::new(zh, problem.to_string()));
    match problem {
        InvalidUnit::Dot => input("id", "编号不能含有点号,点号用来分开单位与职务".to_owned()),
        InvalidUnit::Name => input("name", "名称应为1至100个字符".to_owned()),
        InvalidUnit::SameName => input("name", "新名称与现名称相同".to_owned()),
        InvalidUnit::Cycle(through) => Problem::new("organisation_cycle").detail(Text::new(
            format!("单位不能隶属于自己或自己的下级(经由“{through}”)"),
            problem.to_string(),
        )),
        InvalidUnit::Ended(on) => Problem::new("organisation_wrong_state")
            .detail(Text::new(format!("该单位已于 {on} 撤销"), problem.to_string())),
        InvalidUnit::BeforeItBegan(since) => input("on", format!("该单位自 {since} 起设立,不能在此前撤销")),
        InvalidUnit::Code => {
            input("code", "区划代码应为2至12位数字;本地代码可用字母、数字、汉字和 . _ -".to_owned())
        }
        InvalidUnit::CodeOrder(since) => input("since", format!("原代码自 {since} 起使用,新代码须在其后")),
    }
}
