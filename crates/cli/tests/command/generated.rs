//! Bad input that is too large or too odd to be kept as files.

use std::{fmt::Write as _, fs, path::Path};

use tempfile::TempDir;

use crate::program::{Answer, chuangwen};

const MANIFEST: &str =
    "[pack]\nid = \"big\"\ntitle = \"大\"\nissuer = \"村\"\nversion = \"1\"\neffective = 2026-01-01\n";
const WHO: &str = "[[article]]\nid = \"1\"\nheading = \"卫生\"\n\n[[class]]\nid = \"household\"\nname = \"户\"\narticle = \"1\"\n";
const VILLAGE: [&str; 7] = [
    "plan",
    "packs/village",
    "--organisation",
    "packs/village/organisation.toml",
    "--from",
    "2026-01-01",
    "--to",
];

/// A pack whose rules are `rules`.
fn pack(rules: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("pack.toml"), MANIFEST).unwrap();
    fs::write(folder.path().join("who.toml"), WHO).unwrap();
    fs::write(folder.path().join("rules.toml"), rules).unwrap();
    folder
}

fn lint(folder: &Path) -> Answer {
    chuangwen(["lint", folder.to_str().unwrap()])
}

fn many(rule: impl Fn(usize) -> String) -> String {
    (0..100_000).map(rule).collect()
}

fn duty(id: usize, article: &str, rest: &str) -> String {
    format!(
        "[[duty]]\nid = \"d{id}\"\narticle = \"{article}\"\nwho = [\"class:household\"]\naction = \"implement\"\nwhat = \"打扫\"\n{rest}\n"
    )
}

#[test]
fn a_hundred_thousand_rules_are_checked() {
    let good = lint(pack(&many(|id| duty(id, "1", "when = { every = \"month\" }"))).path());
    assert_eq!((good.code, good.out.lines().last()), (0, Some("错误 0,警告 0,提示 0")), "{}", good.out);
}

#[test]
fn a_hundred_thousand_facts_are_planned() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("facts.jsonl");
    let mut text = String::new();
    for id in 0..100_000 {
        let (month, day) = (1 + id % 12, 1 + id % 28);
        writeln!(
            text,
            r#"{{"id": "f{id}", "kind": "petition.received", "at": "2026-{month:02}-{day:02}T09:00"}}"#
        )
        .unwrap();
    }
    fs::write(&path, &text).unwrap();
    let args = |path: &Path| {
        VILLAGE.iter().map(|arg| (*arg).to_owned()).chain([
            "2026-12-31".into(),
            "--facts".into(),
            path.display().to_string(),
        ])
    };
    let answer = chuangwen(args(&path).chain(["--json".into()]));
    assert_eq!(answer.code, 0, "{}", answer.err);
    assert_eq!(
        answer.out.lines().filter(|line| line.contains("\"rule\":\"answer-neighbour\"")).count(),
        100_000
    );
    fs::write(&path, text.replace("petition", "petitoin")).unwrap();
    let bad = chuangwen(args(&path));
    assert_eq!(bad.code, 1);
    assert!(bad.err.contains("CW5004 还有 99950 处没有列出"), "{}", bad.err.lines().last().unwrap());
    fs::write(&path, text.replace("\"kind\"", "\"subject\": \"nobody\", \"kind\"")).unwrap();
    let strangers = chuangwen(args(&path));
    assert_eq!(strangers.code, 1);
    assert!(
        strangers.err.contains("CW5008 还有 99950 处没有列出"),
        "{}",
        strangers.err.lines().last().unwrap()
    );
}

#[test]
fn a_file_of_a_hundred_megabytes_is_refused_unread() {
    let folder = pack("");
    // A file with a hole: it takes no room on the disk.
    fs::File::create(folder.path().join("huge.toml")).unwrap().set_len(100 << 20).unwrap();
    let answer = lint(folder.path());
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("CW1006") && answer.out.contains("huge.toml"), "{}", answer.out);
    let huge = folder.path().join("huge.toml").display().to_string();
    for option in ["--organisation", "--facts"] {
        let mut args =
            vec!["plan", "packs/village", "--from", "2026-01-01", "--to", "2026-12-31", option, &huge];
        if option == "--facts" {
            args.extend(["--organisation", "packs/village/organisation.toml"]);
        }
        let answer = chuangwen(args);
        assert_eq!(answer.code, 1, "{option}");
        assert!(answer.err.contains("huge.toml"), "{}", answer.err);
    }
}

#[cfg(unix)]
#[test]
fn links_that_lead_nowhere_or_round_in_a_circle() {
    use std::os::unix::fs::symlink;

    let folder = pack("");
    symlink("round.toml", folder.path().join("round.toml")).unwrap();
    let answer = lint(folder.path());
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("CW1000") && answer.out.contains("绕成了圈"), "{}", answer.out);
    fs::remove_file(folder.path().join("round.toml")).unwrap();

    symlink("gone.toml", folder.path().join("lost.toml")).unwrap();
    let answer = lint(folder.path());
    assert!(answer.code == 1 && answer.out.contains("指向的文件不存在"), "{}", answer.out);
    fs::remove_file(folder.path().join("lost.toml")).unwrap();

    // A folder that holds itself is not walked into.
    symlink(".", folder.path().join("self")).unwrap();
    assert_eq!(lint(&folder.path().join("self/self/self")).code, 0);
    // What an editor leaves while a file is open is a link to nowhere, and hidden.
    symlink("someone@somewhere.1234", folder.path().join(".#rules.toml")).unwrap();
    assert_eq!(lint(folder.path()).code, 0);
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;

    let folder = pack("");
    let path = folder.path().join("rules.toml");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o0)).unwrap();
    if fs::read(&path).is_ok() {
        eprintln!("not checked: this user may read everything");
        return;
    }
    let answer = lint(folder.path());
    assert_eq!(answer.code, 1);
    assert!(answer.out.contains("CW1000") && answer.out.contains("没有读取权限"), "{}", answer.out);
}

#[test]
fn a_folder_where_a_rule_file_is_expected() {
    let folder = pack("");
    fs::create_dir(folder.path().join("more.toml")).unwrap();
    let answer = lint(folder.path());
    assert!(answer.code == 1 && answer.out.contains("这是一个文件夹"), "{}", answer.out);
}

#[cfg(unix)]
#[test]
fn a_pipe_among_the_files_is_not_waited_for() {
    let folder = pack("");
    let made = std::process::Command::new("mkfifo").arg(folder.path().join("pipe.toml")).status();
    if !made.is_ok_and(|status| status.success()) {
        eprintln!("not checked: there is no mkfifo");
        return;
    }
    let answer = lint(folder.path());
    assert!(answer.code == 1 && answer.out.contains("不是普通文件"), "{}", answer.out);
}
