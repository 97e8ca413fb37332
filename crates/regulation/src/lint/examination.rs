//! One examination of a regulation: what is looked at, and what has been found.

use std::collections::BTreeSet;

use kernel::{Finding, Severity, Text};

use crate::pack::{Selector, selector::Party};
use crate::resolved::complaint::{about, as_severe, at};
use crate::resolved::{Regulation, Rule, Source};

/// What is examined, and the findings so far.
pub(super) struct Examination<'a> {
    pub regulation: &'a Regulation,
    pub findings: Vec<Finding>,
}

impl<'a> Examination<'a> {
    pub fn new(regulation: &'a Regulation) -> Self {
        Self { regulation, findings: Vec::new() }
    }

    /// Rules of a kind whose place no other rule has taken.
    pub fn of<T: Source>(&self) -> impl Iterator<Item = (&'a Rule, &'a T)> + use<'a, T> {
        self.regulation.of::<T>().filter(|(rule, _)| rule.superseded.is_none())
    }

    /// All rules whose place no other rule has taken.
    pub fn rules(&self) -> impl Iterator<Item = &'a Rule> + use<'a> {
        self.regulation.rules().filter(|rule| rule.superseded.is_none())
    }

    pub fn error(&mut self, rule: &Rule, code: &'static str, message: Text, help: Text) {
        self.findings.push(about(rule, code, message, help));
    }

    pub fn warn(&mut self, rule: &Rule, code: &'static str, message: Text, help: Text) {
        self.findings.push(as_severe(about(rule, code, message, help), Severity::Warning));
    }

    pub fn note(&mut self, rule: &Rule, code: &'static str, message: Text, help: Text) {
        self.findings.push(as_severe(about(rule, code, message, help), Severity::Note));
    }

    /// A warning about parts of a rule, which cite articles of their own.
    pub fn warn_citing(
        &mut self,
        rule: &Rule,
        articles: &[&str],
        code: &'static str,
        message: Text,
        help: Text,
    ) {
        let finding = as_severe(about(rule, code, message, help), Severity::Warning);
        self.findings.push(Finding { article: cite(articles), ..finding });
    }

    /// One finding about several rules: stands at the first and cites them all.
    pub fn warn_together(&mut self, rules: &[&Rule], code: &'static str, message: Text, help: Text) {
        let mut rules: Vec<&Rule> = rules.to_vec();
        rules.sort_by(|one, other| (&one.article, &one.id).cmp(&(&other.article, &other.id)));
        let articles: Vec<&str> = rules.iter().map(|rule| rule.article.as_str()).collect();
        self.together_citing(&rules, &articles, code, message, help);
    }

    /// The same, where the articles are those of parts of the rules.
    pub fn together_citing(
        &mut self,
        rules: &[&Rule],
        articles: &[&str],
        code: &'static str,
        message: Text,
        help: Text,
    ) {
        let article = cite(articles);
        let place = rules.first().and_then(|rule| at(&rule.place));
        let severity = Severity::Warning;
        self.findings.push(Finding { code, severity, article, message, help, place });
    }
}

/// Articles as a finding cites them: each once, in order.
fn cite(articles: &[&str]) -> String {
    let articles: BTreeSet<&str> = articles.iter().copied().collect();
    articles.into_iter().collect::<Vec<_>>().join(", ")
}

/// Most rules that a message names; the others are counted.
const NAMED: usize = 24;

/// `甲(M-01)、乙(M-02)`: rules in a message, each with its article.
pub(super) fn list(rules: &[&Rule]) -> String {
    let sorted: BTreeSet<(&str, &str)> =
        rules.iter().map(|rule| (rule.id.as_str(), rule.article.as_str())).collect();
    let named = sorted.iter().take(NAMED).map(|(id, article)| format!("{id}({article})"));
    let mut list = named.collect::<Vec<_>>().join("、");
    if let Some(more) = sorted.len().checked_sub(NAMED).filter(|more| *more > 0) {
        list += "、…(+";
        list += &more.to_string();
        list.push(')');
    }
    list
}

/// How many of its neighbours an item is compared with. More than any regulation has of one kind, so that every pair of a
/// real one is compared; and few enough that a pack of 10^5 rules is examined in seconds.
pub(super) const NEIGHBOURS: usize = 64;

/// Who takes part, one by one: the members of a body as its members' offices, where the packs know them.
pub(super) fn people(regulation: &Regulation, selectors: &[Selector]) -> BTreeSet<Selector> {
    let mut people = BTreeSet::new();
    for selector in selectors.iter().filter(|selector| !selector.except) {
        let Party::Members(id) = &selector.party else {
            people.insert(selector.clone());
            continue;
        };
        let body = Party::Body(id.clone());
        let of = Selector { except: false, party: body.clone(), office: None };
        let offices: Vec<Selector> = regulation
            .offices_of(&of)
            .filter(|office| office.member)
            .map(|office| Selector {
                except: false,
                party: body.clone(),
                office: Some(office.id.as_str().to_owned()),
            })
            .collect();
        if offices.is_empty() {
            people.insert(selector.clone());
        }
        people.extend(offices);
    }
    for taken in selectors.iter().filter(|selector| selector.except) {
        people.retain(|person| {
            !(person.party == taken.party && (taken.office.is_none() || person.office == taken.office))
        });
    }
    people
}

/// The body that a selector means as a whole, if it means one within the institution.
pub(super) fn body_of<'a>(regulation: &Regulation, selector: &'a Selector) -> Option<&'a str> {
    match &selector.party {
        Party::Body(id) if !selector.except && selector.office.is_none() => {
            regulation.body(id).is_none_or(|body| !body.external).then_some(id.as_str())
        }
        _ => None,
    }
}
