//! `chuangwen doctor`: what is wrong with this machine and this database, each line with what to do.

mod font;

use std::{fmt::Write as _, path::Path, process::ExitCode};

use clap::Args;
use jiff::{SignedDuration, civil::date};
use kernel::{Clock, Lang, Text};
use store::Db;

use crate::{
    output::{self, Failure},
    platform::{self, Place, SystemClock, chain},
};

/// Free space below which a line warns: photographs and the journal need room.
const ROOM: u64 = 1024 * 1024 * 1024;

/// Options of `chuangwen doctor`.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    /// 输出一个JSON对象 (one JSON object)
    #[arg(long)]
    json: bool,
}

/// How grave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Grade {
    /// As it should be.
    Fine,
    /// It works, but not as it should.
    Warning,
    /// It does not work.
    Fault,
}

impl Grade {
    fn name(self) -> &'static str {
        match self {
            Self::Fine => "ok",
            Self::Warning => "warning",
            Self::Fault => "fault",
        }
    }

    fn label(self) -> Text {
        match self {
            Self::Fine => Text::new("正常", "ok"),
            Self::Warning => Text::new("注意", "warning"),
            Self::Fault => Text::new("故障", "FAULT"),
        }
    }
}

/// One thing that was looked at.
pub(super) struct Line {
    pub(super) check: &'static str,
    pub(super) grade: Grade,
    /// What was found and, unless it is fine, what to do.
    pub(super) said: Text,
}

impl Line {
    pub(super) fn new(
        check: &'static str,
        grade: Grade,
        zh: impl Into<String>,
        en: impl Into<String>,
    ) -> Self {
        Self { check, grade, said: Text::new(zh, en) }
    }
}

/// Looks at everything; exit code 1 where something does not work.
pub fn run(options: &Options, lang: Lang) -> Result<ExitCode, Failure> {
    let lines = platform::run(async {
        let place = options.place.clone().or_own("data")?;
        let mut lines = database(&place).await;
        if let Some(folder) = &place.data {
            lines.push(disk(folder));
        }
        lines.extend(font::check());
        Ok(lines)
    })?;
    let out = if options.json { as_json(&lines, lang) } else { as_text(&lines, lang) };
    output::print(&out)?;
    let works = lines.iter().all(|line| line.grade != Grade::Fault);
    Ok(if works { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn as_text(lines: &[Line], lang: Lang) -> String {
    let mut out = String::new();
    for line in lines {
        let _ = writeln!(out, "[{}] {}", line.grade.label().in_lang(lang), line.said.in_lang(lang));
    }
    out
}

fn as_json(lines: &[Line], lang: Lang) -> String {
    let checks: Vec<_> = lines
        .iter()
        .map(|line| serde_json::json!({ "check": line.check, "state": line.grade.name(), "message": line.said.in_lang(lang) }))
        .collect();
    let ok = lines.iter().all(|line| line.grade != Grade::Fault);
    format!("{}\n", serde_json::json!({ "ok": ok, "checks": checks }))
}

/// Everything that is asked of the database; one line where it does not answer.
async fn database(place: &Place) -> Vec<Line> {
    let shown = place.shown();
    let db = match place.open_existing().await {
        Ok(db) => db,
        Err(failure) => {
            let said = match failure {
                Failure::Message(text) => text,
                _ => Text::new(
                    format!("数据库打不开:{shown}"),
                    format!("the database cannot be opened: {shown}"),
                ),
            };
            return vec![Line { check: "database", grade: Grade::Fault, said }, clock(None)];
        }
    };
    let mut lines = vec![Line::new(
        "database",
        Grade::Fine,
        format!("数据库能连上:{shown}"),
        format!("the database answers: {shown}"),
    )];
    let behind = store::pending(&db).await;
    let is_current = matches!(&behind, Ok(names) if names.is_empty());
    lines.push(match behind {
        Ok(names) if names.is_empty() => {
            Line::new("schema", Grade::Fine, "数据库结构是最新的", "the schema is up to date")
        }
        Ok(names) => Line::new(
            "schema",
            Grade::Fault,
            format!("数据库结构还差 {} 步({}),请运行 chuangwen migrate", names.len(), names.join("、")),
            format!("the schema lacks {} changes ({}): run chuangwen migrate", names.len(), names.join(", ")),
        ),
        Err(error) => broken("schema", &error),
    });
    if is_current {
        lines.push(writing(&db).await);
        lines.extend(journal(&db).await);
    } else {
        lines.push(clock(None));
    }
    db.close().await;
    lines
}

fn broken(check: &'static str, error: &store::Error) -> Line {
    let said = chain(error);
    Line::new(
        check,
        Grade::Fault,
        format!("数据库报错:{said}。请查看数据库日志和磁盘"),
        format!("the database failed: {said}; look at its log and its disk"),
    )
}

async fn writing(db: &Db) -> Line {
    match db.try_write(SystemClock.now()).await {
        Ok(()) => Line::new("writing", Grade::Fine, "能写入", "it can be written to"),
        Err(error) => {
            let said = chain(&error);
            Line::new(
                "writing",
                Grade::Fault,
                format!("写不进去:{said}。请检查文件权限、磁盘空间,以及有没有别的程序占着数据库"),
                format!(
                    "it cannot be written to: {said}; check rights, disk, and whether another program holds it"
                ),
            )
        }
    }
}

async fn journal(db: &Db) -> Vec<Line> {
    match db.journal_head().await {
        Ok(head) => vec![
            Line::new(
                "journal",
                Grade::Fine,
                format!("日志共 {} 条;要逐条核对请运行 chuangwen audit verify", head.facts),
                format!("the journal has {} facts; to check each, run chuangwen audit verify", head.facts),
            ),
            clock(head.at),
        ],
        Err(error) => vec![broken("journal", &error), clock(None)],
    }
}

/// Whether the machine's clock can be right: not before this version was written, not before the last fact.
fn clock(last: Option<jiff::Timestamp>) -> Line {
    let (now, today) = (SystemClock.now(), SystemClock.today());
    if today < date(2026, 11, 1) {
        return Line::new(
            "clock",
            Grade::Fault,
            format!("系统时钟是 {today},早于本程序。请校准时钟(建议启用NTP)后再启动"),
            format!(
                "the clock says {today}, which is before this program was made: set it (NTP is best) before you serve"
            ),
        );
    }
    if let Some(last) = last
        && now.saturating_add(SignedDuration::from_secs(60)).is_ok_and(|latest| latest < last)
    {
        return Line::new(
            "clock",
            Grade::Fault,
            format!("系统时钟 {now} 早于日志最后一条 {last}:时钟被调回过,或其他机器的时钟快了。请校准"),
            format!(
                "the clock says {now}, before the last fact at {last}: it was set back, or another machine runs ahead; set it"
            ),
        );
    }
    Line::new(
        "clock",
        Grade::Fine,
        format!("系统时钟 {now},今天是 {today}"),
        format!("the clock says {now}, today is {today}"),
    )
}

fn disk(folder: &Path) -> Line {
    let existing = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(Path::new("."));
    let shown = existing.display();
    match fs4::available_space(existing) {
        Ok(free) if free < ROOM => Line::new(
            "disk",
            Grade::Warning,
            format!("磁盘只剩 {} MB({shown})。写满后什么都存不下,请尽快腾出空间", free / 1_048_576),
            format!(
                "{} MB free on disk ({shown}): nothing can be saved once it is full; make room",
                free / 1_048_576
            ),
        ),
        Ok(free) => {
            let free = free / 1_073_741_824;
            Line::new(
                "disk",
                Grade::Fine,
                format!("磁盘还有 {free} GB({shown})"),
                format!("{free} GB free on disk ({shown})"),
            )
        }
        Err(error) => Line::new(
            "disk",
            Grade::Warning,
            format!("查不到磁盘空间({shown}:{error}),请自行确认"),
            format!("the free space of {shown} is not known ({error}); look yourself"),
        ),
    }
}
