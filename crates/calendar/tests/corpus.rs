//! Replays the kept corpus of the fuzz target `recurrence`, so that it is tried on every run and not only by who fuzzes.

#[path = "../../../fuzz/input/recurrence.rs"]
mod input;

#[test]
fn every_kept_input_is_answered() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/corpus/recurrence");
    let mut tried = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        println!("{}", path.display());
        input::check(&std::fs::read(path).unwrap());
        tried += 1;
    }
    assert!(tried >= 10, "the corpus is gone: {tried} inputs in {folder}");
}
