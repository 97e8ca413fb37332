//! Permissions, prohibitions, requirements and figures: how things are done.

use kernel::Text;

use super::{Words, both, list};
use crate::pack::{
    Consequence, Permission, Procedure, Prohibition, Quota, Requirement, Threshold, Veto, Vocabulary, fact,
    noun,
};

pub(super) fn procedure(procedure: &Procedure) -> Text {
    let steps = procedure.steps.iter().map(|step| step.name.as_str()).collect::<Vec<_>>().join("→");
    Text::new(
        format!("{}依次为:{steps}", procedure.name),
        format!("{}, in this order: {steps}", procedure.name),
    )
}

pub(super) fn vocabulary(vocabulary: &Vocabulary) -> Text {
    let terms = list(vocabulary.terms.iter().map(|term| term.name.as_str()));
    let (zh, en) = if vocabulary.open { (",可补充", ", and others") } else { ("", "") };
    Text::new(
        format!("{}分为:{}{zh}", vocabulary.name, terms.zh),
        format!("{}: {}{en}", vocabulary.name, terms.en),
    )
}

pub(super) fn threshold(threshold: &Threshold) -> Text {
    let (zh, en) = match threshold.op.as_str() {
        ">=" => ("达到", "at least"),
        ">" => ("超过", "more than"),
        "<=" => ("不超过", "at most"),
        "<" => ("低于", "less than"),
        "top" => ("前", "among the first"),
        "bottom" => ("后", "among the last"),
        other => (other, other),
    };
    let Threshold { of, value, unit, then, .. } = threshold;
    let then =
        if then.is_empty() { Text::default() } else { Text::new(format!(":{then}"), format!(": {then}")) };
    Text::new(format!("{of}{zh}{value}{unit}{}", then.zh), format!("{of} {en} {value} {unit}{}", then.en))
}

fn fact_name(on: &str) -> Text {
    fact::find(on).map_or_else(|| both(on), |kind| Text::new(kind.zh, kind.en))
}

impl Words<'_> {
    pub(super) fn permission(&self, permission: &Permission) -> Text {
        let who = self.parties(&permission.who);
        let (if_zh, if_en) = if permission.condition.is_empty() {
            (String::new(), String::new())
        } else {
            (format!("({})", permission.condition), format!(" ({})", permission.condition))
        };
        let approved = permission.approved_by.as_ref().map_or_else(Text::default, |by| {
            let by = self.party(by);
            Text::new(format!(",须经{}批准", by.zh), format!(", if {} approves", by.en))
        });
        Text::new(
            format!("{}可以{if_zh}:{}{}", who.zh, permission.what, approved.zh),
            format!("{} may{if_en}: {}{}", who.en, permission.what, approved.en),
        )
    }

    pub(super) fn prohibition(&self, prohibition: &Prohibition) -> Text {
        let who = if prohibition.who.is_empty() {
            Text::new("任何单位和个人", "nobody")
        } else {
            self.parties(&prohibition.who)
        };
        let must = if self.strength.allows_exception() {
            Text::new("原则上不得", "must in principle not")
        } else {
            Text::new("不得", if prohibition.who.is_empty() { "may" } else { "must not" })
        };
        Text::new(
            format!("{}{}:{}", who.zh, must.zh, prohibition.what),
            format!("{} {}: {}", who.en, must.en, prohibition.what),
        )
    }

    pub(super) fn requirement(&self, requirement: &Requirement) -> Text {
        let (noun, verb) = requirement.act.split_once('.').unwrap_or((&requirement.act, ""));
        let zh = noun::find(noun).map_or(noun, |noun| noun.zh);
        let must = self.must();
        Text::new(
            format!("办“{zh}”({verb}){}:{}", must.zh, requirement.what),
            format!("before `{}`, it {} be so: {}", requirement.act, must.en, requirement.what),
        )
    }

    pub(super) fn quota(&self, quota: &Quota) -> Text {
        let who = self.parties(&quota.who);
        let unit = &quota.unit;
        let (zh, en) = match (quota.at_least, quota.at_most) {
            (Some(least), Some(most)) if least == most => {
                (format!("{least}{unit}"), format!("{least} {unit}"))
            }
            (Some(least), Some(most)) => {
                (format!("{least}至{most}{unit}"), format!("{least} to {most} {unit}"))
            }
            (Some(least), None) => (format!("至少{least}{unit}"), format!("at least {least} {unit}")),
            (None, Some(most)) => (format!("至多{most}{unit}"), format!("at most {most} {unit}")),
            (None, None) => (String::new(), String::new()),
        };
        let per = if quota.per.is_empty() {
            Text::default()
        } else {
            Text::new(format!("(按{}计)", quota.per), format!(" per {}", quota.per))
        };
        let must = self.must();
        Text::new(
            format!("{}{}{}:{zh}{}", who.zh, must.zh, quota.of, per.zh),
            format!("{} {}: {en}{} of {}", who.en, must.en, per.en, quota.of),
        )
    }

    pub(super) fn consequence(&self, consequence: &Consequence) -> Text {
        let (on, who) = (fact_name(&consequence.on), self.parties(&consequence.who));
        Text::new(
            format!("“{}”之后,对{}:{}", on.zh, who.zh, consequence.then),
            format!("after “{}”, for {}: {}", on.en, who.en, consequence.then),
        )
    }

    pub(super) fn veto(&self, veto: &Veto) -> Text {
        let who = self.parties(&veto.who);
        let or_open = |text: &str| if text.is_empty() { "未写".to_owned() } else { text.to_owned() };
        let by = if veto.decided_by.is_empty() {
            Text::new("未写", "not said")
        } else {
            self.parties(&veto.decided_by)
        };
        let (trigger, lasts) = (or_open(&veto.trigger), or_open(&veto.lasts));
        Text::new(
            format!("对{}的{}实行一票否决(事由:{trigger};决定:{};期限:{lasts})", who.zh, veto.scope, by.zh),
            format!(
                "{} may be vetoed in {} (trigger: {trigger}; decided by: {}; lasts: {lasts})",
                who.en, veto.scope, by.en
            ),
        )
    }
}
