//! Opening what the user names: only plain files, never more of one than it may hold, and in plain words where it fails.

use std::{
    ffi::OsStr,
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
};

use kernel::{Finding, Severity, Text};
use regulation::pack::SourceFile;

use crate::output::Failure;

/// The largest organisation, fact file or catalogue that is read. A city of 3,000 bodies with a year of facts is a tenth of it.
const LARGEST: u64 = 512 * 1024 * 1024;

/// The bytes of a file.
pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = begin(path, LARGEST + 1)?;
    if bytes.len() as u64 > LARGEST {
        let (zh, en) = ("文件超过 512 MB", "the file is larger than 512 MB");
        let help = Text::new(
            "请核对是不是给错了文件;确实这么大的,请分成几个。",
            "Check that it is the right file, or split it.",
        );
        return Err(refused(path, &Text::new(zh, en), help));
    }
    Ok(bytes)
}

/// A text file, in UTF-8.
pub fn text(path: &Path) -> Result<String, Failure> {
    utf8(path, read(path)?)
}

/// The text that `bytes`, read from `path`, hold in UTF-8.
pub fn utf8(path: &Path, bytes: Vec<u8>) -> Result<String, Failure> {
    String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let line = before.split(|byte| *byte == b'\n').count();
        let what = Text::new(
            format!("第 {line} 行起不是 UTF-8 文字"),
            format!("from line {line} on it is not UTF-8"),
        );
        let help = Text::new(
            "请用文本编辑器打开,另存为“UTF-8”编码。",
            "Open it in a text editor and save it with the encoding UTF-8.",
        );
        refused(path, &what, help)
    })
}

/// The `.toml` files directly in a folder, in order of name. Hidden files are what editors and file managers leave behind; a
/// file that is too large is cut where its reader notices that it is.
pub fn folder(folder: &Path, wanted: impl Fn(&OsStr) -> bool) -> Result<Vec<SourceFile>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| unreadable(folder, &error))?.path();
        let is_toml = path.extension().is_some_and(|extension| extension == "toml");
        if is_toml
            && path.file_name().is_some_and(|name| !name.as_encoded_bytes().starts_with(b".") && wanted(name))
        {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| source(path)).collect()
}

/// One file of a folder. A pipe that nobody writes to would keep us waiting for ever.
fn source(path: &Path) -> Result<SourceFile, Failure> {
    let kind = fs::metadata(path).map_err(|error| unreadable(path, &error))?.file_type();
    if !kind.is_file() && !kind.is_dir() {
        let what = Text::new("这不是普通文件", "it is no plain file");
        return Err(refused(path, &what, Text::new("请把它移出这个文件夹。", "Move it out of this folder.")));
    }
    let most = regulation::pack::read::MAX_FILE as u64 + 1;
    Ok(SourceFile { name: path.display().to_string(), bytes: begin(path, most)? })
}

/// The beginning of a file, at most so many bytes.
fn begin(path: &Path, most: u64) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    read.map_err(|error| unreadable(path, &error))?;
    Ok(bytes)
}

/// A file or folder that cannot be read.
pub fn unreadable(path: &Path, error: &io::Error) -> Failure {
    use io::ErrorKind as Kind;
    // A link that leads nowhere exists itself.
    let is_link = fs::symlink_metadata(path).is_ok_and(|file| file.is_symlink());
    let (what, help) = match error.kind() {
        Kind::NotFound if is_link => (
            Text::new("这是一个链接,指向的文件不存在", "it is a link to a file that does not exist"),
            Text::new("请改正或删除这个链接。", "Correct the link, or remove it."),
        ),
        Kind::NotFound => (
            Text::new("没有这个文件或文件夹", "there is no such file or folder"),
            Text::new("请核对路径有没有写错。", "Check the path."),
        ),
        Kind::PermissionDenied => (
            Text::new("没有读取权限", "you may not read it"),
            Text::new("请让文件的所有者给您读取权限。", "Ask its owner for the right to read it."),
        ),
        Kind::IsADirectory => (
            Text::new("这是一个文件夹,这里要写文件", "it is a folder, and a file is wanted"),
            Text::new("请写出文件夹里那个文件的名字。", "Name the file in it."),
        ),
        Kind::NotADirectory => (
            Text::new("这不是文件夹,这里要写文件夹", "it is no folder, and a folder is wanted"),
            Text::new("请写出文件所在的文件夹。", "Name the folder that the file is in."),
        ),
        _ if is_link => (
            Text::new("这个链接绕成了圈", "the link leads round in a circle"),
            Text::new("请改正或删除这个链接。", "Correct the link, or remove it."),
        ),
        _ => (
            Text::new(format!("系统说:{error}"), format!("the system says: {error}")),
            Text::new("请核对路径和读取权限。", "Check the path and that you may read it."),
        ),
    };
    refused(path, &what, help)
}

/// A file that cannot be written.
pub fn unwritable(path: &Path, error: &io::Error) -> Failure {
    use io::ErrorKind as Kind;
    let (zh, en) = match error.kind() {
        Kind::NotFound | Kind::NotADirectory => {
            ("没有要放它的文件夹,请先建好", "the folder that it would stand in does not exist; make it first")
        }
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => {
            ("没有写入权限,请换一个文件夹", "you may not write there; choose another folder")
        }
        Kind::IsADirectory => ("这是一个文件夹,请写文件名", "it is a folder; name a file"),
        Kind::StorageFull => ("磁盘满了,请腾出空间", "the disk is full; make room"),
        _ => {
            return Text::new(
                format!("写不了“{}”。系统说:{error}", path.display()),
                format!("cannot write “{}”. The system says: {error}", path.display()),
            )
            .into();
        }
    };
    let (zh, en) =
        (format!("写不了“{}”:{zh}。", path.display()), format!("cannot write “{}”: {en}.", path.display()));
    Text::new(zh, en).into()
}

fn refused(path: &Path, what: &Text, help: Text) -> Failure {
    Failure::Findings(vec![Finding {
        code: "CW1000",
        severity: Severity::Error,
        article: String::new(),
        message: Text::new(
            format!("读不到“{}”:{}", path.display(), what.zh),
            format!("cannot read “{}”: {}", path.display(), what.en),
        ),
        help,
        place: None,
    }])
}
