//! A whole pack as it was read: its manifest and its items, each with its place in the source.

use kernel::Place;

use super::{
    Archive, Article, Assessment, Body, Class, Consequence, Declaration, Duty, Escalation, Manifest, Meeting,
    Office, Permission, Procedure, Product, Prohibition, Quota, Requirement, Setting, Threshold, Veto,
    Vocabulary,
};

/// One file of a pack's folder, as it lies on disk.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name that findings give: the user's path to the file, or its name inside the folder.
    pub name: String,
    /// Its bytes, whatever they are.
    pub bytes: Vec<u8>,
}

/// An item of a pack and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<T> {
    /// File and line of its header.
    pub place: Place,
    /// What is written there.
    pub data: T,
}

impl<T> std::ops::Deref for Item<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.data
    }
}

/// A pack: all files of one folder. Items of one kind stand in the order of file names, then of lines.
#[derive(Debug, Clone, PartialEq)]
pub struct Pack {
    /// `[pack]`.
    pub manifest: Item<Manifest>,
    /// `[[article]]`.
    pub articles: Vec<Item<Article>>,
    /// `[[class]]`.
    pub classes: Vec<Item<Class>>,
    /// `[[body]]`.
    pub bodies: Vec<Item<Body>>,
    /// `[[office]]`.
    pub offices: Vec<Item<Office>>,
    /// `[[meeting]]`.
    pub meetings: Vec<Item<Meeting>>,
    /// `[[duty]]`.
    pub duties: Vec<Item<Duty>>,
    /// `[[setting]]`.
    pub settings: Vec<Item<Setting>>,
    /// `[[permission]]`.
    pub permissions: Vec<Item<Permission>>,
    /// `[[prohibition]]`.
    pub prohibitions: Vec<Item<Prohibition>>,
    /// `[[requirement]]`.
    pub requirements: Vec<Item<Requirement>>,
    /// `[[procedure]]`.
    pub procedures: Vec<Item<Procedure>>,
    /// `[[vocabulary]]`.
    pub vocabularies: Vec<Item<Vocabulary>>,
    /// `[[quota]]`.
    pub quotas: Vec<Item<Quota>>,
    /// `[[threshold]]`.
    pub thresholds: Vec<Item<Threshold>>,
    /// `[[product]]`.
    pub products: Vec<Item<Product>>,
    /// `[[archive]]`.
    pub archives: Vec<Item<Archive>>,
    /// `[[assessment]]`.
    pub assessments: Vec<Item<Assessment>>,
    /// `[[consequence]]`.
    pub consequences: Vec<Item<Consequence>>,
    /// `[[veto]]`.
    pub vetoes: Vec<Item<Veto>>,
    /// `[[escalation]]`.
    pub escalations: Vec<Item<Escalation>>,
    /// `[[declaration]]`.
    pub declarations: Vec<Item<Declaration>>,
}

impl Pack {
    /// A pack without items.
    pub fn empty(manifest: Item<Manifest>) -> Self {
        Self {
            manifest,
            articles: Vec::new(),
            classes: Vec::new(),
            bodies: Vec::new(),
            offices: Vec::new(),
            meetings: Vec::new(),
            duties: Vec::new(),
            settings: Vec::new(),
            permissions: Vec::new(),
            prohibitions: Vec::new(),
            requirements: Vec::new(),
            procedures: Vec::new(),
            vocabularies: Vec::new(),
            quotas: Vec::new(),
            thresholds: Vec::new(),
            products: Vec::new(),
            archives: Vec::new(),
            assessments: Vec::new(),
            consequences: Vec::new(),
            vetoes: Vec::new(),
            escalations: Vec::new(),
            declarations: Vec::new(),
        }
    }
}
