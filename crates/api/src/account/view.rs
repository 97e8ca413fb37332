//! An account as the interface shows it.

use axum::{
    Json,
    http::{HeaderName, HeaderValue},
};
use domain::account::{Account, AccountId, AccountState};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{error::ApiError, version::etag};

/// An account.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
#[schema(as = Account)]
pub(crate) struct AccountView {
    /// Id.
    id: String,
    /// What the person types to sign in.
    login: String,
    /// Name.
    name: String,
    /// Address for e-mail.
    email: Option<String>,
    /// The unit that the person works in.
    unit: Option<String>,
    /// `invited`, `active`, `locked` or `disabled`.
    state: String,
    /// When a lock opens by itself (RFC 3339).
    locked_until: Option<String>,
    /// When the account was made (RFC 3339).
    created_at: String,
    /// The version, for `If-Match`.
    version: i64,
}

impl From<Account> for AccountView {
    fn from(account: Account) -> Self {
        let locked_until = match account.state {
            AccountState::Locked { until, .. } => Some(until.to_string()),
            _ => None,
        };
        Self {
            id: account.id.to_string(),
            login: account.login.to_string(),
            name: account.name,
            email: account.email,
            unit: account.unit.map(|unit| unit.to_string()),
            state: account.state.name().to_owned(),
            locked_until,
            created_at: account.created_at.to_string(),
            version: account.version,
        }
    }
}

/// One account with its version as `ETag`.
pub(super) type Answer = ([(HeaderName, HeaderValue); 1], Json<AccountView>);

/// Writes one account.
pub(super) fn answer(account: Account) -> Answer {
    (etag(account.version), Json(account.into()))
}

/// Reads the id in a path; what cannot be an id names no account.
pub(crate) fn account_id(text: &str) -> Result<AccountId, ApiError> {
    AccountId::new(text).map_err(|_| ApiError::new("not_found"))
}
