//! What a check found: a stable code, how bad it is, where it stands, and what to do.

use serde::Serialize;

use crate::text::Text;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It cannot run, or would run wrongly. A command that meets one exits with 1.
    Error,
    /// It runs, but somebody should decide or correct something.
    Warning,
    /// Worth knowing.
    Note,
}

/// A place in a source file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Place {
    /// The file's name as the user gave it, or relative to the pack's folder.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
}

/// One finding of a check.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// Stable code, such as `CW1003`: documented in `docs/lint.md`, never reused.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// The article or rows it is about; empty where it concerns a file as a whole.
    pub article: String,
    /// What is wrong.
    pub message: Text,
    /// What to do about it.
    pub help: Text,
    /// Where it stands in the source, if it stands anywhere.
    pub place: Option<Place>,
}
