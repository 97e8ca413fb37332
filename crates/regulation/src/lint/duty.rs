//! Duties that nobody holds.

use kernel::Text;

use super::examination::{Examination, people};
use crate::pack::{Duty, Selector, selector::Party};
use crate::resolved::{Mention, Rule};

/// CW3024 and CW3025.
pub(super) fn check(examination: &mut Examination<'_>) {
    let duties: Vec<(&Rule, &Duty)> = examination.of::<Duty>().collect();
    for (rule, duty) in duties {
        let named = duty.who.iter().any(|selector| !selector.except);
        if named && people(examination.regulation, &duty.who).is_empty() {
            examination.warn(
                rule,
                "CW3024",
                Text::new(
                    "who 写的对象又被“!”全部去掉,没有人承担",
                    "everybody in `who` is taken away again by `!`: nobody holds the duty",
                ),
                Text::new("改 who,写明谁承担", "correct `who` so that it says who holds it"),
            );
        }
    }
    check_offices(examination);
}

/// CW3025: an office of a class of units that no `[[office]]` gives to that class.
fn check_offices(examination: &mut Examination<'_>) {
    let rules: Vec<&Rule> = examination.rules().collect();
    for rule in rules {
        let mut missing: Vec<&Selector> = Vec::new();
        for mention in rule.mentions() {
            if let Mention::Party { selector, .. } = mention
                && let (Party::Class(_), Some(office)) = (&selector.party, &selector.office)
                && !examination.regulation.offices_of(selector).any(|own| own.id.as_str() == office)
                && !missing.contains(&selector)
            {
                missing.push(selector);
            }
        }
        for selector in missing {
            examination.warn(
                rule,
                "CW3025",
                Text::new(
                    format!("“{selector}”:没有规定这类单位设这一职务,可能无人承担"),
                    format!("`{selector}`: no rule gives such units this office, so that nobody may hold it"),
                ),
                Text::new(
                    "补写 [[office]],of 写这个类别;或改用有这一职务的类别",
                    "add an [[office]] with `of` this class, or name a class that has the office",
                ),
            );
        }
    }
}
