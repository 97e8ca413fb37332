//! What the organisation is called.

use sea_orm::EntityTrait;

use crate::{db::Db, error::Error, row};

/// The name of the whole, where one is loaded. Needs no scope: it stands on every page and paper.
pub async fn name(db: &Db) -> Result<Option<String>, Error> {
    let row = row::organisation::Entity::find_by_id(1).one(db.reader()).await?;
    Ok(row.map(|row| row.name).filter(|name| !name.is_empty()))
}
