//! Names and codes of units, bodies, persons and appointments.

use super::Migration;

pub(super) const MIGRATION: Migration = Migration {
    name: "m0006_organisation",
    both: "
ALTER TABLE unit ADD COLUMN former_names TEXT NOT NULL DEFAULT '[]';
CREATE TABLE area_code (
    unit TEXT NOT NULL REFERENCES unit (id),
    place BIGINT NOT NULL,
    code TEXT NOT NULL,
    since TEXT NOT NULL,
    until TEXT,
    is_local BOOLEAN NOT NULL,
    PRIMARY KEY (unit, place)
);
CREATE TABLE organisation (
    id BIGINT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    area TEXT NOT NULL,
    settings TEXT NOT NULL
);
CREATE TABLE body (
    id TEXT NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    unit TEXT REFERENCES unit (id),
    lead TEXT REFERENCES unit (id),
    members TEXT NOT NULL,
    members_as TEXT NOT NULL,
    since TEXT,
    until TEXT,
    aliases TEXT NOT NULL,
    version BIGINT NOT NULL
);
CREATE TABLE person (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    grade TEXT NOT NULL
);
CREATE TABLE appointment (
    id TEXT NOT NULL PRIMARY KEY,
    party TEXT NOT NULL,
    office TEXT,
    person TEXT NOT NULL REFERENCES person (id),
    since TEXT NOT NULL,
    until TEXT,
    kind TEXT NOT NULL,
    home TEXT,
    seat_closed BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
CREATE INDEX appointment_by_party ON appointment (party, since);
CREATE INDEX appointment_by_person ON appointment (person, since);
",
    sqlite: "",
    postgres: "",
};
