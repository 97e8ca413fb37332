//! What resolving a selector needs to know of the packs in force.

use regulation::{
    pack::{Body, Office, Selector, selector::Party},
    resolved::Regulation,
};

/// The bodies and offices that the packs in force describe.
///
/// A trait, so that a selector resolves the same against packs in force together and against the few bodies of a test.
pub trait Institution {
    /// Every body, in any order, each once.
    fn bodies(&self) -> Box<dyn Iterator<Item = &Body> + '_>;

    /// Every office, in any order, each once.
    fn offices(&self) -> Box<dyn Iterator<Item = &Office> + '_>;

    /// The ids of the bodies of a kind.
    fn bodies_of_kind(&self, kind: &str) -> Vec<&str> {
        self.bodies().filter(|body| body.kind == kind).map(|body| body.id.as_str()).collect()
    }

    /// The body with this id.
    fn body(&self, id: &str) -> Option<&Body> {
        self.bodies().find(|body| body.id.as_str() == id)
    }

    /// The offices of a body: its own and those of its kind.
    fn offices_of_body(&self, id: &str) -> Vec<&Office> {
        let kind = self.body(id).map_or("", |body| body.kind.as_str());
        self.offices().filter(|office| belongs_to_body(&office.of, id, kind)).collect()
    }

    /// The offices of every unit of a class.
    fn offices_of_class(&self, class: &str) -> Vec<&Office> {
        self.offices().filter(|office| matches!(&office.of.party, Party::Class(of) if of == class)).collect()
    }
}

fn belongs_to_body(of: &Selector, id: &str, kind: &str) -> bool {
    match &of.party {
        Party::Body(body) => body == id,
        Party::Kind(of) => !kind.is_empty() && of == kind,
        _ => false,
    }
}

/// Bodies and offices as they stand in one pack.
impl Institution for (Vec<Body>, Vec<Office>) {
    fn bodies(&self) -> Box<dyn Iterator<Item = &Body> + '_> {
        Box::new(self.0.iter())
    }

    fn offices(&self) -> Box<dyn Iterator<Item = &Office> + '_> {
        Box::new(self.1.iter())
    }
}

/// The packs in force together.
impl Institution for Regulation {
    fn bodies(&self) -> Box<dyn Iterator<Item = &Body> + '_> {
        Box::new(Self::bodies(self).map(|(_, body)| body))
    }

    fn offices(&self) -> Box<dyn Iterator<Item = &Office> + '_> {
        Box::new(Self::offices(self).map(|(_, office)| office))
    }
}
