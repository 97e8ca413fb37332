//! Names of parties, as people read them.

use kernel::Text;

use super::regulation::Regulation;
use crate::pack::{Class, Selector, selector::Party};

impl Regulation {
    /// The selector in words: 市文明委办公室主任, 各成员单位联络员. Names that mean nothing are shown as they are; names
    /// are those of the pack, in both languages.
    pub fn text_of(&self, selector: &Selector) -> Text {
        let name_of_body = |id: &str| self.body(id).map_or_else(|| id.to_owned(), |body| body.name.clone());
        let party = match &selector.party {
            Party::Body(id) => Text::new(name_of_body(id), name_of_body(id)),
            Party::Members(id) => {
                let name = name_of_body(id);
                Text::new(format!("{name}全体成员"), format!("every member of {name}"))
            }
            Party::Kind(kind) => {
                let name =
                    self.bodies_of_kind(kind).next().map_or_else(|| kind.clone(), |body| body.name.clone());
                Text::new(format!("各{name}"), format!("each {name}"))
            }
            Party::Class(id) => {
                let name = self.find::<Class>(id).map_or_else(|| id.clone(), |(_, class)| class.name.clone());
                Text::new(format!("各{name}"), format!("each {name}"))
            }
            Party::Subject => Text::new("所涉单位", "the unit concerned"),
            Party::Actor => Text::new("经办人", "whoever did it"),
            Party::Lead => Text::new("牵头单位", "the lead unit"),
            Party::Responsible => Text::new("责任单位", "the responsible units"),
        };
        match selector.office.as_deref() {
            Some(office) => {
                let office = self.name_of_office(selector, office);
                Text::new(format!("{}{office}", party.zh), format!("{office} of {}", party.en))
            }
            None => party,
        }
    }

    fn name_of_office(&self, selector: &Selector, office: &str) -> String {
        let mut own = self.offices_of(selector).filter(|candidate| candidate.id.as_str() == office);
        let any = || self.offices().map(|(_, other)| other).find(|other| other.id.as_str() == office);
        own.next().or_else(any).map_or_else(|| office.to_owned(), |office| office.name.clone())
    }

    /// Several selectors: 甲、乙(丙除外).
    pub fn texts_of(&self, selectors: &[Selector]) -> Text {
        let list = |except: bool| {
            let texts: Vec<Text> = selectors
                .iter()
                .filter(|selector| selector.except == except)
                .map(|selector| self.text_of(selector))
                .collect();
            let join = |part: fn(&Text) -> &str, between: &str| {
                texts.iter().map(part).collect::<Vec<_>>().join(between)
            };
            Text::new(join(|text| &text.zh, "、"), join(|text| &text.en, ", "))
        };
        let (all, except) = (list(false), list(true));
        if except.zh.is_empty() {
            return all;
        }
        Text::new(format!("{}({}除外)", all.zh, except.zh), format!("{} (except {})", all.en, except.en))
    }

    /// The selector in Chinese words.
    pub fn name_of(&self, selector: &Selector) -> String {
        self.text_of(selector).zh
    }

    /// Several selectors in Chinese words.
    pub fn names_of(&self, selectors: &[Selector]) -> String {
        self.texts_of(selectors).zh
    }
}
