//! The year of the city, kept up to date fact by fact in any order, is the year planned at once.

use std::sync::Arc;

use jiff::civil::date;
use planner::{plan::plan, replan::Board};

use crate::case::{fact, year};

const FACTS: &[&str] = &[
    "s1 2026-01-20T10:00 meeting.scheduled meeting=commission-meeting starts=2026-02-10T09:00",
    "n1 2026-02-06T16:00 meeting.noticed actor=wmb meeting=commission-meeting recipients=members:wmw",
    "h1 2026-02-10T09:00 meeting.held meeting=commission-meeting present=24",
    "h2 2026-05-20T14:30 meeting.held meeting=joint-conference agenda=annual",
    "m1 2026-05-25T10:00 meeting.minutes_sent actor=wmb meeting=joint-conference sitting=h2 recipients=swsw,szf",
    "m2 2026-06-01T10:00 meeting.minutes_sent actor=wmb meeting=joint-conference recipients=class:member_unit",
    "d2 2026-05-20T17:00 meeting.decided meeting=joint-conference",
    "s3 2026-01-12T09:00 meeting.scheduled meeting=leading-group-meeting starts=2026-05-21T09:00",
    "h3 2026-05-21T09:00 meeting.held meeting=leading-group-meeting",
    "h4 2026-03-12T09:00 meeting.held meeting=review-meeting",
    "h5 2026-02-12T09:00 meeting.held meeting=special-group-meeting body=sg-city",
    "r5 2026-02-24T16:00 meeting.reported actor=sg-city meeting=special-group-meeting sitting=h5 recipients=cjb",
    "p1 2026-02-10T10:00 assessment.published subject=u-edu actor=cjb assessment=grassroots-assessment",
    "p2 2026-02-16T10:00 assessment.published subject=u-edu actor=cjb assessment=questionnaire-survey",
    "r1 2026-02-18T10:00 rectification.reported actor=u-edu assessment=questionnaire-survey recipients=swsw,szf",
    "r2 2026-02-19T10:00 rectification.reported actor=u-edu assessment=questionnaire-survey recipients=ldxz",
    "a1 2026-05-20T17:00 appointment.ended subject=u-edu office=deputy",
    "f1 2026-05-11T10:00 setting.filled actor=cjb.director setting=coordination-need value=需要时",
    "e1 2026-06-20T10:00 report.filed actor=wmb rule=liaison-meeting exception=换届 reason=换届 approved_by=wmb.director",
    "g1 2026-05-20T10:00 report.filed actor=u-edu article=M-03.5a",
    "x1 2026-06-20T10:00 report.filed actor=wmb corrects=h1",
];

#[test]
fn facts_in_any_order_make_the_same_year() {
    let planned = year().facts(FACTS).plan();
    let (from, to) = (date(2026, 1, 1), date(2026, 12, 31));
    let orders: [fn(&mut Vec<&str>); 4] = [
        |_| {},
        |facts| facts.reverse(),
        |facts| facts.rotate_left(7),
        |facts| facts.sort_by_key(|text| text.split_whitespace().nth(1).unwrap().to_owned()),
    ];
    for order in orders {
        let mut texts = FACTS.to_vec();
        order(&mut texts);
        let program = Arc::new(planned.program.clone());
        let mut board = Board::new(program.clone(), Arc::new(planned.organisation.clone()), from, to);
        let mut known = Vec::new();
        for text in texts {
            let fact = fact(text);
            board.apply(&fact).unwrap();
            known.push(fact);
            let at_once = plan(&program, &planned.organisation, &known, from, to);
            assert_eq!(board.plan().items, at_once.items, "after {text}");
            assert_eq!(board.plan().findings, at_once.findings, "after {text}");
        }
        assert_eq!(board.plan(), planned.plan);
    }
}
