//! Names of parties, as people read them.

use super::regulation::Regulation;
use crate::pack::{Class, Selector, selector::Party};

impl Regulation {
    /// The selector in Chinese words: 市文明委办公室主任, 各成员单位联络员. Names that mean nothing are shown as they are.
    pub fn name_of(&self, selector: &Selector) -> String {
        let office = selector.office.as_deref().map(|office| {
            let mut own = self.offices_of(selector).filter(|candidate| candidate.id.as_str() == office);
            let any = || self.offices().map(|(_, other)| other).find(|other| other.id.as_str() == office);
            own.next().or_else(any).map_or_else(|| office.to_owned(), |office| office.name.clone())
        });
        let party = match &selector.party {
            Party::Body(id) => self.body(id).map_or_else(|| id.clone(), |body| body.name.clone()),
            Party::Members(id) => {
                let name = self.body(id).map_or_else(|| id.clone(), |body| body.name.clone());
                format!("{name}全体成员")
            }
            Party::Kind(kind) => {
                let name =
                    self.bodies_of_kind(kind).next().map_or_else(|| kind.clone(), |body| body.name.clone());
                format!("各{name}")
            }
            Party::Class(id) => {
                let name = self.find::<Class>(id).map_or_else(|| id.clone(), |(_, class)| class.name.clone());
                format!("各{name}")
            }
            Party::Subject => "所涉单位".to_owned(),
            Party::Actor => "经办人".to_owned(),
            Party::Lead => "牵头单位".to_owned(),
            Party::Responsible => "责任单位".to_owned(),
        };
        party + office.as_deref().unwrap_or_default()
    }

    /// Several selectors: 甲、乙(丙除外).
    pub fn names_of(&self, selectors: &[Selector]) -> String {
        let list = |except: bool| {
            let names = selectors.iter().filter(|selector| selector.except == except);
            names.map(|selector| self.name_of(selector)).collect::<Vec<_>>().join("、")
        };
        let except = list(true);
        if except.is_empty() { list(false) } else { format!("{}({except}除外)", list(false)) }
    }
}
