//! `chuangwen lint`: what is wrong with a regulation, with its fit to an organisation, and which rows of a catalogue it covers.

use std::{fmt::Write as _, path::PathBuf, process::ExitCode};

use calendar::Date;
use clap::Args;
use kernel::{Finding, Lang, Text};
use regulation::lint::{self, Coverage};

use crate::{
    file,
    input::{self, BUILT},
    output::{self, Failure},
};

/// Options of `chuangwen lint`.
#[derive(Args)]
pub struct Options {
    /// 制度包文件夹 (the pack's folder)
    pack: PathBuf,
    /// 机构名册文件,或 demo:同时检查制度与机构是否相符 (organisation file or demo: check the fit too)
    #[arg(long, value_name = "FILE|demo")]
    organisation: Option<String>,
    /// 检查与机构是否相符的日子,默认制度施行日和名册最近任职日中较晚的一天 (day of the fit check)
    #[arg(long, value_name = "DATE")]
    on: Option<Date>,
    /// 条款目录(Markdown):核对每一行是否都有规则 (catalogue whose rows must be covered)
    #[arg(long, value_name = "CATALOGUE")]
    coverage: Option<PathBuf>,
    /// 目录里要核对的文档代号,如 M (document of the catalogue; the one most articles cite where absent)
    #[arg(long, requires = "coverage")]
    document: Option<String>,
    /// 输出一个JSON对象 (one JSON object)
    #[arg(long)]
    json: bool,
}

/// Checks; exit code 1 where a finding is an error.
pub fn run(options: &Options, lang: Lang) -> Result<ExitCode, Failure> {
    let (mut findings, coverage) = match examine(options) {
        Ok(examined) => examined,
        // What cannot be read is a finding like any other.
        Err(Failure::Findings(findings)) => (findings, None),
        Err(failure) => return Err(failure),
    };
    findings.sort();
    findings.dedup();
    if options.json {
        let object = serde_json::json!({
            "findings": output::findings_json(&findings, lang),
            "coverage": coverage,
        });
        output::print(&format!("{object}\n"))?;
    } else {
        let mut out = output::render(&findings, lang);
        if let Some(coverage) = &coverage {
            describe(&mut out, coverage, lang);
        }
        output::print(&out)?;
    }
    Ok(if output::any_error(&findings) { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn examine(options: &Options) -> Result<(Vec<Finding>, Option<Coverage>), Failure> {
    let packs = input::packs(&options.pack)?;
    let mut findings = lint::lint(packs.clone());
    if output::any_error(&findings) && regulation::resolved::resolve(packs.clone()).is_err() {
        return Err(findings.into());
    }
    let regulation = regulation::resolved::resolve(packs)?;
    if let Some(organisation) = &options.organisation {
        let organisation = input::organisation(organisation)?;
        let calendar = input::calendar(None)?;
        let on = options.on.unwrap_or_else(|| input::day_of(&regulation, &organisation));
        findings.extend(planner::fit::check(&regulation, &organisation, &calendar, on, BUILT));
    }
    let coverage = match &options.coverage {
        Some(path) => {
            let text = file::text(path)?;
            let (coverage, found) = lint::coverage(&regulation, &text, options.document.as_deref());
            findings.extend(found);
            Some(coverage)
        }
        None => None,
    };
    Ok((findings, coverage))
}

fn describe(out: &mut String, coverage: &Coverage, lang: Lang) {
    let class = &coverage.by_class;
    let text = Text::new(
        format!(
            "条款覆盖 {}/{}:职责 {},规则 {},设置 {},宣示 {}",
            coverage.covered, coverage.total, class.duty, class.rule, class.setting, class.declaration
        ),
        format!(
            "rows covered {}/{}: {} duties, {} rules, {} settings, {} declarations",
            coverage.covered, coverage.total, class.duty, class.rule, class.setting, class.declaration
        ),
    );
    let _ = writeln!(out, "{}", text.in_lang(lang));
    if !coverage.missing.is_empty() {
        let text = Text::new("没有规则的条款:", "rows without a rule: ");
        let _ = writeln!(out, "{}{}", text.in_lang(lang), coverage.missing.join("、"));
    }
}
