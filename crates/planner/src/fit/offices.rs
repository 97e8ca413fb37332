//! Offices and those who hold them: none, too many, below the rank, vacated and not filled again.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Severity, Text};
use regulation::{
    pack::{Eligibility, Office},
    resolved::Rule,
};

use super::{Given, Report, Seats, given::shown, rank::Ladder};
use crate::organisation::Holder;

/// What was reported of whom, so that two rules about one office do not say it twice.
type Seen = BTreeSet<(&'static str, String)>;

/// Compares each office of each party with every rule that describes it.
pub(super) fn check(given: &Given<'_>, report: &mut Report) {
    let ladder = Ladder::of(given.regulation);
    let mut seen = Seen::new();
    for (rule, office) in given.rules::<Office>() {
        let holders: Vec<Holder> = parties_with(given, office)
            .into_iter()
            .map(|holder| Holder::office(holder.party, office.id.as_str()))
            .collect();
        filling(given, rule, office, &holders, (&mut seen, report));
        if let Some(eligibility) = &office.eligibility {
            ranks(given, rule, (office, eligibility), &ladder, &holders, (&mut seen, report));
        }
    }
    undescribed(given, report);
}

fn parties_with(given: &Given<'_>, office: &Office) -> Vec<Holder> {
    let party = regulation::pack::Selector { office: None, ..office.of.clone() };
    given.means(&[party], None)
}

/// Whether the members listed by the organisation hold this office by right of another.
fn is_by_right(given: &Given<'_>, holder: &Holder) -> bool {
    given
        .organisation
        .body(&holder.party)
        .is_some_and(|seat| !seat.members.is_empty() && holder.office_id() == Some(seat.members_as.as_str()))
}

fn filling(
    given: &Given<'_>,
    rule: &Rule,
    office: &Office,
    holders: &[Holder],
    (seen, report): (&mut Seen, &mut Report),
) {
    let (mut never, mut vacated, mut crowded) = (Vec::new(), Vec::new(), Vec::new());
    let [least, most] = [office.at_least, office.at_most].map(|n| usize::try_from(n).unwrap_or(usize::MAX));
    let mut is_new = |code, holder: &Holder| seen.insert((code, holder.to_string()));
    for holder in holders.iter().filter(|holder| !is_by_right(given, holder)) {
        let seats = Seats::of(given.organisation, holder, given.on, office.at_most);
        let held = seats.held.len();
        if !seats.vacated.is_empty() && is_new("CW4112", holder) {
            vacated.extend(seats.vacated.iter().map(|appointment| {
                let person = given.organisation.person(&appointment.person);
                let name = person.map_or(appointment.person.as_str(), |person| &person.name);
                let until = appointment.until.map(|until| until.to_string()).unwrap_or_default();
                format!("{}({name},{until})", given.name(holder))
            }));
        }
        let is_owed = rule.strength.is_owed();
        if is_owed && held + seats.vacated.len() < least && is_new("CW4111", holder) {
            never.push(given.name(holder));
        }
        if most > 0 && held > most && is_new("CW4113", holder) {
            crowded.push(format!("{}({held})", given.name(holder)));
        }
    }
    let id = &rule.id;
    if !never.is_empty() {
        let (count, list) = (never.len(), shown(never));
        report.about(
            "CW4111",
            Severity::Warning,
            rule,
            Text::new(
                format!("“{}”至少要{}人,没有配齐的有{count}处:{list}", office.name, office.at_least),
                format!("`{id}` needs at least {}; not filled in {count}: {list}", office.at_least),
            ),
            Text::new(
                "任命后在组织文件里加 [[appointment]];任命之前,这个职务的事没有人办",
                "once appointed, add an [[appointment]]; until then nobody does what the office owes",
            ),
        );
    }
    if !vacated.is_empty() {
        let (count, list) = (vacated.len(), shown(vacated));
        report.about(
            "CW4112",
            Severity::Warning,
            rule,
            Text::new(
                format!("“{}”离任后没有补上的有{count}个(原任,最后一天):{list}", office.name),
                format!("`{id}`: {count} left and nobody follows (who, last day): {list}"),
            ),
            Text::new(
                "补任命一人;席位随人取消的,在原任职一行写 seat_closed = true",
                "appoint a successor; where the seat ended with its holder, write `seat_closed = true` in that appointment",
            ),
        );
    }
    if !crowded.is_empty() {
        let list = shown(crowded);
        report.about(
            "CW4113",
            Severity::Warning,
            rule,
            Text::new(
                format!("“{}”至多{}人,超出的:{list}", office.name, office.at_most),
                format!("`{id}` has room for {}; more in: {list}", office.at_most),
            ),
            Text::new(
                "给已经离任的写 until(最后一天),或改任其他职务",
                "end the appointments of those who left with `until`, or move somebody",
            ),
        );
    }
}

fn ranks(
    given: &Given<'_>,
    rule: &Rule,
    (office, eligibility): (&Office, &Eligibility),
    ladder: &Ladder,
    holders: &[Holder],
    (seen, report): (&mut Seen, &mut Report),
) {
    let least = eligibility.rank_at_least.as_str();
    if least.is_empty() {
        return;
    }
    let (mut below, mut unknown) = (Vec::new(), Vec::new());
    for holder in holders {
        for person in given.organisation.people(holder, given.on) {
            let shown = format!("{}{}({})", given.name(holder), person.name, person.rank);
            match ladder.reaches(&person.rank, least) {
                Some(false) if seen.insert(("CW4114", shown.clone())) => below.push(shown),
                None if seen.insert(("CW4115", shown.clone())) => unknown.push(shown),
                _ => {}
            }
        }
    }
    let article = &eligibility.article;
    if !below.is_empty() {
        let list = shown(below);
        report.about(
            "CW4114",
            Severity::Warning,
            rule,
            Text::new(
                format!("“{}”须{least}以上({article}),不够的:{list}", office.name),
                format!("`{}` must be {least} or above ({article}); below it: {list}", rule.id),
            ),
            Text::new("换人,或核对人员的 rank", "name somebody else, or check the `rank` of the person"),
        );
    }
    if !unknown.is_empty() {
        let list = shown(unknown);
        report.about(
            "CW4115",
            Severity::Note,
            rule,
            Text::new(
                format!("“{}”须{least}以上({article}),以下人员的职级无法比较:{list}", office.name),
                format!("`{}` must be {least} or above ({article}); ranks that cannot be compared: {list}", rule.id),
            ),
            Text::new(
                "写上 rank,用职级表里的名称;另有职级序列的,在制度里写清单 rank(从高到低)",
                "write a `rank` of the ladder; where another ladder holds, give the pack a vocabulary `rank`, highest first",
            ),
        );
    }
}

/// Offices that somebody holds and that no pack describes.
fn undescribed(given: &Given<'_>, report: &mut Report) {
    let mut strange: BTreeMap<&str, BTreeSet<&Holder>> = BTreeMap::new();
    for appointment in given.organisation.appointments().iter().filter(|held| held.holds(given.on)) {
        let Some(office) = appointment.office.office_id() else { continue };
        let offices = given.organisation.offices_of(given.regulation, &appointment.office.party);
        if !offices.iter().any(|described| described.id.as_str() == office) {
            strange.entry(office).or_default().insert(&appointment.office);
        }
    }
    for (office, holders) in strange {
        let names = given.names(holders.iter().map(|holder| &holder.party));
        report.plain(
            "CW4105",
            Severity::Note,
            Text::new(
                format!("制度没有给这些单位写职务“{office}”,任职照样有效:{names}"),
                format!("the packs describe no office `{office}` for these; the appointments hold all the same: {names}"),
            ),
            Text::new("核对拼写;制度不管的职务可以保留", "check the spelling; an office that no pack speaks of may stay"),
        );
    }
}
