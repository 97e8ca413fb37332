//! The facts known so far, whatever the order in which they came: sorted, indexed, corrections applied.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use jiff::civil::DateTime;

use super::Fact;

type Key = (DateTime, Arc<str>);
type List = BTreeMap<Key, Arc<Fact>>;

/// A set of facts. Two logs that were given the same facts in any order are equal in all that they answer.
#[derive(Debug, Clone, Default)]
pub struct FactLog {
    by_id: BTreeMap<Arc<str>, Arc<Fact>>,
    /// Withdrawn fact to those that withdraw it.
    withdrawn: BTreeMap<Arc<str>, BTreeSet<Arc<str>>>,
    by_kind: BTreeMap<String, List>,
    by_party: BTreeMap<(String, String), List>,
    by_name: BTreeMap<(String, String), List>,
    by_article: BTreeMap<(String, String), List>,
    by_sitting: BTreeMap<(String, String), List>,
}

/// Two different facts with one id.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "编号“{0}”已经有另一件事实,请换一个编号;要更正原来的事实,请写 corrects \
     (another fact already has the id `{0}`; use a new id, and `corrects` to withdraw the earlier fact)"
)]
pub struct Conflict(pub String);

impl FactLog {
    /// A log of these facts. Of facts with one id and different contents, the smallest in JSON stays, so that the order
    /// does not matter; [`Self::insert`] reports them.
    pub fn new<'a>(facts: impl IntoIterator<Item = &'a Fact>) -> Self {
        let mut chosen: BTreeMap<&str, (&Fact, Option<String>)> = BTreeMap::new();
        for fact in facts {
            let entry = chosen.entry(&fact.id).or_insert((fact, None));
            if *entry.0 != *fact {
                let mine = serde_json::to_string(fact).ok();
                let other = entry.1.take().or_else(|| serde_json::to_string(entry.0).ok());
                *entry = if mine < other { (fact, mine) } else { (entry.0, other) };
            }
        }
        let mut log = Self::default();
        for (fact, _) in chosen.into_values() {
            // Ids are distinct here, so that nothing can conflict.
            let _ = log.insert(fact.clone());
        }
        log
    }

    /// Adds a fact. Returns it where it is new, nothing where the same fact is already known.
    pub fn insert(&mut self, fact: Fact) -> Result<Option<Arc<Fact>>, Conflict> {
        if let Some(known) = self.by_id.get(fact.id.as_str()) {
            return if **known == fact { Ok(None) } else { Err(Conflict(fact.id)) };
        }
        let fact = Arc::new(fact);
        let id: Arc<str> = fact.id.as_str().into();
        self.by_id.insert(id.clone(), fact.clone());
        if let Some(target) = fact.corrects() {
            self.withdrawn.entry(target.into()).or_default().insert(id.clone());
            if let Some(target) = self.by_id.get(target).cloned() {
                self.unindex(&target);
            }
        }
        if !self.withdrawn.contains_key(&id) {
            self.index(id, &fact);
        }
        Ok(Some(fact))
    }

    fn index(&mut self, id: Arc<str>, fact: &Arc<Fact>) {
        let key = (fact.at, id);
        self.each_list(fact, |list| {
            list.insert(key.clone(), fact.clone());
        });
    }

    fn unindex(&mut self, fact: &Arc<Fact>) {
        let key = (fact.at, fact.id.as_str().into());
        self.each_list(fact, |list| {
            list.remove(&key);
        });
    }

    /// Every list that the fact stands in.
    fn each_list(&mut self, fact: &Fact, change: impl Fn(&mut List)) {
        let kind = &fact.kind;
        change(self.by_kind.entry(kind.clone()).or_default());
        for party in fact.parties() {
            change(self.by_party.entry((kind.clone(), party.to_owned())).or_default());
        }
        for name in fact.names() {
            change(self.by_name.entry((kind.clone(), name.to_owned())).or_default());
        }
        if let Some(sitting) = fact.datum("sitting") {
            change(self.by_sitting.entry((kind.clone(), sitting.to_owned())).or_default());
        }
        if let Some(article) = &fact.article {
            change(self.by_article.entry((kind.clone(), article.clone())).or_default());
        }
    }

    /// The fact with this id, withdrawn or not.
    pub fn get(&self, id: &str) -> Option<&Arc<Fact>> {
        self.by_id.get(id)
    }

    /// Whether a correction has withdrawn the fact.
    pub fn is_withdrawn(&self, id: &str) -> bool {
        self.withdrawn.contains_key(id)
    }

    /// How many facts are known, withdrawn ones included.
    pub fn len(&self) -> usize {
        self.by_id.len()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.by_id.is_empty()
    }

    /// Every fact, by id, withdrawn ones included: what a snapshot holds.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Fact>> {
        self.by_id.values()
    }

    /// The facts of a kind in order of time, then of id; withdrawn ones left out.
    pub fn of_kind(&self, kind: &str) -> impl DoubleEndedIterator<Item = &Arc<Fact>> {
        self.by_kind.get(kind).into_iter().flat_map(BTreeMap::values)
    }

    /// Those of them that may be the deed of a party: see [`Fact::parties`].
    pub fn of_party(&self, kind: &str, party: &str) -> impl DoubleEndedIterator<Item = &Arc<Fact>> {
        self.by_party.get(&(kind.to_owned(), party.to_owned())).into_iter().flat_map(BTreeMap::values)
    }

    /// Those of them that name a rule: see [`Fact::names`].
    pub fn of_name(&self, kind: &str, name: &str) -> impl DoubleEndedIterator<Item = &Arc<Fact>> {
        self.by_name.get(&(kind.to_owned(), name.to_owned())).into_iter().flat_map(BTreeMap::values)
    }
    /// Those of them that name a sitting.
    pub fn of_sitting(&self, kind: &str, sitting: &str) -> impl DoubleEndedIterator<Item = &Arc<Fact>> {
        self.by_sitting.get(&(kind.to_owned(), sitting.to_owned())).into_iter().flat_map(BTreeMap::values)
    }

    /// Those of them that name an article.
    pub fn of_article(&self, kind: &str, article: &str) -> impl DoubleEndedIterator<Item = &Arc<Fact>> {
        self.by_article.get(&(kind.to_owned(), article.to_owned())).into_iter().flat_map(BTreeMap::values)
    }
}
