//! `chuangwen rehearse`: a year of the institution, played before it happens.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use calendar::Date;
use clap::Args;
use comfy_table::{CellAlignment, Table, presets::UTF8_HORIZONTAL_ONLY};
use kernel::{Finding, Lang, Severity};
use planner::rehearsal::{self, Behaviour, Load, Report, Script};

use crate::{
    file,
    input::{self, BUILT, Institution},
    output::{self, Failure},
};

/// Options of `chuangwen rehearse`.
#[derive(Args)]
pub struct Options {
    /// 制度包文件夹 (the pack's folder)
    pack: PathBuf,
    /// 机构名册文件,或 demo(演示城市) (organisation file, or demo)
    #[arg(long, value_name = "FILE|demo")]
    organisation: String,
    /// 推演哪一年 (the year)
    #[arg(long)]
    year: i16,
    /// 随机种子:同样的种子得到同样的结果 (seed)
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// 办事习惯文件 (behaviour file, see docs/rehearsal.md)
    #[arg(long, value_name = "FILE")]
    behaviour: Option<PathBuf>,
    /// 自行维护的节假日文件夹 (folder of holiday files)
    #[arg(long, value_name = "FOLDER")]
    holidays: Option<PathBuf>,
    /// 写成一个可以单独打开的网页 (write one self-contained HTML page)
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// 列出全部单位,不只负担最重的二十个 (list every unit, not only the twenty most burdened)
    #[arg(long)]
    all: bool,
    /// 输出一个JSON对象 (one JSON object)
    #[arg(long)]
    json: bool,
}

/// Plays the year and reports.
pub fn run(options: &Options, lang: Lang) -> Result<ExitCode, Failure> {
    let year = options.year;
    let (Ok(from), Ok(to)) = (Date::new(year, 1, 1), Date::new(year, 12, 31)) else {
        return Err(input::out_of_range(year));
    };
    input::check_range(from, to)?;
    let institution = Institution::read(&options.pack, &options.organisation, options.holidays.as_deref())?;
    let behaviour = match &options.behaviour {
        Some(path) => behaviour(path, &institution)?,
        None => Behaviour::default(),
    };
    let program = Arc::new(institution.program(from, to)?);
    let script = Script {
        regulation: &institution.regulation,
        program: &program,
        organisation: &institution.organisation,
        behaviour: &behaviour,
        year: options.year,
        seed: options.seed,
    };
    let findings = findings(&institution, from);
    let report = rehearsal::rehearse(script, findings).map_err(|error| Failure::Message(error.text()))?;
    if let Some(path) = &options.html {
        fs::write(path, rehearsal::html(&report, lang)).map_err(|error| file::unwritable(path, &error))?;
    }
    if options.json {
        let mut object = serde_json::to_value(&report).unwrap_or_default();
        object["findings"] = output::findings_json(&report.findings, lang).into();
        output::print(&format!("{object}\n"))?;
    } else {
        output::print(&Printer { report: &report, lang, all: options.all }.text(options.html.as_ref()))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn behaviour(path: &Path, institution: &Institution) -> Result<Behaviour, Failure> {
    let (name, text) = (path.display().to_string(), file::text(path)?);
    let behaviour = Behaviour::read(&name, &text)?;
    let strangers = behaviour.strangers(&name, &text, &institution.organisation);
    if strangers.is_empty() { Ok(behaviour) } else { Err(strangers.into()) }
}

/// What is wrong with the regulation and its fit to the organisation at the year's start, worst first.
fn findings(institution: &Institution, on: Date) -> Vec<Finding> {
    let mut findings = regulation::lint::check(&institution.regulation);
    findings.extend(planner::fit::check(
        &institution.regulation,
        &institution.organisation,
        &institution.calendar,
        on,
        BUILT,
    ));
    findings.sort_by(|a, b| (a.severity, a.code, &a.article, a).cmp(&(b.severity, b.code, &b.article, b)));
    findings.dedup();
    findings
}

struct Printer<'a> {
    report: &'a Report,
    lang: Lang,
    all: bool,
}

impl Printer<'_> {
    fn say<'t>(&self, zh: &'t str, en: &'t str) -> &'t str {
        match self.lang {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    fn text(&self, html: Option<&PathBuf>) -> String {
        let report = self.report;
        let mut out = String::new();
        let _ = writeln!(
            out,
            "{} · {} · {} {}\n",
            report.title,
            report.organisation,
            report.year,
            if report.provisional {
                self.say("(放假安排未公布,日期暂定)", "(holidays not published: provisional)")
            } else {
                ""
            }
        );
        out.push_str(&self.summary());
        let _ = writeln!(out, "\n{}\n{}", self.say("各月合计", "By month"), self.months());
        let _ = writeln!(
            out,
            "\n{}\n{}",
            self.say("各单位和机构(负担最重的在前)", "By unit (most burdened first)"),
            self.units()
        );
        let _ = writeln!(
            out,
            "\n{}\n{}",
            self.say("每一条让谁做了多少事(前15条)", "By article (first 15)"),
            self.articles()
        );
        self.collisions(&mut out);
        self.open_norms(&mut out);
        self.findings(&mut out);
        let next = match html {
            Some(path) => match self.lang {
                Lang::Zh => format!("网页已写到 {}", path.display()),
                Lang::En => format!("The page is at {}", path.display()),
            },
            None => self
                .say(
                    "加 --html 推演.html 得到带图的网页,加 --json 得到全部数据。",
                    "--html FILE writes a page with charts, --json all of the data.",
                )
                .to_owned(),
        };
        let _ = writeln!(out, "\n{next}");
        out
    }

    /// What happened to the obligations, and what the year took.
    fn summary(&self) -> String {
        let (totals, outcome) = (&self.report.totals, &self.report.outcome);
        match self.lang {
            Lang::Zh => format!(
                "{} 个单位和机构全年到期 {} 项:按时 {},逾期办结 {},未办 {},豁免 {}。\n开会 {} 场(参加 {} 单位次),收到通知通报 {} 份,起草材料 {} 份,报送备案 {} 份,催办 {} 次,撞期 {} 处。\n",
                totals.parties,
                totals.obligations,
                outcome.met,
                outcome.late,
                outcome.missed,
                outcome.waived,
                totals.meetings,
                totals.load.meetings,
                totals.load.notices,
                totals.load.papers,
                totals.load.reports,
                totals.load.rungs,
                totals.load.collisions,
            ),
            Lang::En => format!(
                "{} units and bodies owe {} obligations in the year: {} met in time, {} late, {} missed, {} waived.\n{} meetings ({} attendances of units), {} notices received, {} papers, {} reports, {} reminders, {} collisions.\n",
                totals.parties,
                totals.obligations,
                outcome.met,
                outcome.late,
                outcome.missed,
                outcome.waived,
                totals.meetings,
                totals.load.meetings,
                totals.load.notices,
                totals.load.papers,
                totals.load.reports,
                totals.load.rungs,
                totals.load.collisions,
            ),
        }
    }

    fn header(&self, first: &str) -> Vec<String> {
        let columns = [
            ("到期", "due"),
            ("会议", "meetings"),
            ("通知", "notices"),
            ("材料", "papers"),
            ("报送", "reports"),
            ("撞期", "collisions"),
            ("催办", "rungs"),
        ];
        std::iter::once(first.to_owned())
            .chain(columns.iter().map(|(zh, en)| self.say(zh, en).to_owned()))
            .collect()
    }

    fn months(&self) -> Table {
        let mut table = table(self.header(self.say("月份", "month")));
        for (month, load) in (1..).zip(&self.report.months) {
            let name = match self.lang {
                Lang::Zh => format!("{month}月"),
                Lang::En => format!("{}-{month:02}", self.report.year),
            };
            table.add_row(row(&name, load));
        }
        align(table)
    }

    fn units(&self) -> Table {
        let mut table = table(self.header(self.say("单位", "unit")));
        let shown = if self.all { self.report.units.len() } else { 20 };
        for unit in self.report.units.iter().take(shown) {
            table.add_row(row(&unit.name, &unit.year));
        }
        align(table)
    }

    fn articles(&self) -> Table {
        let header = [
            ("条款", "article"),
            ("要求", "what"),
            ("事项", "obligations"),
            ("单位", "parties"),
            ("按时", "met"),
            ("逾期", "late"),
            ("未办", "missed"),
        ];
        let mut table = table(header.iter().map(|(zh, en)| self.say(zh, en).to_owned()).collect());
        let mut most: Vec<_> = self.report.articles.iter().collect();
        most.sort_by(|a, b| b.obligations.cmp(&a.obligations).then_with(|| a.article.cmp(&b.article)));
        for one in most.into_iter().take(15) {
            table.add_row(vec![
                one.article.clone(),
                shorten(&one.what, 26),
                one.obligations.to_string(),
                one.parties.to_string(),
                one.outcome.met.to_string(),
                one.outcome.late.to_string(),
                one.outcome.missed.to_string(),
            ]);
        }
        for column in 2..7 {
            if let Some(column) = table.column_mut(column) {
                column.set_cell_alignment(CellAlignment::Right);
            }
        }
        table
    }

    fn collisions(&self, out: &mut String) {
        let collisions = &self.report.collisions;
        if collisions.is_empty() {
            return;
        }
        let _ = writeln!(out, "\n{} ({})", self.say("撞期", "Collisions"), collisions.len());
        for one in collisions.iter().take(10) {
            let _ = writeln!(out, "  {}  {}  {}", one.date, one.name, shorten(&one.what.join(";"), 60));
        }
    }

    fn open_norms(&self, out: &mut String) {
        let norms = &self.report.open_norms;
        if norms.is_empty() {
            return;
        }
        let _ = writeln!(
            out,
            "\n{} ({})",
            self.say("还没有填写的开放条款", "Open norms not filled in"),
            norms.len()
        );
        for one in norms {
            let _ = writeln!(out, "  [{}] {}({})→ {}", one.article, one.asks, one.norm, one.filled_by);
        }
    }

    fn findings(&self, out: &mut String) {
        let count =
            |severity| self.report.findings.iter().filter(|finding| finding.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let title = match self.lang {
            Lang::Zh => format!("制度体检:错误 {errors},警告 {warnings}(用 chuangwen lint 看全部)"),
            Lang::En => format!(
                "What is wrong with the regulation: {errors} errors, {warnings} warnings (chuangwen lint shows all)"
            ),
        };
        let _ = writeln!(out, "\n{title}");
        for finding in
            self.report.findings.iter().filter(|finding| finding.severity != Severity::Note).take(12)
        {
            let _ = writeln!(
                out,
                "  {} [{}] {}",
                finding.code,
                finding.article,
                finding.message.in_lang(self.lang)
            );
        }
    }
}

fn table(header: Vec<String>) -> Table {
    let mut table = Table::new();
    table.load_preset(UTF8_HORIZONTAL_ONLY).set_header(header);
    table
}

/// Figures stand to the right.
fn align(mut table: Table) -> Table {
    for column in 1..8 {
        if let Some(column) = table.column_mut(column) {
            column.set_cell_alignment(CellAlignment::Right);
        }
    }
    table
}

fn row(name: &str, load: &Load) -> Vec<String> {
    let figures =
        [load.due, load.meetings, load.notices, load.papers, load.reports, load.collisions, load.rungs];
    std::iter::once(name.to_owned()).chain(figures.iter().map(ToString::to_string)).collect()
}

fn shorten(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
