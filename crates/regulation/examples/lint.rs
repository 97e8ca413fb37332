//! Checks packs: `cargo run -p regulation --example lint -- packs/manzhouli [more folders] [--coverage CATALOGUE.md] [--en]`.
//!
//! Prints every finding in Chinese (English with `--en`) and exits with 1 where one is an error.

use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use kernel::{Finding, Lang, Severity};
use regulation::pack::{self, SourceFile};

fn main() -> std::io::Result<ExitCode> {
    let mut lang = Lang::Zh;
    let mut findings = Vec::new();
    let mut packs = Vec::new();
    let mut catalogue = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--en" => {
                lang = Lang::En;
                continue;
            }
            "--coverage" => {
                catalogue = arguments.next();
                continue;
            }
            _ => {}
        }
        let files = files(Path::new(&argument))?;
        match pack::read(&files) {
            Ok(pack) => packs.push(pack),
            Err(found) => findings.extend(found),
        }
    }
    findings.extend(regulation::lint::lint(packs.clone()));
    if let Some(catalogue) = catalogue {
        match regulation::resolved::resolve(packs) {
            Ok(regulation) => {
                let (coverage, found) =
                    regulation::lint::coverage(&regulation, &std::fs::read_to_string(catalogue)?, None);
                writeln!(std::io::stdout(), "{coverage:#?}")?;
                findings.extend(found);
            }
            Err(_) => writeln!(std::io::stdout(), "no coverage before the errors are corrected")?,
        }
    }
    print(&findings, lang)?;
    let failed = findings.iter().any(|finding| finding.severity == Severity::Error);
    Ok(if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn files(folder: &Path) -> std::io::Result<Vec<SourceFile>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let is_pack_file = path.extension().is_some_and(|extension| extension == "toml")
            && path.file_name().is_some_and(|name| name != "organisation.toml");
        if is_pack_file {
            files.push(SourceFile { name: path.display().to_string(), bytes: std::fs::read(&path)? });
        }
    }
    Ok(files)
}

fn print(findings: &[Finding], lang: Lang) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    for finding in findings {
        let place = finding
            .place
            .as_ref()
            .map_or_else(String::new, |place| format!("{}:{} ", place.file, place.line));
        let severity = match finding.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        };
        writeln!(out, "{severity} {} {place}{}", finding.code, finding.message.in_lang(lang))?;
        writeln!(out, "    {}", finding.help.in_lang(lang))?;
    }
    let count = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
    writeln!(
        out,
        "{} error(s), {} warning(s), {} note(s)",
        count(Severity::Error),
        count(Severity::Warning),
        count(Severity::Note)
    )
}
