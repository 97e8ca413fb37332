//! Sessions: signing in and out, and knowing who is asking.

mod authenticate;
mod clean;
mod error;
mod failure;
mod find;
mod sign_in;
mod sign_out;
mod token;

pub use authenticate::authenticate;
pub use clean::{CLEAN, clean};
pub use error::Error;
pub(crate) use failure::note_failure;
pub use find::{Seen, find};
pub use sign_in::{SignIn, SignedIn, sign_in};
pub use sign_out::sign_out;
pub use token::Token;
