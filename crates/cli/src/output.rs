//! What the user sees: findings, failures, lines to a pipe that may close.

use std::{
    fmt::Write as _,
    io::{self, Write as _},
    process::ExitCode,
};

use kernel::{Finding, Lang, Severity, Text};

/// Why a command could not do its work.
pub enum Failure {
    /// What was given is wrong; each finding says where and what to do.
    Findings(Vec<Finding>),
    /// One thing is wrong that stands in no file.
    Message(Text),
    /// The output could not be written.
    Output(io::Error),
}

impl From<Vec<Finding>> for Failure {
    fn from(findings: Vec<Finding>) -> Self {
        Self::Findings(findings)
    }
}

impl From<Text> for Failure {
    fn from(text: Text) -> Self {
        Self::Message(text)
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    /// Several failures as one: the findings of all of them together, or the first that is none.
    pub fn all(failures: impl IntoIterator<Item = Option<Self>>) -> Self {
        let mut findings = Vec::new();
        for failure in failures.into_iter().flatten() {
            match failure {
                Self::Findings(found) => findings.extend(found),
                other => return other,
            }
        }
        Self::Findings(findings)
    }

    /// Says on standard error what is wrong, and gives the exit code: 1, or 0 where the reader of a pipe has gone.
    pub fn report(self, lang: Lang) -> ExitCode {
        match self {
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => return ExitCode::SUCCESS,
            Self::Output(error) => {
                let text =
                    Text::new(format!("写不出结果:{error}"), format!("cannot write the result: {error}"));
                say(&format!("{}\n", text.in_lang(lang)));
            }
            Self::Message(text) => say(&format!("{}\n", text.in_lang(lang))),
            Self::Findings(findings) => say(&render(&findings, lang)),
        }
        ExitCode::FAILURE
    }
}

/// How many findings of one code are shown as text. Nobody reads more, and one wrong name may stand in 10^5 rules.
const OF_ONE_CODE: usize = 50;

/// The findings as text: one block each, worst first, and a line that counts them. Of one code only the first
/// [`OF_ONE_CODE`] are shown, and the others counted.
pub fn render(findings: &[Finding], lang: Lang) -> String {
    let mut sorted: Vec<&Finding> = findings.iter().collect();
    sorted.sort_by(|a, b| {
        (a.severity, a.code, &a.article, &a.place).cmp(&(b.severity, b.code, &b.article, &b.place))
    });
    let mut out = String::new();
    for same in sorted.chunk_by(|a, b| (a.severity, a.code) == (b.severity, b.code)) {
        let (shown, rest) = same.split_at(same.len().min(OF_ONE_CODE));
        for finding in shown {
            block(&mut out, finding, lang);
        }
        if let Some(first) = rest.first() {
            let more = Text::new(
                format!("    …… {} 还有 {} 处没有列出,先改正以上这些", first.code, rest.len()),
                format!("    ... {} more of {} are not listed; correct these first", rest.len(), first.code),
            );
            let _ = writeln!(out, "{}", more.in_lang(lang));
        }
    }
    let count = |wanted| findings.iter().filter(|finding| finding.severity == wanted).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let total = Text::new(
        format!("错误 {errors},警告 {warnings},提示 {notes}"),
        format!("{errors} errors, {warnings} warnings, {notes} notes"),
    );
    let _ = writeln!(out, "{}", total.in_lang(lang));
    out
}

fn block(out: &mut String, finding: &Finding, lang: Lang) {
    let article = if finding.article.is_empty() { String::new() } else { format!(" [{}]", finding.article) };
    let place =
        finding.place.as_ref().map(|place| format!("  {}:{}", place.file, place.line)).unwrap_or_default();
    let _ = writeln!(
        out,
        "{} {}{article} {}{place}\n    → {}",
        severity(finding.severity).in_lang(lang),
        finding.code,
        finding.message.in_lang(lang),
        finding.help.in_lang(lang),
    );
}

fn severity(severity: Severity) -> Text {
    match severity {
        Severity::Error => Text::new("错误", "error"),
        Severity::Warning => Text::new("警告", "warning"),
        Severity::Note => Text::new("提示", "note"),
    }
}

/// The findings as JSON objects in `lang`: code, severity, article, message, help, and place where there is one.
pub fn findings_json(findings: &[Finding], lang: Lang) -> Vec<serde_json::Value> {
    findings
        .iter()
        .map(|finding| {
            let mut object = serde_json::json!({
                "code": finding.code,
                "severity": finding.severity,
                "article": finding.article,
                "message": finding.message.in_lang(lang),
                "help": finding.help.in_lang(lang),
            });
            if let Some(place) = &finding.place {
                object["file"] = place.file.clone().into();
                object["line"] = place.line.into();
            }
            object
        })
        .collect()
}

/// Whether any finding is an error.
pub fn any_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Writes to standard error. Nobody is left to be told where that is closed.
pub fn say(text: &str) {
    let _ = io::stderr().lock().write_all(text.as_bytes());
}

/// Writes all of it to standard output, buffered.
pub fn print(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(())
}
