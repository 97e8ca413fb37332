//! Markdown, as far as the checks need it: links, headings, code in the text, tables.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

/// What one document holds, each with its line.
#[derive(Debug, Default)]
pub struct Markdown {
    /// Targets of links and images.
    pub links: Vec<(usize, String)>,
    /// Anchors of headings, as hosting sites make them.
    pub anchors: Vec<String>,
    /// Inline code.
    pub code: Vec<(usize, String)>,
    /// Rows of tables without the heading, as plain text of the cells.
    pub rows: Vec<(usize, Vec<String>)>,
}

impl Markdown {
    /// Reads a document. Nothing in Markdown is an error.
    pub fn read(text: &str) -> Self {
        let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
        let mut reader = Reader::default();
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            let line = text.get(..range.start).unwrap_or_default().matches('\n').count() + 1;
            reader.take(event, line);
        }
        reader.document
    }
}

#[derive(Default)]
struct Reader {
    document: Markdown,
    heading: Option<String>,
    cell: Option<String>,
    row: Vec<String>,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, line: usize) {
        match event {
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                self.document.links.push((line, dest_url.into_string()));
            }
            Event::Start(Tag::Heading { .. }) => self.heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let heading = self.heading.take().unwrap_or_default();
                self.document.anchors.push(anchor(&heading));
            }
            Event::Start(Tag::TableCell) => self.cell = Some(String::new()),
            Event::End(TagEnd::TableCell) => self.row.extend(self.cell.take()),
            Event::End(TagEnd::TableHead) => self.row.clear(),
            Event::End(TagEnd::TableRow) => {
                self.document.rows.push((line, std::mem::take(&mut self.row)));
            }
            Event::Code(code) => {
                self.write(&code);
                self.document.code.push((line, code.into_string()));
            }
            Event::Text(text) => self.write(&text),
            _ => {}
        }
    }

    fn write(&mut self, text: &str) {
        for open in [&mut self.heading, &mut self.cell].into_iter().flatten() {
            open.push_str(text);
        }
    }
}

/// The anchor of a heading: lower case, spaces to hyphens, punctuation dropped.
fn anchor(heading: &str) -> String {
    let kept = heading.trim().chars().filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_headings_code_and_rows_are_found_outside_code_blocks() {
        let text = "# Two words, 两个词\n\nSee [a](b.md#c) and `x/y.rs`.\n\n```\n[no](no.md)\n```\n\n\
            | a | b |\n|---|---|\n| `one` | 一 |\n";
        let read = Markdown::read(text);
        assert_eq!(read.anchors, ["two-words-两个词"]);
        assert_eq!(read.links, [(3, "b.md#c".to_owned())]);
        assert_eq!(read.code, [(3, "x/y.rs".to_owned()), (11, "one".to_owned())]);
        assert_eq!(read.rows, [(11, vec!["one".to_owned(), "一".to_owned()])]);
    }
}
