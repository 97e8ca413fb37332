//! The tutorials in `docs/adding` are played from the first line to the last: each file is written, each command run,
//! and each answer compared with the one that is printed. What no longer holds is written out corrected.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

#[test]
fn the_chinese_tutorial_is_true() {
    check("pack.zh-CN.md");
}

#[test]
fn the_english_tutorial_is_true() {
    check("pack.md");
}

fn check(name: &str) {
    let tutorial = fs::read_to_string(format!("{ROOT}/docs/adding/{name}")).unwrap();
    let mut play = Play::begin(name);
    let played = play.all(&tutorial);
    assert_eq!(play.typed, finished_files(), "{name} does not type every file of packs/village");
    assert!(play.answers > 5, "{name} runs {} commands only", play.answers);
    if played != tutorial {
        let corrected = play.home.with_file_name(name);
        fs::write(&corrected, &played).unwrap();
        let at = played.lines().zip(tutorial.lines()).position(|(now, then)| now != then);
        panic!(
            "docs/adding/{name} is no longer true from line {} on; if the answers are right now, copy {} over it",
            at.map_or(0, |index| index + 1),
            corrected.display()
        );
    }
}

/// The names of the files in `packs/village`, in order.
fn finished_files() -> Vec<String> {
    let files = fs::read_dir(format!("{ROOT}/packs/village")).unwrap();
    let mut names: Vec<String> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// A tutorial as it is played by somebody who types what it says.
struct Play {
    home: PathBuf,
    typed: Vec<String>,
    answers: usize,
}

impl Play {
    fn begin(name: &str) -> Self {
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name.trim_end_matches(".md"));
        let _ = fs::remove_dir_all(&home);
        fs::create_dir_all(home.join("packs/village")).unwrap();
        Self { home, typed: Vec::new(), answers: 0 }
    }

    /// The tutorial with the answers that the commands give now.
    fn all(&mut self, tutorial: &str) -> String {
        let mut played = String::new();
        let mut lines = tutorial.lines();
        while let Some(line) = lines.next() {
            played.extend([line, "\n"]);
            let Some(info) = line.strip_prefix("```") else { continue };
            let body: String =
                lines.by_ref().take_while(|line| *line != "```").flat_map(|line| [line, "\n"]).collect();
            played += &self.block(info, body);
            played += "```\n";
        }
        self.typed.sort();
        played
    }

    /// Does what a fenced block asks for; the block as it should be.
    fn block(&mut self, info: &str, body: String) -> String {
        if info == "console" {
            let asked = body.lines().next().unwrap();
            let command = asked.strip_prefix("$ chuangwen ").expect("a command of chuangwen");
            self.answers += 1;
            return format!("{asked}\n{}", self.run(command));
        }
        let (how, name) =
            info.split_once(' ').and_then(|(_, what)| what.split_once('=')).expect("file=, append= or line=");
        let file = self.home.join("packs/village").join(name);
        match how {
            "file" => {
                let finished = fs::read_to_string(format!("{ROOT}/packs/village/{name}")).unwrap();
                assert_eq!(body, finished, "another {name} than packs/village holds");
                fs::write(file, &body).unwrap();
                self.typed.push(name.to_owned());
            }
            "append" => {
                let before = fs::read_to_string(&file).unwrap();
                fs::write(file, before + &body).unwrap();
            }
            "line" => replace_line(&file, body.trim_end()),
            other => panic!("{other}= is none of file=, append=, line="),
        }
        body
    }

    /// The answer of a command: what it writes for its reader, then what is wrong.
    fn run(&self, command: &str) -> String {
        let output = Command::new(env!("CARGO_BIN_EXE_chuangwen"))
            .args(command.split(' '))
            .current_dir(&self.home)
            .env_remove("CHUANGWEN_LANG")
            .output()
            .unwrap();
        String::from_utf8([output.stdout, output.stderr].concat()).unwrap()
    }
}

/// Writes the line in place of the one with the same key.
fn replace_line(file: &Path, line: &str) {
    let key = line.split('=').next().unwrap();
    let before = fs::read_to_string(file).unwrap();
    assert_eq!(before.lines().filter(|old| old.starts_with(key)).count(), 1, "{key}");
    let after: String = before
        .lines()
        .map(|old| if old.starts_with(key) { line } else { old })
        .flat_map(|line| [line, "\n"])
        .collect();
    fs::write(file, after).unwrap();
}
