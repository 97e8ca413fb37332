//! Checks and generators of the project.
fn main() {}
