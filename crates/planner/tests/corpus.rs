//! Replays the kept corpora of the fuzz targets `organisation`, `fact` and `plan`, so that they are tried on every run and not
//! only by who fuzzes.

#[path = "../../../fuzz/input/fact.rs"]
mod fact;
#[path = "../../../fuzz/input/organisation.rs"]
mod organisation;
#[path = "../../../fuzz/input/plan.rs"]
mod plan;

fn replay(target: &str, check: fn(&[u8])) {
    let folder = format!("{}/../../fuzz/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let mut tried = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        println!("{}", path.display());
        check(&std::fs::read(path).unwrap());
        tried += 1;
    }
    assert!(tried >= 10, "the corpus is gone: {tried} inputs in {folder}");
}

#[test]
fn every_kept_organisation_is_answered() {
    replay("organisation", organisation::check);
}

#[test]
fn every_kept_log_of_facts_is_answered() {
    replay("fact", fact::check);
}

#[test]
fn every_kept_pack_with_its_organisation_and_facts_is_planned() {
    replay("plan", plan::check);
}
