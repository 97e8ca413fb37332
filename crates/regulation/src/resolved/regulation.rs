//! The packs in force together, as one body of rules.

use std::collections::BTreeMap;

use calendar::{Counting, Date, PeriodConfig};
use kernel::Place;

use super::rule::{Kind, Rule, Source};
use crate::pack::{
    Article, Assessment, Body, Class, Duty, Escalation, Item, Limits, Manifest, Meeting, Office, PackId,
    RuleId, Selector, Setting, selector::Party,
};

/// Every rule of the packs, with every name in them known to mean something. Only [`super::resolve`] makes one.
///
/// All iterators run in an order that depends on the packs alone: by kind, then by id.
#[derive(Debug, Clone)]
pub struct Regulation {
    /// Packs that are built on stand before those that build on them.
    pub(super) packs: Vec<Item<Manifest>>,
    pub(super) articles: BTreeMap<String, (PackId, Item<Article>)>,
    /// Sorted by kind, then id.
    pub(super) rules: Vec<Rule>,
    pub(super) index: BTreeMap<RuleId, usize>,
}

impl Regulation {
    /// The manifests of the packs; those built on come first.
    pub fn packs(&self) -> impl Iterator<Item = &Manifest> {
        self.packs.iter().map(|pack| &pack.data)
    }

    /// The manifest of a pack.
    pub fn pack(&self, id: &PackId) -> Option<&Manifest> {
        self.packs().find(|pack| pack.id == *id)
    }

    /// Where the manifest of a pack stands.
    pub fn pack_place(&self, id: &PackId) -> Option<&Place> {
        self.packs.iter().find(|pack| pack.id == *id).map(|pack| &pack.place)
    }

    /// How the pack counts days; the defaults where there is no such pack.
    pub fn counting(&self, pack: &PackId) -> Counting {
        self.pack(pack).map(|pack| pack.counting).unwrap_or_default()
    }

    /// The school terms and terms of office of the pack; none where there is no such pack.
    pub fn periods(&self, pack: &PackId) -> PeriodConfig {
        self.pack(pack).map(|pack| pack.periods.clone()).unwrap_or_default()
    }

    /// The limits of burden that the packs set together on the day: the lowest of each. 0 means no limit.
    pub fn limits(&self, on: Date) -> Limits {
        let lowest = |one: u32, other: u32| if one == 0 || (other != 0 && other < one) { other } else { one };
        let in_force = self
            .packs()
            .filter(|pack| pack.effective() <= on && pack.repealed().is_none_or(|repealed| on < repealed));
        in_force.fold(Limits::default(), |limits, pack| Limits {
            meetings_a_month: lowest(limits.meetings_a_month, pack.limits.meetings_a_month),
            papers_a_month: lowest(limits.papers_a_month, pack.limits.papers_a_month),
            deadlines_a_day: lowest(limits.deadlines_a_day, pack.limits.deadlines_a_day),
        })
    }

    /// Every rule of every kind.
    pub fn rules(&self) -> impl ExactSizeIterator<Item = &Rule> {
        self.rules.iter()
    }

    /// The rule with this id. An office's id is `<body, kind or class>.<office>`.
    pub fn rule(&self, id: &RuleId) -> Option<&Rule> {
        self.index.get(id).and_then(|index| self.rules.get(*index))
    }

    /// Every rule of one kind, with what it says: `of::<Duty>()`.
    pub fn of<T: Source>(&self) -> impl Iterator<Item = (&Rule, &T)> {
        let kind = T::KIND;
        let from = self.rules.partition_point(|rule| rule.kind() < kind);
        let to = self.rules.partition_point(|rule| rule.kind() <= kind);
        self.rules[from..to].iter().filter_map(|rule| T::of(&rule.content).map(|data| (rule, data)))
    }

    /// The rule of one kind with this id: `find::<Setting>("day-counting")`.
    pub fn find<T: Source>(&self, id: &str) -> Option<(&Rule, &T)> {
        let from = self.rules.partition_point(|rule| (rule.kind(), rule.id.as_str()) < (T::KIND, id));
        let rule = self.rules.get(from).filter(|rule| rule.id.as_str() == id)?;
        T::of(&rule.content).map(|data| (rule, data))
    }

    /// Every rule that stands under the article or names the row, in its head.
    pub fn citing<'a>(&'a self, row: &'a str) -> impl Iterator<Item = &'a Rule> {
        self.rules
            .iter()
            .filter(move |rule| rule.article == row || rule.rows.iter().any(|cited| cited == row))
    }

    /// The article that a citation means: the article itself, or the one that it is a part of (`M-02.3a` of `M-02`).
    pub fn article(&self, cited: &str) -> Option<(&PackId, &Article)> {
        let mut id = cited;
        loop {
            if let Some((pack, article)) = self.articles.get(id) {
                return Some((pack, &article.data));
            }
            id = &id[..id.rfind('.')?];
        }
    }

    /// Every article of every pack, by id.
    pub fn articles(&self) -> impl Iterator<Item = (&PackId, &Item<Article>)> {
        self.articles.values().map(|(pack, article)| (pack, article))
    }

    /// Every duty.
    pub fn duties(&self) -> impl Iterator<Item = (&Rule, &Duty)> {
        self.of()
    }

    /// Every kind of meeting.
    pub fn meetings(&self) -> impl Iterator<Item = (&Rule, &Meeting)> {
        self.of()
    }

    /// Every form of assessment.
    pub fn assessments(&self) -> impl Iterator<Item = (&Rule, &Assessment)> {
        self.of()
    }

    /// Every setting.
    pub fn settings(&self) -> impl Iterator<Item = (&Rule, &Setting)> {
        self.of()
    }

    /// Every body.
    pub fn bodies(&self) -> impl Iterator<Item = (&Rule, &Body)> {
        self.of()
    }

    /// Every class of units.
    pub fn classes(&self) -> impl Iterator<Item = (&Rule, &Class)> {
        self.of()
    }

    /// Every office.
    pub fn offices(&self) -> impl Iterator<Item = (&Rule, &Office)> {
        self.of()
    }

    /// The body with this id.
    pub fn body(&self, id: &str) -> Option<&Body> {
        self.find::<Body>(id).map(|(_, body)| body)
    }

    /// The bodies of a kind.
    pub fn bodies_of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Body> {
        self.bodies().map(|(_, body)| body).filter(move |body| !kind.is_empty() && body.kind == kind)
    }

    /// The offices that every party meant by the selector has, whatever office the selector itself names: those of the
    /// body and of its kind, of the kind, or of the class.
    pub fn offices_of<'a>(&'a self, selector: &Selector) -> impl Iterator<Item = &'a Office> + use<'a> {
        let party = selector.party.clone();
        let kind = match &party {
            Party::Body(id) => self.body(id).map_or("", |body| body.kind.as_str()),
            _ => "",
        };
        self.offices().map(|(_, office)| office).filter(move |office| match &office.of.party {
            Party::Kind(of) if !kind.is_empty() && of == kind => true,
            of => *of == party,
        })
    }

    /// The ladder of reminders of a duty: its own, else the one named `default`, if the packs have one.
    pub fn escalation_of(&self, duty: &Duty) -> Option<&Escalation> {
        let id = duty.escalation.as_ref().map_or("default", RuleId::as_str);
        self.find::<Escalation>(id).map(|(_, escalation)| escalation)
    }

    /// Kinds of rule that the packs hold, with how many of each.
    pub fn counts(&self) -> BTreeMap<Kind, usize> {
        let mut counts = BTreeMap::new();
        for rule in &self.rules {
            *counts.entry(rule.kind()).or_insert(0) += 1;
        }
        counts
    }
}
