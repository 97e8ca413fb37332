//! Randomness as a parameter: a seeded stream that gives the same numbers on every machine.

use rand_chacha::{
    ChaCha8Rng,
    rand_core::{RngCore, SeedableRng},
};

/// A reproducible random stream (`ChaCha8`). The same seed gives the same numbers everywhere.
#[derive(Debug, Clone)]
pub struct SeededRandom(ChaCha8Rng);

impl SeededRandom {
    /// A stream that depends on `seed` alone.
    pub fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A stream of its own for one subject, so that what one subject draws never shifts what
    /// another draws: the order of subjects does not matter.
    pub fn for_subject(seed: u64, subject: &str) -> Self {
        // FNV-1a, because the std hasher does not promise the same value across releases.
        let hash = subject.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        Self::new(seed ^ hash)
    }

    /// A number in `0..bound`; 0 where `bound` is 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        // The high half of a 64-bit product is unbiased enough for behaviour and sampling of small sets.
        let product = u64::from(self.0.next_u32()) * u64::from(bound);
        u32::try_from(product >> 32).unwrap_or(0)
    }

    /// True in `per_mille` of a thousand draws.
    pub fn happens(&mut self, per_mille: u32) -> bool {
        self.below(1000) < per_mille
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn same_seed_same_numbers() {
        let draw = |seed| {
            let mut random = SeededRandom::new(seed);
            [random.below(1000), random.below(1000), random.below(1000)]
        };
        assert_eq!(draw(7), draw(7));
        assert_ne!(draw(7), draw(8));
    }

    #[test]
    fn a_subject_draws_the_same_whoever_else_draws() {
        let mut alone = SeededRandom::for_subject(1, "district-1");
        let mut after = {
            SeededRandom::for_subject(1, "district-2").below(10);
            SeededRandom::for_subject(1, "district-1")
        };
        assert_eq!(alone.below(1_000_000), after.below(1_000_000));
    }

    #[test]
    fn happens_is_never_and_always_at_the_ends() {
        let mut random = SeededRandom::new(3);
        assert!((0..100).all(|_| !random.happens(0)));
        assert!((0..100).all(|_| random.happens(1000)));
    }
}
