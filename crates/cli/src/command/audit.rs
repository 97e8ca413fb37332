//! `chuangwen audit`: whether the journal is as it was written.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use kernel::{Lang, Text};

use crate::{
    output::{self, Failure},
    platform::{self, Place},
};

/// Options of `chuangwen audit`.
#[derive(Args)]
pub struct Options {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand)]
enum Verb {
    /// 从头到尾核对日志,有改动就说明在第几条 (check every fact; exit code 1 where the chain is broken)
    Verify(Verify),
}

#[derive(Args)]
struct Verify {
    #[command(flatten)]
    place: Place,
    /// 输出一个JSON对象 (one JSON object)
    #[arg(long)]
    json: bool,
}

/// Checks; exit code 1 where the journal is broken.
pub fn run(options: &Options, lang: Lang) -> Result<ExitCode, Failure> {
    let Verb::Verify(options) = &options.verb;
    platform::run(async {
        let place = &options.place;
        let db = place.open_existing().await?;
        let found = store::journal::verify(&db).await.map_err(|error| place.unavailable(&error))?;
        db.close().await;
        let (facts, head) = (found.facts, &found.head);
        let told = match found.broken_at {
            None => Text::new(
                format!("日志完好:{facts} 条,最后一条的哈希 {head}"),
                format!("the journal is whole: {facts} facts, hash of the last {head}"),
            ),
            Some(at) => Text::new(
                format!(
                    "日志从第 {at} 条起与写入时不符(应有 {facts} 条)。请停用并从备份恢复,查明谁改了数据库。"
                ),
                format!(
                    "the journal differs from what was written from fact {at} on ({facts} expected); stop, restore a backup, find out who changed the database"
                ),
            ),
        };
        if options.json {
            output::print(&format!("{}\n", serde_json::json!(found)))?;
        } else {
            output::print(&format!("{}\n", told.in_lang(lang)))?;
        }
        Ok(if found.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    })
}
