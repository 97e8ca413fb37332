//! A server process of a test's own, and a browser of the simplest kind.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, ChildStdout, Command, ExitStatus, Stdio},
};

use serde_json::Value;

/// The program with these words, with nothing of the tester's environment in its settings.
pub fn program(words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chuangwen"));
    command.args(words);
    for name in ["DATA", "DATABASE", "LISTEN", "LANG", "LOG", "SECURE_COOKIES"] {
        command.env_remove(format!("CHUANGWEN_{name}"));
    }
    command
}

/// The program run to its end: exit code, standard output, standard error.
pub fn run(words: &[&str]) -> (Option<i32>, String, String) {
    let output = program(words).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code(), text(output.stdout), text(output.stderr))
}

/// A running server. It is killed with this value unless it was stopped.
pub struct Server {
    child: Child,
    out: BufReader<ChildStdout>,
    address: String,
    /// What it printed before it was ready.
    pub said: String,
}

impl Server {
    /// Starts `serve` or `demo` with these words, on a free port.
    pub fn start(words: &[&str]) -> Self {
        let mut command = program(words);
        command.args(["--listen", "127.0.0.1:0", "--lang", "en"]).env("CHUANGWEN_LOG", "warn");
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let out = BufReader::new(child.stdout.take().unwrap());
        let mut server = Self { child, out, address: String::new(), said: String::new() };
        while server.address.is_empty() {
            let mut line = String::new();
            let read = server.out.read_line(&mut line).unwrap();
            assert_ne!(read, 0, "the server ended before it was ready: {}", server.said);
            match line.trim_end().strip_prefix("ready: http://") {
                Some(address) => server.address = address.to_owned(),
                None => server.said.push_str(&line),
            }
        }
        server
    }

    /// The login and password of a row of the printed table.
    pub fn credential(&self, login: &str) -> (String, String) {
        let row = self.said.lines().find(|line| line.split_whitespace().any(|word| word == login));
        let row = row.unwrap_or_else(|| panic!("no {login} in {}", self.said));
        let cells: Vec<&str> = row.split(['│', '┆', '|']).map(str::trim).collect();
        let at = cells.iter().position(|cell| *cell == login).unwrap();
        (login.to_owned(), cells[at + 1].to_owned())
    }

    /// Asks it to stop with SIGTERM and waits; what it printed after it was ready.
    pub fn stop(mut self) -> (ExitStatus, String) {
        self.signal();
        let status = self.child.wait().unwrap();
        let mut rest = String::new();
        self.out.read_to_string(&mut rest).unwrap();
        (status, rest)
    }

    pub fn signal(&self) {
        let sent = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        assert!(sent.success());
    }

    pub fn browser(&self) -> Browser {
        Browser { address: self.address.clone(), cookie: None }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Speaks HTTP/1.0, so that an answer ends where the connection does.
pub struct Browser {
    address: String,
    cookie: Option<String>,
}

pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: String,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }
}

impl Browser {
    pub fn get(&self, path: &str) -> Answer {
        receive(self.send("GET", path, ""))
    }

    pub fn post(&self, path: &str, body: &Value) -> Answer {
        receive(self.send("POST", path, &body.to_string()))
    }

    /// Sends a request without waiting for its answer.
    pub fn send(&self, method: &str, path: &str, body: &str) -> TcpStream {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let cookie = self.cookie.as_deref().map(|cookie| format!("Cookie: {cookie}\r\n")).unwrap_or_default();
        write!(
            stream,
            "{method} {path} HTTP/1.0\r\nHost: {}\r\nX-Chuangwen-Client: test\r\n{cookie}\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.address,
            body.len(),
        )
        .unwrap();
        stream
    }

    pub fn sign_in(&mut self, login: &str, password: &str) -> Answer {
        let answer =
            self.post("/api/v1/session", &serde_json::json!({ "login": login, "password": password }));
        let set = answer.head.lines().find_map(|line| line.strip_prefix("set-cookie: "));
        self.cookie = set.and_then(|set| set.split(';').next()).map(str::to_owned);
        answer
    }
}

pub fn receive(mut stream: TcpStream) -> Answer {
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no answer: {text:?}"));
    let status = head.split_whitespace().nth(1).unwrap().parse().unwrap();
    Answer { status, head: head.to_owned(), body: body.to_owned() }
}

/// A folder as a word of the command line.
pub fn word(folder: &Path) -> &str {
    folder.to_str().unwrap()
}
