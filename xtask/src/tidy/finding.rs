//! What tidy found: where, under which check, and what to do about it.

use std::fmt;

/// One broken law.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// Path from the root of the workspace.
    pub path: String,
    /// Line, counted from 1; 0 where the file as a whole is meant.
    pub line: usize,
    /// The check that found it.
    pub check: &'static str,
    /// What is wrong and what to do.
    pub message: String,
}

impl Finding {
    /// A finding about a line.
    pub fn at(check: &'static str, path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.to_owned(), line, check, message: message.into() }
    }

    /// A finding about a file or a folder as a whole.
    pub fn about(check: &'static str, path: &str, message: impl Into<String>) -> Self {
        Self::at(check, path, 0, message)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.path)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": [{}] {}", self.check, self.message)
    }
}
