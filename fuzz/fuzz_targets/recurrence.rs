//! Any bytes as a recurrence.
#![no_main]

#[path = "../input/recurrence.rs"]
mod input;

libfuzzer_sys::fuzz_target!(|data: &[u8]| input::check(data));
