//! One file for each command.

pub mod calendar;
pub mod lint;
pub mod plan;
pub mod rehearse;
