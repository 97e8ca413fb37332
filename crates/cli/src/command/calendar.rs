//! `chuangwen calendar`: which days are worked, and why.

use std::{
    io::{self, BufWriter, Write},
    path::PathBuf,
    process::ExitCode,
};

use calendar::Date;
use clap::Args;
use kernel::{Lang, Text};

use crate::{input, output::Failure};

/// Options of `chuangwen calendar`.
#[derive(Args)]
pub struct Options {
    /// 第一天 (first day)
    #[arg(long, value_name = "DATE")]
    from: Date,
    /// 最后一天 (last day)
    #[arg(long, value_name = "DATE")]
    to: Date,
    /// 自行维护的节假日文件夹,每年一个 .toml (folder of holiday files that replace the built-in years)
    #[arg(long, value_name = "FOLDER")]
    holidays: Option<PathBuf>,
    /// 每天一个JSON对象 (one JSON object a line)
    #[arg(long)]
    json: bool,
}

/// Prints each day.
pub fn run(options: &Options, lang: Lang) -> Result<ExitCode, Failure> {
    input::check_range(options.from, options.to)?;
    let calendar = input::calendar(options.holidays.as_deref())?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut date = options.from;
    loop {
        let day = calendar.day(date);
        let reason = day.reason.in_lang(lang);
        if options.json {
            let line = serde_json::json!({
                "date": date,
                "workday": day.workday,
                "reason": reason,
                "provisional": day.provisional,
            });
            writeln!(out, "{line}")?;
        } else {
            let worked = if day.workday { Text::new("上班", "work") } else { Text::new("休息", "off ") };
            let note = if day.provisional {
                Text::new(
                    "(当年安排尚未公布,按周末推算)",
                    " (provisional: the year's notice is not yet published)",
                )
            } else {
                Text::default()
            };
            writeln!(out, "{date}  {}  {reason}{}", worked.in_lang(lang), note.in_lang(lang))?;
        }
        if date >= options.to {
            break;
        }
        date = date.tomorrow().map_err(|_| input::out_of_range(date))?;
    }
    out.flush()?;
    Ok(ExitCode::SUCCESS)
}
