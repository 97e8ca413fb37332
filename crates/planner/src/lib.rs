//! From regulations to obligations: packs × organisation × calendar × facts, pure and incremental.
//!
//! [`program`] compiles the packs in force for a range of days, [`plan`] says who owes what, [`replan`] keeps a plan up to date
//! fact by fact, [`escalation`] says whom to tell when.

mod alternation;
mod discharge;
pub mod escalation;
pub mod fact;
pub mod fit;
pub mod obligation;
pub mod organisation;
pub mod plan;
pub mod program;
pub mod rehearsal;
pub mod replan;
mod roster;
mod series;
mod timetable;
