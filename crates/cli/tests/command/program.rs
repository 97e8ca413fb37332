//! Running the built program.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

/// What a run answered.
pub struct Answer {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Answer {
    /// The objects that it printed, one a line.
    pub fn lines(&self) -> Vec<serde_json::Value> {
        assert_eq!(self.code, 0, "{}", self.err);
        self.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    /// The one object that it printed.
    pub fn object(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}\n{}{}", self.out, self.err))
    }
}

/// The top of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

/// The program, in a folder, with nothing of the tester's own environment that it reads.
pub fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chuangwen"));
    command.current_dir(folder).env_remove("CHUANGWEN_LANG").stdin(Stdio::null());
    command
}

/// Runs it at the top of the repository.
pub fn chuangwen<I: IntoIterator<Item: AsRef<OsStr>>>(args: I) -> Answer {
    answer(program(&root()).args(args))
}

/// The arguments of a line without quotes.
pub fn run(line: &str) -> Answer {
    chuangwen(line.split_whitespace())
}

/// Runs it to its end, which must not be a panic or a signal.
pub fn answer(command: &mut Command) -> Answer {
    let Output { status, stdout, stderr } = command.output().unwrap();
    let (out, err) = (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap());
    assert!(!err.contains("panicked"), "{command:?}\n{err}");
    Answer { code: status.code().expect("it ended by itself"), out, err }
}
