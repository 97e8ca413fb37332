//! The rules that a kind of meeting yields: holding it, giving notice, sending minutes, issuing the circular, and the items
//! that must be on the agenda of one meeting of each year.

use std::{collections::BTreeMap, sync::Arc};

use calendar::{Recurrence, Span};
use regulation::pack::{Action, Meeting, Occasion, Selector};

use super::rule::{Part, Rule, Terms, Timing, When};

/// Every rule of the meeting kind, in a fixed order.
pub(super) fn rules(meeting: &Meeting, terms: &Terms) -> Vec<Rule> {
    let kind = Arc::new(meeting.clone());
    let mut rules = Vec::new();
    if let Some(schedule) = &meeting.when {
        let mut hold = part(
            &kind,
            "",
            &meeting.article,
            Part::Hold,
            Action::Hold,
            &format!("召开{}", meeting.name),
            terms,
        );
        hold.rows.clone_from(&meeting.rows);
        // “一般”, “原则上” speak of the schedule; what follows a meeting that was held is owed without reserve.
        hold.strength = meeting.strength;
        hold.who = vec![meeting.body.clone()];
        hold.when = When::Recurring(Timing::<Recurrence>::of(schedule));
        rules.push(hold);
    }
    if let Some(notice) = &meeting.notice {
        let what = format!("发出{}的通知", meeting.name);
        let mut rule = part(&kind, ":notice", &notice.article, Part::Notice, Action::Notify, &what, terms);
        rule.who = vec![notice.by.clone()];
        rule.to_is_implied = notice.to.is_empty();
        rule.to = if notice.to.is_empty() { meeting.members.clone() } else { notice.to.clone() };
        rule.when = after("meeting.scheduled", &kind, Timing::<Span>::of(&notice.within));
        rules.push(rule);
    }
    if let Some(minutes) = &meeting.minutes {
        let what = format!("印发{}的纪要", meeting.name);
        let mut rule =
            part(&kind, ":minutes", &minutes.article, Part::Minutes, Action::Publish, &what, terms);
        rule.evidence = "meeting.minutes_sent".into();
        rule.who = vec![minutes.by.clone()];
        rule.to.clone_from(&minutes.to);
        rule.when = after("meeting.held", &kind, Timing::<Span>::of(&minutes.within));
        rules.push(rule);
    }
    if let Some(circular) = &meeting.circular {
        let what = format!("把{}的情况通报{}", meeting.name, circular.audience);
        let mut rule =
            part(&kind, ":circular", &circular.article, Part::Circular, Action::Publish, &what, terms);
        rule.who = vec![circular.by.clone()];
        let mut of = circular.of.clone();
        of.entry("meeting".to_owned()).or_insert_with(|| meeting.id.to_string());
        let within = Some(Timing::<Span>::of(&circular.within));
        rule.when =
            When::Triggered { kind: circular.after.as_deref().unwrap_or("meeting.held").into(), of, within };
        rules.push(rule);
    }
    for item in meeting.agenda.iter().filter(|item| item.required == Occasion::Yearly) {
        let what = format!("在{}上审议“{}”", meeting.name, item.name);
        let suffix = format!(":agenda:{}", item.id);
        let about = Part::Agenda(item.id.as_str().into());
        let mut rule = part(&kind, &suffix, &item.article, about, Action::Decide, &what, terms);
        rule.evidence = "meeting.held".into();
        rule.who = vec![meeting.body.clone()];
        rules.push(rule);
    }
    rules
}

fn part(
    kind: &Arc<Meeting>,
    suffix: &str,
    article: &str,
    part: Part,
    action: Action,
    what: &str,
    terms: &Terms,
) -> Rule {
    let mut rule = Rule::new(&format!("{}{suffix}", kind.id), article, part, action, what, terms);
    rule.item = kind.id.as_str().into();
    rule.meeting = Some(kind.clone());
    rule
}

fn after(fact: &str, kind: &Arc<Meeting>, within: Timing<Span>) -> When {
    let of = BTreeMap::from([("meeting".to_owned(), kind.id.to_string())]);
    When::Triggered { kind: fact.into(), of, within: Some(within) }
}

/// Whose meeting it is, as a list.
pub(crate) fn bodies(meeting: &Meeting) -> &[Selector] {
    std::slice::from_ref(&meeting.body)
}
