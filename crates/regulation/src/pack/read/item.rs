//! One item: read whole, or with everything that is wrong in it.

use std::collections::BTreeSet;
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeArray, DeString, DeTable, DeValue, ValueDeserializer};

use super::message::{Complaint, of_value};

/// What is wrong, and the byte where it stands; the item's own place where no byte is known.
pub(super) struct Problem {
    pub complaint: Complaint,
    pub offset: Option<usize>,
}

/// A span that no source has: marks values that stand in for missing keys while the search goes on.
const STAND_IN: Range<usize> = usize::MAX - 1..usize::MAX;

/// The item, or every problem in it (only the first where `deep` is false).
///
/// serde stops at the first problem. To find the others, the key that it complains about is taken out, or a missing
/// one is given a stand-in, and the item is read again.
pub(super) fn read_item<T: DeserializeOwned>(
    value: Spanned<DeValue<'_>>,
    deep: bool,
) -> Result<T, Vec<Problem>> {
    let spare = value.clone();
    match T::deserialize(ValueDeserializer::from(value)) {
        Ok(item) => Ok(item),
        Err(first) => {
            let span = spare.span();
            match spare.into_inner() {
                DeValue::Table(table) if deep => Err(search::<T>(table, &span)),
                _ => Err(vec![problem(&first, "")]),
            }
        }
    }
}

fn problem(error: &toml::de::Error, path: &str) -> Problem {
    Problem { complaint: of_value(error.message(), path), offset: error.span().map(|span| span.start) }
}

fn search<T: DeserializeOwned>(mut table: DeTable<'_>, span: &Range<usize>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut taken_out = BTreeSet::new();
    let mut stand_ins: Vec<(String, usize)> = Vec::new();
    // Each round takes out a key or tries a stand-in, so this bound is never reached by an item that can be read.
    for _ in 0..256 {
        let value = Spanned::new(span.clone(), DeValue::Table(table.clone()));
        let Err(error) = T::deserialize(ValueDeserializer::from(value)) else { break };
        let at = error.span().map_or(span.start, |span| span.start);
        if at == STAND_IN.start {
            if !next_stand_in(&mut table, &mut stand_ins) {
                break;
            }
            continue;
        }
        if let Some((key, path)) = path_to(&table, at) {
            problems.push(problem(&error, &path));
            if !take_out_element(&mut table, &key, at) {
                table.remove(key.as_str());
                taken_out.insert(key);
            }
            continue;
        }
        let found = problem(&error, "");
        let Some(key) = found.complaint.missing.clone() else {
            problems.push(found);
            break;
        };
        if !taken_out.contains(&key) {
            problems.push(found);
        }
        stand_ins.push((key, 0));
        if !next_stand_in(&mut table, &mut stand_ins) {
            break;
        }
    }
    problems
}

/// Takes only the element that holds the byte out of a list, so that its other elements are looked at too.
fn take_out_element(table: &mut DeTable<'_>, key: &str, at: usize) -> bool {
    let Some(DeValue::Array(elements)) = table.get_mut(key).map(Spanned::get_mut) else { return false };
    let Some(index) = elements.iter().position(|element| inside(element, at).is_some()) else { return false };
    let others = std::mem::replace(elements, DeArray::new())
        .into_iter()
        .enumerate()
        .filter(|(other, _)| *other != index);
    *elements = others.map(|(_, element)| element).collect();
    true
}

/// Gives the newest missing key its next stand-in: values of each type that a required key may have.
fn next_stand_in(table: &mut DeTable<'_>, stand_ins: &mut [(String, usize)]) -> bool {
    let Some((key, tried)) = stand_ins.last_mut() else { return false };
    let span = |value| Spanned::new(STAND_IN, value);
    let text = |text: &'static str| span(DeValue::String(DeString::Borrowed(text)));
    let value = match *tried {
        // A selector and an id at once.
        0 => text("subject"),
        1 => span(DeValue::Array(DeArray::new())),
        2 => text("1/2"),
        3 => text("2026-01-01"),
        // An action, a kind of setting, a kind of proxy.
        4 => text("hold"),
        5 => text("text"),
        6 => text("none"),
        _ => return false,
    };
    *tried += 1;
    table.insert(span_key(key), value);
    true
}

fn span_key(key: &str) -> Spanned<DeString<'static>> {
    Spanned::new(STAND_IN, DeString::Owned(key.to_owned()))
}

/// The top key whose text holds the byte, and the whole path to it (`within.unit`).
fn path_to(table: &DeTable<'_>, at: usize) -> Option<(String, String)> {
    table.iter().find_map(|(key, value)| {
        let name = key.get_ref().to_string();
        let inner = inside(value, at);
        let here = key.span().contains(&at) || value.span().contains(&at);
        (here || inner.is_some()).then(|| {
            let path = match inner {
                Some(inner) if !inner.is_empty() => format!("{name}.{inner}"),
                _ => name.clone(),
            };
            (name, path)
        })
    })
}

/// The path below a value to the byte; empty where it is the value itself; nothing where it is not in it.
fn inside(value: &Spanned<DeValue<'_>>, at: usize) -> Option<String> {
    let below = match value.get_ref() {
        DeValue::Table(table) => path_to(table, at).map(|(_, path)| path),
        DeValue::Array(items) => items.iter().find_map(|item| inside(item, at)),
        _ => None,
    };
    below.or_else(|| value.span().contains(&at).then(String::new))
}
