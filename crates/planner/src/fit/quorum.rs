//! Bodies whose voting members are too few for their own quorum.

use std::collections::BTreeMap;

use kernel::{Severity, Text};
use regulation::{
    pack::{Meeting, Office, meeting::Base},
    resolved::Rule,
};

use super::{Given, Report, Seats};
use crate::organisation::{FactContext, Holder, PartyId};

/// How many are counted for a quorum.
#[derive(Default)]
struct Count {
    /// Seats, vacant ones included: whoever retires is missed until the seat is filled or closed.
    seats: usize,
    held: usize,
}

/// Compares each quorum with those who hold a seat on the day.
pub(super) fn check(given: &Given<'_>, report: &mut Report) {
    let rules: BTreeMap<_, _> = given
        .rules::<Office>()
        .map(|(_, office)| ((office.of.party.clone(), office.id.as_str()), office))
        .collect();
    for (rule, meeting) in given.rules::<Meeting>() {
        let Some(quorum) = &meeting.quorum else { continue };
        let voting = if meeting.voting.is_empty() || quorum.base == Base::Members {
            &meeting.members
        } else {
            &meeting.voting
        };
        for seat in given.seats_of(meeting) {
            let holders = given.means(voting, Some(&FactContext::about(seat.clone())));
            let mut count = Count::default();
            for holder in &holders {
                let described = described(given, &rules, holder);
                let at_most = described.map_or(0, |office| office.at_most);
                add(given, &mut count, holder, at_most, described.map_or(1, |office| office.at_least));
            }
            let least =
                quorum.fraction.least_of(u64::try_from(count.seats).unwrap_or(u64::MAX), quorum.strict);
            compare(given, (rule, meeting), &seat, &count, least, report);
        }
    }
}

type Offices<'a> = BTreeMap<(regulation::pack::selector::Party, &'a str), &'a Office>;

fn described<'a>(given: &Given<'_>, rules: &Offices<'a>, holder: &Holder) -> Option<&'a Office> {
    use regulation::pack::selector::Party;
    let office = holder.office_id()?;
    let parties: Vec<Party> = match given.organisation.body(&holder.party) {
        Some(seat) => {
            let kind = given.regulation.body(&seat.is).map(|body| body.kind.clone()).unwrap_or_default();
            vec![Party::Body(seat.is.clone()), Party::Kind(kind)]
        }
        None => given.organisation.unit(&holder.party)?.classes.iter().cloned().map(Party::Class).collect(),
    };
    parties.into_iter().find_map(|party| rules.get(&(party, office)).copied())
}

fn add(given: &Given<'_>, count: &mut Count, holder: &Holder, at_most: u32, at_least: u32) {
    if holder.office.is_none() {
        // A unit sends somebody, whoever that is.
        count.seats += 1;
        count.held += 1;
        return;
    }
    let seats = Seats::of(given.organisation, holder, given.on, at_most);
    count.seats += seats.established(at_least);
    count.held += seats.held.len();
}

fn compare(
    given: &Given<'_>,
    (rule, meeting): (&Rule, &Meeting),
    seat: &PartyId,
    count: &Count,
    least: u64,
    report: &mut Report,
) {
    let Some(quorum) = &meeting.quorum else { return };
    let filled = u64::try_from(count.held).unwrap_or(u64::MAX);
    let (body, seats, fraction) = (given.organisation.party_name(seat), count.seats, quorum.fraction);
    let help = Text::new(
        "补齐空缺;席位取消的,在原任职一行写 seat_closed = true",
        "fill the vacant seats; where a seat was abolished, write `seat_closed = true` in its last appointment",
    );
    if filled < least.max(1) {
        report.about(
            "CW4121",
            Severity::Error,
            rule,
            Text::new(
                format!("{body}的“{}”开不成:应到{seats}人,法定{fraction}须{least}人,在任只有{filled}人", meeting.name),
                format!("`{}` of {body} can never be held: of {seats} seats {fraction} means {least}, and only {filled} are filled", rule.id),
            ),
            help,
        );
    } else if filled == least && filled < u64::try_from(seats).unwrap_or(u64::MAX) {
        report.about(
            "CW4122",
            Severity::Warning,
            rule,
            Text::new(
                format!(
                    "{body}的“{}”一人也不能缺:应到{seats}人,法定须{least}人,在任{filled}人",
                    meeting.name
                ),
                format!(
                    "`{}` of {body} can spare nobody: {seats} seats, {least} needed, {filled} filled",
                    rule.id
                ),
            ),
            help,
        );
    }
}
