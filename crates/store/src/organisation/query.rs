//! Reading the organisation.

use domain::organisation::UnitId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use crate::{db::Db, error::Error, row::unit_ancestor, tx::Tx};

/// A unit and every unit above it, as this transaction sees them; none where there is no such unit. Needs no scope: it
/// is what decisions are made of.
pub async fn above(tx: &mut Tx, unit: &UnitId) -> Result<Vec<UnitId>, Error> {
    read_above(tx.inner(), unit).await
}

/// The same, outside a transaction.
pub async fn above_now(db: &Db, unit: &UnitId) -> Result<Vec<UnitId>, Error> {
    read_above(db.reader(), unit).await
}

async fn read_above(connection: &impl ConnectionTrait, unit: &UnitId) -> Result<Vec<UnitId>, Error> {
    let rows = unit_ancestor::Entity::find()
        .filter(unit_ancestor::Column::Unit.eq(unit.as_str()))
        .all(connection)
        .await?;
    let id = |row: unit_ancestor::Model| {
        UnitId::new(&row.ancestor).map_err(|error| Error::row("unit_ancestor", "ancestor", &row.unit, error))
    };
    rows.into_iter().map(id).collect()
}
