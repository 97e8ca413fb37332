//! Databases, clocks and randomness for tests. No shipped crate imports this one.

mod clock;
mod database;
mod entropy;

pub use clock::MovableClock;
pub use database::TestDb;
pub use entropy::SeededEntropy;
pub use store::Engine;
