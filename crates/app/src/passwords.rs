//! Hashing passwords and checking them, always at the same price.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash::phc};
use domain::account::PasswordHash;
use kernel::Entropy;
use tokio::sync::Semaphore;

/// What one hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    /// Memory, in KiB.
    pub memory: u32,
    /// Passes over it.
    pub passes: u32,
}

impl Default for HashCost {
    /// What OWASP's password storage cheat sheet gives first for Argon2id: 19 MiB, two passes, one lane.
    fn default() -> Self {
        Self { memory: 19 * 1024, passes: 2 }
    }
}

/// Hashes and checks. At most two at once: more would only take memory from everybody else.
pub(crate) struct Passwords {
    cost: HashCost,
    /// What is checked where there is no account, so that an unknown login takes as long as a known one.
    decoy: String,
    slots: Semaphore,
}

/// The hashing itself failed: parameters out of range or no memory.
#[derive(Debug, thiserror::Error)]
#[error("a password could not be hashed: {0}")]
pub struct HashFailed(String);

impl Passwords {
    pub(crate) fn new(cost: HashCost, entropy: &dyn Entropy) -> Self {
        // Without a decoy every check of an unknown login fails at once: slower to notice than to start without.
        let decoy = hash(cost, "a password that nobody has", &salt(entropy)).unwrap_or_default();
        Self { cost, decoy, slots: Semaphore::new(2) }
    }

    /// The hash of a new password.
    pub(crate) async fn hash(
        &self,
        password: &str,
        entropy: &dyn Entropy,
    ) -> Result<PasswordHash, HashFailed> {
        let (cost, password, salt) = (self.cost, password.to_owned(), salt(entropy));
        self.run(move || hash(cost, &password, &salt)).await?.map(PasswordHash::new)
    }

    /// Whether the password is the one that was hashed; never, but at the same price, where there is no hash.
    pub(crate) async fn check(
        &self,
        password: &str,
        against: Option<&PasswordHash>,
    ) -> Result<bool, HashFailed> {
        let (password, known) = (password.to_owned(), against.is_some());
        let phc = against.map_or_else(|| self.decoy.clone(), |hash| hash.expose().to_owned());
        self.run(move || {
            // A password of a megabyte is not worth its hashing; nobody could have set it.
            let right = password.len() <= 1024
                && phc::PasswordHash::new(&phc)
                    .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
            known && right
        })
        .await
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, HashFailed> {
        let _slot = self.slots.acquire().await.map_err(|error| HashFailed(error.to_string()))?;
        tokio::task::spawn_blocking(work).await.map_err(|error| HashFailed(error.to_string()))
    }
}

fn salt(entropy: &dyn Entropy) -> [u8; 16] {
    let mut salt = [0; 16];
    entropy.fill(&mut salt);
    salt
}

fn hash(cost: HashCost, password: &str, salt: &[u8]) -> Result<String, HashFailed> {
    let params =
        Params::new(cost.memory, cost.passes, 1, None).map_err(|error| HashFailed(error.to_string()))?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let hash: phc::PasswordHash = argon2
        .hash_password_with_salt(password.as_bytes(), salt)
        .map_err(|error| HashFailed(error.to_string()))?;
    Ok(hash.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use testkit::SeededEntropy;

    const CHEAP: HashCost = HashCost { memory: 8, passes: 1 };

    #[tokio::test]
    async fn only_the_password_itself_passes() {
        let entropy = SeededEntropy::new(1);
        let passwords = Passwords::new(CHEAP, &entropy);
        let hash = passwords.hash("Creating-2026", &entropy).await.unwrap();
        assert!(hash.expose().starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
        assert!(passwords.check("Creating-2026", Some(&hash)).await.unwrap());
        assert!(!passwords.check("creating-2026", Some(&hash)).await.unwrap());
        assert!(!passwords.check("", Some(&hash)).await.unwrap());
        assert!(!passwords.check("a password that nobody has", None).await.unwrap());
    }

    #[tokio::test]
    async fn one_password_hashes_differently_each_time_and_a_broken_hash_matches_nothing() {
        let entropy = SeededEntropy::new(2);
        let passwords = Passwords::new(CHEAP, &entropy);
        let first = passwords.hash("Creating-2026", &entropy).await.unwrap();
        let second = passwords.hash("Creating-2026", &entropy).await.unwrap();
        assert_ne!(first, second);
        assert!(!passwords.check("x", Some(&PasswordHash::new("broken".into()))).await.unwrap());
    }

    #[test]
    fn the_default_cost_is_at_least_what_owasp_gives() {
        let cost = HashCost::default();
        assert!(cost.memory >= 19 * 1024 && cost.passes >= 2);
        assert!(!Passwords::new(cost, &SeededEntropy::new(3)).decoy.is_empty());
    }
}
