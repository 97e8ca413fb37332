//! Everything that a check needs beyond Rust.

use super::{Need, Source};

/// Licences, bans and sources of the dependencies.
pub const CARGO_DENY: Need = Need {
    name: "cargo-deny",
    detect: &["cargo-deny", "--version"],
    source: Source::Cargo { package: "cargo-deny", version: "0.20.2" },
    cure: "run `cargo install cargo-deny --locked`",
};

/// A faster runner of tests, with a clearer report. `cargo test` does the same without it.
pub const NEXTEST: Need = Need {
    name: "cargo-nextest",
    detect: &["cargo-nextest", "--version"],
    source: Source::Machine,
    cure: "run `cargo install cargo-nextest --locked`",
};

/// Python, with which the calendar's tests ask an independent package about every day of 2007-2026.
pub const PYTHON: Need = Need {
    name: "Python 3 with venv",
    detect: &["python3", "-c", "import ensurepip, venv"],
    source: Source::Apt { packages: &["python3", "python3-venv"] },
    cure: "install it, or set CHUANGWEN_OFFLINE=1 to leave that comparison out",
};

/// The programs of a PostgreSQL server; `postgres.rs` finds them where they are not in PATH.
pub const POSTGRES: Need = Need {
    name: "PostgreSQL",
    detect: &["initdb", "--version"],
    source: Source::Apt { packages: &["postgresql"] },
    cure: "install it, or set CHUANGWEN_TEST_POSTGRES to a server, or CHUANGWEN_OFFLINE=1 to test on SQLite alone",
};

/// Builds and tests the web interface. Its tools need this version, which Debian 12 does not have.
pub const NODE: Need = Need {
    name: "Node.js 20.19 with npm",
    detect: &[
        "sh",
        "-c",
        "npm --version && node --eval \"const [a, b] = process.versions.node.split('.').map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)\"",
    ],
    source: Source::Apt { packages: &["nodejs", "npm"] },
    cure: "install Node.js 20.19 or later",
};

/// The browser in which the journeys of a user are tried.
pub const CHROMIUM: Need = Need {
    name: "Chromium",
    detect: &["chromium", "--version"],
    source: Source::Apt { packages: &["chromium"] },
    cure: "install it under the name `chromium`",
};

/// Without Chinese letters every page is as wide as its boxes, and a picture of it shows nothing.
pub const CHINESE_FONT: Need = Need {
    name: "a Chinese font",
    detect: &["sh", "-c", "fc-list :lang=zh-cn | grep -q ."],
    source: Source::Apt { packages: &["fontconfig", "fonts-noto-cjk"] },
    cure: "install Noto Sans CJK",
};
