//! Each rule as one sentence, for people who do not read TOML.

use kernel::Text;

use crate::pack::{Schedule, Selector, Setting, Strength, Within};
use crate::resolved::{Content, Regulation, Rule};

mod clause;
mod structure;
mod work;

/// The rule as a sentence that ends with its article. Names and the author's own words stand as the pack has them, in
/// both languages.
pub fn describe(regulation: &Regulation, rule: &Rule) -> Text {
    let words = Words { regulation, strength: rule.strength };
    let said = match &rule.content {
        Content::Class(data) => structure::class(data),
        Content::Body(data) => words.body(data),
        Content::Office(data) => words.office(data),
        Content::Meeting(data) => words.meeting(data),
        Content::Duty(data) => words.duty(data),
        Content::Setting(data) => words.setting(data),
        Content::Permission(data) => words.permission(data),
        Content::Prohibition(data) => words.prohibition(data),
        Content::Requirement(data) => words.requirement(data),
        Content::Procedure(data) => clause::procedure(data),
        Content::Vocabulary(data) => clause::vocabulary(data),
        Content::Quota(data) => words.quota(data),
        Content::Threshold(data) => clause::threshold(data),
        Content::Product(data) => words.product(data),
        Content::Archive(data) => words.archive(data),
        Content::Assessment(data) => words.assessment(data),
        Content::Consequence(data) => words.consequence(data),
        Content::Veto(data) => words.veto(data),
        Content::Escalation(data) => words.escalation(data),
        Content::Declaration(data) => both(&data.says),
    };
    let end =
        |text: &str, stop: char| text.trim_end_matches(['。', '.', ';', ';']).to_owned() + &stop.to_string();
    Text::new(
        end(&format!("{}({})", said.zh, rule.article), '。'),
        end(&format!("{} ({})", said.en, rule.article), '.'),
    )
}

/// What sentences are made with.
struct Words<'a> {
    regulation: &'a Regulation,
    strength: Strength,
}

/// The author's words, which stand as they are.
fn both(text: &str) -> Text {
    Text::new(text, text)
}

/// Texts one after the other; empty ones leave no trace.
fn list<'a>(items: impl IntoIterator<Item = &'a str>) -> Text {
    let items: Vec<&str> = items.into_iter().filter(|item| !item.is_empty()).collect();
    Text::new(items.join("、"), items.join(", "))
}

impl Words<'_> {
    fn must(&self) -> Text {
        match self.strength {
            Strength::Must => Text::new("必须", "must"),
            Strength::MustNot => Text::new("不得", "must not"),
            Strength::Generally => Text::new("一般应", "generally must"),
            Strength::InPrinciple => Text::new("原则上应", "must in principle"),
            Strength::Should => Text::new("应当", "should"),
            Strength::May => Text::new("可以", "may"),
        }
    }

    fn parties(&self, selectors: &[Selector]) -> Text {
        self.regulation.texts_of(selectors)
    }

    fn party(&self, selector: &Selector) -> Text {
        self.regulation.text_of(selector)
    }

    fn schedule(&self, schedule: &Schedule) -> Text {
        match schedule {
            Schedule::Recurrence(recurrence) => recurrence.describe(),
            Schedule::Setting(reference) => self.open(reference.setting.as_str(), "周期", "how often"),
        }
    }

    fn within(&self, within: &Within) -> Text {
        match within {
            Within::Span(span) => span.describe(),
            Within::Setting(reference) => self.open(reference.setting.as_str(), "时限", "within what time"),
        }
    }

    /// An open norm: who fills it in.
    fn open(&self, setting: &str, zh: &str, en: &str) -> Text {
        let by = self.regulation.find::<Setting>(setting).map(|(_, setting)| self.party(&setting.filled_by));
        let by = by.unwrap_or_else(|| both(setting));
        Text::new(format!("按{}定的{zh}", by.zh), format!("{en}: as {} decides", by.en))
    }
}
