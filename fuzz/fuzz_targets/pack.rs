//! Any bytes as the files of a pack.
#![no_main]

#[path = "../input/pack.rs"]
mod input;

libfuzzer_sys::fuzz_target!(|data: &[u8]| input::check(data));
