//! `chuangwen demo`: a city to try the platform on, with an account for each role.

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use access::Role;
use app::{Context, organisation};
use clap::Args;
use domain::account::Standing;
use kernel::{Lang, Text};
use planner::organisation::{Holder, Organisation};

use super::serve::{Door, refused, serve, start_log};
use crate::{
    first::{self, Credential},
    output::{self, Failure},
    platform::{self, Place, program, unwritable},
};

/// The file in the data folder in which the demonstration keeps its passwords: who comes back tomorrow needs them.
const CREDENTIALS: &str = "credentials.json";

/// Which office of the demonstration city each role is tried in: login, role, office, and the unit of the account.
const STAFF: [(&str, Role, &str, &str); 4] = [
    ("director", Role::Director, "wmb.director", "u-xcb"),
    ("clerk", Role::Clerk, "wmb-general.head", "u-xcb"),
    ("head", Role::Head, "u-edu.leader", "u-edu"),
    ("liaison", Role::Liaison, "u-edu.liaison", "u-edu"),
];

/// Options of `chuangwen demo`.
#[derive(Args)]
pub struct Options {
    /// 数据文件夹,再次启动时沿用里面的数据 (data folder; used again at the next start)
    #[arg(long, value_name = "DIR", env = "CHUANGWEN_DATA")]
    data: Option<PathBuf>,
    #[command(flatten)]
    door: Door,
}

/// Furnishes the city where it is not there yet, and serves it until SIGTERM or SIGINT.
pub fn run(options: &Options, lang: Lang) -> Result<ExitCode, Failure> {
    start_log();
    platform::run(async {
        let place = Place { data: options.data.clone(), database: None }.or_own("demo")?;
        let context = place.open(options.door.secure_cookies).await?;
        // The socket first: a port that is taken should not be heard of after everything else.
        let listener = options.door.open().await?;
        let file = place.data.clone().unwrap_or_default().join(CREDENTIALS);
        let credentials = furnish(&context, &file).await?;
        output::print(&welcome(&credentials, &listener.url(), &place.shown(), lang))?;
        listener.announce(lang)?;
        serve(context, listener).await
    })
}

/// Loads what the city consists of, each part where it is missing. A part that a later noun adds goes here, in order: each
/// must be whole by itself, so that a start that was cut off is made good by the next.
async fn furnish(context: &Context, file: &Path) -> Result<Vec<Credential>, Failure> {
    let city = Organisation::demo();
    let credentials = claim(context, &city, file).await?;
    load_organisation(context, &city).await?;
    open_accounts(context, &credentials).await?;
    Ok(credentials)
}

/// The passwords of the city, drawn at the first start. They are on disk before anything else, so that no account is ever
/// without its owner; and their file is what tells data of the demonstration from other data, which is left alone.
async fn claim(context: &Context, city: &Organisation, file: &Path) -> Result<Vec<Credential>, Failure> {
    if let Some(kept) = read(file)? {
        return Ok(kept);
    }
    if store::account::any(context.db()).await.map_err(|error| refused(&error))? {
        return Err(Text::new(
            format!("这个文件夹里的数据不是示范数据(没有“{}”)。请用 --data 另选一个。", file.display()),
            format!(
                "the data in this folder is not of the demonstration (no {}); choose another with --data",
                file.display()
            ),
        )
        .into());
    }
    let drawn = staff(context, city);
    write(file, &drawn)?;
    Ok(drawn)
}

async fn load_organisation(context: &Context, city: &Organisation) -> Result<(), Failure> {
    match organisation::import(&program(context, "demo"), city).await {
        Ok(()) | Err(organisation::Error::NotEmpty) => Ok(()),
        Err(error) => Err(refused(&error)),
    }
}

async fn open_accounts(context: &Context, credentials: &[Credential]) -> Result<(), Failure> {
    let firsts = credentials.iter().map(|one| one.account(Standing::Active)).collect::<Result<_, _>>()?;
    app::account::found(&program(context, "demo"), firsts).await.map_err(|error| refused(&error))?;
    Ok(())
}

/// The three administrators, and the persons who hold the offices of [`STAFF`] today.
fn staff(context: &Context, city: &Organisation) -> Vec<Credential> {
    let today = context.clock().today();
    let name = |office: &str| {
        let holder: Holder = office.parse().ok()?;
        city.people(&holder, today).first().map(|person| person.name.clone())
    };
    let mut credentials = Credential::administrators(context.entropy());
    for (login, role, office, unit) in STAFF {
        let name = name(office).unwrap_or_else(|| login.to_owned());
        credentials.push(Credential::new(login, &name, role, Some(unit), context.entropy()));
    }
    credentials
}

fn read(file: &Path) -> Result<Option<Vec<Credential>>, Failure> {
    let text = match fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unwritable(file, &error)),
    };
    serde_json::from_str(&text).map(Some).map_err(|error| {
        Text::new(
            format!("“{}”读不懂:{error}。删掉整个文件夹可重新开始。", file.display()),
            format!("{} cannot be read: {error}; delete the whole folder to begin anew", file.display()),
        )
        .into()
    })
}

/// Writes the passwords for the owner's eyes alone: whole or not at all.
fn write(file: &Path, credentials: &[Credential]) -> Result<(), Failure> {
    let failed = |error: std::io::Error| unwritable(file, &error);
    let part = file.with_extension("part");
    let text = serde_json::to_string_pretty(credentials).map_err(|error| failed(error.into()))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut out = options.open(&part).map_err(failed)?;
    out.write_all(text.as_bytes()).and_then(|()| out.sync_all()).map_err(failed)?;
    fs::rename(&part, file).map_err(failed)
}

fn welcome(credentials: &[Credential], url: &str, data: &str, lang: Lang) -> String {
    let head = Text::new(
        format!(
            "创文示范城市(单位和人名均为虚构)\n网址  {url}\n数据  {data}\n再次启动沿用同一份数据和密码;在界面里改过的密码以改过的为准。"
        ),
        format!(
            "Demonstration city (units and persons are invented)\naddress  {url}\ndata     {data}\n\
             The next start uses the same data and passwords, unless you change them on the pages."
        ),
    );
    format!("{}\n{}\n", head.in_lang(lang), first::table(credentials, lang))
}
