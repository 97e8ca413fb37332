//! Whether official documents can be printed in the prescribed type: which fonts are on the machine.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use super::{Grade, Line};
use crate::platform::setting;

/// What a document needs, with the names that its files have, the prescribed one first. Lower case, without signs.
const NEEDS: [Need; 3] = [
    Need {
        zh: "标题用的小标宋",
        en: "小标宋 for titles",
        prescribed: &["fzxbs", "小标宋", "xiaobiaosong"],
        substitutes: &["notoserifcjk", "notoserifsc", "sourcehanserif", "lxgwneozhisong"],
    },
    Need {
        zh: "正文用的仿宋",
        en: "仿宋 for the text",
        prescribed: &["simfang", "fangsong", "仿宋", "fzfs", "stfangso"],
        substitutes: &["fandolfang", "lxgwwenkai", "notoserifcjk", "notoserifsc"],
    },
    Need {
        zh: "小标题用的黑体",
        en: "黑体 for headings",
        prescribed: &["simhei", "fzht", "heiti", "黑体", "stheiti", "fandolhei"],
        substitutes: &["notosanscjk", "notosanssc", "sourcehansans", "wqymicrohei", "wqyzenhei"],
    },
];

struct Need {
    zh: &'static str,
    en: &'static str,
    prescribed: &'static [&'static str],
    substitutes: &'static [&'static str],
}

/// A line for each kind of type that official documents (GB/T 9704) use.
pub(super) fn check() -> Vec<Line> {
    let mut names = BTreeSet::new();
    for folder in folders() {
        collect(&folder, 6, &mut names);
    }
    NEEDS.iter().map(|need| judge(need, &names)).collect()
}

fn judge(need: &Need, names: &BTreeSet<String>) -> Line {
    let find = |parts: &[&str]| parts.iter().find_map(|part| names.iter().find(|name| name.contains(part)));
    if let Some(found) = find(need.prescribed) {
        return Line::new(
            "fonts",
            Grade::Fine,
            format!("{}:有({found})", need.zh),
            format!("{}: {found}", need.en),
        );
    }
    match find(need.substitutes) {
        Some(found) => Line::new(
            "fonts",
            Grade::Warning,
            format!("{}:没有,将用 {found} 代替。正式印发前请装上规定的字体", need.zh),
            format!(
                "{}: absent, {found} takes its place; install the prescribed font before you issue documents",
                need.en
            ),
        ),
        None => Line::new(
            "fonts",
            Grade::Warning,
            format!("{}:没有,也没有可代替的中文字体。请安装字体,例如 fonts-noto-cjk", need.zh),
            format!(
                "{}: absent, and nothing to take its place; install a Chinese font such as fonts-noto-cjk",
                need.en
            ),
        ),
    }
}

/// Where systems keep fonts.
fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = [
        "/usr/share/fonts",
        "/usr/local/share/fonts",
        "/Library/Fonts",
        "/System/Library/Fonts",
        "C:\\Windows\\Fonts",
    ]
    .map(PathBuf::from)
    .to_vec();
    if let Some(home) = setting("HOME").map(PathBuf::from) {
        folders.extend([".fonts", ".local/share/fonts", "Library/Fonts"].map(|name| home.join(name)));
    }
    folders
}

/// The names of font files, in lower case and without signs between the words.
fn collect(folder: &Path, depth: u32, names: &mut BTreeSet<String>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        let is_font = path
            .extension()
            .and_then(|end| end.to_str())
            .is_some_and(|end| ["otf", "ttf", "ttc"].contains(&end.to_ascii_lowercase().as_str()));
        if is_font && let Some(name) = path.file_stem().and_then(|name| name.to_str()) {
            names.insert(name.to_lowercase().replace(['-', '_', ' '], ""));
        } else if depth > 0 && path.is_dir() {
            collect(&path, depth - 1, names);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_prescribed_font_then_a_substitute_then_what_to_install() {
        let of = |names: &[&str]| {
            let names: BTreeSet<String> = names.iter().map(|name| (*name).to_owned()).collect();
            judge(&NEEDS[1], &names)
        };
        assert_eq!(of(&["simfang", "notoserifcjkregular"]).grade, Grade::Fine);
        let substituted = of(&["dejavusans", "notoserifcjkregular"]);
        assert_eq!(substituted.grade, Grade::Warning);
        assert!(substituted.said.zh.contains("notoserifcjkregular"));
        assert!(of(&["dejavusans"]).said.zh.contains("fonts-noto-cjk"));
    }
}
