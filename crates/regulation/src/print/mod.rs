//! Packs and rules for people: the canonical TOML of a pack, and each rule as a sentence.

mod fields;
mod sentence;
mod toml;

pub use sentence::describe;
pub use toml::print;
