//! Products that nobody makes, and archives that nobody keeps.

use std::collections::BTreeSet;

use kernel::Text;

use super::examination::Examination;
use crate::pack::{Archive, Duty, Product, RuleId};
use crate::resolved::Rule;

/// CW3028, CW3029 and CW3030.
pub(super) fn check(examination: &mut Examination<'_>) {
    let made: BTreeSet<&RuleId> =
        examination.of::<Duty>().filter_map(|(_, duty)| duty.product.as_ref()).collect();
    let products: Vec<(&Rule, &Product)> = examination.of::<Product>().collect();
    for (rule, product) in products {
        if product.by.is_empty() && !made.contains(&rule.id) {
            examination.warn(
                rule,
                "CW3028",
                Text::new(
                    format!("没有写“{}”由谁做", product.name),
                    format!("nobody is said to make “{}”", product.name),
                ),
                Text::new(
                    "写 by,或在产生它的职责里写 product",
                    "write `by`, or name it in `product` of the duty that yields it",
                ),
            );
        }
    }
    let archives: Vec<(&Rule, &Archive)> = examination.of::<Archive>().collect();
    for (rule, archive) in archives {
        if archive.custodian.is_empty() {
            examination.warn(
                rule,
                "CW3029",
                Text::new(
                    format!("没有写“{}”由谁保管", archive.name),
                    format!("nobody is said to keep “{}”", archive.name),
                ),
                Text::new("写 custodian,每个全宗一个保管人", "write `custodian`: one for each fonds"),
            );
        }
        if archive.retention.is_none() {
            examination.warn(
                rule,
                "CW3030",
                Text::new(
                    format!("没有写“{}”保管多久", archive.name),
                    format!("it is not said how long “{}” is kept", archive.name),
                ),
                Text::new(
                    "写 retention:permanent(永久)、30y 或 10y",
                    "write `retention`: permanent, 30y or 10y",
                ),
            );
        }
    }
}
