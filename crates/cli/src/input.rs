//! Reading what the user names: packs with those they build on, organisations, holiday files, facts.

use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

use calendar::{
    Calendar, Date,
    error::{FIRST_DAY, LAST_DAY},
};
use kernel::{Finding, Place, Severity, Text};
use planner::{
    fact::Fact,
    organisation::Organisation,
    program::{Program, Setup},
};
use regulation::{
    pack::{Pack, PackId, SourceFile},
    resolved::Regulation,
};

use crate::{file, output::Failure};

fn pack_files(folder: &Path) -> Result<Vec<SourceFile>, Failure> {
    file::folder(folder, |name| name != "organisation.toml")
}

fn pack(folder: &Path) -> Result<Pack, Failure> {
    regulation::pack::read::read(&pack_files(folder)?).map_err(|mut findings| {
        // What is missing as a whole is missing from here.
        let manifest = Place { file: folder.join("pack.toml").display().to_string(), line: 1 };
        for finding in &mut findings {
            finding.place.get_or_insert_with(|| manifest.clone());
        }
        findings.into()
    })
}

/// The pack in `folder` and those it builds on, which stand beside it.
pub fn packs(folder: &Path) -> Result<Vec<Pack>, Failure> {
    let first = pack(folder)?;
    let whole;
    let named = if folder.file_name().is_some() {
        folder
    } else {
        whole = fs::canonicalize(folder).map_err(|error| file::unreadable(folder, &error))?;
        &whole
    };
    let beside = named.parent().unwrap_or(named);
    let mut wanted: Vec<PackId> = first.manifest.builds_on.clone();
    let mut seen: BTreeSet<PackId> = BTreeSet::from([first.manifest.id.clone()]);
    let mut packs = vec![first];
    while let Some(id) = wanted.pop() {
        let folder = beside.join(id.as_str());
        // One that is missing is reported where it is asked for, with its file and line.
        if seen.insert(id) && folder.exists() {
            let base = pack(&folder)?;
            if base.manifest.id.as_str() != folder.file_name().unwrap_or_default() {
                return Err(of_another_name(&base).into());
            }
            wanted.extend(base.manifest.builds_on.iter().cloned());
            packs.push(base);
        }
    }
    Ok(packs)
}

/// A pack that others look for under its folder's name and that calls itself something else.
fn of_another_name(pack: &Pack) -> Vec<Finding> {
    let id = &pack.manifest.id;
    vec![Finding {
        code: "CW1000",
        severity: Severity::Error,
        article: String::new(),
        message: Text::new(
            format!("制度包的 id 写的是“{id}”,与文件夹的名字不同,建立在它之上的包找不到它"),
            format!(
                "the pack's `id` is `{id}`, which is not its folder's name: packs that build on it do not find it"
            ),
        ),
        help: Text::new("把 id 写成文件夹的名字", "write the folder's name as `id`"),
        place: Some(pack.manifest.place.clone()),
    }]
}

/// The rules of [`packs`] in force together.
pub fn regulation(folder: &Path) -> Result<Regulation, Failure> {
    Ok(regulation::resolved::resolve(packs(folder)?)?)
}

/// The day on which the fit is checked where the user names none: the latest day that the files speak of as present, so that the
/// same files give the same findings on any day. That is the first day of the latest appointment, or of the packs.
pub fn day_of(regulation: &Regulation, organisation: &Organisation) -> Date {
    let packs = regulation.packs().map(regulation::pack::Manifest::effective);
    let appointments = organisation.appointments().iter().map(|appointment| appointment.from);
    packs.chain(appointments).max().unwrap_or_default()
}

/// The organisation in a file, or the demonstration city where the name is `demo`.
pub fn organisation(name: &str) -> Result<Organisation, Failure> {
    if name == "demo" {
        return Ok(Organisation::demo());
    }
    let path = Path::new(name);
    let bytes = file::read(path)?;
    Ok(Organisation::read(name, &bytes)?)
}

/// The facts in a file of JSON lines; any bad line refuses all of it, as does a unit or body that the organisation lacks.
pub fn facts(path: &Path, organisation: &Organisation) -> Result<Vec<Fact>, Failure> {
    let bytes = file::read(path)?;
    let name = path.display().to_string();
    let (facts, mut findings) = planner::fact::read_lines(&name, &bytes);
    findings.extend(planner::fact::strangers(&name, &facts, organisation));
    if findings.is_empty() {
        Ok(facts.into_iter().map(|(_, fact)| fact).collect())
    } else {
        Err(findings.into())
    }
}

/// A regulation, the organisation that lives under it, and the calendar.
pub struct Institution {
    /// The packs in force together.
    pub regulation: Regulation,
    /// Who there is.
    pub organisation: Arc<Organisation>,
    /// The official calendar.
    pub calendar: Calendar,
}

impl Institution {
    /// Reads all three; everything that is wrong in any of them is reported.
    pub fn read(pack: &Path, organisation: &str, holidays: Option<&Path>) -> Result<Self, Failure> {
        let (regulation, organisation, calendar) =
            (regulation(pack), self::organisation(organisation), calendar(holidays));
        match (regulation, organisation, calendar) {
            (Ok(regulation), Ok(organisation), Ok(calendar)) => {
                Ok(Self { regulation, organisation: Arc::new(organisation), calendar })
            }
            (regulation, organisation, calendar) => {
                Err(Failure::all([regulation.err(), organisation.err(), calendar.err()]))
            }
        }
    }

    /// The rules compiled for a range of days.
    pub fn program(&self, from: Date, to: Date) -> Result<Program, Failure> {
        let setup = Setup {
            calendar: &self.calendar,
            settings: self.organisation.settings(),
            built: &BUILT.iter().map(|noun| (*noun).to_owned()).collect(),
            from,
            to,
        };
        Program::compile(&self.regulation, &setup).map_err(|refused| Failure::Message(refused.text()))
    }
}

/// Nouns that have a module of the platform. What belongs to any other is discharged by a report that names the article.
pub const BUILT: &[&str] = &[];

/// The built-in calendar, with the years of `folder` in place of its own.
pub fn calendar(folder: Option<&Path>) -> Result<Calendar, Failure> {
    let mut calendar = Calendar::builtin();
    let Some(folder) = folder else { return Ok(calendar) };
    let years = file::folder(folder, |_| true)?;
    if years.is_empty() {
        return Err(Text::new(
            format!("“{}”里没有一年的放假文件(.toml),写法见 docs/calendar.md。", folder.display()),
            format!(
                "“{}” holds no year's holidays (.toml); docs/calendar.md shows how to write one.",
                folder.display()
            ),
        )
        .into());
    }
    let mut findings = Vec::new();
    for year in years {
        let text = file::utf8(Path::new(&year.name), year.bytes)?;
        match calendar.clone().with_year(&year.name, &text) {
            Ok(with) => calendar = with,
            Err(found) => findings.extend(found),
        }
    }
    if findings.is_empty() { Ok(calendar) } else { Err(findings.into()) }
}

/// Refuses a range that runs backwards or is longer than a hundred years.
pub fn check_range(from: Date, to: Date) -> Result<(), Failure> {
    if to < from {
        return Err(Text::new(
            format!("截止日 {to} 早于开始日 {from},请把 --from 和 --to 对调。"),
            format!("--to {to} is before --from {from}; swap them."),
        )
        .into());
    }
    if i32::from(to.year()) - i32::from(from.year()) > 100 {
        return Err(Text::new(
            format!("{from} 到 {to} 超过一百年,请缩短范围。"),
            format!("{from} to {to} is more than a hundred years; shorten the range."),
        )
        .into());
    }
    let calculable = FIRST_DAY..=LAST_DAY;
    match [from, to].into_iter().find(|date| !calculable.contains(date)) {
        Some(date) => Err(out_of_range(date)),
        None => Ok(()),
    }
}

/// A date or year that the calendar does not reckon with.
pub fn out_of_range(date: impl std::fmt::Display) -> Failure {
    Text::new(
        format!("{date} 超出范围:只能计算 {FIRST_DAY} 至 {LAST_DAY},请改日期。"),
        format!(
            "{date} is out of range: the calendar reckons from {FIRST_DAY} to {LAST_DAY}; change the date."
        ),
    )
    .into()
}
