//! Reading facts from JSON lines.

use std::collections::BTreeMap;

use calendar::error::{FIRST_DAY, LAST_DAY};
use kernel::{Finding, Place, Severity, Text, id::InvalidId};
use regulation::pack::read::explain;

use super::Fact;

/// Reads one fact a line; empty lines are skipped. Every bad line is reported, with its number, and the good ones are kept:
/// who wants all or nothing looks at the findings first. `file` is the name that findings show.
pub fn read(file: &str, bytes: &[u8]) -> (Vec<Fact>, Vec<Finding>) {
    let (facts, findings) = read_lines(file, bytes);
    (facts.into_iter().map(|(_, fact)| fact).collect(), findings)
}

/// The same, each fact with the number of its line.
pub fn read_lines(file: &str, bytes: &[u8]) -> (Vec<(usize, Fact)>, Vec<Finding>) {
    let (mut facts, mut findings) = (Vec::new(), Vec::new());
    let mut lines: BTreeMap<String, (usize, Fact)> = BTreeMap::new();
    let mut report = |line, problem: Problem| findings.push(problem.finding(file, line));
    for (index, raw) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let line = index + 1;
        let Ok(text) = std::str::from_utf8(raw) else {
            report(line, Problem::Encoding);
            continue;
        };
        let text = if index == 0 { text.trim_start_matches('\u{feff}') } else { text }.trim();
        if text.is_empty() {
            continue;
        }
        let fact: Fact = match serde_json::from_str(text) {
            Ok(fact) => fact,
            Err(error) => {
                report(line, Problem::Json(error));
                continue;
            }
        };
        if let Err(problem) = check(&fact) {
            report(line, problem);
            continue;
        }
        match lines.get(&fact.id) {
            Some((_, same)) if *same == fact => {}
            Some((first, _)) => report(line, Problem::Twice { id: fact.id.clone(), first: *first }),
            None => {
                lines.insert(fact.id.clone(), (line, fact.clone()));
                facts.push((line, fact));
            }
        }
    }
    (facts, findings)
}

fn check(fact: &Fact) -> Result<(), Problem> {
    kernel::id::check(&fact.id).map_err(Problem::Id)?;
    if regulation::pack::fact::find(&fact.kind).is_none() {
        return Err(Problem::Kind(fact.kind.clone()));
    }
    if !(FIRST_DAY..=LAST_DAY).contains(&fact.date()) {
        return Err(Problem::Date(fact.date().to_string()));
    }
    match fact.datum("starts") {
        Some(starts) if starts.parse::<jiff::civil::DateTime>().is_err() => {
            Err(Problem::Starts(starts.to_owned()))
        }
        _ => Ok(()),
    }
}

enum Problem {
    Encoding,
    Json(serde_json::Error),
    Id(InvalidId),
    Kind(String),
    Date(String),
    Starts(String),
    Twice { id: String, first: usize },
}

impl Problem {
    fn finding(self, file: &str, line: usize) -> Finding {
        let (code, message, help) = match self {
            Self::Encoding => (
                "CW5001",
                Text::new("这一行不是UTF-8文字", "the line is not UTF-8 text"),
                Text::new("请把文件另存为UTF-8编码", "save the file as UTF-8"),
            ),
            Self::Json(error) => {
                let Text { zh, en } = json(&error);
                (
                    "CW5002",
                    Text::new(format!("这一行读不成事实:{zh}"), format!("the line is not a fact: {en}")),
                    Text::new(
                        "每行写一个JSON对象,至少有id、kind、at(如2026-03-12T09:00)",
                        "write one JSON object a line, with at least id, kind and at (2026-03-12T09:00)",
                    ),
                )
            }
            Self::Id(error) => (
                "CW5003",
                error.text(),
                Text::new("请给这件事实一个合规的编号", "give the fact an id of allowed characters"),
            ),
            Self::Kind(kind) => (
                "CW5004",
                Text::new(format!("没有“{kind}”这种事实"), format!("there is no kind of fact `{kind}`")),
                Text::new("请从事实种类表中选用", "take one of the list of kinds of fact"),
            ),
            Self::Date(date) => (
                "CW5005",
                Text::new(
                    format!("{date}超出日历范围({FIRST_DAY}至{LAST_DAY})"),
                    format!("{date} is outside the calendar ({FIRST_DAY} to {LAST_DAY})"),
                ),
                Text::new("请检查年份", "check the year"),
            ),
            Self::Starts(text) => (
                "CW5006",
                Text::new(
                    format!("starts写成“{text}”,不是时间"),
                    format!("`starts` is “{text}”, which is not a time"),
                ),
                Text::new("请写作2026-03-12T09:00", "write it as 2026-03-12T09:00"),
            ),
            Self::Twice { id, first } => (
                "CW5007",
                Text::new(
                    format!("编号“{id}”在第{first}行已经用过,内容不同"),
                    format!("the id `{id}` stands on line {first} already, with other contents"),
                ),
                Text::new(
                    "请换一个编号;要更正前一件事实,在data里写corrects",
                    "use a new id; to withdraw the earlier fact write `corrects` in its data",
                ),
            ),
        };
        Finding {
            code,
            severity: Severity::Error,
            article: String::new(),
            message,
            help,
            place: Some(Place { file: file.to_owned(), line }),
        }
    }
}

/// What the JSON parser says, without the place in its one line.
fn json(error: &serde_json::Error) -> Text {
    let whole = error.to_string();
    let said = whole.rsplit_once(" at line ").map_or(whole.as_str(), |(said, _)| said);
    if !error.is_data() {
        return Text::new("不是一个完整的JSON对象", said);
    }
    if said.starts_with("invalid length") || said.starts_with("invalid type: sequence") {
        return Text::new("应是一个JSON对象 { … }", "it must be a JSON object { … }");
    }
    // What the date parser says speaks of its own workings.
    if said.contains("parse") || said.contains("parameter") {
        return Text::new("at 不是时间,或没有这一天", said);
    }
    explain(said, "").0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bad_line_is_named_and_the_good_ones_are_kept() {
        let text = [
            &br#"{"id":"f1","kind":"meeting.held","at":"2026-03-12T09:00:00","data":{"meeting":"m"}}"#[..],
            b"",
            b"{",
            br#"{"id":"f 2","kind":"meeting.held","at":"2026-03-12T09:00:00"}"#,
            br#"{"id":"f3","kind":"meeting.dreamt","at":"2026-03-12T09:00:00"}"#,
            br#"{"id":"f4","kind":"meeting.held","at":"1812-03-12T09:00:00"}"#,
            br#"{"id":"f1","kind":"meeting.held","at":"2026-03-13T09:00:00"}"#,
            br#"{"id":"f5","kind":"meeting.held","at":"2026-03-12","data":{"starts":"soon"}}"#,
            b"\xff\xfe",
            br#"{"id":"f6","kind":"meeting.held","at":"2026-03-12","colour":"red"}"#,
            br#"{"id":"f7","kind":"report.filed","at":"2026-03-12","actor":"u-edu.liaison"}"#,
        ]
        .join(&b'\n');
        let (facts, findings) = read("facts.jsonl", &text);
        assert_eq!(facts.iter().map(|fact| fact.id.as_str()).collect::<Vec<_>>(), ["f1", "f7"]);
        let found: Vec<_> =
            findings.iter().map(|finding| (finding.place.as_ref().unwrap().line, finding.code)).collect();
        assert_eq!(
            found,
            [
                (3, "CW5002"),
                (4, "CW5003"),
                (5, "CW5004"),
                (6, "CW5005"),
                (7, "CW5007"),
                (8, "CW5006"),
                (9, "CW5001"),
                (10, "CW5002")
            ]
        );
    }
}
