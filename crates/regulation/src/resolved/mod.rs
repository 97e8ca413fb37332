//! Packs in force together: joined, every name looked up, precedence settled.
//!
//! [`resolve`] is the only way to a [`Regulation`], so whoever holds one holds rules that can run. [`Shelf`] keeps several
//! versions and says which of them is in force on a day.

use kernel::Finding;

mod check;
pub(crate) mod complaint;
mod filing;
mod join;
pub mod mention;
mod precedence;
mod regulation;
mod row;
mod rule;
mod shelf;
mod text;
mod wording;

pub use filing::FilingState;
pub use mention::{Ground, Mention};
pub use regulation::Regulation;
pub use row::RowClass;
pub use rule::{Content, Kind, Rule, Source, Superseded};
pub use shelf::{NotInForce, Shelf};

use crate::pack::Pack;

/// Joins a pack with those that it builds on, in any order.
///
/// # Errors
/// Everything that keeps the rules from running, sorted. Codes CW2001 to CW2099.
pub fn resolve(packs: Vec<Pack>) -> Result<Regulation, Vec<Finding>> {
    let (regulation, findings) = examine(packs);
    if findings.is_empty() { Ok(regulation) } else { Err(findings) }
}

/// The rules as far as they can be joined, with everything that keeps them from running.
pub(crate) fn examine(packs: Vec<Pack>) -> (Regulation, Vec<Finding>) {
    let (regulation, mut findings) = join::join(packs);
    findings.extend(check::check(&regulation));
    findings.sort();
    findings.dedup();
    (regulation, findings)
}
