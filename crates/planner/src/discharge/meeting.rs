//! What makes a meeting count: quorum, notice, minutes, agenda, and no clash with the meetings that it alternates with.

use std::{collections::BTreeSet, sync::Arc};

use calendar::Date;
use jiff::civil::DateTime;
use kernel::Text;
use regulation::pack::{
    Meeting, Notice, Selector, Within,
    meeting::{Base, Quorum},
};

use super::{Series, Sight};
use crate::{
    fact::Fact,
    organisation::{FactContext, Holder, PartyId, PersonId},
    program::{Part, Rule},
};

/// The kind of fact that stands for a meeting that was not held (会签).
pub(crate) const SIGNED: &str = "meeting.countersigned";

impl Sight<'_> {
    /// Whether the sitting counts, or everything that it lacks.
    pub(super) fn valid_meeting(&self, series: &Series, fact: &Fact) -> Result<(), Text> {
        let rule = &self.program.rules[series.rule];
        let Some(meeting) = rule.meeting.clone() else { return Ok(()) };
        let context = FactContext::about(series.holder.party.clone());
        let mut lacks = Vec::new();
        if fact.kind == SIGNED {
            lacks.extend(self.lacks_signatures(&meeting, &context, fact));
        } else {
            lacks.extend(self.lacks_leave_to_join(&meeting, fact));
            lacks.extend(self.lacks_quorum(&meeting, &context, fact));
            lacks.extend(self.lacks_caller(&meeting, &context, fact));
            lacks.extend(self.lacks_notice(rule, &meeting, &context, fact));
            lacks.extend(self.timetable.clash(self.program, series, fact));
            if let Part::Agenda(item) = &rule.part
                && !fact.list("agenda").any(|entry| *entry == **item)
            {
                lacks.push(Text::new("会上没有这项议程", "the item was not on its agenda"));
            }
            lacks.extend(self.lacks_minutes(rule, &meeting, &context, fact));
        }
        if lacks.is_empty() {
            return Ok(());
        }
        let join =
            |pick: fn(&Text) -> &str, mark: &str| lacks.iter().map(pick).collect::<Vec<_>>().join(mark);
        Err(Text::new(join(|text| &text.zh, ";"), join(|text| &text.en, "; ")))
    }

    fn resolve(&self, selectors: &[Selector], context: &FactContext, on: Date) -> Vec<Holder> {
        self.organisation.resolve_all(self.program, selectors, Some(context), on)
    }

    /// C-06: one sitting is several kinds of meeting only where the regulation lets them be joined; else it is the first that
    /// it names.
    fn lacks_leave_to_join(&self, meeting: &Meeting, fact: &Fact) -> Option<Text> {
        let mut named = fact.list("meeting");
        if named.next() == Some(meeting.id.as_str()) {
            return None;
        }
        let joins = |one: &Meeting, other: &str| one.joint_with.iter().any(|kind| kind.as_str() == other);
        let apart = fact.list("meeting").filter(|other| *other != meeting.id.as_str()).find(|other| {
            let theirs = self.program.rule(other).and_then(|rule| rule.meeting.as_ref());
            !joins(meeting, other) && !theirs.is_some_and(|theirs| joins(theirs, meeting.id.as_str()))
        })?;
        Some(Text::new(
            format!("制度没有允许与“{apart}”合并召开"),
            format!("the regulation does not let it be held together with `{apart}`"),
        ))
    }

    /// C-05: the quorum holds for emergency meetings too, unless the regulation waives it.
    fn lacks_quorum(&self, meeting: &Meeting, context: &FactContext, fact: &Fact) -> Option<Text> {
        let waived = meeting.emergency.as_ref().is_some_and(|emergency| emergency.waives_quorum);
        let quorum = meeting.quorum.as_ref().filter(|_| !waived || fact.datum("emergency").is_none())?;
        let count = |key: &str| {
            let own = fact.datum(&format!("{key}.{}", meeting.id));
            own.or_else(|| fact.datum(key)).map(str::parse::<u64>)
        };
        let base = match count("base") {
            Some(Ok(base)) => base,
            None => self.counted(meeting, quorum, context, fact.date()),
            Some(Err(_)) => return Some(Text::new("应到人数不是整数", "`base` is not a whole number")),
        };
        match count("present") {
            None => Some(Text::new(
                format!("没有记录到会人数,无法认定达到{}", quorum.fraction),
                format!("`present` is not recorded, so that {} cannot be established", quorum.fraction),
            )),
            Some(Err(_)) => Some(Text::new("到会人数不是整数", "`present` is not a whole number")),
            Some(Ok(present)) if present > base => Some(Text::new(
                format!("到会{present}人,多于应到{base}人,请核对"),
                format!("{present} present is more than the {base} there are; check the figures"),
            )),
            Some(Ok(present)) => {
                let least = quorum.fraction.least_of(base, quorum.strict).max(1);
                (present < least).then(|| {
                    Text::new(
                        format!("到会{present}人,应到{base}人,至少须到{least}人({})", quorum.article),
                        format!(
                            "{present} of {base} present; at least {least} are needed ({})",
                            quorum.article
                        ),
                    )
                })
            }
        }
    }

    /// How many there are to be counted: the persons in the seats, a seat without any known person counting as one.
    fn counted(&self, meeting: &Meeting, quorum: &Quorum, context: &FactContext, on: Date) -> u64 {
        let of = match quorum.base {
            Base::Voting if !meeting.voting.is_empty() => &meeting.voting,
            _ => &meeting.members,
        };
        let mut persons: BTreeSet<&PersonId> = BTreeSet::new();
        let mut unnamed = 0_u64;
        for holder in self.resolve(of, context, on) {
            let people = self.organisation.people(&holder, on);
            if people.is_empty() && self.organisation.appointments_to(&holder).next().is_none() {
                unnamed += 1;
            }
            persons.extend(people.into_iter().map(|person| &person.id));
        }
        unnamed + persons.len() as u64
    }

    fn lacks_caller(&self, meeting: &Meeting, context: &FactContext, fact: &Fact) -> Option<Text> {
        fact.datum("emergency")?;
        let caller = fact.datum("called_by")?;
        let emergency = meeting.emergency.as_ref()?;
        let may: Vec<String> =
            self.resolve(&emergency.by, context, fact.date()).iter().map(ToString::to_string).collect();
        (!may.iter().any(|holder| holder == caller)).then(|| {
            Text::new(
                format!("{caller}无权临时召集,只有{}可以({})", may.join("、"), emergency.article),
                format!("{caller} may not call it; only {} may ({})", may.join(", "), emergency.article),
            )
        })
    }

    fn lacks_notice(
        &self,
        rule: &Rule,
        meeting: &Meeting,
        context: &FactContext,
        fact: &Fact,
    ) -> Option<Text> {
        let notice = meeting.notice.as_ref()?;
        if self.may_skip_notice(rule, fact) {
            return None;
        }
        let last = self.last_day_of_notice(rule, notice, fact)?;
        let in_time = |at: DateTime| crate::obligation::in_time(at, last.0, last.1);
        if let Some(day) = fact.datum("noticed_on") {
            return match day.parse::<Date>() {
                Ok(day) if in_time(day.at(0, 0, 0, 0)) => None,
                Ok(day) => Some(Text::new(
                    format!("{day}才发通知,最迟应在{}({})", last.0, notice.article),
                    format!("notice was given on {day}; {} was the last day ({})", last.0, notice.article),
                )),
                Err(_) => Some(Text::new("noticed_on不是日期", "`noticed_on` is not a date")),
            };
        }
        let to = if notice.to.is_empty() { &meeting.members } else { &notice.to };
        let required = self.resolve(to, context, fact.date());
        let given: Vec<_> = self
            .of_sitting("meeting.noticed", meeting, context, fact, false)
            .into_iter()
            .filter(|given| in_time(given.at))
            .collect();
        if given.is_empty() {
            return Some(Text::new(
                format!("没有在{}以前发出通知的记录({})", last.0, notice.article),
                format!("no notice by {} is recorded ({})", last.0, notice.article),
            ));
        }
        let reached: BTreeSet<Holder> =
            given.iter().flat_map(|given| self.told(notice, &required, given)).collect();
        let missing: Vec<String> =
            required.iter().filter(|holder| !reached.contains(holder)).map(ToString::to_string).collect();
        (!missing.is_empty()).then(|| {
            Text::new(
                format!("这些人没有按时接到通知:{}", missing.join("、")),
                format!("not told in time: {}", missing.join(", ")),
            )
        })
    }

    fn told(&self, notice: &Notice, required: &[Holder], fact: &Fact) -> BTreeSet<Holder> {
        if notice.to.is_empty() && fact.datum("recipients").is_none() {
            return required.iter().cloned().collect();
        }
        self.named_among(required, fact)
    }

    fn last_day_of_notice(
        &self,
        rule: &Rule,
        notice: &Notice,
        fact: &Fact,
    ) -> Option<(Date, Option<calendar::Half>)> {
        let span = match &notice.within {
            Within::Span(span) => *span,
            // While it is open how long before notice is due, no meeting can be late with it.
            Within::Setting(setting) => {
                self.timetable.answers.span_on(setting.setting.as_str(), fact.date())?
            }
        };
        let dated = self.program.deadline(rule, fact.at, span).ok()?;
        Some((dated.date, dated.half))
    }

    /// Where the regulation demands minutes without reserve, a meeting counts once they have been sent.
    fn lacks_minutes(
        &self,
        rule: &Rule,
        meeting: &Meeting,
        context: &FactContext,
        fact: &Fact,
    ) -> Option<Text> {
        let minutes = meeting.minutes.as_ref()?;
        if rule.strength.allows_exception()
            || !self.of_sitting("meeting.minutes_sent", meeting, context, fact, true).is_empty()
        {
            return None;
        }
        Some(Text::new(
            format!("会已开,纪要还没有印发({})", minutes.article),
            format!("it was held, but its minutes have not been sent ({})", minutes.article),
        ))
    }

    fn lacks_signatures(&self, meeting: &Meeting, context: &FactContext, fact: &Fact) -> Option<Text> {
        let Some(sign) = &meeting.countersign else {
            return Some(Text::new(
                "这种会议不能用会签代替",
                "joint signing may not take the place of this meeting",
            ));
        };
        if fact.datum("reason").is_none() {
            return Some(Text::new(
                format!("会签没有写明特殊情况({})", sign.article),
                format!("no reason is recorded for signing instead of meeting ({})", sign.article),
            ));
        }
        let signed: BTreeSet<Holder> = fact.list("signed").filter_map(|entry| entry.parse().ok()).collect();
        let required = self.resolve(&sign.by, context, fact.date());
        let missing: Vec<String> =
            required.iter().filter(|holder| !signed.contains(holder)).map(ToString::to_string).collect();
        (!missing.is_empty() || required.is_empty()).then(|| {
            Text::new(
                format!("还没有会签:{}", missing.join("、")),
                format!("not signed yet: {}", missing.join(", ")),
            )
        })
    }

    /// The facts of a kind that belong to the same sitting as `held`: those that name it, and, of those that name none, the
    /// ones between this sitting and its neighbour.
    fn of_sitting(
        &self,
        kind: &str,
        meeting: &Meeting,
        context: &FactContext,
        held: &Fact,
        after: bool,
    ) -> Vec<&Arc<Fact>> {
        let Some(body) = &context.subject else { return Vec::new() };
        let sittings = self.facts_of(&held.kind, meeting, body);
        let neighbour = if after {
            sittings.into_iter().map(|fact| fact.at).filter(|at| *at > held.at).min()
        } else {
            sittings.into_iter().map(|fact| fact.at).filter(|at| *at < held.at).max()
        };
        self.facts_of(kind, meeting, body)
            .into_iter()
            .filter(|fact| match fact.datum("sitting").or_else(|| fact.datum("occurrence")) {
                Some(sitting) => sitting == held.id || held.datum("sitting") == Some(sitting),
                None if after => held.at <= fact.at && neighbour.is_none_or(|next| fact.at < next),
                None => fact.at <= held.at && neighbour.is_none_or(|last| last < fact.at),
            })
            .collect()
    }

    fn facts_of(&self, kind: &str, meeting: &Meeting, body: &PartyId) -> Vec<&Arc<Fact>> {
        let id = meeting.id.as_str();
        let of_body = |fact: &&Arc<Fact>| {
            fact.names().any(|name| name == id) && self.roster.body_of(fact, id) == Some(body.as_str())
        };
        if let [_] = self.roster.seats(id) {
            return self.log.of_name(kind, id).filter(of_body).collect();
        }
        self.log.of_party(kind, body.as_str()).filter(of_body).collect()
    }
}
