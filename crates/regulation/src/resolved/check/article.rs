//! Articles that rules cite.

use kernel::{Finding, Text};

use crate::pack::read::nearest::suggestion;
use crate::resolved::complaint::about;
use crate::resolved::mention::Mention;
use crate::resolved::regulation::Regulation;
use crate::resolved::rule::Rule;

/// Reports a citation of an article that no pack has.
pub(super) fn check(
    regulation: &Regulation,
    rule: &Rule,
    mention: &Mention<'_>,
    findings: &mut Vec<Finding>,
) {
    let Mention::Article { key, article } = *mention else { return };
    if article.is_empty() {
        findings.push(about(
            rule,
            "CW2017",
            Text::new("没有写依据哪一条", "it cites no article"),
            Text::new("补写 article", "add `article`"),
        ));
    } else if regulation.article(article).is_none() {
        let near = suggestion(article, regulation.articles.keys().map(String::as_str));
        findings.push(about(
            rule,
            "CW2016",
            Text::new(
                format!("{key} 引用的条文“{article}”不存在"),
                format!("`{key}` cites `{article}`, which no pack has"),
            ),
            Text::new(
                format!("{}改正编号,或补写 [[article]](款项写作“条.款”,如 M-02.3a)", near.zh),
                format!(
                    "{}correct it, or add an [[article]] (a part is written article.part, as M-02.3a)",
                    near.en
                ),
            ),
        ));
    }
}
