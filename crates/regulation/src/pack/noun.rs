//! The nouns of the platform: what acts, procedures and vocabularies may name.

/// A noun of the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noun {
    /// As the code and the packs write it.
    pub id: &'static str,
    /// In Chinese.
    pub zh: &'static str,
}

/// Every noun, sorted. The list is closed: a new noun comes with its module in every layer. Beside the nouns of the
/// design it holds the parts of them that leave facts of their own: appointment, register and secondment (of organisation),
/// directive (of document), incident, instruction, media and report (of bulletin), setting (of regulation).
pub const NOUNS: &[Noun] = &[
    noun("account", "账号"),
    noun("activity", "活动"),
    noun("appeal", "申诉"),
    noun("appointment", "任职"),
    noun("archive", "档案"),
    noun("assessment", "考评"),
    noun("budget", "经费"),
    noun("bulletin", "信息简报"),
    noun("circular", "通报"),
    noun("conduct", "奖惩"),
    noun("directive", "上级部署"),
    noun("document", "公文"),
    noun("file", "文件"),
    noun("form", "报表"),
    noun("honour", "表彰"),
    noun("incident", "重大情况"),
    noun("inspection", "检查"),
    noun("instruction", "领导批示"),
    noun("journal", "日志"),
    noun("media", "媒体曝光"),
    noun("meeting", "会议"),
    noun("notification", "通知"),
    noun("obligation", "义务"),
    noun("organisation", "组织机构"),
    noun("petition", "群众诉求"),
    noun("plan", "计划"),
    noun("rectification", "整改"),
    noun("register", "名录"),
    noun("regulation", "制度"),
    noun("report", "专项报告"),
    noun("roster", "值班与责任区"),
    noun("scheme", "测评方案"),
    noun("secondment", "借调"),
    noun("setting", "设置"),
    noun("supervision", "督办"),
    noun("survey", "问卷调查"),
    noun("task", "任务"),
    noun("training", "培训"),
];

const fn noun(id: &'static str, zh: &'static str) -> Noun {
    Noun { id, zh }
}

/// The noun with this id, if there is one.
pub fn find(id: &str) -> Option<&'static Noun> {
    NOUNS.binary_search_by(|noun| noun.id.cmp(id)).ok().map(|index| &NOUNS[index])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::{Action, fact};

    #[test]
    fn nouns_are_sorted_so_that_find_finds_each() {
        for noun in NOUNS {
            assert_eq!(find(noun.id), Some(noun));
        }
        assert_eq!(find("dream"), None);
    }

    #[test]
    fn every_kind_of_fact_belongs_to_a_noun() {
        for kind in fact::FACT_KINDS {
            let noun = kind.id.split('.').next().unwrap();
            assert!(find(noun).is_some(), "{}", kind.id);
        }
    }

    #[test]
    fn every_action_belongs_to_a_noun_and_leaves_a_fact() {
        for action in Action::ALL {
            assert!(find(action.noun()).is_some(), "{action:?}");
            assert!(fact::find(action.leaves()).is_some(), "{action:?}");
        }
    }
}
