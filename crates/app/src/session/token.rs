//! Session tokens: 256 random bits, known to the browser alone.

use std::fmt;

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use kernel::Entropy;
use sha2::{Digest, Sha256};

/// A session's token. It never prints.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// A new token.
    pub(crate) fn new(entropy: &dyn Entropy) -> Self {
        let mut bytes = [0; 32];
        entropy.fill(&mut bytes);
        Self(BASE64URL_NOPAD.encode(&bytes))
    }

    /// The token, for the cookie alone.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What the database keeps of a token. A token has 256 random bits, so a plain hash cannot be guessed back.
    pub fn hash(token: &str) -> String {
        HEXLOWER.encode(&Sha256::digest(token.as_bytes()))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
