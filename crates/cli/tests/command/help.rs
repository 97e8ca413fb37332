//! Help, versions, and command lines that are half written.

use crate::program::{chuangwen, run};

const COMMANDS: [&str; 4] = ["calendar", "lint", "plan", "rehearse"];

#[test]
fn help_of_every_command() {
    for command in COMMANDS {
        let answer = run(&format!("{command} --help"));
        assert_eq!((answer.code, answer.err.as_str()), (0, ""));
        insta::assert_snapshot!(format!("help_{command}"), answer.out);
    }
}

#[test]
fn the_commands_are_listed() {
    for line in ["--help", "-h"] {
        let answer = run(line);
        assert_eq!(answer.code, 0);
        for command in COMMANDS {
            assert!(answer.out.contains(&format!("  {command} ")), "{line}: {command}\n{}", answer.out);
        }
    }
}

#[test]
fn without_a_command_the_help_is_shown_and_nothing_was_done() {
    let answer = chuangwen::<[&str; 0]>([]);
    assert_eq!((answer.code, answer.out.as_str()), (2, ""));
    assert!(answer.err.contains("rehearse"), "{}", answer.err);
}

#[test]
fn the_version_is_that_of_the_crate() {
    assert_eq!(run("--version").out, format!("chuangwen {}\n", env!("CARGO_PKG_VERSION")));
}
