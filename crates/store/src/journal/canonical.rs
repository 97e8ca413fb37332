//! The bytes of a fact that are hashed. This form never changes: old journals must stay verifiable.

use sha2::{Digest, Sha256};

/// A SHA-256 hash.
pub type HashBytes = [u8; 32];

/// What stands before the first fact.
pub const ZERO: HashBytes = [0; 32];

/// A fact's fields, borrowed from wherever they are.
pub(crate) struct Fields<'a> {
    pub seq: i64,
    pub at: i64,
    pub actor: &'a str,
    pub kind: &'a str,
    pub noun: &'a str,
    pub object: &'a str,
    pub before: Option<&'a str>,
    pub after: Option<&'a str>,
    pub request: &'a str,
}

impl Fields<'_> {
    /// The hash of this fact after the one whose hash is `prev`. `buffer` is only there to be used again.
    ///
    /// The form: `prev`, then number and time as big-endian 64-bit integers, then each text as its length in bytes
    /// (big-endian, 32 bits) and its bytes; an absent text has the length `0xffffffff`. Lengths make it impossible to
    /// move a character from one field to the next without changing the hash.
    pub(crate) fn hash(&self, prev: &[u8], buffer: &mut Vec<u8>) -> HashBytes {
        buffer.clear();
        buffer.extend_from_slice(prev);
        buffer.extend_from_slice(&self.seq.to_be_bytes());
        buffer.extend_from_slice(&self.at.to_be_bytes());
        for text in [self.actor, self.kind, self.noun, self.object] {
            put(buffer, Some(text));
        }
        put(buffer, self.before);
        put(buffer, self.after);
        put(buffer, Some(self.request));
        Sha256::digest(&buffer).into()
    }
}

fn put(buffer: &mut Vec<u8>, text: Option<&str>) {
    let Some(text) = text else {
        return buffer.extend_from_slice(&u32::MAX.to_be_bytes());
    };
    // A text of 4 GiB cannot be in a row of either database.
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX - 1);
    buffer.extend_from_slice(&length.to_be_bytes());
    buffer.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACT: Fields<'static> = Fields {
        seq: 1,
        at: 1_700_000_000_000_000,
        actor: "program:test",
        kind: "account.create",
        noun: "account",
        object: "a",
        before: None,
        after: Some("{}"),
        request: "r",
    };

    #[test]
    fn the_form_never_changes() {
        let hash = data_encoding::HEXLOWER.encode(&FACT.hash(&ZERO, &mut Vec::new()));
        assert_eq!(hash, "588d4702b14bcc7751311a30382b5ff11ddf626cc6dcba4dc82c024c9c2a505c");
    }

    #[test]
    fn every_field_and_every_border_between_fields_counts() {
        let changed = [
            Fields { seq: 2, ..FACT },
            Fields { at: 1_700_000_000_000_001, ..FACT },
            Fields { actor: "program:tes", kind: "taccount.create", ..FACT },
            Fields { kind: "account.disable", ..FACT },
            Fields { noun: "accoun", object: "ta", ..FACT },
            Fields { object: "b", ..FACT },
            Fields { before: Some(""), ..FACT },
            Fields { before: Some("{}"), after: None, ..FACT },
            Fields { after: None, ..FACT },
            Fields { request: "s", ..FACT },
        ];
        let mut hashes: std::collections::BTreeSet<_> =
            changed.iter().map(|fact| fact.hash(&ZERO, &mut Vec::new())).collect();
        hashes.insert(FACT.hash(&ZERO, &mut Vec::new()));
        hashes.insert(FACT.hash(&[1; 32], &mut Vec::new()));
        assert_eq!(hashes.len(), changed.len() + 2);
    }
}
