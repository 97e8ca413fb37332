//! Every example of `docs/calendar.md` is read and used, and its figures are computed.

use calendar::{Calendar, Counting, Date, PeriodConfig, Recurrence, Span, Unit, deadline, periods};
use jiff::civil::date;

const DOCUMENT: &str = include_str!("../../../docs/calendar.md");

/// The fenced blocks of one kind: what stands between "```toml kind" and "```".
fn examples(kind: &str) -> Vec<&'static str> {
    let open = format!("```toml {kind}\n");
    let blocks = DOCUMENT.split(open.as_str()).skip(1);
    blocks.map(|block| block.split("```").next().unwrap()).collect()
}

fn config() -> PeriodConfig {
    toml::from_str(examples("periods")[0]).unwrap()
}

#[test]
fn every_recurrence_runs_and_is_described() {
    let examples = examples("recurrence");
    assert!(examples.len() >= 17, "{}", examples.len());
    for text in examples {
        let recurrence: Recurrence = toml::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let found =
            recurrence.occurrences(&Calendar::builtin(), &config(), date(2026, 1, 1), date(2026, 12, 31));
        assert!(!found.unwrap_or_else(|error| panic!("{text}: {error}")).is_empty(), "{text}");
        assert!(!recurrence.describe().zh.is_empty());
    }
}

#[test]
fn the_year_and_the_terms_are_accepted() {
    let calendar = Calendar::builtin().with_year("2027.toml", examples("year")[0]).unwrap();
    assert!(calendar.is_workday(date(2027, 1, 31)));
    let months = periods(Unit::SchoolMonth, date(2026, 3, 2), date(2026, 7, 10), &config()).unwrap();
    assert_eq!(months.len(), 4);
}

#[test]
fn the_table_of_counting_rules_is_right() {
    let span: Span = toml::from_str(examples("span")[0]).unwrap();
    assert_eq!(toml::from_str::<Counting>(examples("counting")[0]).unwrap(), Counting::default());
    let table = DOCUMENT.split("| counting | last day |\n|---|---|\n").nth(1).unwrap();
    let mut rows = 0;
    for row in table.lines().take_while(|line| line.starts_with('|')) {
        let mut cells = row.trim_matches('|').split('|').map(str::trim);
        let (rule, day) = (cells.next().unwrap(), cells.next().unwrap());
        let rule =
            if rule == "the defaults" { String::new() } else { rule.replace('`', "").replace(", ", "\n") };
        let counting: Counting = toml::from_str(&rule).unwrap();
        let expected: Date = day[..10].parse().unwrap();
        let due = deadline(&Calendar::builtin(), date(2026, 9, 23), &span, &counting).unwrap();
        assert_eq!(due.date, expected, "{row}");
        rows += 1;
    }
    assert_eq!(rows, 6);
}
