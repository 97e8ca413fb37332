//! Packs as their authors write them: what is read, joined, found doubtful and printed.

mod lint;
mod manzhouli;
mod read;
mod resolve;
mod village;
