//! Reading a session: the one query that every request makes.

use domain::{
    account::{AccountId, AccountPolicy},
    organisation::UnitId,
    session::Session,
};
use jiff::Timestamp;

use crate::{
    db::{Db, on_pool},
    error::Error,
    grant,
    micros::Micros,
};

/// A session that holds, and what is needed to make an actor of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedIn {
    /// The session.
    pub session: Session,
    /// The unit of the person.
    pub unit: Option<UnitId>,
    /// Whether a password must be chosen first.
    pub must_change_password: bool,
    /// What is granted.
    pub grants: access::Grants,
}

const FIND: &str = "SELECT s.account, s.created_at, s.seen_at, a.unit, a.state, g.role, g.reach \
                    FROM session s JOIN account a ON a.id = s.account \
                    LEFT JOIN account_grant g ON g.account = s.account \
                    WHERE s.token_hash = $1 AND a.state IN ('invited', 'active') ORDER BY g.place";

type Row = (String, i64, i64, Option<String>, String, Option<String>, Option<String>);

/// The session of that token, if it holds now and its account is open. Needs no scope: it makes the actor.
pub async fn find(
    db: &Db,
    token_hash: &str,
    now: Timestamp,
    policy: &AccountPolicy,
) -> Result<Option<SignedIn>, Error> {
    let rows: Vec<Row> = on_pool!(db, |pool| sqlx::query_as(FIND).bind(token_hash).fetch_all(pool).await)?;
    let mut grants = Vec::with_capacity(rows.len());
    let mut first = None;
    for (account, created_at, seen_at, unit, state, role, reach) in rows {
        if let (Some(role), Some(reach)) = (role, reach) {
            grants.push(grant::from_columns(&account, &role, &reach)?);
        }
        first.get_or_insert((account, created_at, seen_at, unit, state));
    }
    let Some((account, created_at, seen_at, unit, state)) = first else {
        return Ok(None);
    };
    let wrong = |column, problem: String| Error::row("session", column, &account, problem);
    let session = Session {
        token_hash: token_hash.to_owned(),
        account: AccountId::new(&account).map_err(|error| wrong("account", error.to_string()))?,
        created_at: Micros(created_at).at("session", "created_at", &account)?,
        seen_at: Micros(seen_at).at("session", "seen_at", &account)?,
    };
    if !session.is_valid(now, policy) {
        return Ok(None);
    }
    let unit = unit.map(|unit| UnitId::new(&unit)).transpose();
    Ok(Some(SignedIn {
        session,
        unit: unit.map_err(|error| wrong("unit", error.to_string()))?,
        must_change_password: state == "invited",
        grants: access::Grants::new(grants).map_err(|error| wrong("grants", error.to_string()))?,
    }))
}
