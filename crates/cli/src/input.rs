//! Reading what the user names: packs with those they build on, organisations, holiday files, facts.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use calendar::{Calendar, Date};
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

use crate::output::Failure;

/// A file or folder that cannot be read.
fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::Findings(vec![Finding {
        code: "CW1000",
        severity: Severity::Error,
        article: String::new(),
        message: Text::new(
            format!("读不到“{}”:{error}", path.display()),
            format!("cannot read “{}”: {error}", path.display()),
        ),
        help: Text::new("请核对路径是否写对、是否有读取权限。", "Check the path and that you may read it."),
        place: Some(Place { file: path.display().to_string(), line: 1 }),
    }])
}

/// The files of a pack's folder: each `.toml` directly in it but `organisation.toml`, in order of name.
fn pack_files(folder: &Path) -> Result<Vec<SourceFile>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let is_pack_file = path.extension().is_some_and(|extension| extension == "toml")
            && path.file_name().is_some_and(|name| name != "organisation.toml");
        if is_pack_file {
            paths.push(path);
        }
    }
    paths.sort();
    paths
        .iter()
        .map(|path| {
            let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
            Ok(SourceFile { name: path.display().to_string(), bytes })
        })
        .collect()
}

fn pack(folder: &Path) -> Result<Pack, Failure> {
    Ok(regulation::pack::read::read(&pack_files(folder)?)?)
}

/// The pack in `folder` and those it builds on, which stand beside it.
pub fn packs(folder: &Path) -> Result<Vec<Pack>, Failure> {
    let first = pack(folder)?;
    let beside = fs::canonicalize(folder)
        .map_err(|error| unreadable(folder, &error))?
        .parent()
        .map_or_else(|| PathBuf::from("."), Path::to_path_buf);
    let mut wanted: Vec<PackId> = first.manifest.builds_on.clone();
    let mut seen: BTreeSet<PackId> = BTreeSet::from([first.manifest.id.clone()]);
    let mut packs = vec![first];
    while let Some(id) = wanted.pop() {
        if seen.insert(id.clone()) {
            let base = pack(&beside.join(id.as_str()))?;
            wanted.extend(base.manifest.builds_on.iter().cloned());
            packs.push(base);
        }
    }
    Ok(packs)
}

/// The rules of [`packs`] in force together.
pub fn regulation(folder: &Path) -> Result<Regulation, Failure> {
    Ok(regulation::resolved::resolve(packs(folder)?)?)
}

/// A text file, in UTF-8.
pub fn text(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    String::from_utf8(bytes).map_err(|error| {
        Text::new(
            format!("“{}”不是UTF-8文本({error}),请另存为UTF-8。", path.display()),
            format!("“{}” is not UTF-8 ({error}); save it as UTF-8.", path.display()),
        )
        .into()
    })
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
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    Ok(Organisation::read(name, &bytes)?)
}

/// The facts in a file of JSON lines; any bad line refuses all of it.
pub fn facts(path: &Path) -> Result<Vec<Fact>, Failure> {
    let bytes = fs::read(path).map_err(|error| unreadable(path, &error))?;
    let (facts, findings) = planner::fact::read(&path.display().to_string(), &bytes);
    if findings.is_empty() { Ok(facts) } else { Err(findings.into()) }
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
        Ok(Self {
            regulation: regulation(pack)?,
            organisation: Arc::new(self::organisation(organisation)?),
            calendar: calendar(holidays)?,
        })
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
    for file in pack_files(folder)? {
        calendar = calendar.with_year(&file.name, &text(Path::new(&file.name))?)?;
    }
    Ok(calendar)
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
    if from.year() < 1970 || to.year() > 2200 {
        return Err(out_of_range(if from.year() < 1970 { from } else { to }));
    }
    Ok(())
}

/// A date outside of what the calendar reckons with.
pub fn out_of_range(date: Date) -> Failure {
    Text::new(
        format!("{date} 超出范围:只能计算1970年至2200年。"),
        format!("{date} is out of range: the calendar reckons from 1970 to 2200."),
    )
    .into()
}
