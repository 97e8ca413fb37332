//! Packs as their authors write them: what is read, joined, found doubtful and printed.

mod read;
mod resolve;
mod village;
