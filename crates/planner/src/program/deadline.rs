//! The last day of what a fact starts.

use std::sync::Arc;

use calendar::{CalendarError, Dated, Half, Side, Span, Unit};
use jiff::civil::{DateTime, date};
use kernel::Text;

use super::{
    Program, Rule, Slot,
    rule::{Timing, When},
    setting::Answers,
};
use crate::fact::Fact;

impl Program {
    /// The last moment to act on an event, as the rule's pack counts.
    pub(crate) fn deadline(&self, rule: &Rule, event: DateTime, span: Span) -> Result<Dated, CalendarError> {
        let half = if event.hour() < 12 { Half::Morning } else { Half::Afternoon };
        let halves = matches!(span.unit, Unit::HalfDay | Unit::Hour);
        calendar::deadline(
            &self.calendar,
            (event.date(), halves.then_some(half)),
            &span,
            &rule.terms.counting,
        )
    }

    /// When it is due what this fact starts; nothing where the rule is not in force on the day of the fact, or the time
    /// allowed is still open. Without a time allowed it is accounted for at the end of the year.
    pub(crate) fn due_after(
        &self,
        rule: &Rule,
        answers: &Answers,
        fact: &Fact,
    ) -> Result<Option<Dated>, CalendarError> {
        let When::Triggered { within, .. } = &rule.when else { return Ok(None) };
        if !rule.terms.in_force(fact.date()) {
            return Ok(None);
        }
        let starts = fact.starts();
        let span = match within {
            None => {
                let mut due = Dated::from(date(starts.year(), 12, 31));
                due.because.push(Text::new(
                    "条文没有写时限,按年底算",
                    "the article sets no time; it is accounted for at the end of the year",
                ));
                return Ok(Some(due));
            }
            Some(Timing::Given(span)) => *span,
            Some(Timing::Open(setting)) => match answers.span_on(setting, fact.date()) {
                Some(span) => span,
                None => return Ok(None),
            },
        };
        // What is due before waits for what the fact announces. What is due after runs from the fact: a meeting is prepared
        // so many days after it was scheduled, not after it was held (M-02.5a).
        let event = if span.side == Side::Before { starts } else { fact.at };
        self.deadline(rule, event, span).map(Some)
    }

    /// The slot that a fact opens.
    pub(crate) fn slot_after(
        &self,
        rule: &Rule,
        answers: &Answers,
        fact: &Arc<Fact>,
    ) -> Result<Option<Slot>, CalendarError> {
        Ok(self.due_after(rule, answers, fact)?.map(|due| Slot::started(fact, &due)))
    }
}
