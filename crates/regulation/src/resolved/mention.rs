//! Everything that a rule mentions: parties, settings, facts, acts, spans. Checks and lint walk over these instead of
//! over the fields of twenty kinds of rule.

use calendar::{Recurrence, Side, Span};

use super::rule::{Content, Rule};
use crate::pack::{
    Assessment, Body, Duty, Meeting, Office, RuleId, Schedule, Selector, SettingKind, Within,
    duty::SettingRef,
};

/// Whether the place where a selector stands follows a fact, so that `actor` and the like can mean somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// It follows a fact.
    Fact,
    /// It concerns a body or unit that exists without any fact: `subject`, `lead` and `responsible` mean its own.
    Party,
    /// It concerns nobody in particular.
    Nothing,
}

/// One thing that a rule mentions, and the key under which it does.
#[derive(Debug, Clone, Copy)]
#[expect(
    missing_docs,
    reason = "`key` is the path of the key in the pack; the other fields are what their names say"
)]
pub enum Mention<'a> {
    /// Whom it means.
    Party { key: &'static str, selector: &'a Selector, ground: Ground },
    /// A setting, and the kind that the place asks for, where it asks for one.
    Setting { key: &'static str, id: &'a RuleId, wants: Option<SettingKind> },
    /// A product.
    Product { key: &'static str, id: &'a RuleId },
    /// A ladder of reminders.
    Escalation { key: &'static str, id: &'a RuleId },
    /// A kind of meeting.
    Meeting { key: &'static str, id: &'a RuleId },
    /// A form of assessment.
    Assessment { key: &'static str, id: &'a RuleId },
    /// A kind of fact that it waits for or is proved by.
    Fact { key: &'static str, kind: &'a str },
    /// A product or a kind of fact.
    Record { key: &'static str, name: &'a str },
    /// `noun.verb`.
    Act { key: &'static str, act: &'a str },
    /// A noun.
    Noun { key: &'static str, noun: &'a str },
    /// `noun.field`.
    Field { key: &'static str, field: &'a str },
    /// A recurrence.
    Recurrence { key: &'static str, recurrence: &'a Recurrence },
    /// A span, and the side on which it must lie, where only one makes sense.
    Span { key: &'static str, span: &'a Span, side: Option<Side> },
    /// An article or row, cited by the rule itself or by a part of it.
    Article { key: &'static str, article: &'a str },
}

/// Collects what a rule mentions.
struct Mentions<'a>(Vec<Mention<'a>>);

impl Rule {
    /// Everything that the rule mentions, in the order of its keys.
    pub fn mentions(&self) -> Vec<Mention<'_>> {
        let mut all = Mentions(Vec::new());
        all.article("article", &self.article);
        self.content.mention(&mut all);
        all.0
    }

    /// Every article and row that the rule and its parts cite.
    pub fn cited(&self) -> Vec<&str> {
        let parts = self.mentions().into_iter().filter_map(|mention| match mention {
            Mention::Article { article, .. } => Some(article),
            _ => None,
        });
        let mut cited: Vec<&str> = parts.chain(self.rows.iter().map(String::as_str)).collect();
        cited.sort_unstable();
        cited.dedup();
        cited
    }

    /// The settings that the rule depends on.
    pub fn settings(&self) -> Vec<&RuleId> {
        let settings = self.mentions().into_iter().filter_map(|mention| match mention {
            Mention::Setting { id, .. } => Some(id),
            _ => None,
        });
        settings.collect()
    }
}

impl<'a> Mentions<'a> {
    fn parties(
        &mut self,
        key: &'static str,
        selectors: impl IntoIterator<Item = &'a Selector>,
        ground: Ground,
    ) {
        self.0.extend(selectors.into_iter().map(|selector| Mention::Party { key, selector, ground }));
    }

    fn facts(&mut self, key: &'static str, kinds: impl IntoIterator<Item = &'a String>) {
        self.0.extend(kinds.into_iter().map(|kind| Mention::Fact { key, kind }));
    }

    fn settings(&mut self, key: &'static str, ids: impl IntoIterator<Item = &'a RuleId>) {
        self.0.extend(ids.into_iter().map(|id| Mention::Setting { key, id, wants: None }));
    }

    fn products(&mut self, key: &'static str, ids: impl IntoIterator<Item = &'a RuleId>) {
        self.0.extend(ids.into_iter().map(|id| Mention::Product { key, id }));
    }

    /// An empty citation of a part means that of its rule.
    fn article(&mut self, key: &'static str, article: &'a str) {
        if key == "article" || !article.is_empty() {
            self.0.push(Mention::Article { key, article });
        }
    }

    fn act(&mut self, act: &'a str) {
        self.0.push(Mention::Act { key: "act", act });
    }

    fn within(&mut self, key: &'static str, within: Option<&'a Within>, side: Option<Side>) {
        match within {
            Some(Within::Span(span)) => self.0.push(Mention::Span { key, span, side }),
            Some(Within::Setting(SettingRef { setting })) => {
                self.0.push(Mention::Setting { key, id: setting, wants: Some(SettingKind::Span) });
            }
            None => {}
        }
    }

    fn schedule(&mut self, key: &'static str, schedule: Option<&'a Schedule>) {
        match schedule {
            Some(Schedule::Recurrence(recurrence)) => self.0.push(Mention::Recurrence { key, recurrence }),
            Some(Schedule::Setting(SettingRef { setting })) => {
                self.0.push(Mention::Setting { key, id: setting, wants: Some(SettingKind::Recurrence) });
            }
            None => {}
        }
    }

    fn body(&mut self, body: &'a Body) {
        self.parties("one_in_each", &body.one_in_each, Ground::Nothing);
    }

    fn office(&mut self, office: &'a Office) {
        self.parties("of", [&office.of], Ground::Nothing);
        self.parties("answers_to", &office.answers_to, Ground::Party);
        if let Some(eligibility) = &office.eligibility {
            self.article("eligibility.article", &eligibility.article);
        }
    }

    fn duty(&mut self, duty: &'a Duty) {
        let ground = if duty.on.is_some() { Ground::Fact } else { Ground::Nothing };
        let recipients = if duty.on.is_some() { Ground::Fact } else { Ground::Party };
        self.parties("who", &duty.who, ground);
        self.parties("to", &duty.to, recipients);
        self.schedule("when", duty.when.as_ref());
        self.facts("on", &duty.on);
        self.within("within", duty.within.as_ref(), None);
        self.products("product", &duty.product);
        self.facts("evidence", &duty.evidence);
        self.0.extend(duty.escalation.iter().map(|id| Mention::Escalation { key: "escalation", id }));
    }

    fn meeting(&mut self, meeting: &'a Meeting) {
        let own = Ground::Party;
        self.parties("body", [&meeting.body], Ground::Nothing);
        self.parties("members", &meeting.members, own);
        self.parties("voting", &meeting.voting, own);
        self.parties("attendees", &meeting.attendees, own);
        self.parties("convener", &meeting.convener, own);
        self.parties("chair", &meeting.chair, own);
        self.parties("substitutes", &meeting.substitutes, own);
        self.parties("organiser", &meeting.organiser, own);
        self.parties("recorder", &meeting.recorder, own);
        self.schedule("when", meeting.when.as_ref());
        if let Some(alternation) = &meeting.alternates {
            self.0.push(Mention::Meeting { key: "alternates.with", id: &alternation.with });
            self.article("alternates.article", &alternation.article);
        }
        self.0.extend(meeting.joint_with.iter().map(|id| Mention::Meeting { key: "joint_with", id }));
        self.conduct(meeting);
        self.follow_up(meeting);
    }

    fn conduct(&mut self, meeting: &'a Meeting) {
        if let Some(quorum) = &meeting.quorum {
            self.article("quorum.article", &quorum.article);
        }
        if let Some(proxy) = &meeting.proxy {
            self.article("proxy.article", &proxy.article);
        }
        if let Some(leave) = &meeting.leave {
            self.parties("leave.granted_by", &leave.granted_by, Ground::Party);
            self.within("leave.within", leave.within.as_ref(), Some(Side::Before));
            self.article("leave.article", &leave.article);
        }
        if let Some(notice) = &meeting.notice {
            self.parties("notice.by", [&notice.by], Ground::Party);
            self.parties("notice.to", &notice.to, Ground::Party);
            self.within("notice.within", Some(&notice.within), Some(Side::Before));
            self.article("notice.article", &notice.article);
        }
        if let Some(emergency) = &meeting.emergency {
            self.parties("emergency.by", &emergency.by, Ground::Party);
            self.article("emergency.article", &emergency.article);
        }
        if let Some(countersign) = &meeting.countersign {
            self.parties("countersign.by", &countersign.by, Ground::Party);
            self.article("countersign.article", &countersign.article);
        }
    }

    fn follow_up(&mut self, meeting: &'a Meeting) {
        for item in &meeting.agenda {
            self.parties("agenda.papers_from", &item.papers_from, Ground::Party);
            self.article("agenda.article", &item.article);
        }
        if let Some(minutes) = &meeting.minutes {
            self.parties("minutes.by", [&minutes.by], Ground::Party);
            self.parties("minutes.to", &minutes.to, Ground::Party);
            self.within("minutes.within", Some(&minutes.within), Some(Side::After));
            self.article("minutes.article", &minutes.article);
        }
        if let Some(circular) = &meeting.circular {
            self.parties("circular.by", [&circular.by], Ground::Party);
            self.within("circular.within", Some(&circular.within), Some(Side::After));
            self.facts("circular.after", &circular.after);
            self.article("circular.article", &circular.article);
        }
    }

    fn assessment(&mut self, assessment: &'a Assessment) {
        self.parties("organiser", &assessment.organiser, Ground::Nothing);
        self.parties("assessors", &assessment.assessors, Ground::Party);
        self.parties("assessed", &assessment.assessed, Ground::Party);
        self.parties("filed_with", &assessment.filed_with, Ground::Party);
        self.schedule("when", assessment.when.as_ref());
        self.0.extend(assessment.composed_of.keys().map(|id| Mention::Assessment { key: "composed_of", id }));
        self.within("notice", assessment.notice.as_ref(), Some(Side::Before));
    }
}

impl Content {
    fn mention<'a>(&'a self, all: &mut Mentions<'a>) {
        match self {
            Self::Class(_) | Self::Threshold(_) | Self::Declaration(_) => {}
            Self::Body(data) => all.body(data),
            Self::Office(data) => all.office(data),
            Self::Meeting(data) => all.meeting(data),
            Self::Duty(data) => all.duty(data),
            Self::Setting(data) => all.parties("filled_by", [&data.filled_by], Ground::Nothing),
            Self::Permission(data) => {
                all.parties("who", &data.who, Ground::Fact);
                all.act(&data.act);
                all.settings("setting", &data.setting);
                all.parties("approved_by", &data.approved_by, Ground::Fact);
            }
            Self::Prohibition(data) => {
                all.parties("who", &data.who, Ground::Fact);
                all.act(&data.act);
            }
            Self::Requirement(data) => {
                all.act(&data.act);
                all.facts("needs", &data.needs);
                all.parties("by", &data.by, Ground::Fact);
                all.settings("setting", &data.setting);
            }
            Self::Procedure(data) => {
                all.0.push(Mention::Noun { key: "noun", noun: &data.noun });
                for step in &data.steps {
                    all.parties("steps.by", &step.by, Ground::Fact);
                    all.article("steps.article", &step.article);
                }
            }
            Self::Vocabulary(data) => {
                all.0.push(Mention::Field { key: "of", field: &data.of });
                for term in &data.terms {
                    all.article("terms.article", &term.article);
                }
            }
            Self::Quota(data) => all.parties("who", &data.who, Ground::Party),
            Self::Product(data) => {
                all.parties("by", &data.by, Ground::Fact);
                all.parties("to", &data.to, Ground::Fact);
            }
            Self::Archive(data) => {
                all.parties("custodian", &data.custodian, Ground::Nothing);
                all.parties("overseen_by", &data.overseen_by, Ground::Nothing);
                all.0.extend(data.holds.iter().map(|name| Mention::Record { key: "holds", name }));
            }
            Self::Assessment(data) => all.assessment(data),
            Self::Consequence(data) => {
                all.0.push(Mention::Record { key: "on", name: &data.on });
                all.parties("who", &data.who, Ground::Fact);
                all.parties("decided_by", &data.decided_by, Ground::Fact);
            }
            Self::Veto(data) => {
                all.parties("who", &data.who, Ground::Fact);
                all.act(&data.act);
                all.parties("decided_by", &data.decided_by, Ground::Fact);
                all.settings("settings", &data.settings);
            }
            Self::Escalation(data) => {
                for rung in &data.rungs {
                    all.parties("rungs.tell", &rung.tell, Ground::Fact);
                    all.0.push(Mention::Span { key: "rungs.at", span: &rung.at, side: None });
                }
            }
        }
    }
}
