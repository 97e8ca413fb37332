//! Open norms: words that leave something to be decided.

use std::collections::BTreeSet;

use kernel::Text;

use super::examination::Examination;
use crate::pack::Setting;
use crate::resolved::{Content, Rule};

/// Words that leave something open (appendix B of the catalogue), and what has to be settled.
const OPEN: &[(&str, &str, &str)] = &[
    ("定期", "周期", "how often"),
    ("及时", "时限", "within what time"),
    ("尽快", "时限", "within what time"),
    ("适时", "时限", "when"),
    ("必要时", "条件和批准人", "under which condition, and who approves"),
    ("视需要", "条件和批准人", "under which condition, and who approves"),
    ("根据需要", "条件和批准人", "under which condition, and who approves"),
    ("特殊情况", "哪些情况", "which cases"),
    ("原则上", "例外怎样批准和记录", "how exceptions are approved and recorded"),
    ("一定范围", "范围", "which audience"),
    ("规定时间", "时限", "within what time"),
    ("有关规定", "哪一份规定", "which rules"),
    ("适当", "程度", "how much"),
];

/// Words that hold an open word and leave nothing open; the longer ones first.
const NOT_OPEN: &[&str] = &["定期还是不定期", "定期与不定期", "定期和不定期", "不定期"];

/// CW3026: an open norm that no setting fills.
pub(super) fn check(examination: &mut Examination<'_>) {
    let mut settled: BTreeSet<&str> = BTreeSet::new();
    for (rule, _) in examination.of::<Setting>() {
        settled.insert(rule.article.as_str());
        settled.extend(rule.rows.iter().map(String::as_str));
    }
    let rules: Vec<&Rule> = examination.rules().collect();
    for rule in rules {
        let speaks = matches!(
            rule.content,
            Content::Duty(_)
                | Content::Permission(_)
                | Content::Prohibition(_)
                | Content::Requirement(_)
                | Content::Consequence(_)
        );
        let attached =
            !rule.settings().is_empty() || rule.cited().iter().any(|cited| settled.contains(cited));
        if !speaks || attached {
            continue;
        }
        let found =
            rule.texts().into_iter().find_map(|(key, text)| open_word(rule, text).map(|open| (key, open)));
        if let Some((key, (word, zh, en))) = found {
            examination.warn(
                rule,
                "CW3026",
                Text::new(
                    format!("{key} 里的“{word}”没有定下{zh},也没有设置来定"),
                    format!("“{word}” in `{key}` leaves open {en}, and no setting fills it in"),
                ),
                Text::new(
                    "加一个 [[setting]],写明由谁确定,并在本条引用",
                    "add a [[setting]] that somebody named fills in, and name it in this rule",
                ),
            );
        }
    }
}

fn open_word(rule: &Rule, text: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let mut text = text.to_owned();
    for harmless in NOT_OPEN {
        text = text.replace(harmless, "");
    }
    OPEN.iter()
        .copied()
        .filter(|(word, ..)| *word != "原则上" || !rule.strength.allows_exception())
        .find(|(word, ..)| text.contains(word))
}
