//! Any bytes as a log of facts.
#![no_main]

#[path = "../input/fact.rs"]
mod input;

libfuzzer_sys::fuzz_target!(|data: &[u8]| input::check(data));
