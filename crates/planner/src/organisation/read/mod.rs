//! Reading an organisation from its files, with everything that is wrong in them at once.
//!
//! The codes CW4001 to CW4019 are listed in `docs/lint.md`, the form of the files in `docs/organisation.md`.

mod check;
mod log;
mod row;
mod rows;

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Finding, Place};

use self::log::Log;
use super::{Appointment, BodySeat, Organisation, Parts, Person, Unit};

/// A row that could be read, with the place where it stands.
struct Placed<T> {
    place: Place,
    row: T,
}

/// What could be read, before it is known that rows refer to each other rightly.
#[derive(Default)]
struct Draft {
    header: Option<Header>,
    settings: BTreeMap<String, Placed<toml::Value>>,
    units: Vec<Placed<Unit>>,
    bodies: Vec<Placed<BodySeat>>,
    persons: Vec<Placed<Person>>,
    appointments: Vec<Placed<Appointment>>,
    /// Ids of rows that could not be read: what refers to them is not reported a second time.
    unreadable: BTreeSet<String>,
}

struct Header {
    name: String,
    area: String,
    place: Place,
}

impl Organisation {
    /// Reads one file. `file` is the name that findings show. On error every bad row is reported, by line.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Vec<Finding>> {
        Self::read_all(&[(file, bytes)])
    }

    /// Reads an organisation that is spread over several files, in any order: rows of one may refer to another.
    pub fn read_all(files: &[(&str, &[u8])]) -> Result<Self, Vec<Finding>> {
        let mut log = Log::default();
        let mut draft = Draft::default();
        for (file, bytes) in files {
            if let Some(text) = log.open(file, bytes) {
                rows::read(&mut log, &mut draft, text);
            }
        }
        // Where a file could not be read at all, what the others say about its rows would only be echoes.
        if !log.broken {
            check::check(&mut log, &draft, files);
        }
        log.finish()?;
        let header = draft.header.unwrap_or_else(|| Header {
            name: String::new(),
            area: String::new(),
            place: Place { file: String::new(), line: 1 },
        });
        Ok(Self::new(Parts {
            name: header.name,
            area: header.area,
            settings: draft.settings.into_iter().map(|(id, placed)| (id, placed.row)).collect(),
            units: rows_of(draft.units),
            bodies: rows_of(draft.bodies),
            persons: rows_of(draft.persons),
            appointments: rows_of(draft.appointments),
        }))
    }
}

fn rows_of<T>(placed: Vec<Placed<T>>) -> Vec<T> {
    placed.into_iter().map(|placed| placed.row).collect()
}

#[cfg(test)]
mod documentation;
#[cfg(test)]
mod tests;
