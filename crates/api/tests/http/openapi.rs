//! The OpenAPI document is whole: it is what clients are generated from.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

pub const METHODS: [&str; 5] = ["get", "post", "put", "patch", "delete"];

/// Every operation: method, path and its description.
pub fn operations() -> Vec<(String, String, Value)> {
    let document = serde_json::to_value(api::openapi()).unwrap();
    let mut operations = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                operations.push((method.to_uppercase(), path.clone(), operation.clone()));
            }
        }
    }
    operations
}

#[test]
fn every_operation_is_named_described_and_bound_to_an_action() {
    let known: BTreeSet<&str> = access::Action::ALL.iter().map(|action| action.name()).collect();
    let mut ids = BTreeMap::new();
    for (method, path, operation) in operations() {
        let place = format!("{method} {path}");
        let id = operation["operationId"].as_str().unwrap_or_else(|| panic!("{place} has no id")).to_owned();
        assert_eq!(ids.insert(id.clone(), place.clone()), None, "{id} names two operations");
        assert!(operation["summary"].is_string(), "{place} has no summary");
        let action = operation["x-action"].as_str().unwrap_or_else(|| panic!("{place} names no action"));
        let (noun, _) = action.split_once('.').unwrap();
        assert!(known.contains(action) || noun == "system", "{place}: {action} is not in the policy");
        assert!(
            id.ends_with(&format!("_{noun}")),
            "{place}: the id is <verb>_<noun>, of the noun of its action"
        );
        if operation["requestBody"].is_object() {
            assert!(example(&operation).is_object(), "{place}: its body has no example");
        }
    }
}

/// The example of an operation's body.
pub fn example(operation: &Value) -> Value {
    let document = serde_json::to_value(api::openapi()).unwrap();
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"];
    let schema = match schema["$ref"].as_str() {
        Some(reference) => document.pointer(reference.trim_start_matches('#')).unwrap().clone(),
        None => schema.clone(),
    };
    schema.get("example").or_else(|| schema["examples"].get(0)).cloned().unwrap_or_default()
}

#[test]
fn every_reference_leads_somewhere() {
    let document = serde_json::to_value(api::openapi()).unwrap();
    let text = document.to_string();
    for part in text.split("\"$ref\":\"#").skip(1) {
        let pointer = part.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
    assert_eq!(document["openapi"], "3.1.0");
}

#[test]
fn the_document_is_the_one_that_is_committed() {
    const COMMITTED: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let document = format!("{}\n", serde_json::to_string_pretty(&api::openapi()).unwrap());
    let committed = std::fs::read_to_string(COMMITTED).unwrap();
    assert!(
        committed == document,
        "docs/openapi.json is stale: run `cargo xtask gen` and commit what it writes"
    );
}
