//! Text for people, in Chinese and in English.

use serde::{Deserialize, Serialize};

/// The language a person reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Simplified Chinese: the default everywhere.
    #[default]
    Zh,
    /// English.
    En,
}

/// One message in both languages. Neither is derived from the other.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
pub struct Text {
    /// Simplified Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}

impl Text {
    /// Both languages at once.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: zh.into(), en: en.into() }
    }

    /// The text in `lang`.
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }

    /// The two halves of `中文 (English)`, the form in which errors that pass through a parser speak; the same text in both
    /// where it has another form.
    pub fn of_both(message: &str) -> Self {
        let halves = message.strip_suffix(')').and_then(|rest| rest.split_once(" ("));
        let (zh, en) = halves.unwrap_or((message, message));
        Self::new(zh.trim(), en)
    }

    /// What the TOML parser says of a file that is not TOML: every kind of file of ours is refused in the same words.
    pub fn of_toml_syntax(message: &str) -> Self {
        let plain = message.split(", expected ").next().unwrap_or(message);
        let zh = match plain {
            "duplicate key" => "同一个键写了两次",
            "string values must be quoted" => "文字要加引号",
            "missing value" | "missing value for key" | "key with no value" | "invalid value" => {
                "等号后面没有可用的值"
            }
            "missing assignment between key-value pairs" | "extra assignment between key-value pairs" => {
                "一行只能写一个“键 = 值”"
            }
            "unclosed array" | "missing array opening" | "unclosed array table" => "方括号没有配对",
            "unclosed table" | "missing table open" => "表头的方括号没有配对",
            "unclosed inline table" | "missing inline table opening" => "花括号没有配对",
            "missing comma between array elements" | "missing comma between key-value pairs" => "缺少逗号",
            "extra comma in array" | "extra comma in inline table" => "多了一个逗号",
            "extra `=`" | "unexpected `=` in array" => "多了一个等号",
            "missing opening quote" => "引号没有配对",
            "invalid unquoted key" | "unquoted keys cannot be empty" => {
                "键只能用字母、数字、_ 和 -,其他字要加引号"
            }
            "carriage return must be followed by newline" => "回车符后面没有换行符",
            "missing escaped value" | "too few unicode value digits" => "反斜杠后面的转义写错了",
            "cannot recurse further; max recursion depth met" | "recursion limit" => "嵌套太深",
            "unexpected content"
            | "unexpected key or value"
            | "unexpected content between comment and newline" => "有多余的内容",
            _ if ["invalid date", "invalid time", "invalid datetime"]
                .iter()
                .any(|what| plain.starts_with(what)) =>
            {
                "没有这个日期或时间"
            }
            _ if plain.contains("dotted key") => "这个键已有别的值,不能再往里加",
            _ if plain.starts_with("invalid basic string") || plain.contains("string") => {
                "引号没有配对,或文字里有不可用的字符"
            }
            _ => "不符合 TOML 的写法",
        };
        Self::new(zh, message)
    }
}
