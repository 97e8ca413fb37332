//! Reading the journal.

use access::Scope;
use jiff::Timestamp;
use kernel::{Page, PageRequest};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::Value;

use super::change::Fact;
use crate::{db::Db, error::Error, row::fact};

/// Which facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FactFilter {
    /// About this noun.
    pub noun: Option<String>,
    /// About this object.
    pub object: Option<String>,
    /// By this actor.
    pub actor: Option<String>,
}

/// Facts, the newest first.
pub async fn list(
    db: &Db,
    scope: &Scope,
    filter: &FactFilter,
    page: &PageRequest,
) -> Result<Page<Fact>, Error> {
    if !scope.is_all() {
        // A fact belongs to no unit: the journal is read whole or not at all.
        return Ok(Page { items: Vec::new(), next: None });
    }
    let mut query = fact::Entity::find().order_by_desc(fact::Column::Seq).limit(u64::from(page.limit()) + 1);
    let filters = [
        (fact::Column::Noun, &filter.noun),
        (fact::Column::Object, &filter.object),
        (fact::Column::Actor, &filter.actor),
    ];
    for (column, value) in filters {
        if let Some(value) = value {
            query = query.filter(column.eq(value.as_str()));
        }
    }
    if let Some(seq) = page.after().and_then(|after| after.parse::<i64>().ok()) {
        query = query.filter(fact::Column::Seq.lt(seq));
    }
    let rows = query.all(db.reader()).await?;
    let facts = rows.into_iter().map(Fact::try_from).collect::<Result<Vec<_>, _>>()?;
    Ok(Page::cut(facts, page.limit(), |fact| fact.seq.to_string()))
}

/// The facts of one object, the newest first. Needs no scope: it is asked only about an object that the actor may see.
pub async fn of_object(db: &Db, noun: &str, object: &str, page: &PageRequest) -> Result<Page<Fact>, Error> {
    let mut query = fact::Entity::find()
        .filter(fact::Column::Noun.eq(noun))
        .filter(fact::Column::Object.eq(object))
        .order_by_desc(fact::Column::Seq)
        .limit(u64::from(page.limit()) + 1);
    if let Some(seq) = page.after().and_then(|after| after.parse::<i64>().ok()) {
        query = query.filter(fact::Column::Seq.lt(seq));
    }
    let rows = query.all(db.reader()).await?;
    let facts = rows.into_iter().map(Fact::try_from).collect::<Result<Vec<_>, _>>()?;
    Ok(Page::cut(facts, page.limit(), |fact| fact.seq.to_string()))
}

/// Who last changed an object, and when: what the second of two clerks is told. Needs no scope: it is asked only
/// about an object that the actor was just permitted to change.
pub async fn last_change(db: &Db, noun: &str, object: &str) -> Result<Option<(String, Timestamp)>, Error> {
    let row = fact::Entity::find()
        .filter(fact::Column::Noun.eq(noun))
        .filter(fact::Column::Object.eq(object))
        .order_by_desc(fact::Column::Seq)
        .one(db.reader())
        .await?;
    row.map(|row| Ok((row.actor, row.at.at("journal", "at", &row.seq.to_string())?))).transpose()
}

impl TryFrom<fact::Model> for Fact {
    type Error = Error;

    fn try_from(row: fact::Model) -> Result<Self, Error> {
        let key = row.seq.to_string();
        let value = |column, text: Option<String>| -> Result<Option<Value>, Error> {
            text.map(|text| {
                serde_json::from_str(&text).map_err(|error| Error::row("journal", column, &key, error))
            })
            .transpose()
        };
        Ok(Self {
            seq: u64::try_from(row.seq).map_err(|error| Error::row("journal", "seq", &key, error))?,
            at: row.at.at("journal", "at", &key)?,
            before: value("before", row.before)?,
            after: value("after", row.after)?,
            actor: row.actor,
            kind: row.kind,
            noun: row.noun,
            object: row.object,
            request: row.request,
            hash: data_encoding::HEXLOWER.encode(&row.hash),
        })
    }
}
