//! Units and which stands under which.

use super::Migration;

/// `unit_ancestor` holds every pair of a unit and one above it, each unit also above itself: a subtree is one look-up,
/// whatever its depth, on a table that only changes when a unit moves.
pub(super) const MIGRATION: Migration = Migration {
    name: "m0001_unit",
    both: "
CREATE TABLE unit (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    classes TEXT NOT NULL,
    area TEXT NOT NULL,
    since TEXT,
    until TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX unit_by_name ON unit (name, id);
CREATE TABLE unit_parent (
    unit TEXT NOT NULL REFERENCES unit (id),
    parent TEXT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (unit, parent)
);
CREATE INDEX unit_parent_by_parent ON unit_parent (parent);
CREATE TABLE unit_ancestor (
    unit TEXT NOT NULL REFERENCES unit (id),
    ancestor TEXT NOT NULL REFERENCES unit (id),
    PRIMARY KEY (unit, ancestor)
);
CREATE INDEX unit_ancestor_by_ancestor ON unit_ancestor (ancestor, unit);
",
    sqlite: "",
    postgres: "",
};
