//! A grant as the interface shows and takes it.

use std::collections::BTreeSet;

use access::{DataScope, Grant, Role};
use domain::organisation::UnitId;
use kernel::Text;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::error::ApiError;

/// A role with the data that it reaches.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = Grant)]
pub(crate) struct GrantView {
    /// `system`, `security`, `audit`, `director`, `clerk`, `head` or `liaison`.
    pub role: String,
    /// `own`, `unit`, `subtree`, `all` or `custom`.
    pub reach: String,
    /// The unit of `unit` and `subtree`, the units of `custom`; none otherwise.
    #[serde(default)]
    pub units: Vec<String>,
}

impl From<&Grant> for GrantView {
    fn from(grant: &Grant) -> Self {
        let (reach, units): (_, Vec<&UnitId>) = match &grant.scope {
            DataScope::Own => ("own", Vec::new()),
            DataScope::Unit(unit) => ("unit", vec![unit]),
            DataScope::Subtree(unit) => ("subtree", vec![unit]),
            DataScope::All => ("all", Vec::new()),
            DataScope::Custom(units) => ("custom", units.iter().collect()),
        };
        Self {
            role: grant.role.name().to_owned(),
            reach: reach.to_owned(),
            units: units.into_iter().map(ToString::to_string).collect(),
        }
    }
}

impl TryFrom<GrantView> for Grant {
    type Error = ApiError;

    fn try_from(view: GrantView) -> Result<Self, ApiError> {
        let wrong = |zh: String, en: String| ApiError::new("invalid_input").detail(Text::new(zh, en));
        let role = Role::named(&view.role).ok_or_else(|| {
            wrong(format!("没有角色“{}”", view.role), format!("there is no role {}", view.role))
        })?;
        let units: BTreeSet<UnitId> = view
            .units
            .iter()
            .map(|unit| UnitId::new(unit))
            .collect::<Result<_, _>>()
            .map_err(|error| wrong(error.to_string(), error.to_string()))?;
        let mut only = units.iter().cloned();
        let scope = match (view.reach.as_str(), only.next(), only.next()) {
            ("own", None, None) => DataScope::Own,
            ("all", None, None) => DataScope::All,
            ("unit", Some(unit), None) => DataScope::Unit(unit),
            ("subtree", Some(unit), None) => DataScope::Subtree(unit),
            ("custom", Some(_), _) => DataScope::Custom(units),
            _ => {
                return Err(wrong(
                    "数据范围应为 own、all(不带单位),unit、subtree(一个单位)或 custom(若干单位)".to_owned(),
                    "reach is own or all without units, unit or subtree with one, custom with some"
                        .to_owned(),
                ));
            }
        };
        Ok(Self { role, scope })
    }
}
