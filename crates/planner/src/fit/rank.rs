//! The ladder of ranks.

use std::collections::BTreeMap;

use regulation::{pack::Vocabulary, resolved::Regulation};

/// Leading posts and the grades that rank with them, from the highest. A pack replaces the ladder by a vocabulary with the
/// id `rank` whose terms stand from the highest to the lowest.
const CADRE_LADDER: &[&[&str]] = &[
    &["正部级", "正省级"],
    &["副部级", "副省级"],
    &["正厅级", "正局级", "正地级", "一级巡视员"],
    &["副厅级", "副局级", "副地级", "二级巡视员"],
    &["正处级", "正县级", "一级调研员", "二级调研员"],
    &["副处级", "副县级", "三级调研员", "四级调研员"],
    &["正科级", "正乡级", "一级主任科员", "二级主任科员"],
    &["副科级", "副乡级", "三级主任科员", "四级主任科员"],
    &["科员", "一级科员"],
    &["办事员", "二级科员"],
];

pub(super) struct Ladder {
    /// Height of each rank; 0 is the highest.
    steps: BTreeMap<String, usize>,
}

impl Ladder {
    /// The ladder of the packs, or that of cadres.
    pub fn of(regulation: &Regulation) -> Self {
        let own = regulation.find::<Vocabulary>("rank").map(|(_, vocabulary)| vocabulary);
        let steps = match own {
            Some(vocabulary) => {
                vocabulary.terms.iter().enumerate().map(|(step, term)| (term.name.clone(), step)).collect()
            }
            None => CADRE_LADDER
                .iter()
                .enumerate()
                .flat_map(|(step, names)| names.iter().map(move |name| ((*name).to_owned(), step)))
                .collect(),
        };
        Self { steps }
    }

    /// Whether a rank is at least as high as another; nothing where either does not stand on the ladder.
    pub fn reaches(&self, rank: &str, least: &str) -> Option<bool> {
        Some(self.steps.get(rank)? <= self.steps.get(least)?)
    }
}
