//! The form of every test here: regulation + organisation + facts + dates → these obligations and no others.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

use calendar::{Calendar, Date};
use jiff::civil::date;
use kernel::Finding;
use planner::{
    fact::{Fact, FactLog},
    obligation::{Explanation, ObligationId, State, state},
    organisation::{Organisation, Parts},
    plan::{Item, Plan, plan},
    program::{Program, Setup},
};
use regulation::{
    pack::{Setting, SourceFile, Strength},
    resolved::{Regulation, resolve},
};

/// Everything as it lies on disk: the pack and the demonstration organisation. Read once.
static SHIPPED: LazyLock<(Arc<Regulation>, Organisation)> = LazyLock::new(|| {
    (Arc::new(regulation(&root().join("packs/manzhouli"))), organisation(&root().join("demo")))
});

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The files of a folder, by name.
pub fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let entries = std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut files: Vec<(String, Vec<u8>)> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

fn regulation(folder: &Path) -> Regulation {
    let files: Vec<SourceFile> =
        files(folder).into_iter().map(|(name, bytes)| SourceFile { name, bytes }).collect();
    let pack = regulation::pack::read(&files).unwrap_or_else(|findings| panic!("{findings:#?}"));
    resolve(vec![pack]).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

fn organisation(folder: &Path) -> Organisation {
    let files = files(folder);
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    Organisation::read_all(&files).unwrap_or_else(|findings| panic!("{findings:#?}"))
}

/// A year of the city, as shipped until something is changed.
pub struct Case {
    regulation: Arc<Regulation>,
    pub organisation: Organisation,
    settings: BTreeMap<String, toml::Value>,
    built: BTreeSet<String>,
    facts: Vec<Fact>,
    from: Date,
    to: Date,
}

/// What is planned, with all that judged it.
pub struct Planned {
    pub plan: Plan,
    pub program: Program,
    pub organisation: Organisation,
    log: FactLog,
}

/// The open norms that the organisation has answered.
pub fn answered() -> Vec<Setting> {
    let (regulation, organisation) = &*SHIPPED;
    let settings = regulation.settings().map(|(_, setting)| setting.clone());
    settings.filter(|setting| organisation.setting(setting.id.as_str()).is_some()).collect()
}

/// The demonstration organisation without some seats of a body.
pub fn without_seats(body: &str, seats: &[&str]) -> Organisation {
    let organisation = &SHIPPED.1;
    let mut bodies = organisation.bodies().to_vec();
    let of = bodies.iter_mut().find(|seat| seat.id.as_str() == body).unwrap();
    of.members.retain(|member| !seats.contains(&member.to_string().as_str()));
    Organisation::new(Parts {
        name: organisation.name().to_owned(),
        area: organisation.area().to_owned(),
        settings: organisation.settings().clone(),
        units: organisation.units().to_vec(),
        bodies,
        persons: organisation.persons().to_vec(),
        appointments: organisation.appointments().to_vec(),
    })
}

/// The year 2026, without facts.
pub fn year() -> Case {
    let (regulation, organisation) = &*SHIPPED;
    Case {
        regulation: regulation.clone(),
        settings: organisation.settings().clone(),
        organisation: organisation.clone(),
        built: BTreeSet::from(["meeting".to_owned()]),
        facts: Vec::new(),
        from: date(2026, 1, 1),
        to: date(2026, 12, 31),
    }
}

impl Case {
    /// Leaves an open norm open.
    pub fn open(mut self, setting: &str) -> Self {
        assert!(self.settings.remove(setting).is_some(), "`{setting}` was open already");
        self
    }

    /// Answers an open norm otherwise, written as in the organisation's file.
    pub fn answered(mut self, setting: &str, answer: &str) -> Self {
        let table: toml::Table = format!("answer = {answer}").parse().unwrap();
        self.settings.insert(setting.to_owned(), table["answer"].clone());
        self
    }

    /// Another organisation, with the same settings.
    pub fn of(mut self, organisation: Organisation) -> Self {
        self.organisation = organisation;
        self
    }

    /// Nouns that have a module of the platform.
    pub fn built(mut self, nouns: &[&str]) -> Self {
        self.built = nouns.iter().map(|noun| (*noun).to_owned()).collect();
        self
    }

    /// Adds facts, each written as [`fact`] reads it.
    pub fn facts(mut self, facts: &[&str]) -> Self {
        self.facts.extend(facts.iter().map(|text| fact(text)));
        self
    }

    /// Plans the year.
    pub fn plan(self) -> Planned {
        /// The program of the settings as they are shipped, which most cases share.
        static USUAL: LazyLock<Program> = LazyLock::new(|| year().compile());
        let usual = year();
        let is_usual = self.settings == usual.settings && self.built == usual.built;
        let program = if is_usual { USUAL.clone() } else { self.compile() };
        let plan = plan(&program, &self.organisation, &self.facts, self.from, self.to);
        let log = FactLog::new(&self.facts);
        Planned { plan, program, organisation: self.organisation, log }
    }

    fn compile(&self) -> Program {
        let setup = Setup {
            calendar: &Calendar::builtin(),
            settings: &self.settings,
            built: &self.built,
            from: self.from,
            to: self.to,
        };
        Program::compile(&self.regulation, &setup).unwrap()
    }
}

/// A fact in one line: `<id> <when> <kind> <key>=<value> ...`; `subject`, `actor`, `rule` and `article` are its own, every
/// other key is one of its data.
pub fn fact(text: &str) -> Fact {
    let mut words = text.split_whitespace();
    let mut word = || words.next().unwrap_or_else(|| panic!("too short: {text}"));
    let (id, at, kind) = (word(), word(), word());
    assert!(regulation::pack::fact::find(kind).is_some(), "no kind of fact: {text}");
    let mut fact = Fact::new(id, kind, at.parse().unwrap());
    for pair in words {
        let (key, value) = pair.split_once('=').unwrap_or_else(|| panic!("`{pair}` in {text}"));
        match key {
            "subject" => fact.subject = Some(planner::organisation::PartyId::new(value).unwrap()),
            "actor" => fact.actor = Some(value.parse().unwrap()),
            "rule" => fact.rule = Some(value.to_owned()),
            "article" => fact.article = Some(value.to_owned()),
            _ => {
                fact.data.insert(key.to_owned(), value.to_owned());
            }
        }
    }
    fact
}

/// An obligation as a test writes it: `<rule> <article> <strength> <who> <label> <from>..<due>`, and `slot <from>..<to>`
/// where it is arranged.
pub fn line(item: &Item) -> String {
    let owed = &item.obligation;
    let strength = match owed.strength {
        Strength::Must => "must",
        Strength::Generally => "generally",
        Strength::InPrinciple => "in-principle",
        other => panic!("{} binds as {other:?}", owed.rule),
    };
    let (from, due) = owed.window;
    let slot = owed.slot.map(|(from, to)| format!(" slot {from}..{to}")).unwrap_or_default();
    assert_eq!(owed.due(), due);
    format!("{} {} {strength} {} {} {from}..{due}{slot}", owed.rule, owed.article, owed.who, owed.label)
}

impl Planned {
    /// Every obligation of a rule.
    pub fn of(&self, rule: &str) -> Vec<&Item> {
        self.plan.items.iter().filter(|item| *item.obligation.rule == *rule).collect()
    }

    /// The one obligation with this id.
    pub fn item(&self, id: &str) -> &Item {
        let known = || self.plan.items.iter().map(|item| item.obligation.id.as_str()).collect::<Vec<_>>();
        self.plan.get(&ObligationId::from_text(id)).unwrap_or_else(|| panic!("no {id} in {:#?}", known()))
    }

    /// How it stands at the end of a day.
    pub fn state(&self, id: &str, today: &str) -> State {
        let item = self.item(id);
        let today = today.parse().unwrap();
        state(&item.obligation, item.outcome(), &planner::escalation::Ledger::default(), today)
    }

    /// Why it is owed and what would discharge it.
    pub fn explain(&self, id: &str) -> Explanation {
        let item = self.item(id);
        self.program.explain(&self.organisation, &item.obligation, item.outcome(), &self.log)
    }

    /// The reasons for which facts did not discharge it, in Chinese.
    pub fn refusals(&self, id: &str) -> Vec<String> {
        self.item(id).outcome().refused.iter().map(|refusal| refusal.why.zh.clone()).collect()
    }

    /// Findings with this code.
    pub fn findings(&self, code: &str) -> Vec<&Finding> {
        self.plan.findings.iter().filter(|finding| finding.code == code).collect()
    }

    /// The obligations of a rule are these and no others: `head` is article and strength; each of `who` owes each of `at`,
    /// which is a label, a window and, where it is arranged, a slot.
    #[track_caller]
    pub fn owes(&self, rule: &str, head: &str, who: &[String], at: &[&str]) {
        let expected = who
            .iter()
            .flat_map(|who| at.iter().map(move |at| format!("{rule} {head} {who} {at}")))
            .collect::<Vec<_>>();
        assert_eq!(expected.len(), who.len() * at.len());
        same(self.of(rule).into_iter().map(line), expected);
    }

    /// What a fact starts is this and nothing else, by all rules: each `<rule> <article> <strength> <who> <from>..<due>`.
    #[track_caller]
    pub fn starts(&self, fact: &str, expected: &[&str]) {
        let of_fact = |item: &&Item| item.obligation.trigger.as_ref().is_some_and(|by| by.id == fact);
        let found = self.plan.items.iter().filter(of_fact).map(|item| {
            assert_eq!(*item.obligation.label, *fact, "its label is the fact that started it");
            line(item).replace(&format!(" {fact} "), " ")
        });
        same(found, expected.iter().map(|line| (*line).to_owned()));
    }

    /// Who must get it.
    pub fn recipients(&self, id: &str) -> Vec<String> {
        self.item(id).obligation.recipients.iter().map(ToString::to_string).collect()
    }
}

/// Two lists with the same entries, whatever their order; what differs is shown.
#[track_caller]
pub fn same(found: impl IntoIterator<Item = String>, expected: impl IntoIterator<Item = String>) {
    let count = |list: &mut dyn Iterator<Item = String>| {
        let mut counted: BTreeMap<String, usize> = BTreeMap::new();
        list.for_each(|entry| *counted.entry(entry).or_default() += 1);
        counted
    };
    let (found, expected) = (count(&mut found.into_iter()), count(&mut expected.into_iter()));
    let without = |one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>| {
        one.iter()
            .filter(|(entry, times)| other.get(*entry) != Some(times))
            .map(|(entry, times)| format!("{times}x {entry}"))
            .collect::<Vec<_>>()
    };
    let (extra, missing) = (without(&found, &expected), without(&expected, &found));
    assert!(extra.is_empty() && missing.is_empty(), "not expected: {extra:#?}\nmissing: {missing:#?}");
}
