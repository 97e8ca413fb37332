//! A year of the Manzhouli pack, rehearsed with the demonstration city: what must hold whatever the seed.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use calendar::{Calendar, Date};
use jiff::civil::date;
use kernel::Lang;
use planner::{
    organisation::Organisation,
    program::{Program, Setup},
    rehearsal::{self, Behaviour, Habit, Load, Report, Script},
};
use regulation::{
    pack::{SourceFile, read::read},
    resolved::{Regulation, resolve},
};

struct Stage {
    regulation: Regulation,
    program: Arc<Program>,
    organisation: Arc<Organisation>,
}

fn stage(year: i16) -> Stage {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs/manzhouli");
    let files: Vec<SourceFile> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| SourceFile { name: path.display().to_string(), bytes: fs::read(&path).unwrap() })
        .collect();
    let regulation = resolve(vec![read(&files).unwrap()]).unwrap();
    let organisation = Organisation::demo();
    let calendar = Calendar::builtin();
    let setup = Setup {
        calendar: &calendar,
        settings: organisation.settings(),
        built: &[].into(),
        from: date(year, 1, 1),
        to: date(year, 12, 31),
    };
    let program = Program::compile(&regulation, &setup).unwrap();
    Stage { regulation, program: Arc::new(program), organisation: Arc::new(organisation) }
}

impl Stage {
    fn rehearse(&self, behaviour: &Behaviour, seed: u64) -> Report {
        let script = Script {
            regulation: &self.regulation,
            program: &self.program,
            organisation: &self.organisation,
            behaviour,
            year: self.program.range().0.year(),
            seed,
        };
        rehearsal::rehearse(script, Vec::new()).unwrap()
    }
}

fn everybody(late_per_mille: u32, missed_per_mille: u32) -> Behaviour {
    Behaviour { everybody: Habit { late_per_mille, late_days: 10, missed_per_mille }, ..Behaviour::default() }
}

fn json(report: &Report) -> String {
    serde_json::to_string(report).unwrap()
}

fn quarter(date: Date) -> i8 {
    (date.month() - 1) / 3
}

#[test]
fn the_same_inputs_give_the_same_bytes_and_another_seed_does_not() {
    let one = stage(2026).rehearse(&Behaviour::default(), 7);
    let again = stage(2026).rehearse(&Behaviour::default(), 7);
    assert_eq!(json(&one), json(&again));
    assert_eq!(rehearsal::html(&one, Lang::Zh), rehearsal::html(&again, Lang::Zh));
    assert_ne!(json(&one), json(&stage(2026).rehearse(&Behaviour::default(), 8)));
}

#[test]
fn where_everybody_is_punctual_everything_is_met_in_time() {
    let report = stage(2026).rehearse(&everybody(0, 0), 3);
    assert_eq!(
        (report.outcome.late, report.outcome.missed, report.outcome.open),
        (0, 0, 0),
        "{:?}",
        late(&report)
    );
    assert_eq!(report.outcome.met + report.outcome.waived, report.totals.obligations);
}

fn late(report: &Report) -> Vec<(&str, &str)> {
    let late = |one: &&rehearsal::ArticleLoad| one.outcome.late + one.outcome.missed + one.outcome.open > 0;
    report.articles.iter().filter(late).map(|one| (one.article.as_str(), one.what.as_str())).collect()
}

#[test]
fn where_nobody_acts_nothing_happens_but_reminders() {
    let report = stage(2026).rehearse(&everybody(0, 1000), 3);
    assert_eq!((report.totals.meetings, report.totals.load.meetings, report.totals.load.notices), (0, 0, 0));
    assert_eq!(report.outcome.met + report.outcome.late, 0);
    assert!(report.totals.load.rungs > stage(2026).rehearse(&everybody(0, 0), 3).totals.load.rungs);
}

#[test]
fn lateness_follows_the_declared_habit() {
    let report = stage(2026).rehearse(&everybody(1000, 0), 5);
    // Notice of meetings is refused when it is late, so that it is given in time.
    assert!(report.outcome.late > report.outcome.met * 5, "{:?}", report.outcome);
    let mut behaviour = everybody(0, 0);
    behaviour
        .class
        .insert("district".into(), Habit { late_per_mille: 1000, late_days: 5, missed_per_mille: 0 });
    let report = stage(2026).rehearse(&behaviour, 5);
    let districts = Organisation::demo();
    let is_district = |id: &str| districts.class("district").iter().any(|unit| unit.as_str() == id);
    for unit in &report.units {
        assert_eq!(unit.outcome.late > 0, is_district(&unit.id), "{}", unit.name);
    }
}

#[test]
fn figures_add_up() {
    let report = stage(2026).rehearse(&Behaviour::default(), 11);
    let mut months = vec![Load::default(); 12];
    for unit in &report.units {
        let mut year = Load::default();
        for (sum, month) in months.iter_mut().zip(&unit.months) {
            sum.add(month);
            year.add(month);
        }
        assert_eq!(year, unit.year, "{}", unit.name);
        let outcome = unit.outcome;
        let owed = outcome.met + outcome.late + outcome.missed + outcome.waived + outcome.open;
        assert_eq!(owed, unit.year.due as usize, "{}", unit.name);
    }
    assert_eq!(months, report.months);
    assert_eq!(report.totals.load.due as usize, report.totals.obligations);
    assert_eq!(report.articles.iter().map(|one| one.obligations).sum::<usize>(), report.totals.obligations);
    let attended: usize = report.meetings.iter().map(|sitting| sitting.parties).sum();
    assert_eq!(attended, report.totals.load.meetings as usize);
    assert_eq!(report.collisions.len(), report.totals.load.collisions as usize);
}

#[test]
fn meetings_are_held_as_the_regulation_says() {
    for seed in 0..5 {
        let report = stage(2026).rehearse(&everybody(0, 0), seed);
        let mut held: BTreeMap<&str, Vec<Date>> = BTreeMap::new();
        for sitting in &report.meetings {
            assert!(!sitting.rest_day, "{sitting:?}");
            held.entry(&sitting.meeting).or_default().push(sitting.date);
        }
        let quarters = |kind: &str| held[kind].iter().map(|date| quarter(*date)).collect::<Vec<_>>();
        // M-02.3a, M-19.1 with M-20.1.
        assert_eq!(quarters("commission-meeting"), [0, 3]);
        let (group, review) = (quarters("leading-group-meeting"), quarters("review-meeting"));
        assert_eq!((group.len(), review.len()), (2, 2));
        assert!(group.iter().all(|quarter| !review.contains(quarter)), "{group:?} {review:?}");
        // M-05B.4a, M-22.1, M-21.1: five special groups.
        assert_eq!(held["joint-conference"].len(), 2);
        let months: Vec<i8> = held["liaison-meeting"].iter().map(|date| date.month()).collect();
        assert_eq!(months, (1..=12).collect::<Vec<i8>>());
        assert_eq!(held["special-group-meeting"].len(), 60);
    }
}

#[test]
fn the_page_stands_alone_and_shows_every_unit() {
    let report = stage(2026).rehearse(&Behaviour::default(), 1);
    for lang in [Lang::Zh, Lang::En] {
        let page = rehearsal::html(&report, lang);
        for unit in &report.units {
            assert!(page.contains(&unit.name), "{}", unit.name);
        }
        for outside in ["http://", "https://", "src=", "@import", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
    }
}

#[test]
fn a_year_without_published_holidays_says_so() {
    assert!(!stage(2026).rehearse(&Behaviour::default(), 1).provisional);
    assert!(stage(2027).rehearse(&Behaviour::default(), 1).provisional);
}
