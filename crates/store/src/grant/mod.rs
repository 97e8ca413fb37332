//! What is granted to accounts.

use access::{DataScope, Grant, Grants, Permit, Role, Scope};
use domain::account::AccountId;
use kernel::{Page, PageRequest};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    db::Db,
    error::Error,
    reach,
    row::{
        account,
        account_grant::{ActiveModel, Column, Entity, Model},
    },
    tx::Tx,
};

const TABLE: &str = "account_grant";

/// What is granted to one account. Needs no scope: the caller decides on the account.
pub async fn find(tx: &mut Tx, account: &AccountId) -> Result<Grants, Error> {
    let rows = Entity::find()
        .filter(Column::Account.eq(account.as_str()))
        .order_by_asc(Column::Place)
        .all(tx.inner())
        .await?;
    collect(account.as_str(), &rows)
}

/// Replaces what is granted to one account.
pub async fn save(tx: &mut Tx, permit: &Permit, account: &AccountId, grants: &Grants) -> Result<(), Error> {
    if permit.action().noun() != "grant" {
        return Err(Error::WrongPermit { wanted: TABLE, found: permit.action().name() });
    }
    Entity::delete_many().filter(Column::Account.eq(account.as_str())).exec(tx.inner()).await?;
    let mut rows = Vec::new();
    for (place, grant) in (0_i64..).zip(grants.iter()) {
        let reach = serde_json::to_string(&grant.scope)
            .map_err(|error| Error::row(TABLE, "reach", account, error))?;
        let role = grant.role.name().to_owned();
        rows.push(ActiveModel::from(Model { account: account.to_string(), place, role, reach }).reset_all());
    }
    if !rows.is_empty() {
        Entity::insert_many(rows).exec_without_returning(tx.inner()).await?;
    }
    Ok(())
}

/// An account as the security administrator sees it: who, whether open, and what is granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// The account.
    pub account: AccountId,
    /// Its login.
    pub login: String,
    /// The person's name.
    pub name: String,
    /// The state's name.
    pub state: String,
    /// What is granted.
    pub grants: Grants,
    /// The account's version.
    pub version: i64,
}

/// Accounts by login, with what is granted to each.
pub async fn list(db: &Db, scope: &Scope, page: &PageRequest) -> Result<Page<Granted>, Error> {
    let mut query = account::Entity::find()
        .filter(reach::within(scope, account::Column::Unit, Some(account::Column::Id)))
        .order_by_asc(account::Column::Login)
        .limit(u64::from(page.limit()) + 1);
    if let Some(after) = page.after() {
        query = query.filter(account::Column::Login.gt(after));
    }
    let accounts = query.all(db.reader()).await?;
    let ids = accounts.iter().map(|row| row.id.as_str());
    let mut rows = Entity::find()
        .filter(Column::Account.is_in(ids))
        .order_by_asc(Column::Account)
        .order_by_asc(Column::Place)
        .all(db.reader())
        .await?;
    let mut granted = Vec::with_capacity(accounts.len());
    for row in accounts {
        let (own, rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|grant| grant.account == row.id);
        rows = rest;
        granted.push(Granted {
            account: AccountId::new(&row.id).map_err(|error| Error::row("account", "id", &row.id, error))?,
            grants: collect(&row.id, &own)?,
            login: row.login,
            name: row.name,
            state: row.state,
            version: row.version,
        });
    }
    Ok(Page::cut(granted, page.limit(), |granted| granted.login.clone()))
}

fn collect(account: &str, rows: &[Model]) -> Result<Grants, Error> {
    let grants = rows.iter().map(|row| from_columns(&row.account, &row.role, &row.reach));
    let grants = grants.collect::<Result<Vec<_>, _>>()?;
    Grants::new(grants).map_err(|error| Error::row(TABLE, "role", account, error))
}

pub(crate) fn from_columns(account: &str, role: &str, reach: &str) -> Result<Grant, Error> {
    let role =
        Role::named(role).ok_or_else(|| Error::row(TABLE, "role", account, format!("no role {role:?}")))?;
    let scope: DataScope =
        serde_json::from_str(reach).map_err(|error| Error::row(TABLE, "reach", account, error))?;
    Ok(Grant { role, scope })
}
