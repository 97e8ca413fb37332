//! The canonical TOML of a pack: reading it gives the same pack.

use std::fmt::Write as _;

use serde::Serialize;
use toml::de::DeValue;

use super::fields::fields;
use crate::pack::{Item, Pack};

/// Longest line of a list that is kept on one line.
const WIDTH: usize = 110;

/// The whole pack as one `pack.toml`: `[pack]`, then each kind of table in a fixed order, items in the order in which they
/// were read, keys in the order of `docs/pack-language.md`. Keys that say what leaving them out says are left out.
/// Reading it gives the same pack, apart from the places.
pub fn print(pack: &Pack) -> String {
    let mut out = String::new();
    table(&mut out, "[pack]", &pack.manifest.data);
    macro_rules! items {
        ($($header:literal => $field:ident),* $(,)?) => {
            $(list(&mut out, concat!("[[", $header, "]]"), &pack.$field);)*
        };
    }
    items! {
        "article" => articles,
        "class" => classes,
        "body" => bodies,
        "office" => offices,
        "meeting" => meetings,
        "duty" => duties,
        "setting" => settings,
        "permission" => permissions,
        "prohibition" => prohibitions,
        "requirement" => requirements,
        "procedure" => procedures,
        "vocabulary" => vocabularies,
        "quota" => quotas,
        "threshold" => thresholds,
        "product" => products,
        "archive" => archives,
        "assessment" => assessments,
        "consequence" => consequences,
        "veto" => vetoes,
        "escalation" => escalations,
        "declaration" => declarations,
    }
    out
}

fn list<T: Serialize>(out: &mut String, header: &str, items: &[Item<T>]) {
    for item in items {
        out.push('\n');
        table(out, header, &item.data);
    }
}

fn table<T: Serialize>(out: &mut String, header: &str, data: &T) {
    out.push_str(header);
    out.push('\n');
    // Every type of the pack language has a TOML form, which `print_reads_back` tests with a pack that uses all of it.
    for (key, value) in fields(data).unwrap_or_default() {
        let _ = writeln!(out, "{key} = {}", laid_out(&key, &value));
    }
}

/// A list of tables, or a list that is too long for one line, gets a line for each element.
fn laid_out(key: &str, value: &str) -> String {
    let Ok(parsed) = DeValue::parse(value) else { return value.to_owned() };
    let DeValue::Array(elements) = parsed.get_ref() else { return value.to_owned() };
    let tables = elements.iter().any(|element| element.get_ref().is_table());
    if !tables && key.chars().count() + value.chars().count() + 3 <= WIDTH {
        return value.to_owned();
    }
    let lines: String = elements
        .iter()
        .filter_map(|element| value.get(element.span()))
        .fold(String::new(), |lines, element| lines + "    " + element + ",\n");
    format!("[\n{lines}]")
}
