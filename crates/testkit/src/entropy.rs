//! Randomness that is the same at every run.

use std::sync::Mutex;

use kernel::{Entropy, SeededRandom};

/// A seeded stream in the place of the operating system's randomness.
pub struct SeededEntropy(Mutex<SeededRandom>);

impl SeededEntropy {
    /// A stream that depends on `seed` alone.
    pub fn new(seed: u64) -> Self {
        Self(Mutex::new(SeededRandom::new(seed)))
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        let mut random = self.0.lock().expect("no test panics while it draws");
        for byte in bytes {
            *byte = u8::try_from(random.below(256)).unwrap_or(0);
        }
    }
}
