//! what a meeting came to is made known to the whole city, by the creation office.

use crate::case::year;

/// M-19.6, M-20.6, M-22.6: five workdays after the meeting, as the setting has it.
#[test]
fn follows_each_meeting() {
    let meetings =
        [("leading-group-meeting", "M-19.6"), ("review-meeting", "M-20.6"), ("liaison-meeting", "M-22.6")];
    let days = [
        ("2026-05-20T09:00", "2026-05-20..2026-05-27"),
        // 13, 14 (made up), then the holiday to 23 February, 24 to 26.
        ("2026-02-12T09:00", "2026-02-12..2026-02-26"),
        // 30 September, National Day to 7 October, 8, 9, 10 (made up), 12.
        ("2026-09-29T15:00", "2026-09-29..2026-10-12"),
    ];
    for (meeting, article) in meetings {
        for (held, window) in days {
            let planned = year().facts(&[&format!("h1 {held} meeting.held meeting={meeting}")]).plan();
            planned.starts("h1", &[&format!("{meeting}:circular {article} must cjb {window}")]);
        }
    }
}

/// M-21.5, M-21.6: of a special group's meeting, the group reports first, and the circular follows the report.
#[test]
fn follows_the_report_of_a_special_group() {
    let held = "h1 2026-02-12T09:00 meeting.held meeting=special-group-meeting body=sg-city";
    let planned = year().facts(&[held]).plan();
    planned.starts("h1", &["special-group-reports-meeting M-21.5 must sg-city 2026-02-12..2026-02-24"]);
    assert_eq!(planned.recipients("special-group-reports-meeting@sg-city@h1"), ["cjb"]);

    let reported = "r1 2026-02-24T16:00 meeting.reported actor=sg-city body=sg-city \
                    meeting=special-group-meeting sitting=h1 recipients=cjb";
    let planned = year().facts(&[held, reported]).plan();
    planned.starts("h1", &["special-group-reports-meeting M-21.5 must sg-city 2026-02-12..2026-02-24"]);
    planned.starts("r1", &["special-group-meeting:circular M-21.6 must cjb 2026-02-24..2026-03-02"]);
    let report = planned.item("special-group-reports-meeting@sg-city@h1");
    assert_eq!(report.outcome().met.as_ref().unwrap().fact, "r1");
}

/// M-23.3: a coordination meeting has a circular too, although it recurs at no fixed time.
#[test]
fn follows_a_coordination_meeting() {
    let held = "h1 2026-05-20T09:00 meeting.held meeting=coordination-meeting lead=u-cgj responsible=u-hw";
    let planned = year().facts(&[held]).plan();
    planned.starts("h1", &["coordination-meeting:circular M-23.3 must cjb 2026-05-20..2026-05-27"]);
}

/// The regulation asks for no circular after these.
#[test]
fn follows_no_other_meeting() {
    for meeting in
        ["commission-meeting", "supervisors-forum", "dispatch-meeting", "office-leadership-meeting"]
    {
        let planned = year().facts(&[&format!("h1 2026-05-20T09:00 meeting.held meeting={meeting}")]).plan();
        planned.starts("h1", &[]);
    }
}
