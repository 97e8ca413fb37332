//! The command line as its users meet it: the built program is run, and what it says is compared.

mod bad;
mod calendar;
mod generated;
mod help;
mod lint;
mod plan;
mod program;
mod rehearse;
mod steady;
