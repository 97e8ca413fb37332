//! What the rules of 2023 against formalism at the fingertips (指尖上的形式主义) forbid.

use kernel::Text;

use super::examination::Examination;
use crate::resolved::{Content, Rule};

/// Words that ask for it, and what they ask for.
const ASKS: &[(&str, &str)] = &[
    ("打卡", "check-ins"),
    ("签到积分", "points for signing in"),
    ("每日签到", "daily sign-ins"),
    ("在线时长", "online time"),
    ("登录次数", "counts of logins"),
    ("积分排名", "rankings by points"),
    ("个人排名", "rankings of persons"),
    ("人员排名", "rankings of persons"),
    ("干部排名", "rankings of persons"),
    ("职工排名", "rankings of persons"),
    ("强制下载", "forced downloads"),
    ("强制关注", "forced subscriptions"),
    ("转发截图", "screenshots as proof"),
    ("点赞截图", "screenshots as proof"),
];

/// Words by which a text turns against what it names.
const AGAINST: &[&str] = &["不得", "禁止", "不搞", "不要", "取消", "严禁", "不以", "防止", "避免"];

/// CW3036.
pub(super) fn check(examination: &mut Examination<'_>) {
    let rules: Vec<&Rule> = examination.rules().collect();
    for rule in rules {
        if matches!(rule.content, Content::Prohibition(_)) {
            continue;
        }
        let asked = rule.texts().into_iter().find_map(|(key, text)| {
            let against = AGAINST.iter().any(|word| text.contains(word));
            let word = ASKS.iter().find(|(word, _)| !against && text.contains(word));
            word.map(|word| (key, word))
        });
        if let Some((key, (zh, en))) = asked {
            examination.error(
                rule,
                "CW3036",
                Text::new(
                    format!("{key} 要求“{zh}”:中央网信委2023年《关于防治“指尖上的形式主义”的若干意见》不允许,平台也不提供"),
                    format!("`{key}` asks for {en} (“{zh}”), which the 2023 rules of the Central Cyberspace Affairs Commission against formalism at the fingertips do not allow; the platform has none"),
                ),
                Text::new(
                    "删去;改为看办结的事和已有的记录",
                    "remove it; look at what was done and at records that exist already",
                ),
            );
        }
    }
}
