//! Databases, actors, clocks and randomness for tests; no shipped crate imports it.
