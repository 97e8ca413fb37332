//! What the two READMEs show of the program's answers is what it answers.

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
    let readme = std::fs::read_to_string(format!("{ROOT}/{name}")).unwrap();
    let mut commands = 0;
    for block in readme.split("```console\n").skip(1) {
        let block = block.split("```").next().unwrap_or_default();
        let mut answer = VecDeque::new();
        for line in block.lines() {
            if let Some(command) = line.strip_prefix("$ chuangwen ") {
                answer = run(command);
                commands += 1;
            } else if line != "..." && !line.is_empty() {
                let found = answer.iter().position(|answered| answered == line);
                let Some(at) = found else {
                    panic!(
                        "{name} shows a line that is not, or no longer, in the answer:\n{line}\n\nIt is:\n{answer:#?}"
                    )
                };
                answer.drain(..=at);
            }
        }
    }
    assert!(commands >= 2, "{name} shows {commands} commands only");
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
