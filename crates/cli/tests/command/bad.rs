//! Bad input, from a list that grows: each folder of `tests/bad` holds the arguments of a run and the files that it is given, and
//! what the program says about them in both languages.
//!
//! To add a case, make a folder with `args` and the files, and accept the new snapshot (`cargo insta test --accept -p chuangwen`)
//! once you have read it as the person who made the mistake.

use std::{fs, path::Path};

use crate::program::{answer, program};

#[test]
fn every_bad_input_is_explained_in_both_languages() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let mut cases: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 70, "{cases:?}");
    for case in cases {
        let name = case.file_name().unwrap().to_str().unwrap();
        let args = fs::read_to_string(case.join("args")).unwrap();
        let said = ["zh", "en"].map(|lang| {
            let answer = answer(program(&folder).args(args.split_whitespace()).env("CHUANGWEN_LANG", lang));
            let said = if answer.err.is_empty() { &answer.out } else { &answer.err };
            assert_ne!(answer.code, 0, "{name} is accepted:\n{said}");
            assert!(!said.is_empty(), "{name} is refused without a word");
            let foreign = said.lines().find(|line| lang == "zh" && is_english(line));
            assert_eq!(foreign, None, "{name} speaks English where Chinese is wanted");
            format!("{} {lang}\n{said}", answer.code)
        });
        insta::with_settings!({ snapshot_path => &case, prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!("said", said.join("\n"));
        });
    }
}

/// Whether a line has words and none of them is Chinese.
fn is_english(line: &str) -> bool {
    line.contains(|c: char| c.is_ascii_alphabetic())
        && !line.contains(|c: char| ('\u{3400}'..'\u{a000}').contains(&c))
}
