//! The free text of rules: everything that the author of a pack put in words.

use super::rule::{Content, Rule};

impl Rule {
    /// Every text of the rule, with the key under which it stands. Ids, articles and closed words are not texts.
    pub fn texts(&self) -> Vec<(&'static str, &str)> {
        let mut all: Vec<(&'static str, &str)> = Vec::new();
        let mut one = |key, text| all.push((key, text));
        match &self.content {
            Content::Class(data) => one("name", &data.name),
            Content::Body(data) => one("name", &data.name),
            Content::Office(data) => one("name", &data.name),
            Content::Meeting(data) => one("name", &data.name),
            Content::Duty(data) => one("what", &data.what),
            Content::Setting(data) => {
                one("norm", &data.norm);
                one("asks", &data.asks);
            }
            Content::Permission(data) => {
                one("what", &data.what);
                one("condition", &data.condition);
            }
            Content::Prohibition(data) => one("what", &data.what),
            Content::Requirement(data) => one("what", &data.what),
            Content::Procedure(data) => one("name", &data.name),
            Content::Vocabulary(data) => one("name", &data.name),
            Content::Quota(data) => one("of", &data.of),
            Content::Threshold(data) => {
                one("of", &data.of);
                one("then", &data.then);
            }
            Content::Product(data) => one("name", &data.name),
            Content::Archive(data) => one("name", &data.name),
            Content::Assessment(data) => one("name", &data.name),
            Content::Consequence(data) => one("then", &data.then),
            Content::Veto(data) => one("scope", &data.scope),
            Content::Escalation(_) => {}
            Content::Declaration(data) => one("says", &data.says),
        }
        all.extend(self.listed());
        all.retain(|(_, text)| !text.is_empty());
        all
    }

    /// Texts that stand in lists.
    fn listed(&self) -> Vec<(&'static str, &str)> {
        fn texts<'a>(key: &'static str, list: &'a [String]) -> impl Iterator<Item = (&'static str, &'a str)> {
            list.iter().map(move |text| (key, text.as_str()))
        }
        match &self.content {
            Content::Body(data) => texts("charge", &data.charge).collect(),
            Content::Office(data) => texts("charge", &data.charge).collect(),
            Content::Meeting(data) => {
                data.agenda.iter().map(|item| ("agenda.name", item.name.as_str())).collect()
            }
            Content::Setting(data) => texts("choices", &data.choices).collect(),
            Content::Procedure(data) => {
                data.steps.iter().map(|step| ("steps.name", step.name.as_str())).collect()
            }
            Content::Vocabulary(data) => {
                data.terms.iter().map(|term| ("terms.name", term.name.as_str())).collect()
            }
            Content::Requirement(data) => texts("fields", &data.fields).collect(),
            Content::Product(data) => texts("fields", &data.fields).collect(),
            Content::Assessment(data) => {
                texts("instruments", &data.instruments).chain(texts("dimensions", &data.dimensions)).collect()
            }
            Content::Escalation(data) => {
                data.rungs.iter().map(|rung| ("rungs.name", rung.name.as_str())).collect()
            }
            _ => Vec::new(),
        }
    }
}
