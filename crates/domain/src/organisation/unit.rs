//! Units: their names, their places under each other, their codes.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::UnitId;

/// A unit (单位), as people keep it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// Id.
    pub id: UnitId,
    /// Name, as people say it.
    pub name: String,
    /// Names that it had before, the oldest first.
    pub former_names: Vec<String>,
    /// The classes of the regulation that it belongs to.
    pub classes: Vec<String>,
    /// The units directly above it; a unit may have several.
    pub parents: BTreeSet<UnitId>,
    /// The place it stands in, as people say it.
    pub area: String,
    /// Area codes (行政区划代码), the oldest first. Where a code ends, the next begins the day after.
    pub codes: Vec<AreaCode>,
    /// The first day of its existence, where it is known.
    pub since: Option<Date>,
    /// The last day of its existence, once it has ended.
    pub until: Option<Date>,
    /// Counts the changes.
    pub version: i64,
}

/// A code of the place that a unit stands in, from one day to another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AreaCode {
    /// 2 to 12 digits for the national code; whatever the city writes for a local one.
    pub code: String,
    /// The first day.
    pub since: Date,
    /// The last day; open where absent.
    pub until: Option<Date>,
    /// Whether the city uses it in place of the national one.
    pub is_local: bool,
}

/// What a unit is set up from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewUnit {
    /// Id.
    pub id: UnitId,
    /// Name.
    pub name: String,
    /// Classes.
    pub classes: Vec<String>,
    /// The units directly above it.
    pub parents: BTreeSet<UnitId>,
    /// The place it stands in.
    pub area: String,
    /// The first day.
    pub since: Option<Date>,
}

/// Why a unit cannot be what was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum InvalidUnit {
    /// The id holds a dot, which separates a unit from its office.
    #[error("the id holds a dot")]
    Dot,
    /// No name, or one of over 100 characters.
    #[error("the name is empty or too long")]
    Name,
    /// It has that name.
    #[error("it has that name")]
    SameName,
    /// It would stand above itself.
    #[error("the unit would stand above itself, through {0}")]
    Cycle(UnitId),
    /// It ended before.
    #[error("the unit ended on {0}")]
    Ended(Date),
    /// It would end before it began.
    #[error("the unit began on {0}")]
    BeforeItBegan(Date),
    /// The code is malformed.
    #[error("the area code is malformed")]
    Code,
    /// The code would begin before the one it follows.
    #[error("the code before it began on {0}")]
    CodeOrder(Date),
}

impl Unit {
    /// A new unit.
    pub fn set_up(new: NewUnit) -> Result<Self, InvalidUnit> {
        if new.id.as_str().contains('.') {
            return Err(InvalidUnit::Dot);
        }
        if let Some(parent) = new.parents.get(&new.id) {
            return Err(InvalidUnit::Cycle(parent.clone()));
        }
        Ok(Self {
            name: checked(&new.name)?,
            id: new.id,
            former_names: Vec::new(),
            classes: new.classes,
            parents: new.parents,
            area: new.area,
            codes: Vec::new(),
            since: new.since,
            until: None,
            version: 1,
        })
    }

    /// Another name; the name so far stays as one that it had.
    pub fn rename(mut self, name: &str) -> Result<Self, InvalidUnit> {
        self.demand_living()?;
        let name = checked(name)?;
        if name == self.name {
            return Err(InvalidUnit::SameName);
        }
        self.former_names.retain(|former| *former != name);
        self.former_names.push(std::mem::replace(&mut self.name, name));
        Ok(self)
    }

    /// Puts it under other units. `above` is every unit above one of `parents`, and they themselves.
    pub fn move_under(
        mut self,
        parents: BTreeSet<UnitId>,
        above: &BTreeSet<UnitId>,
    ) -> Result<Self, InvalidUnit> {
        self.demand_living()?;
        if let Some(cycle) = parents.get(&self.id).or_else(|| above.get(&self.id)) {
            return Err(InvalidUnit::Cycle(cycle.clone()));
        }
        self.parents = parents;
        Ok(self)
    }

    /// Gives it a code from a day on; the code of the same sort so far ends the day before.
    pub fn recode(mut self, code: &str, is_local: bool, since: Date) -> Result<Self, InvalidUnit> {
        self.demand_living()?;
        let national = (2..=12).contains(&code.len()) && code.bytes().all(|byte| byte.is_ascii_digit());
        if !(national || (is_local && kernel::id::check(code).is_ok())) {
            return Err(InvalidUnit::Code);
        }
        if let Some(last) = self.codes.iter_mut().rev().find(|code| code.is_local == is_local) {
            if since <= last.since {
                return Err(InvalidUnit::CodeOrder(last.since));
            }
            last.until = since.yesterday().ok();
        }
        self.codes.push(AreaCode { code: code.to_owned(), since, until: None, is_local });
        Ok(self)
    }

    /// Ends it after a day.
    pub fn end(mut self, on: Date) -> Result<Self, InvalidUnit> {
        self.demand_living()?;
        if let Some(since) = self.since.filter(|since| on < *since) {
            return Err(InvalidUnit::BeforeItBegan(since));
        }
        self.until = Some(on);
        Ok(self)
    }

    /// The code that counts on a day: the local one where there is one.
    pub fn code_on(&self, day: Date) -> Option<&str> {
        let holds = |code: &&AreaCode| code.since <= day && code.until.is_none_or(|until| day <= until);
        let mut codes: Vec<&AreaCode> = self.codes.iter().filter(holds).collect();
        codes.sort_by_key(|code| code.is_local);
        codes.last().map(|code| code.code.as_str())
    }

    /// The unit as the planner sees it.
    pub fn for_planner(self) -> planner::organisation::Unit {
        planner::organisation::Unit {
            id: self.id,
            name: self.name,
            classes: self.classes,
            parents: self.parents.into_iter().collect(),
            area: self.area,
            since: self.since,
            until: self.until,
        }
    }

    fn demand_living(&self) -> Result<(), InvalidUnit> {
        self.until.map_or(Ok(()), |until| Err(InvalidUnit::Ended(until)))
    }
}

impl From<planner::organisation::Unit> for Unit {
    fn from(unit: planner::organisation::Unit) -> Self {
        Self {
            id: unit.id,
            name: unit.name,
            former_names: Vec::new(),
            classes: unit.classes,
            parents: unit.parents.into_iter().collect(),
            area: unit.area,
            codes: Vec::new(),
            since: unit.since,
            until: unit.until,
            version: 1,
        }
    }
}

fn checked(name: &str) -> Result<String, InvalidUnit> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 100 { Err(InvalidUnit::Name) } else { Ok(name.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn id(id: &str) -> UnitId {
        UnitId::new(id).unwrap()
    }

    fn unit() -> Unit {
        let new = NewUnit {
            id: id("u"),
            name: "教育局".into(),
            classes: vec![],
            parents: [id("city")].into(),
            area: String::new(),
            since: Some(date(2020, 1, 1)),
        };
        Unit::set_up(new).unwrap()
    }

    #[test]
    fn a_former_name_stays_known_and_a_return_to_it_is_no_repetition() {
        let renamed = unit().rename(" 教育体育局 ").unwrap();
        assert_eq!(
            (renamed.name.as_str(), renamed.former_names.as_slice()),
            ("教育体育局", &["教育局".to_owned()][..])
        );
        let back = renamed.rename("教育局").unwrap();
        assert_eq!(back.former_names, ["教育体育局"]);
        assert_eq!(back.rename("教育局"), Err(InvalidUnit::SameName));
        assert_eq!(unit().rename("  "), Err(InvalidUnit::Name));
    }

    #[test]
    fn no_unit_stands_above_itself() {
        let above = [id("x"), id("u"), id("city")].into();
        assert_eq!(unit().move_under([id("x")].into(), &above), Err(InvalidUnit::Cycle(id("u"))));
        assert_eq!(unit().move_under([id("u")].into(), &BTreeSet::new()), Err(InvalidUnit::Cycle(id("u"))));
        let moved = unit().move_under([id("x")].into(), &[id("x")].into()).unwrap();
        assert_eq!(moved.parents, [id("x")].into());
    }

    #[test]
    fn codes_follow_each_other_without_overlap_and_the_local_one_counts() {
        let unit = unit().recode("150781", false, date(2020, 1, 1)).unwrap();
        let unit = unit.recode("150782", false, date(2024, 7, 1)).unwrap();
        assert_eq!(unit.codes[0].until, Some(date(2024, 6, 30)));
        assert_eq!(unit.code_on(date(2024, 6, 30)), Some("150781"));
        assert_eq!(unit.code_on(date(2024, 7, 1)), Some("150782"));
        let unit = unit.recode("MZL-1", true, date(2025, 1, 1)).unwrap();
        assert_eq!(unit.code_on(date(2025, 1, 1)), Some("MZL-1"));
        assert_eq!(unit.clone().recode("x", false, date(2026, 1, 1)), Err(InvalidUnit::Code));
        let early = unit.recode("150783", false, date(2024, 7, 1));
        assert_eq!(early, Err(InvalidUnit::CodeOrder(date(2024, 7, 1))));
    }

    #[test]
    fn what_has_ended_does_not_change() {
        assert_eq!(unit().end(date(2019, 12, 31)), Err(InvalidUnit::BeforeItBegan(date(2020, 1, 1))));
        let ended = unit().end(date(2026, 1, 1)).unwrap();
        let refused = Err(InvalidUnit::Ended(date(2026, 1, 1)));
        assert_eq!(ended.clone().rename("x"), refused);
        assert_eq!(ended.clone().end(date(2027, 1, 1)), refused);
        assert_eq!(ended.move_under(BTreeSet::new(), &BTreeSet::new()), refused);
    }

    #[test]
    fn an_id_holds_no_dot() {
        let dotted = NewUnit { id: id("u.x"), ..new() };
        assert_eq!(Unit::set_up(dotted), Err(InvalidUnit::Dot));
        assert!(matches!(
            Unit::set_up(NewUnit { parents: [id("u")].into(), ..new() }),
            Err(InvalidUnit::Cycle(_))
        ));
    }

    fn new() -> NewUnit {
        NewUnit {
            id: id("u"),
            name: "n".into(),
            classes: vec![],
            parents: BTreeSet::new(),
            area: String::new(),
            since: None,
        }
    }
}
