//! The `chuangwen` command: the composition root. The only reader of the environment, the file system's layout and,
//! where a command needs the present day, the system clock.

mod command;
mod file;
mod first;
mod input;
mod output;
mod platform;
mod usage;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use kernel::Lang;

use command::{audit, calendar, demo, doctor, lint, migrate, openapi, plan, rehearse, serve};

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
    /// 启动示范城市,打印地址和账号 (a demonstration city, with address and credentials)
    Demo(demo::Options),
    /// 启动平台 (serve the platform)
    Serve(serve::Options),
    /// 把数据库结构更新到最新 (bring the database's schema up to date)
    Migrate(migrate::Options),
    /// 核对日志有没有被改动 (whether the journal is as it was written)
    Audit(audit::Options),
    /// 检查这台机器和数据库,逐项说明怎么办 (check machine and database, each line with what to do)
    Doctor(doctor::Options),
    /// 打印接口说明 (the OpenAPI document)
    Openapi(openapi::Options),
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
    let cli = match Cli::try_parse() {
        Ok(cli) => cli,
        Err(error) => return usage::report(&error),
    };
    let lang = match cli.lang {
        Language::Zh => Lang::Zh,
        Language::En => Lang::En,
    };
    let result = match &cli.command {
        Command::Demo(options) => demo::run(options, lang),
        Command::Serve(options) => serve::run(options, lang),
        Command::Migrate(options) => migrate::run(options, lang),
        Command::Audit(options) => audit::run(options, lang),
        Command::Doctor(options) => doctor::run(options, lang),
        Command::Openapi(options) => openapi::run(options, lang),
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
