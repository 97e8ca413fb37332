//! Reads a pack's files: everything that is wrong in any of them is reported at once, with file, line and cure.

use kernel::{Finding, Place, Severity, Text};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::{Item, Manifest, Pack, SourceFile};

mod item;
mod line;
mod message;
pub(crate) mod nearest;
mod table;

use line::Lines;
pub use message::explain;
pub use table::TABLES;
use table::Tables;

/// Largest file that is read.
pub const MAX_FILE: usize = 16 * 1024 * 1024;
/// Most findings reported of one file; the rest are counted.
const MAX_FINDINGS: usize = 200;

/// Reads the files of one pack's folder. Files that do not end in `.toml` are left alone. The order of files does
/// not matter.
///
/// # Errors
/// Everything that is wrong in any file, sorted. Codes CW1001 to CW1099.
pub fn read(files: &[SourceFile]) -> Result<Pack, Vec<Finding>> {
    let mut files: Vec<&SourceFile> = files.iter().filter(|file| is_toml(&file.name)).collect();
    files.sort_by(|one, other| (&one.name, &one.bytes).cmp(&(&other.name, &other.bytes)));
    let mut reading = Reading::default();
    if files.is_empty() {
        reading.whole("CW1001", None, no_file());
    } else {
        match files.iter().filter(|file| is_manifest(&file.name)).count() {
            0 => reading.whole("CW1002", None, no_manifest_file()),
            1 => {}
            _ => reading.whole("CW1003", None, two_manifest_files()),
        }
    }
    for file in files {
        reading.file(file);
    }
    let Reading { mut findings, manifest, tables } = reading;
    match manifest {
        Some(manifest) if findings.is_empty() => Ok(tables.into_pack(manifest)),
        _ => {
            findings.sort();
            findings.dedup();
            Err(findings)
        }
    }
}

fn is_toml(name: &str) -> bool {
    std::path::Path::new(name).extension().is_some_and(|extension| extension == "toml")
}

fn is_manifest(name: &str) -> bool {
    std::path::Path::new(name).file_name().is_some_and(|file| file == "pack.toml")
}

fn no_file() -> (Text, Text) {
    (
        Text::new("制度包里没有 .toml 文件", "the pack has no .toml file"),
        Text::new(
            "检查路径;制度包是一个文件夹,至少有 pack.toml",
            "check the path; a pack is a folder that holds at least pack.toml",
        ),
    )
}

fn no_manifest_file() -> (Text, Text) {
    (
        Text::new("制度包里没有 pack.toml", "the pack has no pack.toml"),
        Text::new(
            "新建 pack.toml,写 [pack] 及 id、title、issuer、version、effective",
            "make pack.toml with [pack] and its id, title, issuer, version and effective",
        ),
    )
}

fn two_manifest_files() -> (Text, Text) {
    (
        Text::new("有不止一个 pack.toml", "there is more than one pack.toml"),
        Text::new(
            "一个文件夹是一个制度包:每次只给一个文件夹",
            "one folder is one pack: give one folder at a time",
        ),
    )
}

/// What has been read so far.
#[derive(Default)]
struct Reading {
    findings: Vec<Finding>,
    manifest: Option<Item<Manifest>>,
    tables: Tables,
}

impl Reading {
    fn whole(&mut self, code: &'static str, place: Option<Place>, (message, help): (Text, Text)) {
        self.findings.push(Finding {
            code,
            severity: Severity::Error,
            article: String::new(),
            message,
            help,
            place,
        });
    }

    fn file(&mut self, file: &SourceFile) {
        let at = |line| Some(Place { file: file.name.clone(), line });
        if file.bytes.len() > MAX_FILE {
            let text = (
                Text::new("文件超过 16 MB", "the file is larger than 16 MB"),
                Text::new(
                    "按章节拆成几个文件;附件不放在制度包里",
                    "split it into several files by chapter; attachments do not belong in a pack",
                ),
            );
            return self.whole("CW1006", at(1), text);
        }
        match std::str::from_utf8(&file.bytes) {
            Ok(text) => {
                let before = self.findings.len();
                self.text(file, text);
                self.cap(before, file);
            }
            Err(error) => {
                let line = Lines::of(&file.bytes).at(error.valid_up_to());
                self.whole("CW1004", at(line), not_utf8(&file.bytes));
            }
        }
    }

    /// Keeps the first findings of a file and counts the others, so that one lost quotation mark does not bury the rest.
    fn cap(&mut self, before: usize, file: &SourceFile) {
        let own = self.findings.len() - before;
        if own <= MAX_FINDINGS {
            return;
        }
        self.findings[before..].sort_by_key(|finding| finding.place.as_ref().map(|place| place.line));
        self.findings.truncate(before + MAX_FINDINGS);
        let more = own - MAX_FINDINGS;
        let text = (
            Text::new(
                format!("这个文件还有{more}处问题未列出"),
                format!("{more} more problems in this file are not listed"),
            ),
            Text::new("先改正已列出的,再检查一次", "correct those listed, then check again"),
        );
        self.whole("CW1016", Some(Place { file: file.name.clone(), line: 1 }), text);
    }

    fn text(&mut self, file: &SourceFile, text: &str) {
        let lines = Lines::of(text.as_bytes());
        let at = |offset: usize| Some(Place { file: file.name.clone(), line: lines.at(offset) });
        let (root, errors) = DeTable::parse_recoverable(text);
        let mut broken: Vec<usize> = Vec::new();
        for error in &errors {
            let offset = error.span().map_or(0, |span| span.start);
            let Text { zh, en } = Text::of_toml_syntax(error.message());
            broken.push(offset);
            let text = (
                Text::new(format!("不是合法的 TOML:{zh}"), format!("not valid TOML: {en}")),
                Text::new(
                    "改正这一行;若看不出错,检查上一行的引号和括号",
                    "correct this line; if it looks right, check the quotes and brackets of the line before",
                ),
            );
            self.whole("CW1005", at(offset), text);
        }
        broken.sort_unstable();
        let source = Source { file: &file.name, lines: &lines, broken: &broken, end: text.len() };
        let mut manifest_found = false;
        for (key, value) in root.into_inner() {
            if key.get_ref() == "pack" {
                manifest_found = true;
                self.manifest(&source, &key.span(), value);
            } else {
                self.table(&source, key.get_ref(), &key.span(), value);
            }
        }
        if is_manifest(&file.name) && !manifest_found && errors.is_empty() {
            let text = (
                Text::new("pack.toml 里没有 [pack]", "pack.toml has no [pack]"),
                Text::new(
                    "在开头写 [pack] 及 id、title、issuer、version、effective",
                    "begin it with [pack] and its id, title, issuer, version and effective",
                ),
            );
            self.whole("CW1007", at(0), text);
        }
    }

    fn manifest(&mut self, source: &Source<'_>, key: &std::ops::Range<usize>, value: Spanned<DeValue<'_>>) {
        if !is_manifest(source.file) {
            let text = (
                Text::new("[pack] 只能写在 pack.toml 里", "[pack] stands in pack.toml only"),
                Text::new("把这一节移到 pack.toml,或删去", "move the section to pack.toml, or remove it"),
            );
            return self.whole("CW1008", Some(source.place(key.start)), text);
        }
        if !value.get_ref().is_table() {
            return self.whole("CW1010", Some(source.place(key.start)), single("pack"));
        }
        let start = value.span().start;
        let mut found = Vec::new();
        source.read_into(start, source.end, value, &mut found, &mut self.findings);
        self.manifest = found.pop();
    }

    fn table(
        &mut self,
        source: &Source<'_>,
        name: &str,
        key: &std::ops::Range<usize>,
        value: Spanned<DeValue<'_>>,
    ) {
        if !TABLES.contains(&name) {
            let near = nearest::suggestion(name, TABLES.iter().copied());
            let list = TABLES.join(", ");
            let text = (
                Text::new(format!("没有“{name}”这种表"), format!("there is no table `{name}`")),
                Text::new(format!("{}可用的表:{list}", near.zh), format!("{}tables: {list}", near.en)),
            );
            return self.whole("CW1009", Some(source.place(key.start)), text);
        }
        let span = value.span();
        match value.into_inner() {
            DeValue::Array(items) if items.iter().all(|item| item.get_ref().is_table()) => {
                let starts: Vec<usize> = items.iter().map(|item| item.span().start).collect();
                for (index, item) in items.into_iter().enumerate() {
                    let end = starts.get(index + 1).copied().unwrap_or(source.end);
                    self.tables.read_into(name, source, end, item, &mut self.findings);
                }
            }
            _ => self.whole("CW1010", Some(source.place(span.start.max(key.start))), list_of(name)),
        }
    }
}

fn not_utf8(bytes: &[u8]) -> (Text, Text) {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let (zh, en) =
        if utf16 { ("UTF-16", "UTF-16") } else { ("GBK 等其他编码", "GBK or another encoding") };
    (
        Text::new(
            format!("文件不是 UTF-8 编码,从这一行起读不懂(可能是 {zh})"),
            format!("the file is not UTF-8 from this line on (it may be {en})"),
        ),
        Text::new("在编辑器里“另存为”,编码选 UTF-8", "save it again with the encoding UTF-8"),
    )
}

fn single(name: &str) -> (Text, Text) {
    (
        Text::new(format!("{name} 应为一节"), format!("`{name}` is a section of its own")),
        Text::new(format!("写作 [{name}]"), format!("write [{name}]")),
    )
}

fn list_of(name: &str) -> (Text, Text) {
    (
        Text::new(
            format!("{name} 可以有多条,每条一节"),
            format!("there may be several `{name}`, each a section"),
        ),
        Text::new(
            format!("每条写作 [[{name}]],用两层方括号"),
            format!("begin each with [[{name}]], in double brackets"),
        ),
    )
}

/// One file while its items are read.
pub(super) struct Source<'a> {
    file: &'a str,
    lines: &'a Lines,
    /// Bytes at which the file is not TOML, in order.
    broken: &'a [usize],
    end: usize,
}

impl Source<'_> {
    fn place(&self, offset: usize) -> Place {
        Place { file: self.file.to_owned(), line: self.lines.at(offset) }
    }

    /// Reads one item, which reaches from `start` to `end`, into the list of its kind.
    fn read_into<T: serde::de::DeserializeOwned>(
        &self,
        start: usize,
        end: usize,
        value: Spanned<DeValue<'_>>,
        items: &mut Vec<Item<T>>,
        findings: &mut Vec<Finding>,
    ) {
        // A file with so many findings is cut short anyway: there the first problem of each item is enough.
        let deep = findings.len() <= MAX_FINDINGS;
        match item::read_item(value, deep) {
            Ok(data) => items.push(Item { place: self.place(start), data }),
            // What the parser could only guess at is not worth a second complaint.
            Err(_) if self.is_broken(start, end) => {}
            Err(problems) => findings.extend(problems.into_iter().map(|problem| Finding {
                code: problem.complaint.code,
                severity: Severity::Error,
                article: String::new(),
                message: problem.complaint.message,
                help: problem.complaint.help,
                place: Some(self.place(problem.offset.filter(|offset| *offset <= self.end).unwrap_or(start))),
            })),
        }
    }

    fn is_broken(&self, start: usize, end: usize) -> bool {
        let first = self.broken.partition_point(|offset| *offset < start);
        self.broken.get(first).is_some_and(|offset| *offset <= end)
    }
}
