//! One rule of the packs in force together.

use calendar::Date;
use kernel::{Place, Text};

use crate::pack::{
    Archive, Assessment, Body, Class, Consequence, Declaration, Duty, Escalation, Meeting, Office, PackId,
    Permission, Procedure, Product, Prohibition, Quota, Requirement, RuleId, Selector, Setting, Strength,
    Threshold, Veto, Vocabulary, selector::Party,
};

/// A rule: what is written, with what holds for every kind of rule.
#[derive(Debug, Clone)]
pub struct Rule {
    /// Unique among all rules of the packs. An office's is that of its body, kind or class, a dot, and its own.
    pub id: RuleId,
    /// The pack that it stands in.
    pub pack: PackId,
    /// The article that it cites.
    pub article: String,
    /// Further rows of the catalogue that it covers, without those that its parts cite.
    pub rows: Vec<String>,
    /// How strongly it binds. `may` for permissions and declarations, which nobody owes; `must` for kinds of rule
    /// that have no strength of their own.
    pub strength: Strength,
    /// Where it stands in the source.
    pub place: Place,
    /// First day on which it applies.
    pub from: Date,
    /// First day on which it no longer applies: its pack was repealed, or another rule took its place.
    pub until: Option<Date>,
    /// The rule that took its place, if one did.
    pub superseded: Option<Superseded>,
    /// What it says.
    pub content: Content,
}

/// The rule that took the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Superseded {
    /// The later rule.
    pub by: RuleId,
    /// The pack of the later rule.
    pub pack: PackId,
    /// The first day on which the later rule applies instead.
    pub since: Date,
}

impl Rule {
    /// Whether it applies on the day.
    pub fn is_in_force(&self, on: Date) -> bool {
        self.from <= on && self.until.is_none_or(|until| on < until)
    }

    /// Which kind of rule it is.
    pub fn kind(&self) -> Kind {
        self.content.kind()
    }
}

/// Lists the kinds of rule once: the variant, the type of the source, and its name in both languages.
macro_rules! kinds {
    ($($kind:ident($key:literal, $zh:literal, $en:literal)),* $(,)?) => {
        /// What a rule says, as its pack has it.
        #[derive(Debug, Clone)]
        #[expect(missing_docs, reason = "each variant is the type of the same name")]
        pub enum Content {
            $($kind(Box<$kind>),)*
        }

        /// The kinds of rule.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each variant is the type of the same name")]
        pub enum Kind {
            $($kind,)*
        }

        impl Content {
            /// Which kind of rule it is.
            pub fn kind(&self) -> Kind {
                match self {
                    $(Self::$kind(_) => Kind::$kind,)*
                }
            }
        }

        impl Kind {
            /// The name of its table in a pack (`duty`).
            pub fn table(self) -> &'static str {
                match self {
                    $(Self::$kind => $key,)*
                }
            }

            /// What it is called.
            pub fn name(self) -> Text {
                match self {
                    $(Self::$kind => Text::new($zh, $en),)*
                }
            }
        }

        $(
            impl Source for $kind {
                fn of(content: &Content) -> Option<&Self> {
                    match content {
                        Content::$kind(data) => Some(data),
                        _ => None,
                    }
                }

                const KIND: Kind = Kind::$kind;
            }

            impl From<$kind> for Content {
                fn from(data: $kind) -> Self {
                    Self::$kind(Box::new(data))
                }
            }
        )*
    };
}

/// A kind of rule as the pack has it.
pub trait Source: Sized + 'static {
    /// The data, if the content is of this kind.
    fn of(content: &Content) -> Option<&Self>;

    /// Its kind.
    const KIND: Kind;
}

kinds! {
    Class("class", "单位类别", "class of units"),
    Body("body", "机构", "body"),
    Office("office", "职务", "office"),
    Meeting("meeting", "会议", "meeting"),
    Duty("duty", "职责", "duty"),
    Setting("setting", "设置", "setting"),
    Permission("permission", "权限", "permission"),
    Prohibition("prohibition", "禁止", "prohibition"),
    Requirement("requirement", "要求", "requirement"),
    Procedure("procedure", "程序", "procedure"),
    Vocabulary("vocabulary", "清单", "vocabulary"),
    Quota("quota", "数额", "quota"),
    Threshold("threshold", "界限", "threshold"),
    Product("product", "文件", "product"),
    Archive("archive", "档案", "archive"),
    Assessment("assessment", "考评", "assessment"),
    Consequence("consequence", "后果", "consequence"),
    Veto("veto", "一票否决", "veto"),
    Escalation("escalation", "催办阶梯", "escalation ladder"),
    Declaration("declaration", "宣示", "declaration"),
}

/// What every kind of rule has.
pub(super) struct Head<'a> {
    pub id: RuleId,
    pub article: &'a str,
    pub rows: &'a [String],
    pub strength: Strength,
    /// The rule that it takes the place of.
    pub replaces: Option<&'a RuleId>,
}

impl Content {
    pub(super) fn head(&self) -> Head<'_> {
        macro_rules! head {
            ($data:expr, $strength:expr, $replaces:expr) => {
                Head {
                    id: $data.id.clone(),
                    article: &$data.article,
                    rows: &$data.rows,
                    strength: $strength,
                    replaces: $replaces,
                }
            };
        }
        let must = Strength::Must;
        match self {
            Self::Class(data) => head!(data, must, None),
            Self::Body(data) => head!(data, data.strength, None),
            Self::Office(data) => {
                Head { id: office_id(&data.of, &data.id), ..head!(data, data.strength, None) }
            }
            Self::Meeting(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Duty(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Setting(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Permission(data) => head!(data, Strength::May, data.replaces.as_ref()),
            Self::Prohibition(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Requirement(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Procedure(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Vocabulary(data) => head!(data, must, data.replaces.as_ref()),
            Self::Quota(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Threshold(data) => head!(data, must, data.replaces.as_ref()),
            Self::Product(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Archive(data) => head!(data, must, data.replaces.as_ref()),
            Self::Assessment(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Consequence(data) => head!(data, data.strength, data.replaces.as_ref()),
            Self::Veto(data) => head!(data, must, data.replaces.as_ref()),
            Self::Escalation(data) => head!(data, must, data.replaces.as_ref()),
            Self::Declaration(data) => head!(data, Strength::May, None),
        }
    }
}

/// The id of an office among all rules: two bodies may both have a `director`.
pub(super) fn office_id(of: &Selector, id: &RuleId) -> RuleId {
    let party = match &of.party {
        Party::Body(name) | Party::Kind(name) | Party::Class(name) | Party::Members(name) => name.as_str(),
        Party::Subject | Party::Actor | Party::Lead | Party::Responsible => "fact",
    };
    RuleId::new(&format!("{party}.{id}")).unwrap_or_else(|_| id.clone())
}
