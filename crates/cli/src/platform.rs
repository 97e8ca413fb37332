//! The composition root of the running platform: where its data is, from flags and the environment; the system's clock and
//! randomness; and the platform made of them.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use access::Actor;
use app::{Context, Ctx, Settings};
use clap::Args;
use jiff::Timestamp;
use kernel::{Clock, Entropy, Text};
use store::Db;

use crate::output::Failure;

/// The file of the embedded database in the data folder.
const FILE: &str = "chuangwen.db";

/// Where the data is.
#[derive(Args, Clone)]
pub struct Place {
    /// 数据文件夹,内置数据库放在里面 (data folder with the embedded database)
    #[arg(long, value_name = "DIR", env = "CHUANGWEN_DATA")]
    pub data: Option<PathBuf>,
    /// 改用PostgreSQL:postgres://用户@主机/库 (PostgreSQL in place of the embedded database)
    #[arg(long, value_name = "URL", env = "CHUANGWEN_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

impl Place {
    /// The same place with this folder of the user's where none was named.
    pub fn or_own(mut self, name: &str) -> Result<Self, Failure> {
        if self.data.is_none() && self.database.is_none() {
            self.data = Some(own_folder()?.join("chuangwen").join(name));
        }
        Ok(self)
    }

    /// The database's address. The folder is made where it is absent.
    fn address(&self) -> Result<String, Failure> {
        if let Some(url) = &self.database {
            return Ok(url.clone());
        }
        let file = self.file()?;
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|error| unwritable(folder, &error))?;
        }
        let Some(path) = file.to_str() else {
            return Err(Text::new(
                format!("数据文件夹“{}”的名字不是UTF-8,请换一个。", file.display()),
                format!("the name of the data folder {} is not UTF-8; choose another", file.display()),
            )
            .into());
        };
        // The address is read as a URL.
        Ok(format!("sqlite:{}", path.replace('%', "%25").replace('?', "%3F").replace('#', "%23")))
    }

    /// The file of the embedded database.
    fn file(&self) -> Result<PathBuf, Failure> {
        match &self.data {
            Some(folder) => Ok(folder.join(FILE)),
            None => Ok(own_folder()?.join("chuangwen").join("data").join(FILE)),
        }
    }

    /// Where the data is, as people are told: the folder, or the address without its password.
    pub fn shown(&self) -> String {
        match &self.database {
            Some(url) => without_password(url),
            None => self.file().map_or_else(|_| FILE.to_owned(), |file| file.display().to_string()),
        }
    }

    /// Opens a database that must be there already.
    pub async fn open_existing(&self) -> Result<Db, Failure> {
        if self.database.is_none() {
            let file = self.file()?;
            if !file.is_file() {
                return Err(Text::new(
                    format!(
                        "没有数据库“{}”。请核对 --data;新库由 serve、demo 或 migrate 建立。",
                        file.display()
                    ),
                    format!(
                        "there is no database {}; check --data (serve, demo and migrate make a new one)",
                        file.display()
                    ),
                )
                .into());
            }
        }
        self.connect().await
    }

    /// Opens the database, making the embedded one where it is absent. Does not migrate.
    pub async fn connect(&self) -> Result<Db, Failure> {
        store::connect(&self.address()?).await.map_err(|error| self.unavailable(&error))
    }

    /// Opens the database, brings its schema up to date and makes the platform on it.
    pub async fn open(&self, secure_cookies: bool) -> Result<Context, Failure> {
        let db = self.connect().await?;
        store::migrate(&db).await.map_err(|error| self.unavailable(&error))?;
        Ok(context(db, secure_cookies))
    }

    /// A failure of the store, with its cause and where the data was sought.
    pub fn unavailable(&self, error: &store::Error) -> Failure {
        let (place, said) = (self.shown(), chain(error));
        Text::new(
            format!("数据库用不了({place}):{said}。请核对地址、权限和磁盘空间,可运行 chuangwen doctor 检查。"),
            format!("the database does not work ({place}): {said}; check address, rights and disk, or run chuangwen doctor"),
        )
        .into()
    }
}

/// The platform on a database.
pub fn context(db: Db, secure_cookies: bool) -> Context {
    let settings = Settings { secure_cookies, ..Settings::default() };
    Context::new(db, Arc::new(SystemClock), Arc::new(OsEntropy), settings)
}

/// The program itself, for a purpose, with a request id of its own.
pub fn program(context: &Context, purpose: &'static str) -> Ctx {
    let id = kernel::new_id(context.clock().now(), context.entropy());
    Ctx::new(context, Actor::Program(purpose), id)
}

/// Runs a future to its end on a runtime of all cores.
pub fn run<T>(work: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(work)
}

/// The clock of the machine.
#[derive(Debug)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the composition root is where time comes in")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}

/// The randomness of the operating system.
#[derive(Debug)]
pub struct OsEntropy;

impl Entropy for OsEntropy {
    #[expect(clippy::disallowed_methods, reason = "the composition root is where randomness comes in")]
    fn fill(&self, bytes: &mut [u8]) {
        // Secrets from anything else would be guessable: there is nothing to go on with.
        getrandom::fill(bytes).expect("the operating system has randomness to give");
    }
}

/// An error with all that caused it, in one line.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut said = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let next = error.to_string();
        if !said.contains(&next) {
            said = format!("{said}: {next}");
        }
        cause = error.source();
    }
    said
}

/// A folder or file that cannot be written.
pub fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Text::new(
        format!("写不了“{}”:{error}。请换一个文件夹或改权限。", path.display()),
        format!("cannot write {}: {error}; choose another folder or change its rights", path.display()),
    )
    .into()
}

/// The folder in which programs of this user keep data.
fn own_folder() -> Result<PathBuf, Failure> {
    let found = if cfg!(windows) {
        setting("LOCALAPPDATA").map(PathBuf::from)
    } else if cfg!(target_os = "macos") {
        setting("HOME").map(|home| PathBuf::from(home).join("Library/Application Support"))
    } else {
        let home = || setting("HOME").map(|home| PathBuf::from(home).join(".local/share"));
        setting("XDG_DATA_HOME").map(PathBuf::from).or_else(home)
    };
    found.ok_or_else(|| {
        Text::new(
            "找不到用户的数据文件夹,请用 --data 指定一个。",
            "no data folder of the user was found; name one with --data",
        )
        .into()
    })
}

#[expect(clippy::disallowed_methods, reason = "the composition root is the reader of the environment")]
pub fn setting(name: &str) -> Option<std::ffi::OsString> {
    std::env::var_os(name).filter(|value| !value.is_empty())
}

/// An address without the password in it.
fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else { return url.to_owned() };
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    let path = path.split('?').next().unwrap_or_default();
    match user.split(':').next().filter(|user| !user.is_empty()) {
        Some(user) => format!("{scheme}://{user}@{host}{path}"),
        None => format!("{scheme}://{host}{path}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_never_shown() {
        let shown = |url| without_password(url);
        assert_eq!(shown("postgres://cw:s3cret@db.local:5432/cw"), "postgres://cw@db.local:5432/cw");
        assert_eq!(shown("postgres://db.local/cw?password=s3cret"), "postgres://db.local/cw");
        assert_eq!(shown("postgres://cw:a@b@db.local/cw"), "postgres://cw@db.local/cw");
    }

    #[test]
    fn a_folder_with_signs_of_a_url_in_its_name_is_one_folder() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("50% of #1?");
        let place = Place { data: Some(data.clone()), database: None };
        run(async {
            place.open(false).await?.db().clone().close().await;
            Ok(())
        })
        .map_err(|_| ())
        .unwrap();
        assert!(data.join(FILE).is_file());
    }

    #[test]
    fn randomness_differs() {
        let draw = || {
            let mut bytes = [0; 16];
            OsEntropy.fill(&mut bytes);
            bytes
        };
        assert_ne!(draw(), draw());
    }
}
