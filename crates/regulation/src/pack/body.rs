//! `[[class]]`, `[[body]]`, `[[office]]`: who there is.

use serde::{Deserialize, Serialize};

use super::{RuleId, Selector, Strength};

/// A class of units (成员单位, 区, 街道): which units belong to it is said by the organisation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Id: what `class:` selectors name.
    pub id: RuleId,
    /// Name, as people say it.
    pub name: String,
    /// The article that speaks of the class.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// Whether the institution cannot run while no unit belongs to it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub required: bool,
}

/// A body: commission, office, division, leading group; one, or one for each unit of a class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Id: what `body:` selectors name.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article that sets it up.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly the regulation demands it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// Other names of the same body.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub aliases: Vec<String>,
    /// A kind shared by several bodies (`special_group`): what `kind:` selectors name.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub kind: String,
    /// The body above it: an id of a body of the packs, or a name where the body stands outside of them (市委).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub parent: String,
    /// Bodies outside or inside the packs that share its staff and rooms (合署办公).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub colocated_with: Vec<String>,
    /// The body that also directs it (协管).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub co_managed_by: String,
    /// True where there are several, each listed by the organisation (special groups).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub several: bool,
    /// One in each unit of these classes (`class:district`): the organisation lists them, and lint says which unit has none.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub one_in_each: Vec<Selector>,
    /// What it is for and what it has charge of, in our own words.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub charge: Vec<String>,
    /// Matters that it is responsible for, in words that the whole pack uses alike (a plan kind, a fonds, a result). Lint
    /// reports a matter that two parties have, and a kind of work that several bodies share without saying which part is whose.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub responsible_for: Vec<String>,
    /// True where it stands outside the institution and is only reported to or heard from (市委, 市政府).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub external: bool,
}

/// An office (职务): a post of a body, or of every unit of a class.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Id, unique within its body or class: the part after the dot in `body:wmw.director`, `class:member_unit.liaison`.
    pub id: RuleId,
    /// `body:<id>`, `kind:<kind>` or `class:<id>`.
    pub of: Selector,
    /// Name (主任, 联络员).
    pub name: String,
    /// The article that speaks of it.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rows: Vec<String>,
    /// How strongly the regulation demands a holder.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub strength: Strength,
    /// Fewest holders; 0 where it may stay empty.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub at_least: u32,
    /// Most holders; 0 for no limit.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub at_most: u32,
    /// Who may hold it.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub eligibility: Option<Eligibility>,
    /// To whom it answers.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub answers_to: Vec<Selector>,
    /// What it has charge of and may decide, in our own words.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub charge: Vec<String>,
    /// Matters that it is responsible for, in words that the whole pack uses alike (a plan kind, a fonds, a result). Lint
    /// reports a matter that two parties have, and a kind of work that several bodies share without saying which part is whose.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub responsible_for: Vec<String>,
    /// True where the holder is a member of the body it belongs to.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub member: bool,
}

fn one() -> u32 {
    1
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's signature")]
fn is_one(number: &u32) -> bool {
    *number == 1
}

/// Who may hold an office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Lowest rank, by name (正科级). Ranks are compared in the order of the cadre ladder that `resolved` knows or the pack's `rank` vocabulary gives.
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub rank_at_least: String,
    /// Qualities that the appointing unit must confirm (V-07).
    #[serde(default, skip_serializing_if = "super::is_default")]
    pub confirm: Vec<String>,
    /// The article that says so.
    pub article: String,
}
