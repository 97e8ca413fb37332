//! A list's scope as a condition of its query.

use access::Scope;
use sea_orm::{ColumnTrait, Condition, QuerySelect, QueryTrait, sea_query::Expr};

use crate::row::unit_ancestor;

/// The condition that leaves of a table only the rows within `scope`: `unit` is the column of the unit that a row
/// belongs to, `owner` that of the person.
pub(crate) fn within<U: ColumnTrait, O: ColumnTrait>(scope: &Scope, unit: U, owner: Option<O>) -> Condition {
    if scope.is_all() {
        return Condition::all();
    }
    // An empty `any` would hold for every row; this one holds for none.
    let mut any = Condition::any().add(Expr::val(false).into_condition());
    if let (Some(owner), Some(own)) = (owner, scope.own()) {
        any = any.add(owner.eq(own.as_str()));
    }
    if !scope.units().is_empty() {
        any = any.add(unit.is_in(scope.units().iter().map(domain::organisation::UnitId::as_str)));
    }
    if !scope.subtrees().is_empty() {
        let roots = scope.subtrees().iter().map(domain::organisation::UnitId::as_str);
        let beneath = <unit_ancestor::Entity as sea_orm::EntityTrait>::find()
            .select_only()
            .column(unit_ancestor::Column::Unit)
            .filter(unit_ancestor::Column::Ancestor.is_in(roots))
            .into_query();
        any = any.add(unit.in_subquery(beneath));
    }
    any
}

use sea_orm::{QueryFilter, sea_query::IntoCondition};
