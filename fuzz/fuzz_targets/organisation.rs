//! Any bytes as an organisation.
#![no_main]

#[path = "../input/organisation.rs"]
mod input;

libfuzzer_sys::fuzz_target!(|data: &[u8]| input::check(data));
