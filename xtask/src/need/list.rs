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

/// The published table of holidays with which every day of 2007-2026 is compared.
pub const HOLIDAY_PEER: Need = Need {
    name: "Python with chinesecalendar",
    detect: &["python3", "-c", "import chinese_calendar"],
    source: Source::Python { packages: &["chinesecalendar==1.11.0"] },
    cure: "install Python 3 with its venv module, then run this again (it needs the package index once)",
};

/// Builds and tests the web interface.
pub const NODE: Need = Need {
    name: "Node.js with npm",
    detect: &["npm", "--version"],
    source: Source::Apt { packages: &["nodejs", "npm"] },
    cure: "install Node.js 20 or later",
};
