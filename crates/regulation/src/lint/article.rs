//! Articles: numbers.

use std::collections::BTreeMap;

use kernel::{Finding, Severity, Text};

use super::examination::Examination;
use crate::resolved::complaint::at;

/// CW3001: two parts of one whole bear one number (C-01).
pub(super) fn check(examination: &mut Examination<'_>) {
    let mut numbered: BTreeMap<(&str, &str, &str), Vec<_>> = BTreeMap::new();
    for (pack, article) in examination.regulation.articles() {
        if !article.number.is_empty() {
            let key = (pack.as_str(), article.parent.as_str(), article.number.as_str());
            numbered.entry(key).or_default().push(article);
        }
    }
    for ((_, _, number), articles) in numbered {
        let [first, _, ..] = articles.as_slice() else { continue };
        let list = |open: &str, close: &str| {
            let names =
                articles.iter().map(|article| format!("{}{open}{}{close}", article.id, article.heading));
            names.collect::<Vec<_>>().join("、")
        };
        examination.findings.push(Finding {
            code: "CW3001",
            severity: Severity::Warning,
            article: articles.iter().map(|article| article.id.as_str()).collect::<Vec<_>>().join(", "),
            message: Text::new(
                format!("编号“{number}”用了{}次:{}", articles.len(), list("《", "》")),
                format!("number “{number}” is used {} times: {}", articles.len(), list(" “", "”")),
            ),
            help: Text::new(
                "引用时用内部编号,原编号只作标签;请发文机关更正",
                "cite the ids and keep the number as a label; ask the issuer to correct it",
            ),
            place: at(&first.place),
        });
    }
}
