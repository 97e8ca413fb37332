//! The year added up.

use std::collections::{BTreeMap, BTreeSet};

use calendar::{CalendarError, Date};
use kernel::Finding;
use regulation::pack::Action;

use super::{
    Script,
    report::{
        ArticleLoad, Collision, CollisionKind, Ledger, Load, OpenNorm, Outcome, OverLimit, Report, Sitting,
        Totals, UnitLoad,
    },
    stage::{Held, Stage},
};
use crate::{
    escalation,
    obligation::{self, State},
    organisation::PartyId,
    plan::Item,
    program::{Part, Program},
};

/// Deadlines of one party on one day that count as a collision where the pack sets no limit: more than this.
const DEADLINES_A_DAY: u32 = 3;

/// The report on a year that has been played.
pub(super) fn report(
    script: Script<'_>,
    stage: &Stage<'_>,
    findings: Vec<Finding>,
) -> Result<Report, CalendarError> {
    let (first, last) = (script.first(), script.last());
    let items: Vec<Item> =
        stage.board.plan().items.into_iter().filter(|item| item.obligation.part != Part::Settle).collect();
    let due: Vec<&Item> =
        items.iter().filter(|item| first <= item.obligation.due() && item.obligation.due() <= last).collect();
    let mut count = Count { script, last, ledger: Ledger::default(), outcomes: BTreeMap::new() };
    for item in &due {
        count.obligation(item)?;
    }
    for held in stage.held.iter().filter(|held| held.date <= last) {
        for party in &held.parties {
            count.ledger.at(party.as_str(), held.date).meetings += 1;
        }
    }
    for (date, party) in stage.told.iter().filter(|(date, _)| *date <= last) {
        count.ledger.at(party.as_str(), *date).notices += 1;
    }
    let collisions = collisions(&count, &due, &stage.held);
    for collision in &collisions {
        count.ledger.at(&collision.party, collision.date).collisions += 1;
    }
    let articles = articles(&count, &due);
    let meetings = meetings(&script, &stage.held);
    let units = units(&script, count);
    let mut months = vec![Load::default(); 12];
    let mut load = Load::default();
    let mut outcome = Outcome::default();
    for unit in &units {
        load.add(&unit.year);
        add_outcome(&mut outcome, &unit.outcome);
        for (month, of) in months.iter_mut().zip(&unit.months) {
            month.add(of);
        }
    }
    let pack = script.regulation.packs().next();
    let text = |of: fn(&regulation::pack::Manifest) -> &str| pack.map_or("", of).to_owned();
    Ok(Report {
        pack: text(|pack| pack.id.as_str()),
        title: text(|pack| &pack.title),
        version: text(|pack| &pack.version),
        organisation: script.organisation.name().to_owned(),
        year: script.year,
        seed: script.seed,
        provisional: due.iter().any(|item| item.obligation.provisional),
        totals: Totals { parties: units.len(), obligations: due.len(), meetings: meetings.len(), load },
        outcome,
        months,
        over_limit: over_limit(&script, &units),
        units,
        articles,
        meetings,
        rest_days: first
            .series(jiff::Span::new().days(1))
            .take_while(|day| *day <= last)
            .filter(|day| !script.program.calendar().is_workday(*day))
            .collect(),
        collisions,
        open_norms: open_norms(&script),
        findings,
    })
}

struct Count<'a> {
    script: Script<'a>,
    last: Date,
    ledger: Ledger,
    outcomes: BTreeMap<String, Outcome>,
}

impl Count<'_> {
    fn state(&self, item: &Item) -> State {
        obligation::state(
            &item.obligation,
            item.outcome(),
            &escalation::Ledger::default(),
            self.script.curtain(),
        )
    }

    fn obligation(&mut self, item: &Item) -> Result<(), CalendarError> {
        let obligation = &item.obligation;
        let party = obligation.who.party.as_str();
        let state = self.state(item);
        add_state(self.outcomes.entry(party.to_owned()).or_default(), &state);
        let (paper, report) = kind(self.script.program, item);
        let load = self.ledger.at(party, obligation.due());
        load.due += 1;
        load.papers += u32::from(paper);
        load.reports += u32::from(report);
        if matches!(state, State::Waived(_)) {
            return Ok(());
        }
        let done = item.outcome().met.as_ref().map_or(self.last, |met| met.at.date());
        for rung in escalation::rungs(self.script.program, obligation)? {
            if rung.date <= done.min(self.last)
                && self.script.first() <= rung.date
                && obligation.window.0 <= rung.date
            {
                self.ledger.at(party, rung.date).rungs += 1;
            }
        }
        Ok(())
    }
}

/// Whether an obligation is a paper to draw up, and whether it is a report to hand in. A lasting duty is neither: it is accounted
/// for in the year's summary. What is handed in counts as handed in, whatever is drawn up for it.
fn kind(program: &Program, item: &Item) -> (bool, bool) {
    let obligation = &item.obligation;
    let lasting =
        program.rule(&obligation.rule).is_none_or(|rule| matches!(rule.when, crate::program::When::Yearly));
    if lasting {
        return (false, false);
    }
    let handed_in = matches!(obligation.action, Action::Report | Action::File | Action::Rectify)
        || (!obligation.recipients.is_empty()
            && matches!(obligation.action, Action::Plan | Action::Compile | Action::Research));
    let drawn_up = matches!(obligation.part, Part::Minutes | Part::Circular)
        || matches!(
            obligation.action,
            Action::Plan | Action::Edit | Action::Compile | Action::Publish | Action::Research
        );
    (drawn_up && !handed_in, handed_in)
}

fn add_state(outcome: &mut Outcome, state: &State) {
    match state {
        State::Met => outcome.met += 1,
        State::Late => outcome.late += 1,
        State::Missed => outcome.missed += 1,
        State::Waived(_) => outcome.waived += 1,
        State::Scheduled | State::Due => outcome.open += 1,
    }
}

fn add_outcome(sum: &mut Outcome, other: &Outcome) {
    sum.met += other.met;
    sum.late += other.late;
    sum.missed += other.missed;
    sum.waived += other.waived;
    sum.open += other.open;
}

fn units(script: &Script<'_>, count: Count<'_>) -> Vec<UnitLoad> {
    let outcomes = count.outcomes;
    let mut units: Vec<UnitLoad> = count
        .ledger
        .into_parties()
        .map(|(id, months)| {
            let mut year = Load::default();
            for month in &months {
                year.add(month);
            }
            UnitLoad {
                name: name(script, &id),
                year,
                months: months.to_vec(),
                outcome: outcomes.get(&id).copied().unwrap_or_default(),
                id,
            }
        })
        .collect();
    units.sort_by(|a, b| {
        (b.year.burden(), b.year.due).cmp(&(a.year.burden(), a.year.due)).then_with(|| a.id.cmp(&b.id))
    });
    units
}

fn name(script: &Script<'_>, id: &str) -> String {
    PartyId::new(id).map_or_else(|_| id.to_owned(), |party| script.organisation.party_name(&party).to_owned())
}

fn articles(count: &Count<'_>, due: &[&Item]) -> Vec<ArticleLoad> {
    struct Sum<'a> {
        whats: BTreeMap<&'a str, usize>,
        parties: BTreeSet<&'a PartyId>,
        outcome: Outcome,
        obligations: usize,
    }
    let mut sums: BTreeMap<&str, Sum<'_>> = BTreeMap::new();
    for item in due {
        let obligation = &item.obligation;
        let sum = sums.entry(&obligation.article).or_insert_with(|| Sum {
            whats: BTreeMap::new(),
            parties: BTreeSet::new(),
            outcome: Outcome::default(),
            obligations: 0,
        });
        *sum.whats.entry(&obligation.what).or_default() += 1;
        sum.parties.insert(&obligation.who.party);
        sum.obligations += 1;
        add_state(&mut sum.outcome, &count.state(item));
    }
    sums.into_iter()
        .map(|(article, sum)| {
            // The most frequent; of those as frequent, the first in order.
            let what = sum.whats.iter().rev().max_by_key(|(_, times)| **times).map_or("", |(what, _)| what);
            ArticleLoad {
                article: article.to_owned(),
                what: what.to_owned(),
                obligations: sum.obligations,
                parties: sum.parties.len(),
                outcome: sum.outcome,
            }
        })
        .collect()
}

fn meetings(script: &Script<'_>, held: &[Held]) -> Vec<Sitting> {
    let mut meetings: Vec<Sitting> = held
        .iter()
        .filter(|held| held.date <= script.last())
        .filter_map(|held| {
            let rule = script.program.rule(&held.rule)?;
            let kind = rule.meeting.as_ref()?;
            Some(Sitting {
                date: held.date,
                meeting: rule.item.to_string(),
                name: kind.name.clone(),
                body: script.organisation.party_name(&held.body).to_owned(),
                article: rule.article.to_string(),
                parties: held.parties.len(),
                rest_day: !script.program.calendar().is_workday(held.date),
            })
        })
        .collect();
    meetings.sort();
    meetings
}

fn collisions(count: &Count<'_>, due: &[&Item], held: &[Held]) -> Vec<Collision> {
    let script = &count.script;
    let mut sittings: BTreeMap<(Date, &PartyId), BTreeSet<String>> = BTreeMap::new();
    for one in held.iter().filter(|one| one.date <= count.last) {
        let rule = script.program.rule(&one.rule);
        let name = rule.and_then(|rule| rule.meeting.as_ref()).map_or("", |kind| &kind.name);
        let article = rule.map_or("", |rule| &rule.article);
        for party in &one.parties {
            let body = script.organisation.party_name(&one.body);
            sittings.entry((one.date, party)).or_default().insert(format!("{body}{name} [{article}]"));
        }
    }
    let mut deadlines: BTreeMap<(Date, &PartyId), Vec<String>> = BTreeMap::new();
    for item in due {
        let obligation = &item.obligation;
        let lasting = script
            .program
            .rule(&obligation.rule)
            .is_none_or(|rule| matches!(rule.when, crate::program::When::Yearly));
        // What is due at the end of a whole period leaves its holder the choice of the day.
        let fixed = (obligation.due() - obligation.window.0).get_days() <= 31;
        if !lasting && fixed {
            let line = format!("{} [{}]", obligation.what, obligation.article);
            deadlines.entry((obligation.due(), &obligation.who.party)).or_default().push(line);
        }
    }
    let limit = |date| match script.regulation.limits(date).deadlines_a_day {
        0 => DEADLINES_A_DAY,
        limit => limit,
    };
    let collision = |(date, party): (Date, &PartyId), kind, what| Collision {
        date,
        party: party.to_string(),
        name: script.organisation.party_name(party).to_owned(),
        kind,
        what,
    };
    let met = sittings.into_iter().filter(|(_, what)| what.len() > 1);
    let met = met.map(|(key, what)| collision(key, CollisionKind::Meetings, what.into_iter().collect()));
    let crowded = deadlines.into_iter().filter(|((date, _), what)| what.len() > limit(*date) as usize);
    let crowded = crowded.map(|(key, mut what)| {
        what.sort();
        what.dedup();
        collision(key, CollisionKind::Deadlines, what)
    });
    let mut all: Vec<Collision> = met.chain(crowded).collect();
    all.sort();
    all
}

fn over_limit(script: &Script<'_>, units: &[UnitLoad]) -> Vec<OverLimit> {
    let limits = script.regulation.limits(script.last());
    let mut over = Vec::new();
    for unit in units {
        for (month, load) in (1_i8..).zip(&unit.months) {
            let checks = [
                ("meetings", load.meetings, limits.meetings_a_month),
                ("papers", load.papers + load.reports, limits.papers_a_month),
            ];
            for (of, count, limit) in checks {
                if limit > 0 && count > limit {
                    over.push(OverLimit {
                        party: unit.id.clone(),
                        name: unit.name.clone(),
                        month,
                        of,
                        count,
                        limit,
                    });
                }
            }
        }
    }
    over.sort_by(|a, b| (a.month, &a.party, a.of).cmp(&(b.month, &b.party, b.of)));
    over
}

fn open_norms(script: &Script<'_>) -> Vec<OpenNorm> {
    script
        .program
        .open_settings()
        .map(|setting| {
            let filled_by = script.organisation.resolve_all(
                &**script.program,
                std::slice::from_ref(&setting.filled_by),
                None,
                script.first(),
            );
            let names: Vec<String> = filled_by
                .iter()
                .map(|holder| script.organisation.name_of(&**script.program, holder))
                .collect();
            let waiting = script
                .program
                .rules()
                .filter(|rule| rule.open_setting().is_some_and(|open| **open == *setting.id.as_str()))
                .map(|rule| rule.article.to_string())
                .collect();
            OpenNorm {
                setting: setting.id.to_string(),
                article: setting.article.clone(),
                norm: setting.norm.clone(),
                asks: setting.asks.clone(),
                filled_by: names.join("、"),
                waiting,
            }
        })
        .collect()
}
