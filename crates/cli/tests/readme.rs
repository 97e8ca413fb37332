//! What the two READMEs show of the program's answers is what it answers.
//!
//! `CHUANGWEN_WRITE=1 cargo test -p chuangwen --test readme` writes changed figures into them; read the difference.

use std::{collections::VecDeque, process::Command};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn the_excerpts_in_chinese_are_true() {
    check("README.zh-CN.md");
}

#[test]
fn the_excerpts_in_english_are_true() {
    check("README.md");
}

/// Runs every command of the `console` blocks, and finds the lines below it in its answer, in order. `...` stands for lines
/// that were left out; empty lines and the rules of tables are left out without it.
fn check(name: &str) {
    let path = format!("{ROOT}/{name}");
    let readme = std::fs::read_to_string(&path).unwrap();
    let (mut answered, mut inside, mut commands) = (String::new(), false, 0);
    let mut answer = VecDeque::new();
    for line in readme.lines() {
        let mut now = line.to_owned();
        if line.starts_with("```") {
            inside = line == "```console";
        } else if inside && let Some(command) = line.strip_prefix("$ chuangwen ") {
            answer = run(command);
            commands += 1;
        } else if inside && line != "..." && !line.is_empty() {
            now = take(&mut answer, line)
                .unwrap_or_else(|| panic!("{name}: no such line in the answer:\n{line}"));
        }
        answered.push_str(&now);
        answered.push('\n');
    }
    assert!(commands >= 2, "{name} shows {commands} commands only");
    #[expect(clippy::disallowed_methods, reason = "a test has no composition root")]
    if std::env::var_os("CHUANGWEN_WRITE").is_some() {
        std::fs::write(&path, &answered).unwrap();
    }
    for (shown, now) in readme.lines().zip(answered.lines()) {
        assert_eq!(shown, now, "{name} is no longer true; CHUANGWEN_WRITE=1 writes what is");
    }
}

/// The next line of the answer that is like `line` but for figures and blanks; what stands before it is dropped.
fn take(answer: &mut VecDeque<String>, line: &str) -> Option<String> {
    let shape = |line: &str| line.chars().filter(|c| !c.is_ascii_digit() && *c != ' ').collect::<String>();
    let at = answer.iter().position(|one| shape(one) == shape(line))?;
    answer.drain(..at);
    answer.pop_front()
}

fn run(command: &str) -> VecDeque<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_chuangwen"))
        .args(command.split_whitespace())
        .env_remove("CHUANGWEN_LANG")
        .current_dir(ROOT)
        .output()
        .unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| line.trim_end().to_owned()).collect()
}
