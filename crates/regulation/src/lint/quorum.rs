//! Quorums: who is counted, and what goes round them.

use kernel::Text;

use super::examination::{Examination, people};
use crate::pack::{Meeting, Selector, meeting::Base, selector::Party};
use crate::resolved::Rule;

/// CW3005, CW3006, CW3007 and CW3010 (C-05).
pub(super) fn check(examination: &mut Examination<'_>) {
    for (rule, meeting) in examination.of::<Meeting>() {
        if meeting.quorum.is_some() {
            check_base(examination, rule, meeting);
            check_emergency(examination, rule, meeting);
        }
        check_countersign(examination, rule, meeting);
    }
}

fn counted(meeting: &Meeting) -> &[Selector] {
    let base = meeting.quorum.as_ref().map_or(Base::Members, |quorum| quorum.base);
    if base == Base::Voting && !meeting.voting.is_empty() { &meeting.voting } else { &meeting.members }
}

/// CW3010: a quorum of those who vote, and nobody is said to vote. CW3005: members of the body who are neither counted
/// nor expressly left out.
fn check_base(examination: &mut Examination<'_>, rule: &Rule, meeting: &Meeting) {
    let Some(quorum) = &meeting.quorum else { return };
    if quorum.base == Base::Voting && meeting.voting.is_empty() {
        examination.warn_citing(
            rule,
            &[&quorum.article],
            "CW3010",
            Text::new("有法定人数,没写谁有表决权", "it has a quorum, and nobody is said to vote"),
            Text::new(
                "写 voting,或写 quorum.base = \"members\"",
                "write `voting`, or quorum.base = \"members\"",
            ),
        );
        return;
    }
    let regulation = examination.regulation;
    let Party::Body(body) = &meeting.body.party else { return };
    let all = Selector { except: false, party: Party::Members(body.clone()), office: None };
    let counted_people = people(regulation, counted(meeting));
    let left_out = |person: &Selector| {
        let excepted = |selector: &Selector| {
            selector.except && selector.party == person.party && selector.office == person.office
        };
        counted(meeting).iter().any(excepted)
    };
    let unclear: Vec<String> = people(regulation, &[all])
        .into_iter()
        .filter(|person| person.office.is_some() && !counted_people.contains(person) && !left_out(person))
        .map(|person| regulation.name_of(&person))
        .collect();
    if !unclear.is_empty() {
        let names = unclear.join("、");
        examination.warn_citing(
            rule,
            &[&quorum.article],
            "CW3005",
            Text::new(
                format!("法定人数({})算不算这些成员没有写:{names}", quorum.fraction),
                format!("it is not said whether the quorum ({}) counts these members: {names}", quorum.fraction),
            ),
            Text::new(
                "算的写进 voting,不算的写作“!”开头;有疑问的设一个 setting",
                "put those counted into `voting`, and those not counted with `!` in front; use a setting where it is open",
            ),
        );
    }
}

/// CW3006: meetings outside the schedule, with or without the quorum?
fn check_emergency(examination: &mut Examination<'_>, rule: &Rule, meeting: &Meeting) {
    let (Some(emergency), Some(quorum)) = (&meeting.emergency, &meeting.quorum) else { return };
    if !emergency.waives_quorum && !emergency.keeps_quorum {
        examination.warn_citing(
            rule,
            &[&emergency.article, &quorum.article],
            "CW3006",
            Text::new(
                format!("临时召开的会议({})是否也要达到法定人数没有写", emergency.article),
                format!(
                    "it is not said whether a meeting outside the schedule ({}) needs the quorum",
                    emergency.article
                ),
            ),
            Text::new(
                "写 emergency.keeps_quorum = true 或 waives_quorum = true;没写时按须达到处理",
                "write emergency.keeps_quorum = true or waives_quorum = true; until then the quorum holds",
            ),
        );
    }
}

/// CW3007: fewer sign than would have to meet, or nobody is said to sign.
fn check_countersign(examination: &mut Examination<'_>, rule: &Rule, meeting: &Meeting) {
    let Some(countersign) = &meeting.countersign else { return };
    let regulation = examination.regulation;
    let signing = people(regulation, &countersign.by);
    let missing = people(regulation, counted(meeting)).difference(&signing).count();
    let goes_round = meeting.quorum.is_some() && missing > 0;
    if signing.is_empty() || goes_round {
        let names = regulation.names_of(&countersign.by);
        let quorum = meeting.quorum.as_ref().map_or(rule.article.as_str(), |quorum| &quorum.article);
        examination.warn_citing(
            rule,
            &[&countersign.article, quorum],
            "CW3007",
            Text::new(
                format!("会签({})由“{names}”签字,绕开了法定人数,也没写要几人签", countersign.article),
                format!("joint signing ({}) by “{names}” goes round the quorum, and the number of signatures is not said", countersign.article),
            ),
            Text::new(
                "会签前列明签字人,全部签字才算通过;请发文机关明确",
                "name the signatories before signing begins, all of whom must sign; ask the issuer to say so",
            ),
        );
    }
}
