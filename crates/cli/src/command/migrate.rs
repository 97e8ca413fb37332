//! `chuangwen migrate`: brings the database's schema up to date.

use std::process::ExitCode;

use clap::Args;
use kernel::{Lang, Text};

use crate::{
    output::{self, Failure},
    platform::{self, Place},
};

/// Options of `chuangwen migrate`.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
}

/// Brings the schema up to date: all of what is missing or, where one change fails, nothing.
pub fn run(options: &Options, lang: Lang) -> Result<ExitCode, Failure> {
    platform::run(async {
        let place = options.place.clone().or_own("data")?;
        let context = place.open(false).await?;
        context.db().clone().close().await;
        let shown = place.shown();
        let told =
            Text::new(format!("数据库已是最新:{shown}"), format!("the database is up to date: {shown}"));
        output::print(&format!("{}\n", told.in_lang(lang)))?;
        Ok(ExitCode::SUCCESS)
    })
}
