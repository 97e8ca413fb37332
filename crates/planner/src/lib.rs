//! From regulations to obligations.

pub mod organisation;
