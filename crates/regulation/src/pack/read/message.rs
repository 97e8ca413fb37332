//! What serde and the TOML parser say, in the words of somebody who writes packs.

use kernel::Text;

use super::nearest::suggestion;

/// What is wrong with a value, without its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Complaint {
    pub code: &'static str,
    pub message: Text,
    pub help: Text,
    /// The key that is missing, if that is what is wrong.
    pub missing: Option<String>,
}

fn complaint(code: &'static str, message: (String, String), help: (String, String)) -> Complaint {
    Complaint {
        code,
        message: Text::new(message.0, message.1),
        help: Text::new(help.0, help.1),
        missing: None,
    }
}

/// The words between backquotes.
fn quoted(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).collect()
}

/// What serde says about a value of ours in any file, and what to do. `path` is the key that it stands under, empty for the
/// whole.
pub fn explain(message: &str, path: &str) -> (Text, Text) {
    let found = of_value(message, path);
    (found.message, found.help)
}

/// What serde says about a value. `path` is the key that it stands under (`within.unit`), empty for the item itself.
pub(super) fn of_value(message: &str, path: &str) -> Complaint {
    let under = |word: &str| if path.is_empty() { word.to_owned() } else { format!("{path}.{word}") };
    if let Some(rest) = message.strip_prefix("missing field ") {
        let name = quoted(rest).first().copied().unwrap_or_default();
        let key = under(name);
        let mut found = complaint(
            "CW1012",
            (format!("缺少“{key}”"), format!("`{key}` is missing")),
            (
                format!("补写“{name} = …”,写法见 docs/pack-language.md"),
                format!("add `{name} = …`; docs/pack-language.md shows how it is written"),
            ),
        );
        found.missing = Some(name.to_owned());
        return found;
    }
    if let Some(rest) = message.strip_prefix("unknown field ") {
        return unknown(rest, "CW1011", path);
    }
    if let Some(rest) = message.strip_prefix("unknown variant ") {
        return unknown(rest, "CW1014", path);
    }
    if message.contains("untagged enum Written") {
        return complaint(
            "CW1013",
            (format!("“{path}”应为日期"), format!("`{path}` must be a date")),
            ("写作 2026-01-31".to_owned(), "write it as 2026-01-31".to_owned()),
        );
    }
    if message == "wanted string or table" {
        return wrong_type(path, "", "a string");
    }
    if let Some(rest) =
        message.strip_prefix("invalid type: ").or_else(|| message.strip_prefix("invalid value: "))
    {
        let (found, expected) = rest.rsplit_once(", expected ").unwrap_or((rest, ""));
        return wrong_type(path, found, expected);
    }
    refused(message, path)
}

fn unknown(rest: &str, code: &'static str, path: &str) -> Complaint {
    let words = quoted(rest);
    let (name, allowed) = words.split_first().map_or(("", &[][..]), |(name, allowed)| (*name, allowed));
    let near = suggestion(name, allowed.iter().copied());
    let list = allowed.join(", ");
    // serde points at the unknown key itself, which then ends the path.
    let table = path.strip_suffix(name).map_or(path, |table| table.trim_end_matches('.'));
    let (message, noun) = if code == "CW1011" {
        let of = if table.is_empty() { String::new() } else { format!("“{table}”里") };
        let of_en = if table.is_empty() { String::new() } else { format!(" in `{table}`") };
        (
            (format!("{of}没有“{name}”这个键"), format!("unknown key `{name}`{of_en}")),
            ("可用的键", "allowed keys"),
        )
    } else {
        (
            (format!("“{path}”不能是“{name}”"), format!("`{path}` cannot be `{name}`")),
            ("可用的词", "allowed words"),
        )
    };
    complaint(
        code,
        message,
        (format!("{}{}:{list}", near.zh, noun.0), format!("{}{}: {list}", near.en, noun.1)),
    )
}

/// What serde found and expected, in both languages.
fn kind_of(word: &str) -> (String, String) {
    let plain = |zh: &str, en: &str| (zh.to_owned(), en.to_owned());
    let value = quoted(word).first().copied().unwrap_or_default();
    match word {
        "a string" | "a borrowed string" | "string" | "str" | "identifier" => {
            plain("文字,如 \"…\"", "text, such as \"…\"")
        }
        "a boolean" => plain("true 或 false", "true or false"),
        "a sequence" | "sequence" => plain("列表,如 [\"…\"]", "a list, such as [\"…\"]"),
        "a map" | "map" => plain("表,如 { … }", "a table, such as { … }"),
        "u8" | "u16" | "u32" | "u64" | "usize" => plain("不小于0的整数", "a whole number, 0 or more"),
        "i8" | "i16" | "i32" | "i64" => plain("整数", "a whole number"),
        _ if word.starts_with("string \"") => {
            let text = word.trim_start_matches("string ");
            (format!("文字{text}"), format!("the text {text}"))
        }
        _ if word.starts_with("integer ") => (format!("数字{value}"), format!("the number {value}")),
        _ if word.starts_with("floating point ") => (format!("小数{value}"), format!("the number {value}")),
        _ if word.starts_with("boolean ") => (value.to_owned(), value.to_owned()),
        _ if word.starts_with("struct ") || word.contains("Schedule") || word.contains("Within") => {
            plain("表,如 { … }", "a table, such as { … }")
        }
        _ => plain(word, word),
    }
}

fn wrong_type(path: &str, found: &str, expected: &str) -> Complaint {
    let (expected_zh, expected_en) = kind_of(expected);
    let (found_zh, found_en) = kind_of(found);
    let (but_zh, but_en) = if found.is_empty() {
        (String::new(), String::new())
    } else {
        (format!(",写的是{found_zh}"), format!(", not {found_en}"))
    };
    complaint(
        "CW1013",
        (format!("“{path}”应为{expected_zh}{but_zh}"), format!("`{path}` must be {expected_en}{but_en}")),
        (
            format!("改写“{path}”,写法见 docs/pack-language.md"),
            format!("rewrite `{path}`; docs/pack-language.md shows how it is written"),
        ),
    )
}

/// A value that its own type refused, with a message of ours in the form `中文 (English)`.
fn refused(message: &str, path: &str) -> Complaint {
    let Text { zh, en } = Text::of_both(message);
    let at_zh = if path.is_empty() { String::new() } else { format!("“{path}”:") };
    let at_en = if path.is_empty() { String::new() } else { format!("`{path}`: ") };
    complaint(
        "CW1015",
        (format!("{at_zh}{zh}"), format!("{at_en}{en}")),
        ("按提示改写".to_owned(), "rewrite it as the message says".to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn serde_is_translated() {
        for (message, path, zh) in [
            ("missing field `who`", "", "缺少“who”"),
            ("missing field `unit`", "within", "缺少“within.unit”"),
            ("unknown field `whoo`, expected one of `who`, `what`", "", "没有“whoo”这个键"),
            ("unknown variant `holdd`, expected `hold` or `notify`", "action", "“action”不能是“holdd”"),
            ("invalid type: integer `3`, expected a string", "what", "“what”应为文字,如 \"…\",写的是数字3"),
            (
                "invalid value: integer `-1`, expected u32",
                "at_least",
                "“at_least”应为不小于0的整数,写的是数字-1",
            ),
            ("“x”不是对象,应写作 y (not a selector; write y)", "who", "“who”:“x”不是对象,应写作 y"),
        ] {
            assert_eq!(of_value(message, path).message.zh, zh);
        }
        let help = of_value("unknown field `whoo`, expected one of `who`, `what`", "").help;
        assert_eq!(help.zh, "是否想写“who”?可用的键:who, what");
        assert_eq!(help.en, "did you mean `who`? allowed keys: who, what");
    }
}
