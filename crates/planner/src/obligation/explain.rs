//! Why an obligation is owed, why on that day, and what would discharge it. Worked out when asked, so that planning stays fast.

use kernel::Text;
use regulation::pack::{Strength, fact};
use serde::Serialize;

use super::{Obligation, Outcome};
use crate::{
    fact::Fact,
    organisation::Organisation,
    program::{Answers, Part, Program, Rule, Since, Timing, When},
    roster::is_from,
};

/// The reasons behind an obligation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Explanation {
    /// Article and rule, the facts that started or touched it, and the days that led to its dates, in that order.
    pub because: Vec<Text>,
    /// What would discharge it, or what has.
    pub discharge: Vec<Text>,
}

impl Program {
    /// Explains an obligation of this program. `settings` that facts filled in are read from `facts`.
    pub fn explain(
        &self,
        organisation: &Organisation,
        obligation: &Obligation,
        outcome: &Outcome,
        facts: &crate::fact::FactLog,
    ) -> Explanation {
        let Some(rule) = self.rule(&obligation.rule) else { return Explanation::default() };
        let may_answer = |setting: &str, fact: &Fact| {
            let who = self.rule(setting).map(|rule| &rule.who[..]).unwrap_or_default();
            is_from(&organisation.resolve_all(self, who, None, fact.date()), fact)
        };
        let answers = self.answers.with_facts(&self.settings, facts, &may_answer);
        let mut because = vec![clause(rule)];
        because.extend(setting(self, rule, &answers));
        match &obligation.trigger {
            Some(trigger) => {
                because.push(happened(trigger));
                if let Ok(Some(due)) = self.due_after(rule, &answers, trigger) {
                    because.extend(due.because);
                }
            }
            None => because.extend(self.recurrence(rule, obligation, &answers)),
        }
        because.extend(self.arrangement(rule, obligation));
        let (from, to) = obligation.window;
        because.push(Text::new(
            format!("{from}起可以办,最迟{to}"),
            format!("from {from} on, by {to} at the latest"),
        ));
        if obligation.provisional {
            because.push(Text::new(
                "该年放假安排尚未公布,日期按周末推算,公布后可能变动",
                "the year's holidays are not yet published; the date rests on weekends and may move",
            ));
        }
        for refusal in &outcome.refused {
            because.push(Text::new(
                format!("事实{}({})不能销号:{}", refusal.fact, refusal.at.date(), refusal.why.zh),
                format!(
                    "fact {} ({}) does not discharge it: {}",
                    refusal.fact,
                    refusal.at.date(),
                    refusal.why.en
                ),
            ));
        }
        Explanation { because, discharge: self.discharge(organisation, rule, obligation, outcome) }
    }

    /// Why it falls there: the reasons of the calendar.
    fn recurrence(&self, rule: &Rule, obligation: &Obligation, answers: &Answers) -> Vec<Text> {
        let recurrences: Vec<_> = match &rule.when {
            When::Recurring(Timing::Given(recurrence)) => vec![recurrence.clone()],
            When::Recurring(Timing::Open(setting)) => answers
                .stretches(setting)
                .into_iter()
                .filter_map(|stretch| match &*stretch.answer {
                    crate::program::Answer::Recurrence(recurrence) => Some((**recurrence).clone()),
                    _ => None,
                })
                .collect(),
            When::Yearly if rule.part == Part::Settle => {
                return vec![Text::new(
                    "开放性规定,填好之前每年提醒",
                    "an open norm: owed each year until it is filled in",
                )];
            }
            When::Yearly => {
                return vec![Text::new("常年职责,每年交代一次", "a lasting duty: accounted for once a year")];
            }
            When::Triggered { .. } => Vec::new(),
        };
        let (from, to) = obligation.window;
        recurrences
            .iter()
            .filter_map(|recurrence| {
                recurrence.occurrences(&self.calendar, &rule.terms.periods, from, to).ok()
            })
            .flatten()
            .find(|occurrence| *occurrence.label == *obligation.label)
            .map(|occurrence| occurrence.because)
            .unwrap_or_default()
    }

    fn arrangement(&self, rule: &Rule, obligation: &Obligation) -> Option<Text> {
        let (from, to) = obligation.slot?;
        let linked = self.links.iter().find_map(|link| {
            let (one, other) = (self.rules.get(link.rule)?, self.rules.get(link.with?)?);
            (one.id == rule.id || other.id == rule.id).then_some((one, other, link))
        });
        let (one, other, link) = linked?;
        let name = |rule: &Rule| rule.meeting.as_ref().map_or_else(String::new, |kind| kind.name.clone());
        Some(Text::new(
            format!(
                "“{}”({})与“{}”({})隔季,安排在{from}至{to}",
                name(one),
                link.article,
                name(other),
                other.article
            ),
            format!(
                "`{}` ({}) alternates by quarters with `{}` ({}); arranged from {from} to {to}",
                one.item, link.article, other.item, other.article
            ),
        ))
    }

    fn discharge(
        &self,
        organisation: &Organisation,
        rule: &Rule,
        obligation: &Obligation,
        outcome: &Outcome,
    ) -> Vec<Text> {
        if let Some(met) = &outcome.met {
            return vec![Text::new(
                format!("已由事实{}于{}销号", met.fact, met.at.date()),
                format!("discharged by fact {} on {}", met.fact, met.at.date()),
            )];
        }
        if let Some(waiver) = &outcome.waived {
            return vec![waiver.reason.clone()];
        }
        let who = organisation.name_of(self, &obligation.who);
        let mut texts = vec![match fact::find(&rule.evidence) {
            Some(kind) if kind.id == fact::REPORT => Text::new(
                format!("由{who}提交专项报告,写明条文{}或规则{}", rule.article, rule.id),
                format!("a report by {who} that names article {} or rule {}", rule.article, rule.id),
            ),
            kind => {
                let (zh, en) = kind.map_or((&*rule.evidence, &*rule.evidence), |kind| (kind.zh, kind.en));
                Text::new(format!("由{who}留下“{zh}”的记录"), format!("a record by {who} of: {en}"))
            }
        }];
        if rule.needs_valid_meeting() {
            texts.extend(validity(rule));
        }
        let left = if outcome.missing.is_empty() { &obligation.recipients[..] } else { &outcome.missing };
        if !left.is_empty() {
            let names: Vec<String> = left.iter().map(|holder| organisation.name_of(self, holder)).collect();
            texts.push(Text::new(
                format!("须送达:{}", names.join("、")),
                format!("it must reach: {}", names.join(", ")),
            ));
        }
        if rule.reportable && *rule.evidence != *fact::REPORT {
            texts.push(Text::new(
                format!("也可以由写明条文{}的专项报告销号", rule.article),
                format!("or a report that names article {}", rule.article),
            ));
        }
        texts
    }
}

/// What makes a meeting of the rule count.
fn validity(rule: &Rule) -> Vec<Text> {
    let Some(meeting) = &rule.meeting else { return Vec::new() };
    let mut texts = Vec::new();
    if let Some(quorum) = &meeting.quorum {
        let (zh, en) = if quorum.strict { ("超过", "more than") } else { ("不少于", "at least") };
        texts.push(Text::new(
            format!("到会{zh}应到的{}({})", quorum.fraction, quorum.article),
            format!("{en} {} present ({})", quorum.fraction, quorum.article),
        ));
    }
    if let Some(notice) = &meeting.notice {
        texts.push(Text::new(
            format!("按时发出通知({})", notice.article),
            format!("notice given in time ({})", notice.article),
        ));
    }
    if let Some(minutes) = meeting.minutes.as_ref().filter(|_| !rule.strength.allows_exception()) {
        texts.push(Text::new(
            format!("印发纪要({})", minutes.article),
            format!("minutes sent ({})", minutes.article),
        ));
    }
    texts
}

fn clause(rule: &Rule) -> Text {
    let (zh, en) = strength(rule.strength);
    Text::new(
        format!("依据{}(规则{},{zh})", rule.article, rule.id),
        format!("under {} (rule {}, {en})", rule.article, rule.id),
    )
}

fn strength(strength: Strength) -> (&'static str, &'static str) {
    match strength {
        Strength::Must => ("必须", "must"),
        Strength::MustNot => ("不得", "must not"),
        Strength::Generally => ("一般", "generally"),
        Strength::InPrinciple => ("原则上", "in principle"),
        Strength::Should => ("应当", "should"),
        Strength::May => ("可以", "may"),
    }
}

fn happened(trigger: &Fact) -> Text {
    let kind = fact::find(&trigger.kind);
    let (zh, en) = kind.map_or((&*trigger.kind, &*trigger.kind), |kind| (kind.zh, kind.en));
    let (starts, at) = (trigger.starts().date(), trigger.date());
    let (then_zh, then_en) = if starts == at {
        (String::new(), String::new())
    } else {
        (format!(",定于{starts}"), format!(", for {starts}"))
    };
    Text::new(
        format!("{at}“{zh}”(事实{}){then_zh}", trigger.id),
        format!("{at}: {en} (fact {}){then_en}", trigger.id),
    )
}

fn setting(program: &Program, rule: &Rule, answers: &Answers) -> Option<Text> {
    let id = rule.open_setting()?;
    let setting = program.settings.get(id)?;
    let (zh, en) = match answers.since(id) {
        Since::Never => return None,
        Since::Always => (String::new(), String::new()),
        Since::Day(day) => (format!("(自{day}起)"), format!(" (from {day} on)")),
    };
    Some(Text::new(
        format!("“{}”按设置{id}办理{zh}", setting.norm),
        format!("the open norm is filled in by setting {id}{en}"),
    ))
}
