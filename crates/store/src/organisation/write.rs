//! Writing units.

use access::Permit;
use domain::organisation::Unit;
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, EntityTrait, QueryFilter};

use super::{ancestors, column::list};
use crate::{
    error::Error,
    row::{
        area_code,
        unit::{ActiveModel, Column, Entity, Model},
        unit_parent,
    },
    tx::Tx,
};

/// Adds a unit. An id that is taken is [`Error::Duplicate`], a parent that is none [`Error::Dangling`].
pub async fn add(tx: &mut Tx, permit: &Permit, unit: &Unit) -> Result<(), Error> {
    demand(permit)?;
    let row = ActiveModel::from(row(unit)).reset_all();
    Entity::insert(row).exec_without_returning(tx.inner()).await?;
    write_parents(tx, unit).await?;
    write_codes(tx, unit).await?;
    ancestors::refresh(tx, &unit.id).await
}

/// Saves a changed unit and gives it the next version; [`Error::Stale`] where somebody else changed it since it was
/// read.
pub async fn save(tx: &mut Tx, permit: &Permit, unit: Unit) -> Result<Unit, Error> {
    demand(permit)?;
    let read = unit.version;
    let saved = Unit { version: read + 1, ..unit };
    let mut row = ActiveModel::from(row(&saved)).reset_all();
    row.id = NotSet;
    let done = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(saved.id.as_str()))
        .filter(Column::Version.eq(read))
        .exec(tx.inner())
        .await?;
    if done.rows_affected != 1 {
        return Err(Error::Stale { table: "unit", row: saved.id.to_string() });
    }
    write_parents(tx, &saved).await?;
    write_codes(tx, &saved).await?;
    ancestors::refresh(tx, &saved.id).await?;
    Ok(saved)
}

pub(super) fn demand(permit: &Permit) -> Result<(), Error> {
    match permit.action().noun() {
        "organisation" => Ok(()),
        _ => Err(Error::WrongPermit { wanted: "organisation", found: permit.action().name() }),
    }
}

pub(super) fn row(unit: &Unit) -> Model {
    Model {
        id: unit.id.to_string(),
        name: unit.name.clone(),
        classes: list(&unit.classes),
        area: unit.area.clone(),
        since: unit.since.map(|day| day.to_string()),
        until: unit.until.map(|day| day.to_string()),
        version: unit.version,
        former_names: list(&unit.former_names),
    }
}

async fn write_parents(tx: &mut Tx, unit: &Unit) -> Result<(), Error> {
    let old = unit_parent::Entity::delete_many().filter(unit_parent::Column::Unit.eq(unit.id.as_str()));
    old.exec(tx.inner()).await?;
    let edge = |parent: &domain::organisation::UnitId| unit_parent::Model {
        unit: unit.id.to_string(),
        parent: parent.to_string(),
    };
    let rows: Vec<_> =
        unit.parents.iter().map(|parent| unit_parent::ActiveModel::from(edge(parent)).reset_all()).collect();
    if !rows.is_empty() {
        unit_parent::Entity::insert_many(rows).exec_without_returning(tx.inner()).await?;
    }
    Ok(())
}

async fn write_codes(tx: &mut Tx, unit: &Unit) -> Result<(), Error> {
    let old = area_code::Entity::delete_many().filter(area_code::Column::Unit.eq(unit.id.as_str()));
    old.exec(tx.inner()).await?;
    let rows: Vec<_> = (0_i64..)
        .zip(&unit.codes)
        .map(|(place, code)| area_code::Model {
            unit: unit.id.to_string(),
            place,
            code: code.code.clone(),
            since: code.since.to_string(),
            until: code.until.map(|day| day.to_string()),
            is_local: code.is_local,
        })
        .map(|row| area_code::ActiveModel::from(row).reset_all())
        .collect();
    if !rows.is_empty() {
        area_code::Entity::insert_many(rows).exec_without_returning(tx.inner()).await?;
    }
    Ok(())
}
