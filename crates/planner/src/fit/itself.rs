//! Who would direct, replace or assess themselves.

use std::collections::BTreeSet;

use kernel::{Severity, Text};
use regulation::{
    pack::{Action, Assessment, Duty, Meeting, Office, Selector, selector::Party},
    resolved::Rule,
};

use super::{
    Given, Report,
    given::{is_fixed, shown},
};
use crate::organisation::{FactContext, Holder, PartyId, PersonId};

/// Incompatible offices in one hand, stand-ins who are the person they stand in for, assessors of their own unit.
pub(super) fn check(given: &Given<'_>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for (rule, office) in given.rules::<Office>() {
        for holder in given.means(std::slice::from_ref(&whole(office)), None) {
            answers_to_itself(given, (rule, office), &holder, &mut seen, report);
        }
    }
    for (rule, meeting) in given.rules::<Meeting>() {
        stands_in_for_itself(given, rule, meeting, report);
    }
    let assessed = own_units_assessed(given, report);
    inspects_itself(given, &assessed, report);
}

/// The office of every party that has it.
fn whole(office: &Office) -> Selector {
    Selector { office: Some(office.id.to_string()), ..office.of.clone() }
}

fn answers_to_itself(
    given: &Given<'_>,
    (rule, office): (&Rule, &Office),
    holder: &Holder,
    seen: &mut BTreeSet<(PersonId, Holder, Holder)>,
    report: &mut Report,
) {
    let superiors = superiors(given, office, holder);
    let organisation = given.organisation;
    for person in organisation.people(holder, given.on) {
        let holds = |superior: &&Holder| {
            superior.office.is_some()
                && *superior != holder
                && organisation.people(superior, given.on).iter().any(|other| other.id == person.id)
        };
        for superior in superiors.iter().filter(holds) {
            if !seen.insert((person.id.clone(), holder.clone(), superior.clone())) {
                continue;
            }
            // Somebody else above is left where the office answers elsewhere too.
            let others = superiors
                .iter()
                .any(|other| organisation.people(other, given.on).iter().any(|above| above.id != person.id));
            let is_inside = superior.party == holder.party;
            let severity = if is_inside || !others { Severity::Warning } else { Severity::Note };
            let (below, above) = (given.name(holder), given.name(superior));
            report.about(
                "CW4116",
                severity,
                rule,
                Text::new(
                    format!("{}同时任{below}和{above},前者对后者负责", person.name),
                    format!("{} is both {below} and {above}, to whom the former answers", person.name),
                ),
                Text::new(
                    "换下其中一个职务,或写明由谁代为监督",
                    "let somebody else hold one of the two, or say who oversees instead",
                ),
            );
        }
    }
}

/// To whom the office of one party answers: within a class, each unit's own.
fn superiors(given: &Given<'_>, office: &Office, holder: &Holder) -> Vec<Holder> {
    let context = FactContext::about(holder.party.clone());
    let classes = given.organisation.unit(&holder.party).map_or(&[][..], |unit| &unit.classes);
    let mut found = Vec::new();
    for selector in &office.answers_to {
        match (&selector.party, &selector.office) {
            (Party::Class(class), Some(office)) if classes.contains(class) => {
                found.push(Holder::office(holder.party.clone(), office));
            }
            _ => found.extend(given.means(std::slice::from_ref(selector), Some(&context))),
        }
    }
    found
}

fn stands_in_for_itself(given: &Given<'_>, rule: &Rule, meeting: &Meeting, report: &mut Report) {
    let (Some(chair), false) = (&meeting.chair, meeting.substitutes.is_empty()) else { return };
    for seat in given.seats_of(meeting) {
        let context = FactContext::about(seat);
        let people = |selectors: &[Selector]| -> BTreeSet<&PersonId> {
            let holders = given.means(selectors, Some(&context));
            holders
                .iter()
                .flat_map(|holder| given.organisation.people(holder, given.on))
                .map(|person| &person.id)
                .collect()
        };
        let (chairs, substitutes) = (people(std::slice::from_ref(chair)), people(&meeting.substitutes));
        if chairs.is_empty() || substitutes.is_empty() || !substitutes.is_subset(&chairs) {
            continue;
        }
        let names = shown(
            chairs.iter().filter_map(|id| given.organisation.person(id)).map(|person| person.name.clone()),
        );
        report.about(
            "CW4117",
            Severity::Warning,
            rule,
            Text::new(
                format!("“{}”的主持人和受托主持的是同一人({names}),不能到会时无人可托", meeting.name),
                format!("`{}`: the chair and who may stand in are one person ({names})", rule.id),
            ),
            Text::new("另任一名可以受托主持的人", "appoint somebody else who may take the chair"),
        );
    }
}

/// Units that some assessment looks at. Reports assessors of their own unit where they need not stand aside, and units
/// that nobody is left to assess where they must.
fn own_units_assessed(given: &Given<'_>, report: &mut Report) -> BTreeSet<PartyId> {
    let mut all = BTreeSet::new();
    for (rule, assessment) in given.rules::<Assessment>() {
        let assessed: BTreeSet<PartyId> =
            given.means(&assessment.assessed, None).into_iter().map(|holder| holder.party).collect();
        all.extend(assessed.iter().cloned());
        if assessment.self_assessed {
            continue;
        }
        let assessors =
            if assessment.assessors.is_empty() { &assessment.organiser } else { &assessment.assessors };
        let assessors = given.means(assessors, None);
        let own: Vec<(&Holder, &PartyId)> = assessors
            .iter()
            .flat_map(|assessor| own_units(given, assessor).map(move |unit| (assessor, unit)))
            .filter(|(_, unit)| assessed.contains(*unit))
            .collect();
        if assessment.recusal {
            let left = |unit: &PartyId| {
                assessors.iter().any(|assessor| own_units(given, assessor).all(|own| own != unit))
            };
            nobody_left(
                given,
                (rule, &assessment.name),
                own.into_iter().map(|(_, unit)| unit).filter(|unit| !left(unit)),
                report,
            );
        } else {
            assesses_itself(given, (rule, &assessment.name), &own, report);
        }
    }
    all
}

/// The unit that a party is, or that hosts it.
fn own_units<'a>(given: &Given<'a>, holder: &'a Holder) -> impl Iterator<Item = &'a PartyId> + use<'a> {
    let host = given.organisation.body(&holder.party).and_then(|seat| seat.unit.as_ref());
    std::iter::once(&holder.party).chain(host)
}

fn assesses_itself(
    given: &Given<'_>,
    (rule, name): (&Rule, &str),
    own: &[(&Holder, &PartyId)],
    report: &mut Report,
) {
    if own.is_empty() {
        return;
    }
    let list = shown(own.iter().map(|(assessor, unit)| {
        let (assessor, unit) = (given.name(assessor), given.organisation.party_name(unit));
        if assessor == unit { assessor } else { format!("{assessor}→{unit}") }
    }));
    report.about(
        "CW4133",
        Severity::Warning,
        rule,
        Text::new(
            format!("“{name}”的考评者会考评自己所在的单位:{list}"),
            format!("`{}`: assessors that would assess their own unit: {list}", rule.id),
        ),
        Text::new(
            "写明回避(recusal = true),本单位由别人评",
            "let them stand aside (`recusal = true`), and say who assesses these",
        ),
    );
}

fn nobody_left<'u>(
    given: &Given<'_>,
    (rule, name): (&Rule, &str),
    units: impl Iterator<Item = &'u PartyId>,
    report: &mut Report,
) {
    let units: BTreeSet<&PartyId> = units.collect();
    if units.is_empty() {
        return;
    }
    let names = given.names(units);
    report.about(
        "CW4133",
        Severity::Warning,
        rule,
        Text::new(
            format!("“{name}”要求回避,回避后没有人考评:{names}"),
            format!("`{}`: assessors stand aside, and nobody is left to assess: {names}", rule.id),
        ),
        Text::new("另定考评者,如请上级考评", "name another assessor, such as the body above"),
    );
}

/// Offices of units that judge others while their own unit is assessed, and that need not stand aside (C-17).
fn inspects_itself(given: &Given<'_>, assessed: &BTreeSet<PartyId>, report: &mut Report) {
    for (rule, duty) in given.rules::<Duty>() {
        if duty.recusal || !matches!(duty.action, Action::Inspect | Action::Assess | Action::Honour) {
            continue;
        }
        let fixed: Vec<Selector> = duty.who.iter().filter(|selector| is_fixed(selector)).cloned().collect();
        let inspectors: Vec<Holder> = given
            .means(&fixed, None)
            .into_iter()
            .filter(|holder| holder.office.is_some() && assessed.contains(&holder.party))
            .filter(|holder| given.organisation.unit(&holder.party).is_some())
            .collect();
        if inspectors.is_empty() {
            continue;
        }
        let (count, names) = (inspectors.len(), given.holder_names(&inspectors));
        report.about(
            "CW4133",
            Severity::Warning,
            rule,
            Text::new(
                format!("{count}人参加检查考评,而本单位也在被考评之列,制度没有写回避:{names}"),
                format!(
                    "{count} judge others while their own unit is assessed, and need not stand aside: {names}"
                ),
            ),
            Text::new(
                "在这条职责里写 recusal = true;派组时避开本单位",
                "write `recusal = true` in the duty, and keep them from their own unit when teams are formed",
            ),
        );
    }
}
