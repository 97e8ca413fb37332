//! `chuangwen openapi`: the description of the HTTP interface, from which clients are generated.

use std::{fs, path::PathBuf, process::ExitCode};

use clap::Args;
use kernel::Lang;

use crate::{
    output::{self, Failure},
    platform::unwritable,
};

/// Options of `chuangwen openapi`.
#[derive(Args)]
pub struct Options {
    /// 写到这个文件,不写则打印 (write to this file; printed where absent)
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Prints the OpenAPI document, or writes it where it differs.
pub fn run(options: &Options, _lang: Lang) -> Result<ExitCode, Failure> {
    let document = api::openapi().to_pretty_json().map_err(std::io::Error::from)?;
    let document = format!("{document}\n");
    match &options.out {
        None => output::print(&document)?,
        // A file that is touched makes whatever is built from it stale.
        Some(file) if fs::read_to_string(file).is_ok_and(|written| written == document) => {}
        Some(file) => fs::write(file, document).map_err(|error| unwritable(file, &error))?,
    }
    Ok(ExitCode::SUCCESS)
}
