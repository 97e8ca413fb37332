//! Findings about rules.

use kernel::{Finding, Place, Severity, Text};

use super::rule::Rule;

/// An error about a place in a pack.
pub(crate) fn error(
    code: &'static str,
    article: &str,
    message: Text,
    help: Text,
    place: Option<Place>,
) -> Finding {
    Finding { code, severity: Severity::Error, article: article.to_owned(), message, help, place }
}

/// An error about a rule, which the message names.
pub(crate) fn about(rule: &Rule, code: &'static str, message: Text, help: Text) -> Finding {
    let name = rule.kind().name();
    let Text { zh, en } = message;
    let message =
        Text::new(format!("{}“{}”:{zh}", name.zh, rule.id), format!("{} `{}`: {en}", name.en, rule.id));
    error(code, &rule.article, message, help, at(&rule.place))
}

/// The same finding, less severe.
pub(crate) fn as_severe(mut finding: Finding, severity: Severity) -> Finding {
    finding.severity = severity;
    finding
}

/// The place, for a finding.
#[expect(clippy::unnecessary_wraps, reason = "a finding's place is optional")]
pub(crate) fn at(place: &Place) -> Option<Place> {
    Some(place.clone())
}
