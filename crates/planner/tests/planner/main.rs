//! The planner on a small regulation: what is owed, what discharges it, and that order, cuts and resumption change nothing.

mod alternation;
mod discharge;
mod escalation;
mod explain;
mod ground;
mod meeting;
mod order;
mod program;
mod replan;
mod setting;
mod stream;
