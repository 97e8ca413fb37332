//! Classes and bodies that the regulation speaks of, and those that the organisation has.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Severity, Text};
use regulation::{
    pack::{Body, Class},
    resolved::Rule,
};

use super::{Given, Report};
use crate::organisation::PartyId;

/// Bodies that are not there, units without the body that each must have, classes without units, and names that the
/// packs do not know.
pub(super) fn check(given: &Given<'_>, report: &mut Report) {
    for (rule, body) in given.rules::<Body>() {
        if body.one_in_each.is_empty() {
            is_listed(given, rule, body, report);
        } else {
            is_in_each(given, rule, body, report);
        }
    }
    for (rule, class) in given.rules::<Class>() {
        if class.required
            && !given.organisation.class(class.id.as_str()).iter().any(|unit| exists(given, unit))
        {
            report.about(
                "CW4104",
                Severity::Error,
                rule,
                Text::new(
                    format!("没有一个单位属于“{}”({})", class.name, class.id),
                    format!("no unit belongs to `{}` ({})", class.id, class.name),
                ),
                Text::new(
                    format!("在组织文件里,给这类单位的 classes 加上 \"{}\"", class.id),
                    format!("add \"{}\" to the `classes` of such units in the organisation file", class.id),
                ),
            );
        }
    }
    unknown_names(given, report);
}

fn exists(given: &Given<'_>, party: &PartyId) -> bool {
    given.organisation.exists(party, given.on)
}

fn is_listed(given: &Given<'_>, rule: &Rule, body: &Body, report: &mut Report) {
    let seats: Vec<&PartyId> =
        given.organisation.seats(body.id.as_str()).iter().filter(|seat| exists(given, seat)).collect();
    let (name, id) = (&body.name, &body.id);
    if seats.is_empty() {
        let is_optional = body.several || body.external || !rule.strength.is_owed();
        let severity = if is_optional { Severity::Warning } else { Severity::Error };
        report.about(
            "CW4101",
            severity,
            rule,
            Text::new(format!("组织里没有“{name}”({id})"), format!("the organisation has no `{id}` ({name})")),
            Text::new(
                format!("在组织文件里加 [[body]] id = \"{id}\";没有这个机构,与它有关的事没有人办"),
                format!("add [[body]] id = \"{id}\" to the organisation file; without it nobody does what it owes or gets"),
            ),
        );
    } else if seats.len() > 1 && !body.several {
        report.about(
            "CW4102",
            Severity::Warning,
            rule,
            Text::new(
                format!(
                    "“{name}”只有一个,组织里却有{}个:{}",
                    seats.len(),
                    given.names(seats.iter().copied())
                ),
                format!(
                    "there is one `{id}`, but the organisation has {}: {}",
                    seats.len(),
                    given.names(seats.iter().copied())
                ),
            ),
            Text::new(
                "留一个;确实有几个的,请在制度里写 several = true",
                "keep one, or write `several = true` in the pack where there are several",
            ),
        );
    }
}

fn is_in_each(given: &Given<'_>, rule: &Rule, body: &Body, report: &mut Report) {
    let mut has: BTreeMap<&PartyId, usize> = BTreeMap::new();
    let mut nowhere = Vec::new();
    for seat in given.organisation.seats(body.id.as_str()).iter().filter(|seat| exists(given, seat)) {
        match given.organisation.body(seat).and_then(|seat| seat.unit.as_ref()) {
            Some(unit) => *has.entry(unit).or_default() += 1,
            None => nowhere.push(seat),
        }
    }
    let units: BTreeSet<PartyId> =
        given.means(&body.one_in_each, None).into_iter().map(|holder| holder.party).collect();
    let without: Vec<&PartyId> = units.iter().filter(|unit| !has.contains_key(unit)).collect();
    let (name, id) = (&body.name, &body.id);
    if !without.is_empty() {
        let names = given.names(without.iter().copied());
        report.about(
            "CW4103",
            Severity::Warning,
            rule,
            Text::new(
                format!("还没有设“{name}”的有{}个:{names}", without.len()),
                format!("{} have no `{id}` ({name}): {names}", without.len()),
            ),
            Text::new(
                format!("设立后在组织文件里各加一行 [[body]] is = \"{id}\"、unit = \"单位编号\""),
                format!("once it is set up, add [[body]] is = \"{id}\" and unit = \"...\" for each"),
            ),
        );
    }
    let twice: Vec<&PartyId> = has.iter().filter(|(_, count)| **count > 1).map(|(unit, _)| *unit).collect();
    if !twice.is_empty() {
        let names = given.names(twice.iter().copied());
        report.about(
            "CW4102",
            Severity::Warning,
            rule,
            Text::new(format!("有不止一个“{name}”的:{names}"), format!("more than one `{id}` in: {names}")),
            Text::new("每个单位留一个", "keep one in each unit"),
        );
    }
    if !nowhere.is_empty() {
        let names = given.names(nowhere.iter().copied());
        report.about(
            "CW4103",
            Severity::Warning,
            rule,
            Text::new(format!("不知道设在哪个单位:{names}"), format!("in which unit is not said: {names}")),
            Text::new("给它们写 unit = \"单位编号\"", "write `unit = \"...\"` for them"),
        );
    }
}

/// Names in the organisation that the packs do not know: most often slips of the pen.
fn unknown_names(given: &Given<'_>, report: &mut Report) {
    let organisation = given.organisation;
    let classes: BTreeSet<&str> = given.regulation.classes().map(|(_, class)| class.id.as_str()).collect();
    let mut strange: BTreeMap<&str, Vec<&PartyId>> = BTreeMap::new();
    for unit in organisation.units() {
        for class in unit.classes.iter().filter(|class| !classes.contains(class.as_str())) {
            strange.entry(class).or_default().push(&unit.id);
        }
    }
    for (class, units) in strange {
        let names = given.names(units);
        report.plain(
            "CW4105",
            Severity::Note,
            Text::new(
                format!("制度里没有单位类别“{class}”:{names}"),
                format!("the packs have no class of units `{class}`: {names}"),
            ),
            Text::new(
                "核对拼写;制度不用的类别可以保留",
                "check the spelling; a class that no pack uses may stay",
            ),
        );
    }
    for seat in organisation.bodies().iter().filter(|seat| given.regulation.body(&seat.is).is_none()) {
        report.plain(
            "CW4105",
            Severity::Warning,
            Text::new(
                format!("制度里没有机构“{}”({})", seat.is, seat.name),
                format!("the packs have no body `{}` ({})", seat.is, seat.name),
            ),
            Text::new(
                "写 is = \"制度里机构的编号\",或删去这一行",
                "write `is = \"...\"` with the id of a body of the pack, or remove the row",
            ),
        );
    }
}
