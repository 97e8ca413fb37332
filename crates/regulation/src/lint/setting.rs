//! Settings that nothing uses.

use std::collections::BTreeSet;

use kernel::Text;

use super::examination::Examination;
use crate::pack::{RuleId, Setting};
use crate::resolved::Rule;

/// CW3027: an answer that nothing would depend on.
pub(super) fn check(examination: &mut Examination<'_>) {
    let used: BTreeSet<&RuleId> = examination.rules().flat_map(Rule::settings).collect();
    let settings: Vec<(&Rule, &Setting)> = examination.of::<Setting>().collect();
    for (rule, _) in settings {
        if !used.contains(&rule.id) {
            examination.note(
                rule,
                "CW3027",
                Text::new(
                    "没有规则引用这个设置:填了也不起作用",
                    "no rule names this setting: the answer changes nothing",
                ),
                Text::new(
                    "在依赖它的规则里写 { setting = … } 或 setting = …;只供查阅的可以不管",
                    "name it in the rule that depends on it; leave it where it is only to be read",
                ),
            );
        }
    }
}
