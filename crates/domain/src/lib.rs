//! The nouns: entities, states and their transitions, invariants.
//!
//! Nothing here reads a clock, a database or the network: whoever calls passes `now`.

pub mod account;
pub mod organisation;
pub mod session;
