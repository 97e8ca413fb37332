//! Declarations that are duties.

use kernel::Text;

use super::examination::Examination;
use crate::pack::Declaration;
use crate::resolved::Rule;

/// Words that oblige wherever they stand.
const OBLIGING: &[&str] = &[
    "必须",
    "应当",
    "应该",
    "不得",
    "严禁",
    "不准",
    "定期",
    "每年",
    "每半年",
    "每季",
    "每月",
    "每周",
    "每旬",
    "按时",
];

/// Work that somebody is told to do, unless the sentence only says what that work is for.
const WORK: &[&str] = &[
    "负责", "及时", "报送", "上报", "备案", "通报", "召开", "组织", "检查", "督办", "考评", "考核", "整改",
    "审批", "决定",
];

/// Words by which a sentence says what something is for.
const PURPOSE: &[&str] = &["为了", "目的", "旨在", "以便", "从而", "是为", "为的是"];

/// CW3037: a declaration that obliges somebody.
pub(super) fn check(examination: &mut Examination<'_>) {
    let declarations: Vec<(&Rule, &Declaration)> = examination.of::<Declaration>().collect();
    for (rule, declaration) in declarations {
        let says =
            |words: &[&'static str]| words.iter().copied().find(|word| declaration.says.contains(word));
        let work = || if says(PURPOSE).is_some() { None } else { says(WORK) };
        if let Some(word) = says(OBLIGING).or_else(work) {
            examination.warn(
                rule,
                "CW3037",
                Text::new(
                    format!("宣示里有“{word}”:要求人做什么的话不是宣示"),
                    format!("the declaration says “{word}”: what obliges somebody is no declaration"),
                ),
                Text::new(
                    "改写成 [[duty]]、[[prohibition]] 或 [[requirement]];确是宣示的换个说法",
                    "make it a [[duty]], a [[prohibition]] or a [[requirement]]; where it is one, put it in other words",
                ),
            );
        }
    }
}
