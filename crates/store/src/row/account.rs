//! Accounts.

use sea_orm::entity::prelude::*;

use crate::micros::Micros;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    pub login: String,
    pub name: String,
    pub email: Option<String>,
    pub unit: Option<String>,
    pub state: String,
    pub locked_until: Option<Micros>,
    pub locked_before: Option<String>,
    pub failures: i64,
    pub password: String,
    pub created_at: Micros,
    pub version: i64,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
