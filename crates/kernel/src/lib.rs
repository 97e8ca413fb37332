//! What every layer shares: typed ids, the clock, seeded randomness, bilingual text and findings.
//!
//! The list of modules is closed: a thing that belongs to one noun lives with that noun.

pub mod clock;
pub mod entropy;
pub mod finding;
pub mod id;
pub mod page;
pub mod random;
pub mod text;

pub use clock::{Clock, FixedClock};
pub use entropy::{Entropy, new_id};
pub use finding::{Finding, Place, Severity};
pub use page::{Page, PageRequest};
pub use random::SeededRandom;
pub use text::{Lang, Text};
