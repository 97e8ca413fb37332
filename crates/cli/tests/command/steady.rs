//! The same inputs give the same bytes, wherever and however the program runs; and a reader that goes away is no failure.

use std::{
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::Stdio,
};

use crate::program::{answer, chuangwen, program, root};

const RUNS: [&str; 8] = [
    "calendar --from 2026-01-01 --to 2027-12-31 --json",
    "lint packs/manzhouli --organisation demo --json",
    "lint packs/manzhouli --organisation demo",
    "plan packs/manzhouli --organisation demo --from 2026-01-01 --to 2026-12-31 --json",
    "plan packs/village --organisation packs/village/organisation.toml --from 2026-01-01 --to 2026-12-31 --facts packs/village/facts.jsonl --json",
    "rehearse packs/manzhouli --organisation demo --year 2026 --seed 3 --json",
    "rehearse packs/manzhouli --organisation demo --year 2026 --seed 3",
    "rehearse packs/village --organisation packs/village/organisation.toml --year 2027 --json",
];

#[test]
fn twice_and_in_other_surroundings() {
    for line in RUNS {
        let first = chuangwen(line.split(' '));
        for (key, value) in [
            ("TZ", "America/St_Johns"),
            ("TZ", "Pacific/Kiritimati"),
            ("LANG", "tr_TR.UTF-8"),
            ("LC_ALL", "C"),
            ("RAYON_NUM_THREADS", "1"),
            ("COLUMNS", "20"),
            ("NO_COLOR", "1"),
        ] {
            let again = answer(program(&root()).args(line.split(' ')).env(key, value));
            let same = (again.code, &again.out, &again.err) == (first.code, &first.out, &first.err);
            assert!(same, "{line} answers otherwise with {key}={value}");
        }
    }
}

/// The same pack with its files under other names, the organisation's rows the other way round.
#[test]
fn the_order_of_files_does_not_matter() {
    let folder = tempfile::tempdir().unwrap();
    let pack = folder.path().join("manzhouli");
    fs::create_dir(&pack).unwrap();
    let mut names: Vec<_> = fs::read_dir(root().join("packs/manzhouli"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    names.sort();
    for (index, name) in names.iter().rev().enumerate() {
        let name = name.to_str().unwrap();
        let other = if name == "pack.toml" {
            name.to_owned()
        } else {
            format!("{:02}-{}.toml", index * 7 % 31, index)
        };
        fs::copy(root().join("packs/manzhouli").join(name), pack.join(other)).unwrap();
    }
    let year = ["--from", "2026-01-01", "--to", "2026-12-31", "--json"];
    for (pack_line, rest) in [("plan", &year[..]), ("rehearse", &["--year", "2026", "--json"][..])] {
        let given = |pack: &Path, organisation: &str| {
            let mut args = vec![pack_line, pack.to_str().unwrap(), "--organisation", organisation];
            args.extend(rest);
            chuangwen(args)
        };
        let (one, other) = (given(Path::new("packs/manzhouli"), "demo"), given(&pack, "demo"));
        assert_eq!(one.code, 0, "{}", one.err);
        // Findings name the files, which have other names.
        let figures = |text: &str| match text.find("\"findings\":") {
            Some(at) => text[..at].to_owned() + text[at..].split("],\"").nth(1).unwrap_or_default(),
            None => text.to_owned(),
        };
        assert_eq!((other.code, other.err.as_str()), (0, one.err.as_str()));
        let (one, other) = (figures(&one.out), figures(&other.out));
        let parting = one.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(one == other, "{pack_line}: {parting:?}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    for line in RUNS {
        let mut child = program(&root())
            .args(line.split(' '))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
        let ended = child.wait_with_output().unwrap();
        assert!(!first.is_empty(), "{line}");
        assert_eq!(
            (ended.status.code(), String::from_utf8_lossy(&ended.stderr).contains("panicked")),
            (Some(0), false),
            "{line}"
        );
    }
}

/// Even where nobody reads what is wrong.
#[test]
fn complaints_that_nobody_reads_do_not_panic() {
    for line in [
        "lint nowhere",
        "plan nowhere",
        "calendar --from 0001-01-01 --to 0001-01-01",
        "--version",
        "rehearse --help",
    ] {
        let mut child = program(&root())
            .args(line.split(' '))
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop((child.stdout.take(), child.stderr.take()));
        let code = child.wait().unwrap().code();
        assert!(matches!(code, Some(0..=2)), "{line}: {code:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_said() {
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let ended = program(&root())
        .args("calendar --from 2026-01-01 --to 2026-01-31".split(' '))
        .stdout(full)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap()
        .wait_with_output()
        .unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1), "{said}");
    assert!(said.starts_with("写不出结果:"), "{said}");
}
