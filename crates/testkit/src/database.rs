//! A database of a test's own, on either engine.

use std::{
    path::PathBuf,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

use sqlx::{Connection, Executor, PgConnection};
use store::{Db, Engine};
use tempfile::TempDir;

/// Where PostgreSQL is sought unless `CHUANGWEN_TEST_POSTGRES` names another.
const POSTGRES: &str = "postgres://postgres@127.0.0.1:5432/test";

/// A migrated database that no other test sees, removed with this value.
pub struct TestDb {
    /// The database.
    pub db: Db,
    /// Its address, for tests that open it a second time.
    pub url: String,
    home: Home,
}

enum Home {
    Folder { _folder: TempDir },
    Schema { server: String, name: String },
}

impl TestDb {
    /// A new database, or `None` (after one clear line) where PostgreSQL does not answer and `CHUANGWEN_OFFLINE` is set.
    ///
    /// # Panics
    ///
    /// Where the database cannot be made.
    pub async fn new(engine: Engine) -> Option<Self> {
        match engine {
            Engine::Sqlite => Some(Self::sqlite().await),
            Engine::Postgres => Self::postgres().await,
        }
    }

    async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let file = folder.path().join("chuangwen.db");
        std::fs::copy(template().await, &file).expect("the template can be copied");
        let url = format!("sqlite:{}", file.display());
        let db = store::connect(&url).await.expect("the copy opens");
        Self { db, url, home: Home::Folder { _folder: folder } }
    }

    async fn postgres() -> Option<Self> {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let server = setting("CHUANGWEN_TEST_POSTGRES").unwrap_or_else(|| POSTGRES.to_owned());
        let mut connection = match PgConnection::connect(&server).await {
            Ok(connection) => connection,
            Err(error) => {
                let offline = setting("CHUANGWEN_OFFLINE").is_some();
                eprintln!(
                    "PostgreSQL at {server} does not answer ({error}): set CHUANGWEN_TEST_POSTGRES or start it"
                );
                assert!(offline, "no PostgreSQL for the test; CHUANGWEN_OFFLINE=1 leaves these tests out");
                return None;
            }
        };
        let name = format!("chuangwen_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let create = format!("CREATE SCHEMA {name}");
        connection.execute(sqlx::AssertSqlSafe(create)).await.expect("a schema can be made");
        let separator = if server.contains('?') { '&' } else { '?' };
        let url = format!("{server}{separator}options[search_path]={name}");
        let db = store::connect(&url).await.expect("the schema opens");
        store::migrate(&db).await.expect("the schema can be migrated");
        Some(Self { db, url, home: Home::Schema { server, name } })
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        let Home::Schema { server, name } = &self.home else { return };
        let (server, drop) = (server.clone(), format!("DROP SCHEMA {name} CASCADE"));
        // A runtime of its own: the test's may be ending, and dropping cannot wait in it.
        let removed = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().ok()?;
            runtime.block_on(async {
                let mut connection = PgConnection::connect(&server).await.ok()?;
                connection.execute("SET lock_timeout = '5s'").await.ok()?;
                connection.execute(sqlx::AssertSqlSafe(drop)).await.ok()
            })
        });
        if !removed.join().is_ok_and(|removed| removed.is_some()) {
            eprintln!("the schema {name} of a test could not be removed");
        }
    }
}

/// A migrated file, made once in a test run and copied for each test.
async fn template() -> PathBuf {
    static TEMPLATE: OnceLock<PathBuf> = OnceLock::new();
    static MAKING: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());
    let _making = MAKING.lock().await;
    if let Some(path) = TEMPLATE.get() {
        return path.clone();
    }
    let folder = std::env::temp_dir().join(format!("chuangwen-template-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    let path = folder.join("template.db");
    let db = store::connect(&format!("sqlite:{}", path.display())).await.expect("a file can be made");
    store::migrate(&db).await.expect("the file can be migrated");
    db.close().await;
    TEMPLATE.get_or_init(|| path).clone()
}

#[expect(
    clippy::disallowed_methods,
    reason = "tests have no composition root; this is where they read settings"
)]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok().filter(|value| !value.is_empty())
}
