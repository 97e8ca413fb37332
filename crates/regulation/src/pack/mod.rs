//! The pack as it is written: one folder of TOML files, one table for each kind of rule.
//!
//! `docs/pack-language.md` explains the language to people who write packs; the types here are its definition.

pub mod archive;
pub mod article;
pub mod assessment;
pub mod body;
pub mod clause;
pub mod declaration;
pub mod duty;
pub mod escalation;
pub mod fact;
pub mod fraction;
pub mod manifest;
pub mod meeting;
pub mod noun;
pub mod read;
mod reference;
pub mod selector;
pub mod setting;
pub mod source;
pub mod strength;

pub use archive::{Archive, Product, Retention};
pub use article::Article;
pub use assessment::{Assessment, Consequence, Veto};
pub use body::{Body, Class, Eligibility, Office};
pub use clause::{Permission, Procedure, Prohibition, Quota, Requirement, Step, Term, Threshold, Vocabulary};
pub use declaration::Declaration;
pub use duty::{Action, Duty, Schedule, SettingRef, Within};
pub use escalation::{Escalation, Rung};
pub use fraction::{Fraction, InvalidFraction};
pub use manifest::{Filing, Limits, Manifest};
pub use meeting::{
    AgendaItem, Circular, Countersign, Emergency, Leave, Meeting, Minutes, Notice, Occasion, Proxy,
    ProxyKind, Quorum,
};
pub use read::read;
pub use selector::Selector;
pub use setting::{Setting, SettingKind};
pub use source::{Item, Pack, SourceFile};
pub use strength::Strength;

/// Whether a value is what a pack that leaves the key out means: printing leaves it out.
fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

kernel::string_id!(
    /// The id of a pack: its folder's name.
    PackId
);
kernel::string_id!(
    /// The id of a rule of any kind, unique within the packs in force together.
    RuleId
);
