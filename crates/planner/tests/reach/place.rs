//! The shipped packs, each with an organisation that lives under it and a log of what happened there.

use std::{collections::BTreeSet, path::Path, sync::LazyLock};

use calendar::{Calendar, Date};
use jiff::civil::date;
use planner::{
    fact::{Fact, read},
    organisation::Organisation,
    plan::{Plan, plan},
    program::{Program, Setup},
};
use regulation::{
    pack::SourceFile,
    resolved::{Regulation, resolve},
};

/// A shipped pack with an organisation that lives under it, and what has happened there.
pub struct Place {
    pub regulation: Regulation,
    pub organisation: Organisation,
    pub program: Program,
    pub plan: Plan,
}

/// The city and the village.
pub static PLACES: LazyLock<[Place; 2]> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let village = root.join("packs/village");
    let log = std::fs::read(village.join("facts.jsonl")).unwrap();
    let (mut happened, findings) = read("facts.jsonl", &log);
    assert!(findings.is_empty(), "{findings:?}");
    happened.extend(facts(VILLAGE));
    [
        place(&files(&root.join("packs/manzhouli")), &files(&root.join("demo")), &facts(CITY)),
        place(
            &files(&village).into_iter().filter(|(name, _)| !is_organisation(name)).collect::<Vec<_>>(),
            &files(&village).into_iter().filter(|(name, _)| is_organisation(name)).collect::<Vec<_>>(),
            &happened,
        ),
    ]
});

/// One fact a line, as the command line reads them.
const CITY: &str = r#"
{"id":"s1","kind":"meeting.scheduled","at":"2026-01-20T10:00","data":{"meeting":"commission-meeting","starts":"2026-02-10T09:00","emergency":"上级限期部署"}}
{"id":"s2","kind":"meeting.scheduled","at":"2026-09-20T10:00","data":{"meeting":"commission-meeting","starts":"2026-10-20T09:00"}}
{"id":"c1","kind":"meeting.countersigned","at":"2026-03-10T10:00","data":{"meeting":"commission-meeting","reason":"时限紧","signed":"wmw.director,wmw.deputy"}}
{"id":"h1","kind":"meeting.held","at":"2026-10-20T12:00","data":{"meeting":"commission-meeting","present":"12","emergency":"急","regular":"true","called_by":"wmw.deputy"}}
{"id":"h2","kind":"meeting.held","at":"2026-05-20T09:00","data":{"meeting":"joint-conference"}}
{"id":"h3","kind":"meeting.held","at":"2026-05-21T09:00","data":{"meeting":"leading-group-meeting"}}
{"id":"d1","kind":"directive.received","at":"2026-03-02T09:00"}
{"id":"p1","kind":"assessment.published","at":"2026-05-20T09:00","subject":"u-edu","actor":"cjb","data":{"assessment":"grassroots-assessment"}}
{"id":"i1","kind":"incident.reported","at":"2026-05-20T09:00"}
{"id":"e1","kind":"report.filed","at":"2026-06-20T09:00","actor":"wmb","rule":"joint-conference","data":{"occurrence":"2026-H2","exception":"换届","reason":"换届","approved_by":"wmb.director"}}
{"id":"e2","kind":"report.filed","at":"2026-06-20T09:00","actor":"cjb","rule":"liaison-meeting","data":{"occurrence":"2026-06","exception":"换届"}}
{"id":"t1","kind":"task.assigned","at":"2026-03-02T09:00","actor":"wmb","data":{"lead":"u-cgj","responsible":"u-hw,u-jtj"}}
"#;

const VILLAGE: &str = r#"
{"id":"r1","kind":"petition.answered","at":"2026-10-15T09:00","actor":"group.leader","rule":"answer-neighbour"}
"#;

fn facts(lines: &str) -> Vec<Fact> {
    let (facts, findings) = read("facts", lines.as_bytes());
    assert!(findings.is_empty(), "{findings:?}");
    facts
}

fn is_organisation(name: &str) -> bool {
    name.ends_with("organisation.toml")
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| (path.display().to_string(), std::fs::read(&path).unwrap()))
        .collect();
    files.sort();
    files
}

const YEAR: (Date, Date) = (date(2026, 1, 1), date(2026, 12, 31));

fn place(pack: &[(String, Vec<u8>)], organisation: &[(String, Vec<u8>)], facts: &[Fact]) -> Place {
    let sources: Vec<SourceFile> =
        pack.iter().map(|(name, bytes)| SourceFile { name: name.clone(), bytes: bytes.clone() }).collect();
    let regulation = resolve(vec![regulation::pack::read(&sources).unwrap()]).unwrap();
    let files: Vec<(&str, &[u8])> = organisation.iter().map(|(name, bytes)| (&**name, &**bytes)).collect();
    let organisation = Organisation::read_all(&files).unwrap();
    let setup = Setup {
        calendar: &Calendar::builtin(),
        settings: organisation.settings(),
        built: &BTreeSet::from(["meeting".to_owned()]),
        from: YEAR.0,
        to: YEAR.1,
    };
    let program = Program::compile(&regulation, &setup).unwrap();
    let plan = plan(&program, &organisation, facts, YEAR.0, YEAR.1);
    Place { regulation, organisation, program, plan }
}
