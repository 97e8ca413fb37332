//! Regulations as data: the pack language, its resolution, and its linter. Pure: no database, no network, no clock.
//!
//! A pack is read by [`pack`] (TOML with the place of each item), joined and checked by [`resolved`], and examined
//! by [`lint`].

pub mod lint;
pub mod pack;
pub mod print;
pub mod resolved;
