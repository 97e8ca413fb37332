//! What stands above what, through any number of steps.

use std::collections::{BTreeMap, BTreeSet};

use domain::organisation::UnitId;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};

use super::column::id;
use crate::{
    db::Db,
    error::Error,
    row::{unit_ancestor, unit_parent},
    tx::Tx,
};

const TABLE: &str = "unit_ancestor";

/// A unit and every unit above it, as this transaction sees them; none where there is no such unit. Needs no scope: it
/// is what decisions are made of.
pub async fn above(tx: &mut Tx, unit: &UnitId) -> Result<BTreeSet<UnitId>, Error> {
    read_above(tx.inner(), unit).await
}

/// The same, outside a transaction.
pub async fn above_now(db: &Db, unit: &UnitId) -> Result<BTreeSet<UnitId>, Error> {
    read_above(db.reader(), unit).await
}

async fn read_above(connection: &impl ConnectionTrait, unit: &UnitId) -> Result<BTreeSet<UnitId>, Error> {
    let rows = unit_ancestor::Entity::find()
        .filter(unit_ancestor::Column::Unit.eq(unit.as_str()))
        .all(connection)
        .await?;
    rows.into_iter().map(|row| id(TABLE, "ancestor", &row.unit, &row.ancestor)).collect()
}

/// Writes what stands above a unit and above everything beneath it, after its parents changed. Touches that subtree
/// and nothing else.
pub(super) async fn refresh(tx: &mut Tx, unit: &UnitId) -> Result<(), Error> {
    let beneath = unit_ancestor::Entity::find()
        .filter(unit_ancestor::Column::Ancestor.eq(unit.as_str()))
        .all(tx.inner())
        .await?;
    let mut subtree: BTreeSet<String> = beneath.into_iter().map(|row| row.unit).collect();
    subtree.insert(unit.to_string());
    let mut parents: BTreeMap<String, Vec<String>> =
        subtree.iter().map(|unit| (unit.clone(), Vec::new())).collect();
    let edges =
        unit_parent::Entity::find().filter(unit_parent::Column::Unit.is_in(subtree.clone())).all(tx.inner());
    for edge in edges.await? {
        parents.entry(edge.unit).or_default().push(edge.parent);
    }
    // What stands above the units outside the subtree has not changed.
    let outside = parents.values().flatten().filter(|parent| !subtree.contains(*parent)).cloned();
    let outside: BTreeSet<String> = outside.collect();
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let rows =
        unit_ancestor::Entity::find().filter(unit_ancestor::Column::Unit.is_in(outside)).all(tx.inner());
    for row in rows.await? {
        known.entry(row.unit).or_default().insert(row.ancestor);
    }
    unit_ancestor::Entity::delete_many()
        .filter(unit_ancestor::Column::Unit.is_in(subtree))
        .exec(tx.inner())
        .await?;
    insert(tx, &close(&parents, known)).await
}

/// Every unit of `parents` with all that stands above it. Units that stand in a circle are left out; the domain
/// refuses them before they come here.
pub(super) fn close(
    parents: &BTreeMap<String, Vec<String>>,
    mut known: BTreeMap<String, BTreeSet<String>>,
) -> BTreeMap<String, BTreeSet<String>> {
    let mut open: Vec<&String> = parents.keys().collect();
    loop {
        let before = open.len();
        open.retain(|unit| {
            let own = &parents[*unit];
            if !own.iter().all(|parent| known.contains_key(parent)) {
                return true;
            }
            let mut above: BTreeSet<String> =
                own.iter().flat_map(|parent| known[parent].iter().cloned()).collect();
            above.insert((*unit).clone());
            known.insert((*unit).clone(), above);
            false
        });
        if open.len() == before {
            known.retain(|unit, _| parents.contains_key(unit));
            return known;
        }
    }
}

/// Inserts pairs of unit and ancestor.
pub(super) async fn insert(tx: &mut Tx, above: &BTreeMap<String, BTreeSet<String>>) -> Result<(), Error> {
    let pairs =
        above.iter().flat_map(|(unit, above)| above.iter().map(|ancestor| (unit.clone(), ancestor.clone())));
    let rows: Vec<unit_ancestor::ActiveModel> = pairs
        .map(|(unit, ancestor)| {
            unit_ancestor::ActiveModel::from(unit_ancestor::Model { unit, ancestor }).reset_all()
        })
        .collect();
    for rows in rows.chunks(1_000) {
        unit_ancestor::Entity::insert_many(rows.to_vec()).exec_without_returning(tx.inner()).await?;
    }
    Ok(())
}
