//! The committed description of the interface is the present one.

use crate::server::run;

const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");

#[test]
fn the_committed_document_is_current() {
    let (code, printed, said) = run(&["openapi"]);
    assert_eq!(code, Some(0), "{said}");
    let committed = std::fs::read_to_string(COMMITTED).unwrap();
    assert!(
        committed == printed,
        "docs/openapi.json is stale: run `cargo xtask gen` and commit what it writes"
    );
}

#[test]
fn a_file_that_is_current_is_not_touched() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("openapi.json");
    let write = || run(&["openapi", "--out", file.to_str().unwrap()]).0;
    assert_eq!(write(), Some(0));
    let changed = || std::fs::metadata(&file).unwrap().modified().unwrap();
    let first = changed();
    assert_eq!(write(), Some(0));
    assert_eq!(changed(), first);
}
