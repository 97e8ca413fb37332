//! From regulations to obligations.
