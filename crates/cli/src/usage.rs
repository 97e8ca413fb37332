//! A command line that cannot be understood, explained in the user's language.

use std::{ffi::OsStr, process::ExitCode};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use kernel::Lang;

use crate::output;

/// Says what is wrong with the command line, or shows the help or version that it asked for.
///
/// The exit code is 0 for help and version, 1 where a value is wrong (a day that does not exist), like any other bad input, and 2
/// where the command line has another form.
pub fn report(error: &clap::Error) -> ExitCode {
    let wanted = matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
    if wanted || lang() == Lang::En || error.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand {
        // Where even this cannot be written, nobody is left to be told.
        let _ = error.print();
    } else {
        output::say(&chinese(error));
    }
    match error.kind() {
        _ if wanted => ExitCode::SUCCESS,
        ErrorKind::InvalidValue if said(error, ContextKind::InvalidValue).is_empty() => ExitCode::from(2),
        ErrorKind::ValueValidation | ErrorKind::InvalidValue | ErrorKind::InvalidUtf8 => ExitCode::FAILURE,
        _ => ExitCode::from(2),
    }
}

/// The language that was asked for, on a command line that could not be read as a whole.
fn lang() -> Lang {
    let words: Vec<_> = std::env::args_os().skip(1).collect();
    let after = words.windows(2).filter(|two| two[0] == "--lang").map(|two| two[1].clone());
    let joined = words.iter().filter_map(|word| word.to_str()?.strip_prefix("--lang=").map(Into::into));
    #[expect(
        clippy::disallowed_methods,
        reason = "the composition root reads the environment; clap could not"
    )]
    let asked = after.chain(joined).last().or_else(|| std::env::var_os("CHUANGWEN_LANG"));
    if asked.as_deref() == Some(OsStr::new("en")) { Lang::En } else { Lang::Zh }
}

fn said(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join("、"),
        _ => String::new(),
    }
}

fn chinese(error: &clap::Error) -> String {
    let said = |kind| said(error, kind);
    let meant = |kind| match said(kind) {
        meant if meant.is_empty() => "。".to_owned(),
        meant => format!(",是不是想写“{meant}”?"),
    };
    let (argument, value) = (said(ContextKind::InvalidArg), said(ContextKind::InvalidValue));
    let what = match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => format!("“{argument}”后面要写一个值。"),
        ErrorKind::InvalidValue => {
            format!("“{argument}”不能写“{value}”,可以写:{}。", said(ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => format!("“{argument}”不能写“{value}”{}。", form(&argument)),
        ErrorKind::UnknownArgument => {
            format!("没有“{argument}”这个选项{}", meant(ContextKind::SuggestedArg))
        }
        ErrorKind::InvalidSubcommand => {
            let command = said(ContextKind::InvalidSubcommand);
            format!("没有“{command}”这个命令{}", meant(ContextKind::SuggestedSubcommand))
        }
        ErrorKind::MissingRequiredArgument => format!("还缺:{argument}。"),
        ErrorKind::ArgumentConflict => {
            let prior = said(ContextKind::PriorArg);
            if prior.is_empty() || prior == argument {
                format!("“{argument}”写了不止一次。")
            } else {
                format!("“{argument}”不能和“{prior}”同时写。")
            }
        }
        ErrorKind::InvalidUtf8 => "参数里有不是 UTF-8 的文字。".to_owned(),
        _ => format!("看不懂这条命令:{}。", error.kind()),
    };
    format!("{what}\n用 --help 看写法;英文说明加 --lang en。\n")
}

/// How the value of an argument is written.
fn form(argument: &str) -> &'static str {
    if argument.contains("<DATE>") {
        ":写作 2026-01-31,并核对那个月有没有这一天"
    } else if argument.contains("<YEAR>") {
        ":写年份,如 2026"
    } else if argument.contains("<N>") {
        ":写一个不小于0的整数"
    } else {
        ""
    }
}
