//! Who is late how often: the declared behaviour under which a year is played.

use std::collections::BTreeMap;

use kernel::{Finding, Place, Severity, Text};
use regulation::pack::{fact, read::explain};
use serde::Deserialize;

use crate::organisation::{Organisation, PartyId};

/// How the institution behaves. Declared, never guessed from persons: it speaks of units and classes of units.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Behaviour {
    /// Everybody not named below.
    #[serde(default)]
    pub everybody: Habit,
    /// Habits of a class of units, by the class's id. A unit of several takes the first in order of id.
    #[serde(default)]
    pub class: BTreeMap<String, Habit>,
    /// Habits of one unit or body, by its id: goes before its class.
    #[serde(default)]
    pub party: BTreeMap<String, Habit>,
    /// What comes from outside, and how often a year.
    #[serde(default = "usual_events")]
    pub event: Vec<Event>,
}

/// How one party deals with what it owes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Habit {
    /// Obligations of a thousand that are met late.
    pub late_per_mille: u32,
    /// Days late at most.
    pub late_days: u32,
    /// Obligations of a thousand that are never met.
    pub missed_per_mille: u32,
}

impl Default for Habit {
    fn default() -> Self {
        Self { late_per_mille: 80, late_days: 12, missed_per_mille: 10 }
    }
}

/// Something that comes from outside the plan and starts obligations.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Event {
    /// The kind of fact (`petition.received`).
    pub kind: String,
    /// How many times a year, spread over its workdays.
    pub times: u32,
    /// The class of units that it concerns, one drawn each time; none where empty.
    #[serde(default)]
    pub class: String,
    /// What else the fact says (`office = "deputy"`).
    #[serde(default)]
    pub data: BTreeMap<String, String>,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            everybody: Habit::default(),
            class: BTreeMap::new(),
            party: BTreeMap::new(),
            event: usual_events(),
        }
    }
}

/// A plain year: a few changes of post, some complaints and instructions, directives from above.
fn usual_events() -> Vec<Event> {
    let event = |kind: &str, times, class: &str, data: &[(&str, &str)]| Event {
        kind: kind.to_owned(),
        times,
        class: class.to_owned(),
        data: data.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect(),
    };
    vec![
        event("appointment.ended", 5, "member_unit", &[("office", "deputy")]),
        event("appointment.ended", 4, "member_unit", &[("office", "liaison")]),
        event("directive.received", 6, "", &[]),
        event("instruction.given", 10, "city_unit", &[]),
        event("petition.received", 24, "city_unit", &[]),
        event("media.exposed", 3, "district", &[]),
        event("incident.reported", 1, "district", &[]),
    ]
}

impl Behaviour {
    /// Reads a behaviour from TOML; every bad entry is reported.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Finding>> {
        let behaviour: Self = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            let line = before.matches('\n').count() + 1;
            // A text that is not TOML at all is explained by the parser, a key or value by serde.
            let said = match toml::from_str::<toml::Table>(text) {
                Ok(_) => explain(error.message(), "").0,
                Err(error) => Text::of_toml_syntax(error.message()),
            };
            vec![finding(file, line, &said)]
        })?;
        let mut findings = Vec::new();
        for (header, habit) in behaviour.habits() {
            if habit.late_per_mille.saturating_add(habit.missed_per_mille) > 1000 {
                let said = Text::new(
                    format!("[{header}] 迟办和不办合计超过千分之一千"),
                    format!("[{header}] is late and missing in more than a thousand of a thousand"),
                );
                findings.push(finding(file, line_of(text, &format!("[{header}]")), &said));
            }
        }
        for event in &behaviour.event {
            let line = line_of(text, &format!("\"{}\"", event.kind));
            if fact::find(&event.kind).is_none() {
                let said = Text::new(
                    format!("没有“{}”这种事实", event.kind),
                    format!("there is no kind of fact “{}”", event.kind),
                );
                findings.push(finding(file, line, &said));
            }
            if event.times > 10_000 {
                let said = Text::new(
                    format!("“{}”每年{}次太多,最多10000次", event.kind, event.times),
                    format!("“{}” {} times a year is too many; at most 10000", event.kind, event.times),
                );
                findings.push(finding(file, line, &said));
            }
        }
        if findings.is_empty() { Ok(behaviour) } else { Err(findings) }
    }

    /// Classes and parties that `text`, from which this was read, names and the organisation lacks: their habits would never show.
    pub fn strangers(&self, file: &str, text: &str, organisation: &Organisation) -> Vec<Finding> {
        let parties = self.party.keys().filter(|id| {
            PartyId::new(id)
                .map_or(true, |id| organisation.unit(&id).is_none() && organisation.body(&id).is_none())
        });
        let parties = parties.map(|id| (id, format!("[party.{id}]")));
        let classes = self.class.keys().filter(|class| organisation.class(class).is_empty());
        let classes = classes.map(|class| (class, format!("[class.{class}]")));
        parties
            .chain(classes)
            .map(|(id, header)| {
                let said = Text::new(
                    format!("{header}:名册里没有“{id}”"),
                    format!("{header}: the organisation has no “{id}”"),
                );
                finding(file, line_of(text, &header), &said)
            })
            .collect()
    }

    /// Every habit with the header that it stands under.
    fn habits(&self) -> impl Iterator<Item = (String, &Habit)> {
        let everybody = std::iter::once((String::from("everybody"), &self.everybody));
        let classes = self.class.iter().map(|(id, habit)| (format!("class.{id}"), habit));
        let parties = self.party.iter().map(|(id, habit)| (format!("party.{id}"), habit));
        everybody.chain(classes).chain(parties)
    }

    /// How `party`, a unit of `classes`, deals with what it owes.
    pub fn of(&self, party: &str, classes: &[String]) -> Habit {
        if let Some(habit) = self.party.get(party) {
            return *habit;
        }
        self.class
            .iter()
            .find(|(class, _)| classes.contains(class))
            .map_or(self.everybody, |(_, habit)| *habit)
    }
}

fn finding(file: &str, line: usize, message: &Text) -> Finding {
    Finding {
        code: "CW1090",
        severity: Severity::Error,
        article: String::new(),
        message: Text::new(format!("办事习惯:{}", message.zh), format!("behaviour: {}", message.en)),
        help: Text::new(
            "写法见 docs/rehearsal.md:[everybody]、[class.类别]、[party.单位]、[[event]]",
            "docs/rehearsal.md shows how it is written: [everybody], [class.<id>], [party.<id>], [[event]]",
        ),
        place: Some(Place { file: file.to_owned(), line }),
    }
}

/// The first line on which `words` stand; the first of all where they are written in another way.
fn line_of(text: &str, words: &str) -> usize {
    text.lines().position(|line| line.contains(words)).map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_habit_counts() {
        let text = "[everybody]\nlate_per_mille = 1\n[class.street]\nlate_per_mille = 2\n[party.s1]\nlate_per_mille = 3\n";
        let behaviour = Behaviour::read("b.toml", text).unwrap();
        let street = [String::from("street")];
        assert_eq!(behaviour.of("u", &[]).late_per_mille, 1);
        assert_eq!(behaviour.of("s2", &street).late_per_mille, 2);
        assert_eq!(behaviour.of("s1", &street).late_per_mille, 3);
        assert_eq!(behaviour.event, usual_events());
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_place() {
        let bad = Behaviour::read("b.toml", "[everybody]\nlate = 3\n").unwrap_err();
        assert_eq!(bad[0].place, Some(Place { file: "b.toml".into(), line: 2 }));
        let bad = Behaviour::read("b.toml", "[everybody]\nlate_per_mille = 900\nmissed_per_mille = 200\n")
            .unwrap_err();
        assert_eq!(bad.len(), 1);
        let bad = Behaviour::read("b.toml", "[[event]]\nkind = \"meeting.dreamt\"\ntimes = 1\n").unwrap_err();
        assert!(bad[0].message.zh.contains("meeting.dreamt"));
        assert!(
            Behaviour::read("b.toml", "[[event]]\nkind = \"petition.received\"\ntimes = 99999\n").is_err()
        );
    }

    #[test]
    fn the_usual_events_are_known_facts() {
        assert!(usual_events().iter().all(|event| fact::find(&event.kind).is_some()));
    }
}
