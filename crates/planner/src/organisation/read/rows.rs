//! The tables of an organisation file, row by row.

use kernel::Text;
use serde::Deserialize;
use toml::{
    Spanned,
    de::{DeTable, DeValue, ValueDeserializer},
};

use super::{
    super::{Appointment, AppointmentKind, BodySeat, Holder, PartyId, Person, PersonId, Unit},
    Draft, Header, Log, Placed,
    row::Row,
};

const TABLES: [&str; 6] = ["organisation", "settings", "unit", "body", "person", "appointment"];

/// Reads every row of a file into the draft.
pub(super) fn read(log: &mut Log, draft: &mut Draft, text: &str) {
    let (root, errors) = DeTable::parse_recoverable(text);
    for error in &errors {
        let Text { zh, en } = Text::of_toml_syntax(error.message());
        log.broken = true;
        log.report(
            "CW4002",
            error.span().map_or(0, |span| span.start),
            Text::new(format!("不是有效的TOML:{zh}"), format!("not valid TOML: {en}")),
            Text::new(
                "照 docs/organisation.md 的示例改正这一行",
                "correct the line after the example in docs/organisation.md",
            ),
        );
    }
    if !errors.is_empty() {
        return;
    }
    for (key, value) in root.get_ref() {
        match key.get_ref().as_ref() {
            "organisation" => header(log, draft, value),
            "settings" => settings(log, draft, value),
            "unit" => each(log, draft, "unit", value, unit),
            "body" => each(log, draft, "body", value, body),
            "person" => each(log, draft, "person", value, person),
            "appointment" => each(log, draft, "appointment", value, appointment),
            other => log.report(
                "CW4003",
                key.span().start,
                Text::new(format!("不认识的一节:{other}"), format!("unknown section: {other}")),
                Text::new(
                    format!("可用的有:{}", TABLES.join("、")),
                    format!("there are: {}", TABLES.join(", ")),
                ),
            ),
        }
    }
}

fn header(log: &mut Log, draft: &mut Draft, value: &Spanned<DeValue<'_>>) {
    let Some(mut row) = Row::open(log, "organisation", value, &["name", "area"]) else { return };
    let name = row.text("name");
    let area = row.optional("area").unwrap_or_default();
    let place = row.log.place(row.at);
    if let Some(first) = &draft.header {
        let first = format!("{}:{}", first.place.file, first.place.line);
        row.log.report_at(
            "CW4008",
            place,
            Text::new(
                format!("[organisation] 已在 {first} 写过"),
                format!("[organisation] stands at {first} already"),
            ),
            Text::new("只保留一处", "keep one of them"),
        );
        return;
    }
    draft.header = Some(Header { name: name.unwrap_or_default(), area, place });
}

fn settings(log: &mut Log, draft: &mut Draft, value: &Spanned<DeValue<'_>>) {
    let DeValue::Table(table) = value.get_ref() else {
        log.report(
            "CW4005",
            value.span().start,
            Text::new("settings 应为一节", "`settings` must be a section"),
            Text::new(
                "写成 [settings],其下每行一项:编号 = 值",
                "write [settings] with a line for each: id = value",
            ),
        );
        return;
    };
    for (key, value) in table {
        let place = log.place(key.span().start);
        // Reading a value again as a value cannot fail but for numbers beyond 64 bits.
        match toml::Value::deserialize(ValueDeserializer::from(value.clone())) {
            Ok(row) => {
                let id = key.get_ref().to_string();
                if let Some(first) = draft.settings.insert(id.clone(), Placed { place: place.clone(), row }) {
                    let first = format!("{}:{}", first.place.file, first.place.line);
                    log.report_at(
                        "CW4008",
                        place,
                        Text::new(
                            format!("设置 {id} 已在 {first} 填过"),
                            format!("setting {id} is filled in at {first} already"),
                        ),
                        Text::new("只保留一处", "keep one of them"),
                    );
                }
            }
            Err(error) => log.report_at(
                "CW4005",
                place,
                Text::new(
                    format!("设置 {} 的值读不懂:{}", key.get_ref(), error.message()),
                    format!("the value of setting {} cannot be read: {}", key.get_ref(), error.message()),
                ),
                Text::new("照该项设置的提示改写", "write it as the setting's question asks"),
            ),
        }
    }
}

fn each(
    log: &mut Log,
    draft: &mut Draft,
    list: &'static str,
    value: &Spanned<DeValue<'_>>,
    read: fn(&mut Log, &mut Draft, &Spanned<DeValue<'_>>),
) {
    let DeValue::Array(rows) = value.get_ref() else {
        log.report(
            "CW4005",
            value.span().start,
            Text::new(format!("{list} 应为一列"), format!("`{list}` must be a list")),
            Text::new(format!("用双方括号:[[{list}]]"), format!("write double brackets: [[{list}]]")),
        );
        return;
    };
    for row in rows {
        read(log, draft, row);
    }
}

fn unit(log: &mut Log, draft: &mut Draft, value: &Spanned<DeValue<'_>>) {
    const KEYS: [&str; 7] = ["id", "name", "classes", "parents", "area", "since", "until"];
    let Some(mut row) = Row::open(log, "unit", value, &KEYS) else { return };
    let id = party_id(&mut row);
    let name = row.text("name");
    let mut classes = Vec::new();
    for (at, class) in row.list("classes") {
        if kernel::id::check(&class).is_ok() {
            classes.push(class);
        } else {
            row.bad_id("classes", at, &class);
        }
    }
    let parents = parties(&mut row, "parents");
    let area = row.optional("area").unwrap_or_default();
    let (since, until) = (row.date("since"), row.date("until"));
    match (row.failed, id, name) {
        (false, Some(id), Some(name)) => {
            let place = row.log.place(row.at);
            let row = Unit { id, name, classes, parents, area, since, until };
            draft.units.push(Placed { place, row });
        }
        (_, id, _) => draft.unreadable.extend(id.map(|id| id.to_string())),
    }
}

fn body(log: &mut Log, draft: &mut Draft, value: &Spanned<DeValue<'_>>) {
    const KEYS: [&str; 10] =
        ["id", "is", "name", "unit", "lead", "members", "members_as", "since", "until", "aliases"];
    let Some(mut row) = Row::open(log, "body", value, &KEYS) else { return };
    let id = party_id(&mut row);
    let is = row.optional("is");
    let name = row.text("name");
    let (unit, lead) = (optional_party(&mut row, "unit"), optional_party(&mut row, "lead"));
    let mut members = Vec::new();
    for (at, text) in row.list("members") {
        members.extend(row.holder("members", at, &text));
    }
    let members_as = row.optional("members_as").unwrap_or_else(|| "member".to_owned());
    let (since, until) = (row.date("since"), row.date("until"));
    let aliases = row.texts("aliases");
    match (row.failed, id, name) {
        (false, Some(id), Some(name)) => {
            let place = row.log.place(row.at);
            let is = is.unwrap_or_else(|| id.to_string());
            let row = BodySeat { id, is, name, unit, lead, members, members_as, since, until, aliases };
            draft.bodies.push(Placed { place, row });
        }
        (_, id, _) => draft.unreadable.extend(id.map(|id| id.to_string())),
    }
}

fn person(log: &mut Log, draft: &mut Draft, value: &Spanned<DeValue<'_>>) {
    let Some(mut row) = Row::open(log, "person", value, &["id", "name", "rank"]) else { return };
    let id = person_id(&mut row, "id");
    let name = row.text("name");
    let rank = row.optional("rank").unwrap_or_default();
    match (row.failed, id, name) {
        (false, Some(id), Some(name)) => {
            let place = row.log.place(row.at);
            draft.persons.push(Placed { place, row: Person { id, name, rank } });
        }
        (_, id, _) => draft.unreadable.extend(id.map(|id| id.to_string())),
    }
}

fn appointment(log: &mut Log, draft: &mut Draft, value: &Spanned<DeValue<'_>>) {
    const KEYS: [&str; 7] = ["person", "office", "from", "until", "kind", "home", "seat_closed"];
    let Some(mut row) = Row::open(log, "appointment", value, &KEYS) else { return };
    let person = person_id(&mut row, "person");
    let office = row.text("office").and_then(|text| {
        let at = row.at_key("office");
        row.holder("office", at, &text)
    });
    let office = office.and_then(|office| with_office(&mut row, office));
    let from = row.needed_date("from");
    let until = row.date("until");
    let kind = match row.optional("kind").as_deref() {
        None | Some("held") => AppointmentKind::Held,
        Some("acting") => AppointmentKind::Acting,
        Some("seconded") => AppointmentKind::Seconded,
        Some(other) => {
            row.not_one_of("kind", other, "held, acting, seconded");
            AppointmentKind::Held
        }
    };
    let home = optional_party(&mut row, "home");
    let seat_closed = row.switch("seat_closed");
    if let (false, Some(person), Some(office), Some(from)) = (row.failed, person, office, from) {
        let place = row.log.place(row.at);
        let row = Appointment { office, from, person, until, kind, home, seat_closed };
        draft.appointments.push(Placed { place, row });
    }
}

/// The holder, if it names an office: nobody is appointed to a whole unit.
fn with_office(row: &mut Row<'_, '_>, holder: Holder) -> Option<Holder> {
    if holder.office.is_some() {
        return Some(holder);
    }
    let at = row.at_key("office");
    row.failed = true;
    row.log.report(
        "CW4012",
        at,
        Text::new(format!("“{holder}”只有单位,没有职务"), format!("“{holder}” names a party and no office")),
        Text::new(
            format!("在点后写职务编号,如 {holder}.liaison"),
            format!("write the office after a dot, such as {holder}.liaison"),
        ),
    );
    None
}

fn party_id(row: &mut Row<'_, '_>) -> Option<PartyId> {
    let text = row.text("id")?;
    let at = row.at_key("id");
    row.party("id", at, &text)
}

fn optional_party(row: &mut Row<'_, '_>, key: &str) -> Option<PartyId> {
    let text = row.optional(key)?;
    let at = row.at_key(key);
    row.party(key, at, &text)
}

fn parties(row: &mut Row<'_, '_>, key: &str) -> Vec<PartyId> {
    let mut parties = Vec::new();
    for (at, text) in row.list(key) {
        parties.extend(row.party(key, at, &text));
    }
    parties
}

fn person_id(row: &mut Row<'_, '_>, key: &str) -> Option<PersonId> {
    let text = row.text(key)?;
    if let Ok(id) = PersonId::new(&text) {
        return Some(id);
    }
    let at = row.at_key(key);
    row.bad_id(key, at, &text);
    None
}
