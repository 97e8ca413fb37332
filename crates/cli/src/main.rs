//! The `chuangwen` command.
fn main() {}
