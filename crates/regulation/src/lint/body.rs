//! Bodies: their names.

use std::collections::BTreeMap;

use kernel::Text;

use super::examination::{Examination, list};
use crate::pack::Body;
use crate::resolved::Rule;

/// CW3021: one body under several names. CW3022: one name for several bodies (C-42).
pub(super) fn check(examination: &mut Examination<'_>) {
    let bodies: Vec<(&Rule, &Body)> = examination.of::<Body>().collect();
    let mut called: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for (rule, body) in &bodies {
        for name in std::iter::once(&body.name).chain(&body.aliases) {
            let bearers = called.entry(name.as_str()).or_default();
            if !bearers.iter().any(|bearer| bearer.id == rule.id) {
                bearers.push(rule);
            }
        }
        if body.aliases.len() > 1 {
            let names = body.aliases.join("、");
            examination.note(
                rule,
                "CW3021",
                Text::new(
                    format!("同一机构“{}”另有{}个叫法:{names}", body.name, body.aliases.len()),
                    format!("the body “{}” goes by {} other names: {names}", body.name, body.aliases.len()),
                ),
                Text::new(
                    "行文统一用一个名称,其余留作别名供检索",
                    "use one name in documents and keep the others for search",
                ),
            );
        }
    }
    for (name, bearers) in called {
        if bearers.len() > 1 {
            examination.warn_together(
                &bearers,
                "CW3022",
                Text::new(
                    format!("“{name}”同时是几个机构的名称:{}", list(&bearers)),
                    format!("“{name}” is the name of several bodies: {}", list(&bearers)),
                ),
                Text::new(
                    "给其中几个换名称或去掉别名",
                    "give some of them another name, or remove the alias",
                ),
            );
        }
    }
}
