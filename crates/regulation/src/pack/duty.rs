//! `[[duty]]`: what somebody must do, when, under which article, and what shows that it was done.

use calendar::{Recurrence, Span};
use serde::{Deserialize, Deserializer, Serialize};
use std::collections::BTreeMap;

use super::{
    RuleId, Selector, Strength,
    reference::{self, SettingOr},
};

/// A duty. Exactly one of `when`, `on` and `standing` says when it is owed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Duty {
    /// Id, unique among the packs in force together.
    pub id: RuleId,
    /// The article that imposes it.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly it binds.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// Who owes it: each party that the list means owes it separately.
    pub who: Vec<Selector>,
    /// The kind of action.
    pub action: Action,
    /// What is to be done, in our own words, as the holder reads it.
    pub what: String,
    /// To whom it is reported, filed or sent: each recipient must get it before the duty is met.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub to: Vec<Selector>,
    /// Recurring: when, or the setting that says when.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub when: Option<Schedule>,
    /// Triggered: the kind of fact that starts it (`assessment.published`).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub on: Option<String>,
    /// Only facts whose data have these values start it (`{ meeting = "leading-group-meeting" }`).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub of: BTreeMap<String, String>,
    /// Triggered: the time allowed after (or before) the fact.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub within: Option<Within>,
    /// A lasting duty without dates: accounted for once a year.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub standing: bool,
    /// The product that it yields (`[[product]]` id), if it yields one.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub product: Option<RuleId>,
    /// The kind of fact that discharges it, where it is not the usual one of its action.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub evidence: Option<String>,
    /// The escalation ladder (`[[escalation]]` id); the pack's `default` ladder where absent.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub escalation: Option<RuleId>,
    /// Matters that it is responsible for, in words that the whole pack uses alike (a plan kind, a fonds, a result). Lint
    /// reports a matter that two parties have, and a kind of work that several bodies share without saying which part is whose.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub responsible_for: Vec<String>,
    /// For work that judges others (assess, inspect, honour): true where nobody judges a unit that they belong to (回避).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub recusal: bool,
    /// The duty of another pack or of this one that it takes the place of.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub replaces: Option<RuleId>,
}

/// When a recurring duty or meeting is owed.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Schedule {
    /// As a setting says: an open norm such as 定期, filled in by somebody named.
    Setting(SettingRef),
    /// As the regulation says.
    Recurrence(Box<Recurrence>),
}

/// The time allowed around a fact.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum Within {
    /// As a setting says: an open norm such as 及时.
    Setting(SettingRef),
    /// As the regulation says.
    Span(Span),
}

/// A reference to a `[[setting]]`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SettingRef {
    /// The setting's id.
    pub setting: RuleId,
}

impl<'de> Deserialize<'de> for Schedule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match reference::setting_or::<Recurrence, D>(deserializer)? {
            SettingOr::Setting(setting) => Self::Setting(setting),
            SettingOr::Given(recurrence) => Self::Recurrence(Box::new(recurrence)),
        })
    }
}

impl<'de> Deserialize<'de> for Within {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(match reference::setting_or::<Span, D>(deserializer)? {
            SettingOr::Setting(setting) => Self::Setting(setting),
            SettingOr::Given(span) => Self::Span(span),
        })
    }
}

/// The kind of action that a duty asks for. The list is closed: each has a noun of the platform that discharges it,
/// or, while that noun does not exist yet, a report that names the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// 召开: hold a meeting.
    Hold,
    /// 通知: give notice.
    Notify,
    /// 报告、报送: report, submit information.
    Report,
    /// 备案: file for the record.
    File,
    /// 通报、公示: make known to an audience.
    Publish,
    /// 编印: edit and issue a bulletin or other serial.
    Edit,
    /// 计划: make a plan or scheme.
    Plan,
    /// 分解、交办: break down or assign work.
    Assign,
    /// 落实: carry out.
    Implement,
    /// 督办: chase.
    Supervise,
    /// 检查: inspect or guide on the spot.
    Inspect,
    /// 考评: assess.
    Assess,
    /// 问卷: survey.
    Survey,
    /// 整改: put right.
    Rectify,
    /// 培训: train or learn.
    Train,
    /// 开展活动: organise or take part in an activity.
    Organise,
    /// 归档: keep an archive.
    Archive,
    /// 任命、指定: appoint or name somebody.
    Appoint,
    /// 调研: research.
    Research,
    /// 协调: coordinate, keep in touch.
    Coordinate,
    /// 审议、决定: deliberate or decide.
    Decide,
    /// 评选表彰: select or honour.
    Honour,
    /// 登记管理: keep a register or a base.
    Register,
    /// 统计: count and compile.
    Compile,
    /// 经费: use or oversee money.
    Fund,
    /// 答复: answer whoever raised a matter.
    Answer,
    /// 确定设置: fill in an open norm.
    Settle,
}

impl Action {
    /// Every kind of action, in the order of the list.
    pub const ALL: &[Self] = &[
        Self::Hold,
        Self::Notify,
        Self::Report,
        Self::File,
        Self::Publish,
        Self::Edit,
        Self::Plan,
        Self::Assign,
        Self::Implement,
        Self::Supervise,
        Self::Inspect,
        Self::Assess,
        Self::Survey,
        Self::Rectify,
        Self::Train,
        Self::Organise,
        Self::Archive,
        Self::Appoint,
        Self::Research,
        Self::Coordinate,
        Self::Decide,
        Self::Honour,
        Self::Register,
        Self::Compile,
        Self::Fund,
        Self::Answer,
        Self::Settle,
    ];
}
