//! `chuangwen serve`: the platform at work, until it is asked to stop.

use std::{net::SocketAddr, process::ExitCode, time::Duration};

use app::Context;
use axum::{
    Router,
    extract::{Request, State},
    middleware::{self, Next},
    response::Response,
};
use clap::Args;
use domain::account::Standing;
use kernel::{Lang, Text};
use tokio::{net::TcpListener, sync::watch};
use tower::Service;

use crate::{
    first::{self, Credential},
    output::{self, Failure},
    platform::{self, Place, chain, program},
};

/// How long requests in hand may take after the program was asked to stop. A request may take 30 s at most.
const GRACE: Duration = Duration::from_secs(35);

/// Options of `chuangwen serve`.
#[derive(Args)]
pub struct Options {
    #[command(flatten)]
    place: Place,
    #[command(flatten)]
    door: Door,
}

/// Where requests come in.
#[derive(Args)]
pub struct Door {
    /// 监听地址,端口0表示任选一个 (address to listen on; port 0 chooses one)
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080", env = "CHUANGWEN_LISTEN")]
    pub listen: String,
    /// 浏览器经HTTPS访问时打开:登录凭证只走加密连接 (set where browsers arrive through HTTPS)
    #[arg(long, env = "CHUANGWEN_SECURE_COOKIES")]
    pub secure_cookies: bool,
}

/// Serves until SIGTERM or SIGINT.
pub fn run(options: &Options, lang: Lang) -> Result<ExitCode, Failure> {
    start_log();
    platform::run(async {
        let place = options.place.clone().or_own("data")?;
        let context = place.open(options.door.secure_cookies).await?;
        let listener = options.door.open().await?;
        let told = Text::new(format!("数据:{}", place.shown()), format!("data: {}", place.shown()));
        output::print(&format!("{}\n", told.in_lang(lang)))?;
        found(&context, lang).await?;
        listener.announce(lang)?;
        serve(context, listener).await
    })
}

/// A socket that is open.
pub struct Listener {
    socket: TcpListener,
    address: SocketAddr,
    stopped: watch::Receiver<bool>,
}

impl Door {
    /// Opens the socket, and begins to heed signals.
    pub async fn open(&self) -> Result<Listener, Failure> {
        let refused = |error: std::io::Error| {
            Failure::Message(Text::new(
                format!("不能在“{}”监听:{error}。请用 --listen 换一个地址或端口。", self.listen),
                format!(
                    "cannot listen on {}: {error}; name another address or port with --listen",
                    self.listen
                ),
            ))
        };
        let socket = TcpListener::bind(&self.listen).await.map_err(refused)?;
        let address = socket.local_addr().map_err(refused)?;
        let stopped = stop_signal()?;
        Ok(Listener { socket, address, stopped })
    }
}

impl Listener {
    /// Where a browser on this machine finds it.
    pub fn url(&self) -> String {
        let host = if self.address.ip().is_unspecified() {
            "127.0.0.1".to_owned()
        } else {
            self.address.ip().to_string()
        };
        let host = if host.contains(':') { format!("[{host}]") } else { host };
        format!("http://{host}:{}", self.address.port())
    }

    /// Says on standard output where it is: the line that scripts wait for.
    pub fn announce(&self, lang: Lang) -> Result<(), Failure> {
        let url = self.url();
        let mut said = Text::new(format!("已就绪:{url}"), format!("ready: {url}")).in_lang(lang).to_owned();
        if assets::IS_STAND_IN {
            let warning = Text::new(
                "注意:编译时没有 Node.js,网页界面不在程序里,只有接口可用。",
                "note: built without Node.js, so there is no web interface, only the API.",
            );
            said = format!("{said}\n{}", warning.in_lang(lang));
        }
        output::print(&format!("{said}\n"))
    }
}

/// Makes the three administrators on a platform without accounts, and shows their first passwords this once.
async fn found(context: &Context, lang: Lang) -> Result<(), Failure> {
    let credentials = Credential::administrators(context.entropy());
    let firsts = credentials.iter().map(|one| one.account(Standing::Invited)).collect::<Result<_, _>>()?;
    let made = app::account::found(&program(context, "first accounts"), firsts).await;
    if made.map_err(|error| refused(&error))? {
        let told = Text::new(
            "这是第一次启动,已建立三个管理员账号。密码只显示这一次,首次登录须改:",
            "first start: three administrators were made. Their passwords are shown this once and must be changed at the first sign-in:",
        );
        output::print(&format!("{}\n{}\n", told.in_lang(lang), first::table(&credentials, lang)))?;
    }
    Ok(())
}

/// What a use case said at start-up.
pub fn refused(error: &dyn std::error::Error) -> Failure {
    let said = chain(error);
    Text::new(format!("启动时出错:{said}"), format!("start-up failed: {said}")).into()
}

/// Serves until asked to stop; then ends the requests in hand and the job in hand, and closes the database.
pub async fn serve(context: Context, listener: Listener) -> Result<ExitCode, Failure> {
    let Listener { socket, stopped, .. } = listener;
    let jobs = jobs::Runner::new(context.clone(), jobs::all());
    let until = stopped.clone();
    let jobs = tokio::spawn(async move { jobs.run(wait(until)).await });
    let listening = axum::serve(socket, router(&context)).with_graceful_shutdown(wait(stopped.clone()));
    let ended = tokio::select! {
        ended = async { listening.await } => ended,
        () = async { wait(stopped).await; tokio::time::sleep(GRACE).await } => {
            tracing::warn!("some requests did not end in time and were cut off");
            Ok(())
        }
    };
    if let Err(error) = jobs.await {
        tracing::error!(%error, "the runner of jobs ended badly");
    }
    context.db().clone().close().await;
    ended?;
    Ok(ExitCode::SUCCESS)
}

async fn wait(mut stopped: watch::Receiver<bool>) {
    // An error means that the sender is gone, which it is only when the program ends.
    let _ = stopped.wait_for(|stopped| *stopped).await;
}

/// Becomes true when the program is asked to stop. Signals are heeded from the return of this call on, so that one that
/// comes right after the program said that it is ready is not lost.
fn stop_signal() -> std::io::Result<watch::Receiver<bool>> {
    let (stop, stopped) = watch::channel(false);
    let asked = asked_to_stop()?;
    tokio::spawn(async move {
        asked.await;
        tracing::info!("stopping: requests and jobs in hand are ended first");
        // Nobody listens any more only where everything has ended already.
        let _ = stop.send(true);
        // Held until the program ends, so that whoever waits sees the signal and not a closed channel.
        stop.closed().await;
    });
    Ok(stopped)
}

#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

#[cfg(windows)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}

/// The interface for programs beneath `/api`, the pages everywhere else.
///
/// Not as routes of one router: a router in a router shares its parameters with it, and loses its own answers to what
/// it does not know.
fn router(context: &Context) -> Router {
    let api = api::router(context.clone());
    assets::router()
        .layer(middleware::from_fn_with_state(api, divide))
        .layer(middleware::from_fn_with_state(context.clone(), log))
}

async fn divide(State(mut api): State<Router>, request: Request, next: Next) -> Response {
    if !is_for_programs(request.uri().path()) {
        return next.run(request).await;
    }
    let Ok(response) = api.call(request).await;
    response
}

fn is_for_programs(path: &str) -> bool {
    path.starts_with("/api/") || path == HEALTH
}

/// Where a load balancer asks.
const HEALTH: &str = "/healthz";

/// One line a request; the files of pages, and who asks after health, are shown on request only. Paths of ours hold no
/// secrets; queries may, and are left out.
async fn log(State(context): State<Context>, request: Request, next: Next) -> Response {
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let from = context.clock().now();
    let response = next.run(request).await;
    let micros = context.clock().now().duration_since(from).as_micros();
    let status = response.status().as_u16();
    let id = response.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("-");
    if is_for_programs(&path) && path != HEALTH {
        tracing::info!(target: "request", %method, path, status, micros, id);
    } else {
        tracing::debug!(target: "request", %method, path, status, micros, id);
    }
    response
}

/// Sends the log to standard error. `CHUANGWEN_LOG` sets what is shown, as in `info,request=debug,sqlx=warn`.
pub fn start_log() {
    use std::io::IsTerminal;
    use tracing_subscriber::{filter::Targets, layer::SubscriberExt, util::SubscriberInitExt};
    const USUAL: &str = "info,sqlx=warn,sea_orm=warn,sea_orm_migration=warn";
    let set = platform::setting("CHUANGWEN_LOG").and_then(|value| value.into_string().ok());
    let targets =
        set.and_then(|set| set.parse::<Targets>().ok()).or_else(|| USUAL.parse().ok()).unwrap_or_default();
    let lines = tracing_subscriber::fmt::layer()
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    // It fails only where a log was started already.
    let _ = tracing_subscriber::registry().with(targets).with(lines).try_init();
}
