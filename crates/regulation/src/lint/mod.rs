//! Examines a regulation (制度体检): what in it is doubtful, contradictory, open or forbidden, and what to do.
//!
//! Each file is one family of rules; each rule is general: it knows no city, body or article. Codes are stable and
//! listed in `docs/lint.md`.

use std::collections::BTreeSet;

use kernel::Finding;

mod article;
mod assessment;
mod body;
mod circular;
mod conflict;
mod coverage;
mod deadline;
mod decider;
mod declaration;
mod duty;
mod examination;
mod formalism;
mod meeting;
mod norm;
mod product;
mod quorum;
mod responsibility;
mod setting;
mod trigger;
mod veto;
mod vocabulary;

pub use coverage::{ByClass, Coverage, coverage};

use crate::pack::Pack;
use crate::resolved::{Regulation, examine};
use examination::Examination;

/// Everything found in the packs together: what keeps them from running (CW2...) and what is doubtful in them (CW3...),
/// sorted.
pub fn lint(packs: Vec<Pack>) -> Vec<Finding> {
    let (regulation, findings) = examine(packs);
    let all: BTreeSet<Finding> = findings.into_iter().chain(check(&regulation)).collect();
    all.into_iter().collect()
}

/// What is doubtful in rules that can run: codes CW3001 to CW3099, sorted.
pub fn check(regulation: &Regulation) -> Vec<Finding> {
    let mut examination = Examination::new(regulation);
    for family in [
        article::check,
        decider::check,
        quorum::check,
        meeting::check,
        responsibility::check,
        deadline::check,
        circular::check,
        assessment::check,
        veto::check,
        body::check,
        vocabulary::check,
        duty::check,
        norm::check,
        setting::check,
        product::check,
        trigger::check,
        conflict::check,
        formalism::check,
        declaration::check,
    ] {
        family(&mut examination);
    }
    let all: BTreeSet<Finding> = examination.findings.into_iter().collect();
    all.into_iter().collect()
}
