//! Any bytes as a pack with its organisation and its facts.
#![no_main]

#[path = "../input/plan.rs"]
mod input;

libfuzzer_sys::fuzz_target!(|data: &[u8]| input::check(data));
