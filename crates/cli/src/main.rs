//! The `chuangwen` command: the composition root. The only reader of the environment, the file system's layout and,
//! where a command needs the present day, the system clock.

mod command;
mod input;
mod output;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use kernel::Lang;

use command::{calendar, lint, plan, rehearse};

/// 创文:给它一部制度,它就让制度描述的机构运转起来。
///
/// Give it a regulation, and the institution that the regulation describes runs.
#[derive(Parser)]
#[command(name = "chuangwen", version, disable_help_subcommand = true)]
struct Cli {
    /// 界面语言 (language of messages)
    #[arg(long, global = true, value_enum, default_value_t = Language::Zh, env = "CHUANGWEN_LANG")]
    lang: Language,
    #[command(subcommand)]
    command: Command,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    /// 中文
    Zh,
    /// English
    En,
}

#[derive(Subcommand)]
enum Command {
    /// 查工作日:每天是否上班、为什么 (workdays, each with its reason)
    Calendar(calendar::Options),
    /// 制度体检:检查制度包,可核对条款覆盖 (check a pack; with a catalogue, its coverage)
    Lint(lint::Options),
    /// 排出义务:谁、什么时候、依据哪一条做什么 (who owes what by when under which article)
    Plan(plan::Options),
    /// 制度推演:把一年预先演一遍 (play a year of the institution in advance)
    Rehearse(rehearse::Options),
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let lang = match cli.lang {
        Language::Zh => Lang::Zh,
        Language::En => Lang::En,
    };
    let result = match &cli.command {
        Command::Calendar(options) => calendar::run(options, lang),
        Command::Lint(options) => lint::run(options, lang),
        Command::Plan(options) => plan::run(options, lang),
        Command::Rehearse(options) => rehearse::run(options, lang),
    };
    match result {
        Ok(code) => code,
        Err(failure) => failure.report(lang),
    }
}
