//! Reading units.

use std::collections::{BTreeMap, BTreeSet};

use access::Scope;
use domain::organisation::{AreaCode, Unit, UnitId};
use kernel::{Page, PageRequest};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

use super::column::{day, id, json, parsed};
use crate::{
    db::{Db, Engine},
    error::Error,
    reach,
    row::{
        area_code, body,
        unit::{Column, Entity, Model},
        unit_ancestor, unit_parent,
    },
    tx::Tx,
};

const TABLE: &str = "unit";

/// Which units.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct UnitFilter {
    /// Whose name holds this, now or formerly.
    pub text: Option<String>,
    /// Of this class.
    pub class: Option<String>,
    /// Directly under this unit.
    pub parent: Option<UnitId>,
    /// Under this unit, through any number of steps.
    pub beneath: Option<UnitId>,
}

/// Units by id.
pub async fn list(
    db: &Db,
    scope: &Scope,
    filter: &UnitFilter,
    page: &PageRequest,
) -> Result<Page<Unit>, Error> {
    let mut query = Entity::find()
        .filter(reach::within(scope, Column::Id, None::<Column>))
        .order_by_asc(Column::Id)
        .limit(u64::from(page.limit()) + 1);
    if let Some(text) = &filter.text {
        let names = sea_orm::Condition::any()
            .add(Column::Name.contains(text))
            .add(Column::FormerNames.contains(text));
        query = query.filter(names);
    }
    if let Some(class) = &filter.class {
        // Classes are a JSON list of ids, which hold no quotes.
        query = query.filter(Column::Classes.contains(format!("\"{class}\"")));
    }
    if let Some(parent) = &filter.parent {
        let children = unit_parent::Entity::find()
            .select_only()
            .column(unit_parent::Column::Unit)
            .filter(unit_parent::Column::Parent.eq(parent.as_str()))
            .into_query();
        query = query.filter(Column::Id.in_subquery(children));
    }
    if let Some(top) = &filter.beneath {
        let beneath = unit_ancestor::Entity::find()
            .select_only()
            .column(unit_ancestor::Column::Unit)
            .filter(unit_ancestor::Column::Ancestor.eq(top.as_str()))
            .into_query();
        query = query.filter(Column::Id.in_subquery(beneath));
    }
    if let Some(after) = page.after() {
        query = query.filter(Column::Id.gt(after));
    }
    let rows = query.all(db.reader()).await?;
    let units = assemble(db.reader(), rows).await?;
    Ok(Page::cut(units, page.limit(), |unit| unit.id.to_string()))
}

/// The unit. Needs no scope: the caller decides on what it finds.
pub async fn find(db: &Db, unit: &UnitId) -> Result<Option<Unit>, Error> {
    let row = Entity::find_by_id(unit.as_str()).one(db.reader()).await?;
    Ok(assemble(db.reader(), row.into_iter().collect()).await?.pop())
}

/// The unit as this transaction sees it, held so that nobody else changes it before the commit.
pub async fn load(tx: &mut Tx, unit: &UnitId) -> Result<Option<Unit>, Error> {
    let mut query = Entity::find_by_id(unit.as_str());
    if tx.engine() == Engine::Postgres {
        query = query.lock_exclusive();
    }
    let row = query.one(tx.inner()).await?;
    Ok(assemble(tx.inner(), row.into_iter().collect()).await?.pop())
}

/// The unit that a unit or body stands for: itself, or the one that the body belongs to; `None` where there is no such
/// unit or body, `Some(None)` where a body belongs to none.
pub async fn place_of(tx: &mut Tx, party: &UnitId) -> Result<Option<Option<UnitId>>, Error> {
    if Entity::find_by_id(party.as_str()).one(tx.inner()).await?.is_some() {
        return Ok(Some(Some(party.clone())));
    }
    let Some(row) = body::Entity::find_by_id(party.as_str()).one(tx.inner()).await? else { return Ok(None) };
    Ok(Some(row.unit.map(|unit| id("body", "unit", &row.id, &unit)).transpose()?))
}

/// Whether there is no unit at all yet.
pub async fn is_empty(tx: &mut Tx) -> Result<bool, Error> {
    Ok(Entity::find().limit(1).one(tx.inner()).await?.is_none())
}

/// Units of rows, with their parents and codes in two more queries, however many they are.
pub(super) async fn assemble(
    connection: &impl ConnectionTrait,
    rows: Vec<Model>,
) -> Result<Vec<Unit>, Error> {
    let mut parents: BTreeMap<String, BTreeSet<UnitId>> = BTreeMap::new();
    let mut codes: BTreeMap<String, Vec<AreaCode>> = BTreeMap::new();
    // A statement's parameters are limited.
    for rows in rows.chunks(1_000) {
        let ids = || rows.iter().map(|row| row.id.as_str());
        let edges =
            unit_parent::Entity::find().filter(unit_parent::Column::Unit.is_in(ids())).all(connection);
        for edge in edges.await? {
            let parent = id("unit_parent", "parent", &edge.unit, &edge.parent)?;
            parents.entry(edge.unit).or_default().insert(parent);
        }
        let found = area_code::Entity::find()
            .filter(area_code::Column::Unit.is_in(ids()))
            .order_by_asc(area_code::Column::Unit)
            .order_by_asc(area_code::Column::Place)
            .all(connection);
        for row in found.await? {
            let code = AreaCode {
                since: parsed("area_code", "since", &row.unit, &row.since)?,
                until: day("area_code", "until", &row.unit, row.until.as_deref())?,
                code: row.code,
                is_local: row.is_local,
            };
            codes.entry(row.unit).or_default().push(code);
        }
    }
    let unit = |row: Model| -> Result<Unit, Error> {
        Ok(Unit {
            id: id(TABLE, "id", &row.id, &row.id)?,
            former_names: json(TABLE, "former_names", &row.id, &row.former_names)?,
            classes: json(TABLE, "classes", &row.id, &row.classes)?,
            parents: parents.remove(&row.id).unwrap_or_default(),
            codes: codes.remove(&row.id).unwrap_or_default(),
            since: day(TABLE, "since", &row.id, row.since.as_deref())?,
            until: day(TABLE, "until", &row.id, row.until.as_deref())?,
            name: row.name,
            area: row.area,
            version: row.version,
        })
    };
    rows.into_iter().map(unit).collect()
}
