//! The policy: one table, every action by every kind of actor.

use std::sync::LazyLock;

use crate::{action::Action, grant::Role};

/// The table. `x`: yes; `g`: within the data that the grant reaches; `s`: what is one's own; `.`: no.
///
/// Columns: nobody, anybody signed in, the three administrators, director, clerk, head, liaison, the program itself.
/// The administrators' fields are kept apart: `system` keeps accounts and the organisation, `security` keeps roles and
/// locks, `audit` reads the journal. The organisation's structure is common reference for whoever must name a unit.
const TABLE: &str = "
                          nob mem sys sec aud dir clk hed lia pro
session.sign_in            x   .   .   .   .   .   .   .   .   .
session.sign_out           .   s   .   .   .   .   .   .   .   .
session.find               .   s   .   .   .   .   .   .   .   .
account.list               .   .   g   .   .   .   .   .   .   .
account.find               .   s   g   .   .   .   .   .   .   .
account.create             .   .   g   .   .   .   .   .   .   x
account.reset              .   .   g   .   .   .   .   .   .   .
account.disable            .   .   g   .   .   .   .   .   .   .
account.unlock             .   .   .   g   .   .   .   .   .   .
account.change_password    .   s   .   .   .   .   .   .   .   .
grant.list                 .   .   .   g   .   .   .   .   .   .
grant.assign               .   .   .   g   .   .   .   .   .   x
journal.list               .   .   .   .   g   .   .   .   .   .
journal.verify             .   .   .   .   g   .   .   .   .   x
organisation.list          .   .   g   g   .   g   g   g   g   .
organisation.find          .   .   g   g   .   g   g   g   g   .
organisation.create        .   .   g   .   .   g   .   .   .   x
organisation.rename        .   .   g   .   .   g   .   .   .   x
organisation.move          .   .   g   .   .   g   .   .   .   x
organisation.end           .   .   g   .   .   g   .   .   .   x
organisation.appoint       .   .   .   .   .   g   g   g   .   x
organisation.import        .   .   g   .   .   .   .   .   .   x
";

/// A column of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Who has not signed in.
    Nobody,
    /// Whoever has.
    Member,
    /// Who holds the role.
    Role(Role),
    /// The program itself.
    Program,
}

impl Column {
    /// Every column, in the table's order.
    pub const ALL: [Self; 10] = [
        Self::Nobody,
        Self::Member,
        Self::Role(Role::System),
        Self::Role(Role::Security),
        Self::Role(Role::Audit),
        Self::Role(Role::Director),
        Self::Role(Role::Clerk),
        Self::Role(Role::Head),
        Self::Role(Role::Liaison),
        Self::Program,
    ];

    fn index(self) -> usize {
        match self {
            Self::Nobody => 0,
            Self::Member => 1,
            Self::Role(Role::System) => 2,
            Self::Role(Role::Security) => 3,
            Self::Role(Role::Audit) => 4,
            Self::Role(Role::Director) => 5,
            Self::Role(Role::Clerk) => 6,
            Self::Role(Role::Head) => 7,
            Self::Role(Role::Liaison) => 8,
            Self::Program => 9,
        }
    }
}

/// One cell of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Cell {
    /// No.
    #[default]
    Never,
    /// What is one's own.
    Own,
    /// Within the data that the grant reaches.
    Granted,
    /// Yes.
    Always,
}

type Table = Vec<[Cell; Column::ALL.len()]>;

static POLICY: LazyLock<Table> = LazyLock::new(|| read(TABLE));

/// What the policy says for an action and a column.
pub fn cell(action: Action, column: Column) -> Cell {
    // An action without a row is refused to everybody; the test below demands a row for each.
    let row = POLICY.get(action as usize).copied().unwrap_or_default();
    row.get(column.index()).copied().unwrap_or_default()
}

fn read(table: &str) -> Table {
    Action::ALL.iter().map(|action| row(table, action.name())).collect()
}

fn row(table: &str, name: &str) -> [Cell; Column::ALL.len()] {
    let mut cells = [Cell::Never; Column::ALL.len()];
    let line = table
        .lines()
        .map(str::split_whitespace)
        .find_map(|mut words| (words.next() == Some(name)).then_some(words));
    for (cell, word) in cells.iter_mut().zip(line.into_iter().flatten()) {
        *cell = match word {
            "x" => Cell::Always,
            "g" => Cell::Granted,
            "s" => Cell::Own,
            _ => Cell::Never,
        };
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_has_one_whole_row_and_every_row_an_action() {
        let rows: Vec<Vec<&str>> =
            TABLE.lines().skip(2).map(|line| line.split_whitespace().collect()).collect();
        let named: Vec<&str> = rows.iter().map(|row| row[0]).collect();
        let actions: Vec<&str> = Action::ALL.iter().map(|action| action.name()).collect();
        assert_eq!(named, actions);
        for row in &rows {
            assert_eq!(row.len(), 1 + Column::ALL.len(), "{row:?}");
            assert!(row[1..].iter().all(|cell| ["x", "g", "s", "."].contains(cell)), "{row:?}");
        }
    }

    #[test]
    fn each_word_stands_where_it_means_something() {
        for &action in Action::ALL {
            for column in Column::ALL {
                let cell = cell(action, column);
                let fits = match column {
                    Column::Nobody | Column::Program => matches!(cell, Cell::Never | Cell::Always),
                    Column::Member => matches!(cell, Cell::Never | Cell::Own),
                    Column::Role(_) => matches!(cell, Cell::Never | Cell::Granted),
                };
                assert!(fits, "{} for {column:?} is {cell:?}", action.name());
            }
        }
    }

    #[test]
    fn the_administrators_share_nothing_but_the_organisation() {
        let administrators = [Role::System, Role::Security, Role::Audit];
        for &action in Action::ALL.iter().filter(|action| action.noun() != "organisation") {
            let holders =
                administrators.iter().filter(|role| cell(action, Column::Role(**role)) != Cell::Never);
            assert!(holders.count() <= 1, "{} is in two administrators' fields", action.name());
        }
    }

    #[test]
    fn nobody_can_only_sign_in() {
        let open: Vec<&str> = Action::ALL
            .iter()
            .filter(|action| cell(**action, Column::Nobody) != Cell::Never)
            .map(|action| action.name())
            .collect();
        assert_eq!(open, ["session.sign_in"]);
    }

    #[test]
    fn only_the_audit_administrator_reads_the_journal() {
        for role in Role::ALL {
            let reads = cell(Action::JournalList, Column::Role(role)) != Cell::Never;
            assert_eq!(reads, role == Role::Audit, "{role:?}");
        }
    }
}
