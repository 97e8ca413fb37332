//! Escalation: who is told when a deadline nears or has passed. A ladder is a budget of time around the deadline; what is
//! taken out of it stands in a ledger of suspensions. Nothing stores “overdue”.

mod ladder;
mod suspension;

pub use ladder::{Climb, Climbed, Rung, due_rungs, rungs};
pub use suspension::{Ledger, Suspension};
