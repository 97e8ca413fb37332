//! A small regulation with a part of every kind, and an organisation for it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use calendar::{Calendar, Date};
use jiff::civil::date;
use planner::{
    fact::Fact,
    obligation::ObligationId,
    organisation::Organisation,
    plan::{Item, Plan, plan},
    program::{Program, Refused, Setup},
};
use regulation::{
    pack::{SourceFile, read},
    resolved::{Regulation, resolve},
};

/// The first and the last day of the year that is planned.
pub const YEAR: (Date, Date) = (date(2026, 1, 1), date(2026, 12, 31));

const MANIFEST: &str = r#"
[pack]
id = "t"
title = "试行制度"
issuer = "领导小组"
version = "1"
effective = 2020-01-01
"#;

/// Articles, classes, bodies and offices: what every pack of the tests has.
pub const BASE: &str = r#"
article = [
    { id = "A", heading = "试" }, { id = "D", heading = "职责" }, { id = "M", heading = "会议" }, { id = "G", heading = "专项会" },
    { id = "R", heading = "点评" }, { id = "S", heading = "考评" }, { id = "E", heading = "催办" },
]
class = [{ id = "unit", name = "单位", article = "A" }]
body = [
    { id = "lead", name = "领导小组", article = "A" },
    { id = "office", name = "办公室", article = "A" },
    { id = "council", name = "市政府", article = "A", external = true },
    { id = "party", name = "市委", article = "A", external = true },
    { id = "sg", name = "专项小组", article = "A", kind = "group", several = true },
]
office = [
    { id = "chief", of = "body:lead", name = "组长", article = "A" },
    { id = "vice", of = "body:lead", name = "副组长", article = "A" },
    { id = "head", of = "body:office", name = "主任", article = "A" },
    { id = "liaison", of = "class:unit", name = "联络员", article = "A" },
]
"#;

/// Rules of every kind.
pub const RULES: &str = r#"
[[setting]]
id = "cycle"
article = "A.1"
norm = "定期"
asks = "多久一次?"
kind = "recurrence"
filled_by = "body:office.head"

[[setting]]
id = "soon"
article = "A.2"
norm = "及时"
asks = "几天?"
kind = "span"
filled_by = "body:office.head"

[[setting]]
id = "no-notice"
article = "A.3"
strength = "may"
norm = "紧急"
asks = "免通知吗?"
kind = "switch"
filled_by = "body:office.head"

[[permission]]
id = "skip-notice"
article = "M.4"
who = ["body:lead.chief"]
act = "meeting.waive_notice"
what = "紧急会议不提前通知"
setting = "no-notice"

[[duty]]
id = "news"
article = "D.1"
who = ["class:unit.liaison"]
action = "report"
what = "报信息"
to = ["body:office"]
when = { every = "month" }
evidence = "bulletin.submitted"

[[duty]]
id = "statistics"
article = "D.2"
who = ["body:office"]
action = "compile"
what = "统计"
when = { setting = "cycle" }

[[duty]]
id = "standing"
article = "D.3"
who = ["class:unit"]
action = "implement"
what = "常抓"
standing = true

[[duty]]
id = "rectify"
article = "D.4"
who = ["subject"]
action = "rectify"
what = "整改"
to = ["body:council", "body:party", "body:lead"]
on = "assessment.published"
within = { amount = 10, unit = "day", side = "after" }

[[duty]]
id = "chase"
article = "D.5"
who = ["body:office"]
action = "supervise"
what = "立项督办"
on = "petition.received"
within = { setting = "soon" }
evidence = "supervision.opened"

[[duty]]
id = "chase-exposure"
article = "D.6"
strength = "generally"
who = ["body:office"]
action = "supervise"
what = "立项督办"
on = "media.exposed"
within = { amount = 1, unit = "workday", side = "after" }
evidence = "supervision.opened"

[[meeting]]
id = "session"
name = "小组会"
article = "M.1"
body = "body:lead"
members = ["body:lead.chief", "body:lead.vice", "class:unit.liaison"]
voting = ["class:unit.liaison"]
when = { every = "half_year" }
quorum = { fraction = "2/3", article = "M.2" }
notice = { by = "body:office", within = { amount = 2, unit = "day", side = "before" }, article = "M.3" }
emergency = { by = ["body:lead.chief"], article = "M.4" }
countersign = { by = ["body:lead.chief", "body:lead.vice"], article = "M.5" }
minutes = { by = "body:office", to = ["body:council", "body:party"], within = { amount = 1, unit = "week", side = "after" }, article = "M.6" }
circular = { by = "body:office", audience = "全市", within = { amount = 3, unit = "workday", side = "after" }, article = "M.7" }
agenda = [{ id = "summary", name = "总结", article = "M.8", required = "yearly" }]

[[meeting]]
id = "review"
name = "点评会"
article = "R.1"
body = "body:lead"
members = ["class:unit.liaison"]
when = { every = "year", times = 2 }
alternates = { with = "session", article = "R.2" }

[[meeting]]
id = "talk"
name = "座谈会"
article = "R.3"
body = "body:lead"
members = ["class:unit.liaison"]
when = { every = "quarter" }
joint_with = ["session"]

[[meeting]]
id = "solo"
name = "专题会"
article = "R.4"
body = "body:lead"
members = ["class:unit.liaison"]
when = { every = "quarter" }

[[meeting]]
id = "group-session"
name = "专项会"
article = "G.1"
strength = "in_principle"
body = "kind:group"
members = ["class:unit.liaison"]
when = { every = "month" }
minutes = { by = "kind:group", within = { amount = 5, unit = "day", side = "after" }, article = "G.2" }
circular = { by = "body:office", audience = "全市", within = { amount = 3, unit = "day", side = "after" }, article = "G.3" }

[[assessment]]
id = "self"
name = "自评"
article = "S.1"
organiser = ["class:unit"]
assessed = ["class:unit"]
self_assessed = true
when = { every = "half_year", at = ["06-30", "12-31"] }
filed_with = ["body:office"]

[[assessment]]
id = "round"
name = "考评"
article = "S.2"
organiser = ["body:office"]
assessed = ["class:unit"]
when = { every = "year" }
notice = { amount = 1, unit = "half_day", side = "before" }

[[escalation]]
id = "default"
article = "E.1"
rungs = [
    { at = { amount = 3, unit = "day", side = "before" }, tell = ["subject"], name = "提醒" },
    { at = { amount = 2, unit = "workday", side = "after" }, tell = ["subject", "body:office"], name = "催办" },
]
"#;

const ORGANISATION: &str = r#"
organisation = { name = "试市" }
unit = [
    { id = "u1", name = "甲局", classes = ["unit"] },
    { id = "u2", name = "乙局", classes = ["unit"] },
    { id = "u3", name = "丙局", classes = ["unit"] },
]
body = [
    { id = "lead", name = "领导小组" },
    { id = "office", name = "办公室" },
    { id = "council", name = "市政府" },
    { id = "party", name = "市委" },
    { id = "sg1", is = "sg", name = "专项一组" },
    { id = "sg2", is = "sg", name = "专项二组" },
]
"#;

/// The regulation of these files' texts beside the manifest.
pub fn regulation(texts: &[&str]) -> Regulation {
    regulation_of(MANIFEST, texts)
}

/// The same with another manifest.
pub fn regulation_of(manifest: &str, texts: &[&str]) -> Regulation {
    let file = |(index, text): (usize, &&str)| SourceFile {
        name: format!("part-{index}.toml"),
        bytes: text.as_bytes().to_vec(),
    };
    let mut files: Vec<SourceFile> = texts.iter().enumerate().map(file).collect();
    files.push(SourceFile { name: "pack.toml".to_owned(), bytes: manifest.as_bytes().to_vec() });
    resolve(vec![read(&files).unwrap()]).unwrap()
}

/// The program of a regulation for some days, with these settings, where meetings have a module.
pub fn compile(
    regulation: &Regulation,
    settings: &BTreeMap<String, toml::Value>,
    (from, to): (Date, Date),
) -> Result<Program, Refused> {
    let calendar = Calendar::builtin();
    let built = BTreeSet::from(["meeting".to_owned(), "rectification".to_owned()]);
    Program::compile(regulation, &Setup { calendar: &calendar, settings, built: &built, from, to })
}

/// The program of all rules for some days.
pub fn program(range: (Date, Date)) -> Program {
    compile(&regulation(&[BASE, RULES]), &BTreeMap::new(), range).unwrap()
}

/// The organisation.
pub fn organisation() -> Organisation {
    organisation_of(ORGANISATION)
}

/// Another organisation.
pub fn organisation_of(text: &str) -> Organisation {
    Organisation::read("organisation.toml", text.as_bytes()).unwrap()
}

/// The plan of the year.
pub fn planned(facts: &[Fact]) -> Plan {
    plan(&program(YEAR), &organisation(), facts, YEAR.0, YEAR.1)
}

/// The same, shared.
pub fn shared(range: (Date, Date)) -> (Arc<Program>, Arc<Organisation>) {
    (Arc::new(program(range)), Arc::new(organisation()))
}

/// A fact from its JSON without id: `at`, `kind` and whatever else it says.
pub fn fact(id: &str, at: &str, kind: &str, rest: &str) -> Fact {
    let comma = if rest.is_empty() { "" } else { "," };
    let line = format!(r#"{{"id":"{id}","at":"{at}","kind":"{kind}"{comma}{rest}}}"#);
    let (facts, findings) = planner::fact::read("test", line.as_bytes());
    assert_eq!(findings, [], "{line}");
    facts.into_iter().next().unwrap()
}

/// The obligation with this id.
pub fn get<'a>(plan: &'a Plan, id: &str) -> &'a Item {
    plan.get(&ObligationId::from_text(id))
        .unwrap_or_else(|| panic!("{id} is not owed; owed are {:#?}", ids(plan)))
}

/// Every id, in the order of the plan.
pub fn ids(plan: &Plan) -> Vec<String> {
    plan.items.iter().map(|item| item.obligation.id.to_string()).collect()
}

/// The ids that a rule yields.
pub fn ids_of(plan: &Plan, rule: &str) -> Vec<String> {
    let of = plan.items.iter().filter(|item| &*item.obligation.rule == rule);
    of.map(|item| item.obligation.id.to_string()).collect()
}

/// The fact that met an obligation.
pub fn met_by<'a>(plan: &'a Plan, id: &str) -> Option<&'a str> {
    get(plan, id).outcome().met.as_ref().map(|met| met.fact.as_str())
}

/// Why facts do not discharge an obligation.
pub fn refused(plan: &Plan, id: &str) -> Vec<String> {
    get(plan, id)
        .outcome()
        .refused
        .iter()
        .map(|refusal| format!("{}: {}", refusal.fact, refusal.why.en))
        .collect()
}
