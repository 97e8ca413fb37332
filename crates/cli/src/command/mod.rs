//! One file for each command.

pub mod audit;
pub mod calendar;
pub mod demo;
pub mod doctor;
pub mod lint;
pub mod migrate;
pub mod openapi;
pub mod plan;
pub mod rehearse;
pub mod serve;
