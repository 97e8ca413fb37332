//! The tables of a pack, each with the type that it is read as.

use kernel::Finding;
use toml::Spanned;
use toml::de::DeValue;

use super::super::{Item, Manifest, Pack};
use super::Source;

/// Names the tables once: the list of names, the lists of items, and which type each is read as.
macro_rules! tables {
    ($($name:literal => $field:ident: $type:ident),* $(,)?) => {
        /// Every table that a pack may hold, beside `[pack]`.
        pub const TABLES: &[&str] = &[$($name),*];

        /// The items read so far.
        #[derive(Default)]
        pub(super) struct Tables {
            $($field: Vec<Item<super::super::$type>>,)*
        }

        impl Tables {
            /// Reads one item of the named table, which ends before byte `end`.
            pub(super) fn read_into(
                &mut self,
                name: &str,
                source: &Source<'_>,
                end: usize,
                value: Spanned<DeValue<'_>>,
                findings: &mut Vec<Finding>,
            ) {
                let start = value.span().start;
                match name {
                    $($name => source.read_into(start, end, value, &mut self.$field, findings),)*
                    _ => {}
                }
            }

            /// The pack with these items.
            pub(super) fn into_pack(self, manifest: Item<Manifest>) -> Pack {
                Pack { manifest, $($field: self.$field,)* }
            }
        }
    };
}

tables! {
    "article" => articles: Article,
    "class" => classes: Class,
    "body" => bodies: Body,
    "office" => offices: Office,
    "meeting" => meetings: Meeting,
    "duty" => duties: Duty,
    "setting" => settings: Setting,
    "permission" => permissions: Permission,
    "prohibition" => prohibitions: Prohibition,
    "requirement" => requirements: Requirement,
    "procedure" => procedures: Procedure,
    "vocabulary" => vocabularies: Vocabulary,
    "quota" => quotas: Quota,
    "threshold" => thresholds: Threshold,
    "product" => products: Product,
    "archive" => archives: Archive,
    "assessment" => assessments: Assessment,
    "consequence" => consequences: Consequence,
    "veto" => vetoes: Veto,
    "escalation" => escalations: Escalation,
    "declaration" => declarations: Declaration,
}
