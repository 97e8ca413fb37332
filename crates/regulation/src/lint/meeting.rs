//! Meetings: conveners, notice, proxies, rhythms.

use kernel::Text;

use super::examination::{Examination, NEIGHBOURS, list, people};
use crate::pack::{Meeting, Schedule, meeting::ProxyKind};
use crate::resolved::Rule;
use calendar::Place;

/// CW3003, CW3004, CW3008, CW3009 and CW3011.
pub(super) fn check(examination: &mut Examination<'_>) {
    let meetings: Vec<(&Rule, &Meeting)> = examination.of::<Meeting>().collect();
    for (rule, meeting) in &meetings {
        check_convener(examination, rule, meeting);
        check_notice(examination, rule, meeting);
        check_alternation(examination, rule, meeting);
    }
    for (index, one) in meetings.iter().enumerate() {
        for other in meetings.iter().skip(index + 1).take(NEIGHBOURS) {
            check_pair(examination, *one, *other);
        }
    }
}

/// CW3011: nobody convenes it.
fn check_convener(examination: &mut Examination<'_>, rule: &Rule, meeting: &Meeting) {
    if meeting.convener.is_none() && meeting.chair.is_none() {
        examination.warn(
            rule,
            "CW3011",
            Text::new("没有写由谁召集或主持", "nobody is said to convene or chair it"),
            Text::new("写 convener 或 chair", "write `convener` or `chair`"),
        );
    }
}

/// CW3004: notice must be given so many days before, and somebody may call the meeting at any time (C-04).
fn check_notice(examination: &mut Examination<'_>, rule: &Rule, meeting: &Meeting) {
    let (Some(notice), Some(emergency)) = (&meeting.notice, &meeting.emergency) else { return };
    if !emergency.waives_notice && !emergency.keeps_notice {
        examination.warn_citing(
            rule,
            &[&notice.article, &emergency.article],
            "CW3004",
            Text::new(
                format!("{}要求提前通知,{}允许随时召开,没写随时召开的是否免去提前通知", notice.article, emergency.article),
                format!("{} asks for notice and {} lets it be called at any time; whether notice is then waived is not said", notice.article, emergency.article),
            ),
            Text::new(
                "写 emergency.waives_notice = true(须记录理由)或 keeps_notice = true",
                "write emergency.waives_notice = true (a reason is then recorded) or keeps_notice = true",
            ),
        );
    }
}

/// CW3009: it must fall into the free quarters of another meeting, which may take any (C-07).
fn check_alternation(examination: &mut Examination<'_>, rule: &Rule, meeting: &Meeting) {
    let Some(alternation) = &meeting.alternates else { return };
    let Some((other, with)) = examination.regulation.find::<Meeting>(alternation.with.as_str()) else {
        return;
    };
    let fixed = matches!(&with.when, Some(Schedule::Recurrence(recurrence)) if {
        let places = recurrence.at.iter().chain(&recurrence.on);
        recurrence.at.len() + recurrence.on.len() > 0 && places.into_iter().all(fixes_quarter)
    });
    if !fixed {
        examination.together_citing(
            &[other, rule],
            &[&alternation.article, &other.article],
            "CW3009",
            Text::new(
                format!("“{}”要与“{}”隔季,而后者没有限定季度:只有限定在一、三季度或二、四季度才隔得开", meeting.name, with.name),
                format!("“{}” must alternate by quarters with “{}”, which is not bound to any: only the first and third or the second and fourth leave room", meeting.name, with.name),
            ),
            Text::new(
                "给后者写 at = [\"Q1\", \"Q3\"] 或 [\"Q2\", \"Q4\"];否则每年由排期统一解出",
                "give the other at = [\"Q1\", \"Q3\"] or [\"Q2\", \"Q4\"]; otherwise the year's plan must be solved as a whole",
            ),
        );
    }
}

fn fixes_quarter(place: &Place) -> bool {
    matches!(
        place,
        Place::Quarter(_) | Place::Month(_) | Place::Xun { .. } | Place::MonthEnd(_) | Place::Day { .. }
    )
}

/// Most of the smaller circle belongs to the other one too.
fn gather_the_same(examination: &Examination<'_>, one: &Meeting, other: &Meeting) -> bool {
    let (first, second) =
        (people(examination.regulation, &one.members), people(examination.regulation, &other.members));
    let common = first.intersection(&second).count();
    common > 0 && common * 2 >= first.len().min(second.len())
}

fn check_pair(examination: &mut Examination<'_>, one: (&Rule, &Meeting), other: (&Rule, &Meeting)) {
    if !gather_the_same(examination, one.1, other.1) {
        return;
    }
    let rules = [one.0, other.0];
    let names = (&one.1.name, &other.1.name);
    if let (Some(first), Some(second)) = (&one.1.proxy, &other.1.proxy)
        && first.kind != second.kind
    {
        let articles = [first.article.as_str(), second.article.as_str()];
        let (first, second) = (word(first.kind), word(second.kind));
        examination.together_citing(
            &rules,
            &articles,
            "CW3003",
            Text::new(
                format!("“{}”和“{}”的成员基本相同,他人代会的规定却不同:{},{}", names.0, names.1, first.0, second.0),
                format!("“{}” and “{}” gather the same people under different rules for proxies: {}, {}", names.0, names.1, first.1, second.1),
            ),
            Text::new(
                "按会议分别执行,通知里写明本次能否代会;请发文机关统一",
                "apply each meeting's own rule and say in the notice which holds; ask the issuer to make them one",
            ),
        );
    }
    check_rhythm(examination, one, other);
}

/// CW3008: the same people at different rhythms; whether one sitting can serve both is not said (C-06).
fn check_rhythm(examination: &mut Examination<'_>, one: (&Rule, &Meeting), other: (&Rule, &Meeting)) {
    let joint = |from: &Meeting, to: &Rule| from.joint_with.contains(&to.id);
    let scheduled = one.1.when.is_some() && other.1.when.is_some();
    if !scheduled || one.1.when == other.1.when || joint(one.1, other.0) || joint(other.1, one.0) {
        return;
    }
    examination.warn_together(
        &[one.0, other.0],
        "CW3008",
        Text::new(
            format!("“{}”和“{}”的成员基本相同,节奏不同,没写能否合并召开:{}", one.1.name, other.1.name, list(&[one.0, other.0])),
            format!("“{}” and “{}” gather the same people at different rhythms, and whether they may sit together is not said: {}", one.1.name, other.1.name, list(&[one.0, other.0])),
        ),
        Text::new(
            "能合开的写 joint_with(两套规则都要满足);不能的照旧,算两次会",
            "write `joint_with` where one sitting may serve both (the rules of both then hold); otherwise they count as two",
        ),
    );
}

fn word(kind: ProxyKind) -> (&'static str, &'static str) {
    match kind {
        ProxyKind::None => ("须本人到会", "in person only"),
        ProxyKind::WithReason => ("原则上不得代会", "a proxy only with a reason"),
        ProxyKind::Opinion => ("可托人转达意见", "a proxy conveys an opinion"),
        ProxyKind::Vote => ("可由他人代为表决", "a proxy votes"),
    }
}
