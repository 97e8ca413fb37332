//! `[[class]]`, `[[body]]`, `[[office]]`: who there is.

use serde::Deserialize;

use super::{RuleId, Selector, Strength};

/// A class of units (成员单位, 区, 街道): which units belong to it is said by the organisation.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Class {
    /// Id: what `class:` selectors name.
    pub id: RuleId,
    /// Name, as people say it.
    pub name: String,
    /// The article that speaks of the class.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default)]
    pub rows: Vec<String>,
    /// Whether the institution cannot run while no unit belongs to it.
    #[serde(default)]
    pub required: bool,
}

/// A body: commission, office, division, leading group; one, or one for each unit of a class.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Body {
    /// Id: what `body:` selectors name.
    pub id: RuleId,
    /// Name.
    pub name: String,
    /// The article that sets it up.
    pub article: String,
    /// Catalogue rows that it covers, beside `article`.
    #[serde(default)]
    pub rows: Vec<String>,
    /// How strongly the regulation demands it.
    #[serde(default)]
    pub strength: Strength,
    /// Other names of the same body.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// A kind shared by several bodies (`special_group`): what `kind:` selectors name.
    #[serde(default)]
    pub kind: String,
    /// The body above it: an id of a body of the packs, or a name where the body stands outside of them (市委).
    #[serde(default)]
    pub parent: String,
    /// Bodies outside or inside the packs that share its staff and rooms (合署办公).
    #[serde(default)]
    pub colocated_with: Vec<String>,
    /// The body that also directs it (协管).
    #[serde(default)]
    pub co_managed_by: String,
    /// True where there are several, each listed by the organisation (special groups).
    #[serde(default)]
    pub several: bool,
    /// One in each unit of these classes (`class:district`): the organisation lists them, and lint says which unit has none.
    #[serde(default)]
    pub one_in_each: Vec<Selector>,
    /// What it is for and what it has charge of, in our own words.
    #[serde(default)]
    pub charge: Vec<String>,
    /// True where it stands outside the institution and is only reported to or heard from (市委, 市政府).
    #[serde(default)]
    pub external: bool,
}

/// An office (职务): a post of a body, or of every unit of a class.
#[derive(Debug, Clone, Deserialize)]
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
    #[serde(default)]
    pub rows: Vec<String>,
    /// How strongly the regulation demands a holder.
    #[serde(default)]
    pub strength: Strength,
    /// Fewest holders; 0 where it may stay empty.
    #[serde(default = "one")]
    pub at_least: u32,
    /// Most holders; 0 for no limit.
    #[serde(default = "one")]
    pub at_most: u32,
    /// Who may hold it.
    #[serde(default)]
    pub eligibility: Option<Eligibility>,
    /// To whom it answers.
    #[serde(default)]
    pub answers_to: Vec<Selector>,
    /// What it has charge of and may decide, in our own words.
    #[serde(default)]
    pub charge: Vec<String>,
    /// True where the holder is a member of the body it belongs to.
    #[serde(default)]
    pub member: bool,
}

fn one() -> u32 {
    1
}

/// Who may hold an office.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Eligibility {
    /// Lowest rank, by name (正科级). Ranks are compared in the order of the cadre ladder that `resolved` knows or the pack's `rank` vocabulary gives.
    #[serde(default)]
    pub rank_at_least: String,
    /// Qualities that the appointing unit must confirm (V-07).
    #[serde(default)]
    pub confirm: Vec<String>,
    /// The article that says so.
    pub article: String,
}
