//! What is wrong in the files, and on which line.

use kernel::{Finding, Place, Severity, Text};

/// Collects findings and knows the lines of the file that is being read.
#[derive(Default)]
pub(super) struct Log {
    file: String,
    /// Byte offsets at which lines begin.
    lines: Vec<usize>,
    findings: Vec<Finding>,
    /// Whether a whole file could not be read.
    pub broken: bool,
    suggested: usize,
}

/// How many unknown ids get a suggestion: looking for one costs a look at every id, and a file may hold 10^5 bad rows.
const SUGGESTIONS: usize = 50;

impl Log {
    /// Begins a file: its text, if it is UTF-8.
    pub fn open<'b>(&mut self, file: &str, bytes: &'b [u8]) -> Option<&'b str> {
        file.clone_into(&mut self.file);
        self.lines = std::iter::once(0)
            .chain(bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1))
            .collect();
        match std::str::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                self.broken = true;
                self.report(
                    "CW4001",
                    error.valid_up_to(),
                    Text::new("此处不是UTF-8文字", "the text is not UTF-8 here"),
                    Text::new(
                        "用文本编辑器打开文件,另存为“UTF-8”编码",
                        "open the file in a text editor and save it with the encoding UTF-8",
                    ),
                );
                None
            }
        }
    }

    /// The place of a byte offset in the file that is being read.
    pub fn place(&self, at: usize) -> Place {
        Place { file: self.file.clone(), line: self.lines.partition_point(|start| *start <= at).max(1) }
    }

    /// Reports something at a byte offset of the file that is being read.
    pub fn report(&mut self, code: &'static str, at: usize, message: Text, help: Text) {
        let place = self.place(at);
        self.report_at(code, place, message, help);
    }

    /// Reports something at a known place.
    pub fn report_at(&mut self, code: &'static str, place: Place, message: Text, help: Text) {
        self.findings.push(Finding {
            code,
            severity: Severity::Error,
            article: String::new(),
            message,
            help,
            place: Some(place),
        });
    }

    /// Whether there is still time to look for an id that may have been meant.
    pub fn may_suggest(&mut self) -> bool {
        self.suggested += 1;
        self.suggested <= SUGGESTIONS
    }

    /// Everything that was reported, by file and line; nothing where all is right.
    pub fn finish(mut self) -> Result<(), Vec<Finding>> {
        if self.findings.is_empty() {
            return Ok(());
        }
        self.findings.sort_by(|a, b| (&a.place, a.code, &a.message).cmp(&(&b.place, b.code, &b.message)));
        self.findings.dedup();
        Err(self.findings)
    }
}
