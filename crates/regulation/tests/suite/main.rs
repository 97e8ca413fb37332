//! Packs as their authors write them: what is read, joined, found doubtful and printed.

mod language;
mod lint;
mod manzhouli;
mod print;
mod read;
mod resolve;
mod village;
