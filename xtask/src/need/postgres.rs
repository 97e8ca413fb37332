//! A PostgreSQL server for the tests: the one that is there, or one of our own for the time of the run.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, anyhow, bail};

use super::list::POSTGRES;
use super::{Tools, answers, is_root, run};
use crate::setting;

/// The setting from which the tests take the address.
const SETTING: &str = "CHUANGWEN_TEST_POSTGRES";
/// Where the tests look without it.
const USUAL: &str = "postgres://postgres@127.0.0.1:5432/test";

/// A server that answers. One of our own ends with this value.
#[derive(Debug)]
pub struct Postgres {
    address: String,
    own: Option<Cluster>,
}

impl Postgres {
    /// The server that the setting names, else the usual one, else one of our own, installed first if need be. The
    /// error is the one line that says what is missing and what to do.
    pub fn ensure(tools: &Tools) -> Result<Self> {
        if let Some(address) = setting(SETTING) {
            return Ok(Self { address: address.to_string_lossy().into_owned(), own: None });
        }
        if answers(Command::new("psql").args([USUAL, "--no-password", "--command", "SELECT 1"])) {
            return Ok(Self { address: USUAL.to_owned(), own: None });
        }
        Self::own(tools)
    }

    /// A server of our own, on a free port of this machine, without a password and without fsync.
    fn own(tools: &Tools) -> Result<Self> {
        let programs = programs().map_or_else(|| install(tools), Ok)?;
        let cluster = Cluster::start(programs)?;
        let address = format!("postgres://postgres@127.0.0.1:{}/postgres", cluster.port);
        Ok(Self { address, own: Some(cluster) })
    }

    /// What the tests must find in their environment.
    pub fn environment(&self) -> (&'static str, &str) {
        (SETTING, &self.address)
    }
}

impl std::fmt::Display for Postgres {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let whose = if self.own.is_some() { "started for this run" } else { "found" };
        write!(f, "PostgreSQL {whose}: {}", self.address)
    }
}

/// Debian keeps the programs out of PATH, so `ensure` may complain of what it has just installed.
fn install(tools: &Tools) -> Result<PathBuf> {
    let complaint = tools.ensure(&POSTGRES).err();
    programs().ok_or_else(|| {
        complaint.unwrap_or_else(|| anyhow!("{} is missing: {}", POSTGRES.name, POSTGRES.cure))
    })
}

/// The folder of `initdb` and `pg_ctl`: empty where they are in PATH, else that of Debian's newest version.
fn programs() -> Option<PathBuf> {
    if answers(Command::new("initdb").arg("--version")) {
        return Some(PathBuf::new());
    }
    let versions = std::fs::read_dir("/usr/lib/postgresql").ok()?;
    let folders = versions.filter_map(|version| Some(version.ok()?.path().join("bin")));
    folders
        .filter(|folder| folder.join("initdb").is_file() && folder.join("pg_ctl").is_file())
        .max_by_key(|folder| version(folder))
}

/// 17 of `/usr/lib/postgresql/17/bin`.
fn version(folder: &Path) -> u32 {
    let name = folder.parent().and_then(Path::file_name);
    name.and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0)
}

/// A running server with its data, both gone when this is dropped.
#[derive(Debug)]
struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    port: u16,
}

impl Cluster {
    fn start(programs: PathBuf) -> Result<Self> {
        // Below the system's temporary folder and not the target folder: the server's user may not see the latter.
        let folder = std::env::temp_dir().join(format!("chuangwen-postgres-{}", std::process::id()));
        std::fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
        let port = free_port()?;
        let cluster = Self { programs, folder, port };
        if is_root() {
            run(Command::new("chown").arg("postgres").arg(&cluster.folder))?;
        }
        let data = cluster.folder.join("data");
        let quiet = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"];
        cluster.call("initdb", |command| command.args(quiet).arg("--pgdata").arg(&data))?;
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c fsync=off -c max_connections=300 -k {}",
            cluster.folder.display()
        );
        let log = cluster.folder.join("log");
        cluster.call("pg_ctl", |command| {
            command.args(["start", "--silent", "--wait", "--options", &options]).arg("--pgdata").arg(&data);
            command.arg("--log").arg(&log)
        })?;
        Ok(cluster)
    }

    /// Runs one of the server's programs, which refuse to be run by root.
    fn call(&self, program: &str, with: impl Fn(&mut Command) -> &mut Command) -> Result<()> {
        let program = self.programs.join(program);
        let mut command = if is_root() {
            let mut command = Command::new("runuser");
            command.args(["-u", "postgres", "--"]).arg(&program);
            command
        } else {
            Command::new(&program)
        };
        // The folder of the project may be closed to the server's user.
        let output = with(&mut command).current_dir(&self.folder).output();
        let output = output.with_context(|| format!("{} does not start", program.display()))?;
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr).trim().to_owned();
            bail!("{} ended with {}: {said}", program.display(), output.status);
        }
        Ok(())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data");
        let stopped = self.call("pg_ctl", |command| {
            command.args(["stop", "--silent", "--mode", "immediate"]).arg("--pgdata").arg(&data)
        });
        if let Err(error) = stopped.and_then(|()| Ok(std::fs::remove_dir_all(&self.folder)?)) {
            eprintln!("{} could not be removed: {error:#}", self.folder.display());
        }
    }
}

fn free_port() -> Result<u16> {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").context("no free port")?;
    Ok(listener.local_addr()?.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_is_taken_by_number_and_not_by_letter() {
        assert!(
            version(Path::new("/usr/lib/postgresql/15/bin"))
                > version(Path::new("/usr/lib/postgresql/9/bin"))
        );
        assert_eq!(version(Path::new("/usr/local/bin")), 0);
    }

    #[test]
    fn a_server_of_our_own_answers_and_leaves_nothing_behind() {
        let Some(programs) = programs() else {
            eprintln!("left out: no PostgreSQL programs on this machine");
            return;
        };
        let cluster = Cluster::start(programs).unwrap();
        let address = format!("postgres://postgres@127.0.0.1:{}/postgres", cluster.port);
        let asks =
            || answers(Command::new("psql").args([&address, "--no-password", "--command", "SELECT 1"]));
        assert!(asks());
        let folder = cluster.folder.clone();
        drop(cluster);
        assert!(!asks());
        assert!(!folder.exists());
    }
}
