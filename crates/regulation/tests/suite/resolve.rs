//! Joining packs: names, triggers, precedence, versions.

use std::fmt::Write as _;

use crate::village::{BASE, MANIFEST, codes, file, read, show, village};
use calendar::Date;
use proptest::prelude::*;
use regulation::pack::{Duty, Pack, PackId, RuleId, Selector};
use regulation::resolved::{FilingState, NotInForce, Shelf, resolve};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn found(rules: &str) -> Vec<&'static str> {
    match resolve(vec![village(rules)]) {
        Ok(_) => Vec::new(),
        Err(findings) => {
            for finding in &findings {
                assert!(!finding.message.zh.is_empty() && !finding.message.en.is_empty(), "{finding:?}");
                assert!(!finding.help.zh.is_empty() && !finding.help.en.is_empty(), "{finding:?}");
                assert!(finding.place.is_some(), "{finding:?}");
            }
            codes(&findings)
        }
    }
}

/// A duty with these keys in place of the usual ones.
fn duty(keys: &str) -> String {
    let usual = [
        ("id", "\"d\""),
        ("article", "\"V-2\""),
        ("who", "[\"class:household\"]"),
        ("action", "\"organise\""),
        ("what", "\"打扫\""),
    ];
    let mut text = "[[duty]]\n".to_owned();
    for (key, value) in usual {
        if !keys.lines().any(|line| line.starts_with(&format!("{key} ="))) {
            writeln!(text, "{key} = {value}").unwrap();
        }
    }
    text + keys + "\n"
}

#[test]
fn the_village_is_sound() {
    let rules = duty("when = { every = \"month\" }");
    let regulation = resolve(vec![village(&rules)]).unwrap_or_else(|findings| panic!("{}", show(&findings)));
    assert_eq!(regulation.duties().count(), 1);
    let offices: Vec<_> = regulation.offices_of(&"body:team".parse::<Selector>().unwrap()).collect();
    assert_eq!(offices.len(), 1, "a body has the offices of its kind");
    assert_eq!(regulation.article("V-2.3a").unwrap().1.heading, "事务");
    assert!(regulation.article("V-3").is_none());
    let chair = regulation.rule(&RuleId::new("committee.chair").unwrap()).unwrap();
    assert_eq!(chair.article, "V-1");
}

#[test]
fn names_that_mean_nothing_are_reported() {
    for (rules, expected) in [
        (duty("standing = true\nwho = [\"body:comittee\"]"), "CW2011"),
        (duty("standing = true\nwho = [\"members:council\"]"), "CW2011"),
        (duty("standing = true\nwho = [\"kind:club\"]"), "CW2012"),
        (duty("standing = true\nwho = [\"class:houses\"]"), "CW2013"),
        (duty("standing = true\nwho = [\"body:committee.leader\"]"), "CW2014"),
        (duty("standing = true\nwho = [\"class:household.guard\"]"), "CW2014"),
        (duty("standing = true\nwho = [\"subject\"]"), "CW2015"),
        (duty("standing = true\nto = [\"actor\"]"), "CW2015"),
        (duty("standing = true\narticle = \"V-9\""), "CW2016"),
        (duty("standing = true\narticle = \"\""), "CW2017"),
        (duty("when = { setting = \"cycle\" }"), "CW2018"),
        (duty("standing = true\nproduct = \"list\""), "CW2021"),
        (duty("standing = true\nescalation = \"default\""), "CW2022"),
        (meeting("alternates = { with = \"other\", article = \"V-2\" }"), "CW2023"),
        (duty("on = \"meeting.dreamt\""), "CW2024"),
        (duty("standing = true\nevidence = \"dream\""), "CW2024"),
        (archive("holds = [\"lst\"]"), "CW2025"),
        (archive("holds = [\"meeting.dreamt\"]"), "CW2024"),
        (permission("open"), "CW2026"),
        (permission("supervision.Open"), "CW2026"),
        (permission("dream.open"), "CW2027"),
        (duty("on = \"meeting.held\"\nof = { meeting = \"fair\" }"), "CW2037"),
    ] {
        assert_eq!(found(&rules), [expected], "{rules}");
    }
}

fn meeting(keys: &str) -> String {
    format!(
        "[[meeting]]\nid = \"m\"\nname = \"村民会议\"\narticle = \"V-2\"\nbody = \"body:committee\"\nmembers = [\"class:household.head\"]\n{keys}\n"
    )
}

fn archive(keys: &str) -> String {
    format!(
        "[[archive]]\nid = \"files\"\nname = \"档案\"\narticle = \"V-2\"\ncustodian = [\"body:committee\"]\n{keys}\n"
    )
}

fn permission(act: &str) -> String {
    format!(
        "[[permission]]\nid = \"p\"\narticle = \"V-2\"\nwho = [\"body:committee\"]\nact = \"{act}\"\nwhat = \"可以\"\n"
    )
}

fn setting(kind: &str, rest: &str) -> String {
    format!(
        "[[setting]]\nid = \"s\"\narticle = \"V-2\"\nnorm = \"定期\"\nasks = \"多久?\"\nkind = \"{kind}\"\nfilled_by = \"body:committee.chair\"\n{rest}\n"
    )
}

#[test]
fn rules_that_cannot_run_are_reported() {
    let ladder =
        |rungs: &str| format!("[[escalation]]\nid = \"default\"\narticle = \"V-2\"\nrungs = [{rungs}]\n");
    let rung = |amount: u32, side: &str| {
        format!(
            "{{ at = {{ amount = {amount}, unit = \"day\", side = \"{side}\" }}, tell = [\"subject\"], name = \"提醒\" }},"
        )
    };
    let threshold = |op: &str, value: &str| {
        format!(
            "[[threshold]]\nid = \"t\"\narticle = \"V-2\"\nof = \"得分\"\nop = \"{op}\"\nvalue = \"{value}\"\nunit = \"分\"\n"
        )
    };
    let quota = |rest: &str| {
        format!("[[quota]]\nid = \"q\"\narticle = \"V-2\"\nof = \"树\"\nunit = \"棵\"\n{rest}\n")
    };
    for (rules, expected) in [
        (duty("when = { every = \"month\", on = [\"Q1\"] }"), "CW2028"),
        (duty("on = \"meeting.held\"\nwithin = { amount = 3, unit = \"term\", side = \"after\" }"), "CW2029"),
        (meeting("notice = { by = \"body:committee\", within = { amount = 2, unit = \"day\", side = \"after\" }, article = \"V-2\" }"), "CW2030"),
        (meeting("minutes = { by = \"body:committee\", within = { amount = 2, unit = \"day\", side = \"before\" }, article = \"V-2\" }"), "CW2030"),
        (ladder(&(rung(1, "after") + &rung(1, "before"))), "CW2031"),
        (ladder(""), "CW2031"),
        (duty(""), "CW2032"),
        (duty("standing = true\non = \"meeting.held\""), "CW2032"),
        (duty("when = { every = \"month\" }\nwithin = { amount = 3, unit = \"day\", side = \"after\" }"), "CW2033"),
        (duty("on = \"meeting.held\"\nwithin = { amount = 3, unit = \"day\", side = \"before\" }"), "CW2034"),
        (duty("standing = true\nwho = []"), "CW2035"),
        (duty("standing = true\nwho = [\"!class:household\"]"), "CW2035"),
        (meeting("alternates = { with = \"m\", article = \"V-2\" }"), "CW2036"),
        (quota(""), "CW2038"),
        (quota("at_least = 3\nat_most = 2"), "CW2038"),
        (threshold("=>", "90"), "CW2039"),
        (threshold(">=", "九十"), "CW2040"),
        (setting("choice", ""), "CW2020"),
        (setting("text", "choices = [\"a\", \"b\"]"), "CW2020"),
        (setting("span", "suggestion = { every = \"month\" }"), "CW2020"),
        (setting("recurrence", "suggestion = { every = \"month\", on = [\"Q1\"] }"), "CW2020"),
        (setting("choice", "choices = [\"a\", \"b\"]\nsuggestion = \"c\""), "CW2020"),
        (setting("span", "") + &duty("when = { setting = \"s\" }"), "CW2019"),
        ("[[vocabulary]]\nid = \"v\"\nname = \"类\"\narticle = \"V-2\"\nof = \"honour.kind\"\nterms = []\n".to_owned(), "CW2042"),
        ("[[vocabulary]]\nid = \"v\"\nname = \"类\"\narticle = \"V-2\"\nof = \"honour.kind\"\nterms = [{ id = \"a\", name = \"甲\" }, { id = \"a\", name = \"乙\" }]\n".to_owned(), "CW2041"),
        ("[[body]]\nid = \"b\"\nname = \"组\"\narticle = \"V-1\"\none_in_each = [\"body:committee\"]\n".to_owned(), "CW2043"),
        ("[[body]]\nid = \"a\"\nname = \"甲\"\narticle = \"V-1\"\nparent = \"b\"\n[[body]]\nid = \"b\"\nname = \"乙\"\narticle = \"V-1\"\nparent = \"a\"\n[[body]]\nid = \"c\"\nname = \"丙\"\narticle = \"V-1\"\nparent = \"a\"\n".to_owned(), "CW2044"),
        ("[[class]]\nid = \"a.b\"\nname = \"甲\"\narticle = \"V-1\"\n".to_owned(), "CW2045"),
        ("[[article]]\nid = \"V-1\"\nheading = \"又一\"\n".to_owned(), "CW2006"),
        (duty("standing = true") + &permission("supervision.open").replace("\"p\"", "\"d\""), "CW2005"),
    ] {
        assert_eq!(found(&rules), [expected], "{rules}");
    }
}

#[test]
fn what_may_precede_its_trigger_is_what_is_announced() {
    let before = "within = { amount = 3, unit = \"day\", side = \"before\" }";
    assert!(found(&(duty(&format!("on = \"meeting.scheduled\"\n{before}")))).is_empty());
}

#[test]
fn circles_of_triggers_are_reported_once() {
    let chain = |first: &str, second: &str| {
        duty(&format!("id = \"a\"\non = \"{first}\"\naction = \"assign\""))
            + &duty(&format!("id = \"b\"\non = \"task.assigned\"\nevidence = \"{second}\""))
    };
    assert_eq!(found(&chain("task.completed", "task.completed")), ["CW2046"]);
    assert!(found(&chain("directive.received", "task.completed")).is_empty());
    assert_eq!(found(&duty("on = \"report.filed\"\naction = \"report\"")), ["CW2046"]);
    // A report on one article does not start what waits for a report on another.
    let narrowed = duty("on = \"report.filed\"\nof = { article = \"V-1\" }\naction = \"report\"");
    assert!(found(&narrowed).is_empty());
    assert_eq!(found(&narrowed.replace("V-1\" }", "V-2\" }")), ["CW2046"]);
    // A meeting held as a duty is none of the village's kinds of meeting, and starts nothing that waits for one of them.
    let held = duty("id = \"a\"\non = \"directive.received\"\naction = \"hold\"")
        + &duty(
            "id = \"b\"\non = \"meeting.held\"\nof = { meeting = \"m\" }\nevidence = \"directive.received\"",
        );
    assert!(found(&(meeting("") + &held)).is_empty());
    // Other data may be anything, so that they break no circle.
    let any = held.replace("meeting = \"m\"", "place = \"村口\"");
    assert_eq!(found(&any), ["CW2046"]);
}

#[test]
fn a_circle_through_a_meeting_is_found() {
    let circular = "circular = { by = \"body:committee\", audience = \"全村\", within = { amount = 3, unit = \"day\", side = \"after\" }, article = \"V-2\", after = \"report.filed\" }";
    let report = duty("on = \"circular.issued\"\naction = \"report\"");
    assert_eq!(found(&(meeting(circular) + &report)), ["CW2046"]);
    let held = circular.replace(", after = \"report.filed\"", "");
    assert!(found(&(meeting(&held) + &report)).is_empty());
}

fn pack(id: &str, effective: &str, head: &str, rules: &str) -> Pack {
    let manifest =
        MANIFEST.replace("\"village\"", &format!("\"{id}\"")).replace("2026-01-01", effective) + head;
    let text = if id == "village" { BASE.to_owned() + rules } else { rules.to_owned() };
    read(&[file("pack.toml", &manifest), file("rules.toml", &text)])
}

fn ids(names: &[&str]) -> Vec<PackId> {
    names.iter().map(|name| PackId::new(name).unwrap()).collect()
}

#[test]
fn packs_build_on_packs() {
    let town = || pack("town", "2027-01-01", "builds_on = [\"village\"]\n", &duty("standing = true"));
    let regulation = resolve(vec![town(), village("")]).unwrap();
    let order: Vec<_> = regulation.packs().map(|manifest| manifest.id.clone()).collect();
    assert_eq!(order, ids(&["village", "town"]));
    let missing = resolve(vec![pack("town", "2027-01-01", "builds_on = [\"vilage\"]\n", ""), village("")]);
    assert_eq!(codes(&missing.unwrap_err()), ["CW2002"]);
    let circle = resolve(vec![
        pack("village", "2026-01-01", "builds_on = [\"town\"]\n", ""),
        pack("town", "2027-01-01", "builds_on = [\"village\"]\n", ""),
    ]);
    assert_eq!(codes(&circle.unwrap_err()), ["CW2003"]);
    let twice = resolve(vec![village(""), pack("village", "2026-01-01", "", "")]);
    assert!(codes(&twice.unwrap_err()).contains(&"CW2001"));
    let backwards = resolve(vec![pack("village", "2026-01-01", "repealed = 2026-01-01\n", "")]);
    assert_eq!(codes(&backwards.unwrap_err()), ["CW2004"]);
}

#[test]
fn periods_are_checked() {
    let periods = |years: u32| {
        let head = format!("periods = {{ tenure = {{ first = 2026-01-01, years = {years} }} }}\n");
        resolve(vec![pack("village", "2026-01-01", &head, "")]).err().map(|findings| codes(&findings))
    };
    assert_eq!(periods(0), Some(vec!["CW2049"]));
    assert_eq!(periods(5), None);
}

#[test]
fn the_later_rule_prevails_from_the_day_on_which_it_takes_effect() {
    let old = village(&duty("standing = true"));
    let new = pack("town", "2027-01-01", "", &duty("id = \"e\"\nstanding = true\nreplaces = \"d\""));
    let regulation = resolve(vec![new, old]).unwrap_or_else(|findings| panic!("{}", show(&findings)));
    let rule = |id: &str| regulation.find::<Duty>(id).unwrap().0;
    let superseded = rule("d").superseded.clone().unwrap();
    assert_eq!((superseded.by.as_str(), superseded.since), ("e", date("2027-01-01")));
    assert!(rule("d").is_in_force(date("2026-12-31")) && !rule("d").is_in_force(date("2027-01-01")));
    assert!(!rule("e").is_in_force(date("2026-12-31")) && rule("e").is_in_force(date("2027-01-01")));
}

#[test]
fn what_cannot_be_replaced_is_reported() {
    let replaces = |old: &str| duty(&format!("id = \"e\"\nstanding = true\nreplaces = \"{old}\""));
    let two = |one: &str, other: &str| {
        duty(&format!("id = \"a\"\nstanding = true\nreplaces = \"{one}\""))
            + &duty(&format!("id = \"b\"\nstanding = true\nreplaces = \"{other}\""))
    };
    assert_eq!(found(&replaces("x")), ["CW2007"]);
    assert_eq!(found(&replaces("committee")), ["CW2008"]);
    assert_eq!(found(&replaces("e")), ["CW2008"]);
    assert_eq!(found(&two("b", "a")), ["CW2009"]);
    assert_eq!(found(&(duty("standing = true") + &two("d", "d"))), ["CW2010"]);
}

#[test]
fn a_shelf_never_falls_back() {
    let version = |version: &str, effective: &str, repealed: &str| {
        let manifest = MANIFEST.replace("version = \"1\"", &format!("version = \"{version}\""));
        let repealed = if repealed.is_empty() { String::new() } else { format!("repealed = {repealed}\n") };
        read(&[file("pack.toml", &(manifest.replace("2026-01-01", effective) + &repealed))])
    };
    let shelf = Shelf::new([
        version("2", "2020-01-01", "2022-01-01"),
        version("1", "2010-01-01", ""),
        version("3", "2024-01-01", ""),
    ]);
    let id = PackId::new("village").unwrap();
    let on = |day: &str| shelf.in_force(&id, date(day)).map(|pack| pack.manifest.version.clone());
    assert_eq!(on("2010-01-01").unwrap(), "1");
    assert_eq!(on("2019-12-31").unwrap(), "1");
    assert_eq!(on("2020-01-01").unwrap(), "2");
    assert_eq!(on("2024-01-01").unwrap(), "3");
    assert_eq!(
        on("2009-12-31").unwrap_err(),
        NotInForce::NotYet { id: id.clone(), on: date("2009-12-31"), effective: date("2010-01-01") }
    );
    assert_eq!(on("2021-12-31").unwrap(), "2");
    assert!(matches!(on("2022-01-01"), Err(NotInForce::Ended { .. })));
    let ended = on("2023-06-01").unwrap_err();
    assert!(ended.text().zh.contains("已于2022-01-01废止"), "{ended}");
    assert!(ended.text().zh.contains("新版自2024-01-01起施行"), "{ended}");
    assert!(matches!(
        shelf.in_force(&PackId::new("town").unwrap(), date("2026-01-01")),
        Err(NotInForce::Unknown { .. })
    ));
}

#[test]
fn filing_counts_from_its_day() {
    let filed = |rest: &str| {
        let head = format!("[pack.filing]\nwith = \"body:committee\"\n{rest}");
        pack("village", "2026-01-01", &head, "").manifest.data.filing_on(date("2026-03-01"))
    };
    assert_eq!(filed(""), FilingState::Waiting);
    assert_eq!(filed("filed = 2026-03-02"), FilingState::Waiting);
    let on = date("2026-03-01");
    assert_eq!(filed("filed = 2026-03-01"), FilingState::Filed { on, number: String::new() });
    assert_eq!(village("").manifest.filing_on(on), FilingState::NotNeeded);
    let nobody = pack("village", "2026-01-01", "[pack.filing]\nwith = \"body:county\"\n", "");
    assert_eq!(codes(&resolve(vec![nobody]).unwrap_err()), ["CW2011"]);
}

proptest! {
    /// Whatever the order of files and items, the same is found.
    #[test]
    fn the_order_of_items_never_matters(order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle(), split in 0usize..7) {
        let items = [
            duty("id = \"a\"\non = \"task.completed\"\naction = \"assign\""),
            duty("id = \"b\"\non = \"task.assigned\"\nevidence = \"task.completed\""),
            duty("id = \"c\"\nstanding = true\nwho = [\"body:nobody\"]"),
            duty("id = \"d\"\nstanding = true\nreplaces = \"e\""),
            duty("id = \"e\"\nstanding = true"),
            meeting("alternates = { with = \"m\", article = \"V-2\" }"),
        ];
        let find = |order: &[usize], split: usize| {
            let (first, second) = order.split_at(split.min(order.len()));
            let text = |part: &[usize]| part.iter().map(|index| items[*index].as_str()).collect::<String>();
            let pack = read(&[file("z.toml", &text(second)), file("pack.toml", MANIFEST), file("base.toml", BASE), file("a.toml", &text(first))]);
            let mut findings = resolve(vec![pack]).unwrap_err();
            for finding in &mut findings {
                finding.place = None;
            }
            findings.sort();
            findings
        };
        prop_assert_eq!(find(&order, split), find(&[0, 1, 2, 3, 4, 5], 6));
    }
}
