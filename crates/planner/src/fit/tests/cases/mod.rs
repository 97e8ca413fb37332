//! What is changed in the good pack and the good organisation, and what is then found. The lists only grow.

use super::Case;

mod holders;
mod rules;

/// Every case.
pub(super) fn all() -> impl Iterator<Item = &'static Case> {
    holders::CASES.iter().chain(rules::CASES)
}
