//! Document M in force: every recurring obligation of catalogue appendix C with its windows of 2026, from the
//! pack and the organisation as they are shipped. A module for each group of rows.

mod alternation;
mod assessment;
mod board;
mod case;
mod circular;
mod commission;
mod conference;
mod creation;
mod holders;
mod information;
mod liaison;
mod open;
mod report;
mod roll;
mod sitting;
mod windows;
