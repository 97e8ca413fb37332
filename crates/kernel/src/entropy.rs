//! Randomness for secrets as a parameter, and ids that sort by the time they were made.

use jiff::Timestamp;

/// Where unpredictable bytes come from. The composition root passes the operating system's; a test
/// passes a seeded stream.
pub trait Entropy: Send + Sync {
    /// Fills `bytes` with random ones.
    fn fill(&self, bytes: &mut [u8]);
}

/// Crockford's base 32, in ascending byte order, so that text sorts as the numbers do.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new id: 26 characters, 48 bits of milliseconds before 80 random bits. Ids made later sort later
/// (to the millisecond), on both databases alike.
pub fn new_id(at: Timestamp, entropy: &dyn Entropy) -> String {
    let mut random = [0_u8; 16];
    entropy.fill(&mut random[6..]);
    // A clock before 1970 gives ids that sort first, not an error: ids need not be dates.
    let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
    random[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
    let value = u128::from_be_bytes(random);
    let digit = |place: u32| char::from(DIGITS[usize::try_from((value >> (5 * place)) & 31).unwrap_or(0)]);
    (0..26).rev().map(digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Same(u8);

    impl Entropy for Same {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0);
        }
    }

    #[test]
    fn ids_are_26_characters_and_sort_by_time() {
        let at = |millis| Timestamp::from_millisecond(millis).unwrap();
        let ids: Vec<String> = [(0, 255), (1, 0), (1, 1), (1_700_000_000_000, 0), (1_700_000_000_001, 0)]
            .into_iter()
            .map(|(millis, byte)| new_id(at(millis), &Same(byte)))
            .collect();
        assert!(ids.iter().all(|id| id.len() == 26 && crate::id::check(id).is_ok()));
        assert!(ids.is_sorted());
    }

    #[test]
    fn the_random_part_is_all_of_eighty_bits() {
        let at = Timestamp::UNIX_EPOCH;
        assert_eq!(new_id(at, &Same(0)), "00000000000000000000000000");
        assert_eq!(new_id(at, &Same(255)), "0000000000ZZZZZZZZZZZZZZZZ");
    }
}
