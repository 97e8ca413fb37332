//! Collects what does not fit.

use kernel::{Finding, Severity, Text};
use regulation::resolved::Rule;

#[derive(Default)]
pub(super) struct Report {
    findings: Vec<Finding>,
}

impl Report {
    /// Something about a rule.
    pub fn about(&mut self, code: &'static str, severity: Severity, rule: &Rule, message: Text, help: Text) {
        let place = Some(rule.place.clone());
        self.findings.push(Finding { code, severity, article: rule.article.clone(), message, help, place });
    }

    /// Something about the organisation alone.
    pub fn plain(&mut self, code: &'static str, severity: Severity, message: Text, help: Text) {
        self.findings.push(Finding { code, severity, article: String::new(), message, help, place: None });
    }

    /// Everything, worst first, then by code, article and text.
    pub fn finish(mut self) -> Vec<Finding> {
        let key = |finding: &Finding| {
            (finding.severity, finding.code, finding.article.clone(), finding.message.clone())
        };
        self.findings.sort_by_cached_key(key);
        self.findings.dedup();
        self.findings
    }
}
