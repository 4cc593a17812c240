//! AsciiDoc: paragraphs, headings, titles, list items and table cells, without macros, attributes and literal blocks.

mod line_comments;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lines::{is_blank, lines};
use super::shown::Shown;
use crate::block::ProseRegion;
pub(crate) use line_comments::{breaks_at, verbatim};

fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("the pattern is valid")
}

/// Delimiters of blocks whose content is printed as it is, or not at all.
static LITERAL: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:-{4,}|\.{4,}|\+{4,}|/{4,}|`{3,}.*|[,:]={3,})$"));
/// Delimiters of blocks that hold blocks.
static CONTAINER: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:={4,}|\*{4,}|_{4,}|--|'{3,}|<{3,}|\+)$"));
static BLOCK_MACRO: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[a-z]+::(?:[^\s\[][^\[]*)?\[.*\]$"));
static ATTRIBUTE_ENTRY: LazyLock<Regex> = LazyLock::new(|| pattern(r"^:!?[\w-]+!?:(?:\s|$)"));
/// A line whose attribute goes on in the next one.
static ATTRIBUTE_CONTINUES: LazyLock<Regex> = LazyLock::new(|| pattern(r"\s\\$"));
static LITERAL_STYLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^\[(?:source|listing|literal|stem|latexmath|asciimath|pass|plantuml|mermaid|ditaa)\b")
});
static LIST_ITEM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\s*(?:\*{1,5}|-|\.{1,5}|\d+\.|[A-Za-z]\.|<(?:\d+|\.)>)\s"));
/// What stands before the prose of a line: marks of headings, list items, block titles, admonitions.
static LEAD: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:={1,6}\s+|#{1,6}\s+|\s*(?:\*{1,5}|-|\.{1,5}|\d+\.|[A-Za-z]\.|<(?:\d+|\.)>)\s+(?:\[[ x*]\]\s+)?|(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):\s+)",
    )
});
static BLOCK_TITLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\.[^\s.]"));
/// The term of a description list, with its marks.
static TERM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\s*(\S.*?)(?::{2,4}|;;)(?:\s+|$)"));
static CELL_STYLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?:^|\s)[\d.+*<^>]*[adehlmsv]?$"));
/// What is no prose within a line.
static HIDES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"`[^`\n]+`|\+{1,3}[^+\n]+\+{1,3}",
        // A target may hold spaces, but does not begin with one.
        r"|(?:image|icon|kbd|btn|menu|stem|latexmath|asciimath|pass|anchor|xref|indexterm2?|include)::?(?:[^\s:\[][^\[\r\n]*)?\[[^\]\n]*\]",
        r"|<<[^>\n]*>>|\{[\w-]+\}|\(\(\([^()\n]*\)\)\)|\[\[[^\]\n]*\]\]|\[[.#%][^\]\n]*\]#{0,2}",
        r"|(?:https?|ftp|irc)://[^\s\[]*\[?|[A-Za-z][\w-]*::?(?:[^\s:\[][^\[\r\n]*)?\[|[\[\]*_^~]+",
        r"|&#?[A-Za-z0-9]{1,31};|\s\+(?:\r?\n|$)|(?m:^//[^\n]*\n?)",
    ))
});

/// Whether a line opens or closes a table, or one in a cell of another.
fn is_table_delimiter(line: &str) -> bool {
    let ends = line.strip_prefix(['|', '!']);
    ends.is_some_and(|ends| ends.len() >= 3 && ends.bytes().all(|byte| byte == b'='))
}

/// The paragraphs of an AsciiDoc document.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut scanner = Scanner {
        text,
        blocks: Vec::new(),
        open: None,
        literal: None,
        hidden_paragraph: false,
        in_attribute: false,
        tables: Vec::new(),
    };
    for line in lines(text) {
        scanner.line(line);
    }
    scanner.close();
    scanner.blocks
}

struct Scanner<'t> {
    text: &'t str,
    blocks: Vec<Range<usize>>,
    open: Option<Range<usize>>,
    /// The delimiter that ends the literal block that is open.
    literal: Option<&'t str>,
    /// Whether lines up to the next blank one are no prose.
    hidden_paragraph: bool,
    /// Whether the value of an attribute goes on in this line.
    in_attribute: bool,
    /// The delimiters of the tables that are open; one stands in a cell of the other.
    tables: Vec<&'t str>,
}

impl<'t> Scanner<'t> {
    fn close(&mut self) {
        self.blocks.extend(self.open.take());
    }

    fn line(&mut self, line: Range<usize>) {
        let text = self.text;
        let content = text[line.clone()].trim_end();
        if let Some(delimiter) = self.literal {
            if content == delimiter {
                self.literal = None;
            }
            return;
        }
        if is_blank(content) {
            self.close();
            self.hidden_paragraph = false;
            return;
        }
        if LITERAL.is_match(content) {
            self.close();
            self.hidden_paragraph = false;
            let fence = content.trim_start_matches('`').len() < content.len();
            self.literal = Some(if fence { "```" } else { content });
            return;
        }
        if is_table_delimiter(content) {
            self.close();
            match self
                .tables
                .iter()
                .rposition(|delimiter| *delimiter == content)
            {
                Some(open) => self.tables.truncate(open),
                None => self.tables.push(content),
            }
            return;
        }
        if self.hidden_paragraph {
            return;
        }
        if let Some(delimiter) = self.tables.last() {
            let bar = if delimiter.starts_with('!') { '!' } else { '|' };
            return self.cells(line.start, content, bar);
        }
        self.prose_line(line, content);
    }

    fn prose_line(&mut self, line: Range<usize>, content: &'t str) {
        let is_attribute = self.in_attribute || ATTRIBUTE_ENTRY.is_match(content);
        self.in_attribute = is_attribute && ATTRIBUTE_CONTINUES.is_match(content);
        let is_markup = is_attribute
            || CONTAINER.is_match(content)
            || content.starts_with("//")
            || BLOCK_MACRO.is_match(content);
        if is_markup {
            return self.close();
        }
        if content.starts_with('[') && content.ends_with(']') && self.open.is_none() {
            self.hidden_paragraph = LITERAL_STYLE.is_match(content);
            return;
        }
        if let Some(lead) = LEAD.find(content) {
            self.close();
            // Below the title of the document its authors and its version are told, up to the first blank line.
            self.hidden_paragraph = content.starts_with("= ") && self.blocks.is_empty();
            self.open = Some(line.start + lead.end()..line.end);
            if content.starts_with(['=', '#']) {
                self.close();
            }
            return;
        }
        if self.open.is_none() && content.starts_with([' ', '\t']) {
            self.hidden_paragraph = true;
            return;
        }
        if BLOCK_TITLE.is_match(content) && self.open.is_none() {
            self.blocks.push(line.start + 1..line.end);
            return;
        }
        if let Some(term) = TERM.captures(content)
            && let (Some(whole), Some(term)) = (term.get(0), term.get(1))
        {
            self.close();
            self.blocks
                .push(line.start + term.start()..line.start + term.end());
            if whole.end() < content.len() {
                self.open = Some(line.start + whole.end()..line.end);
            }
            return;
        }
        self.open = Some(self.open.take().map_or(line.start, |block| block.start)..line.end);
    }

    /// The cells that stand in a line of a table; a line without a bar goes on with the last cell.
    fn cells(&mut self, start: usize, content: &str, bar: char) {
        if !content.contains(bar) {
            self.blocks.push(start..start + content.len());
            return;
        }
        let mut at = start;
        for (index, cell) in content.split(bar).enumerate() {
            let shown = match CELL_STYLE.find(cell) {
                Some(style) => &cell[..style.start()],
                None => cell,
            };
            if index > 0 && !is_blank(shown) {
                self.blocks.push(at..at + shown.len());
            }
            at += cell.len() + 1;
        }
    }
}

/// The prose of one paragraph.
pub(crate) fn prose_regions(block: &str) -> Vec<ProseRegion> {
    let mut shown = Shown::default();
    shown.push_without(block, 0..block.len(), &HIDES);
    shown.take_region(block, false).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use crate::format::Format;

    fn prose(text: &str) -> String {
        shown::prose(text, Format::AsciiDoc)
    }

    #[test]
    fn structure_is_no_prose() {
        assert_eq!(
            prose(
                "= تیتر\nنویسنده <a@b.ir>\n:toc:\n:lang: fa\n\n.عنوان\n* یک\n** دو\n. سه\n\n----\nکد , کد\n\nکد\n----\n\n[source,rust]\nlet x = 1, y;\n\nبند\nدوم\n"
            ),
            "تیتر|عنوان|یک|دو|سه|بند\nدوم"
        );
        assert_eq!(
            prose(
                "NOTE: هشدار\n\nواژه:: تعریف\n\n|===\n|یک |دو\n2+|سه\n|===\n\nimage::x.png[متن]\n\n  کد تورفته\n"
            ),
            "هشدار|واژه|تعریف|یک|دو|سه"
        );
    }

    #[test]
    fn tables_have_delimiters_of_any_length_and_hold_tables() {
        assert_eq!(prose("|====\n|یک |دو\n|====\n\nبند"), "یک|دو|بند");
        assert_eq!(
            prose("|===\na|\n!===\n!یک !دو\n!===\n|سه\n|===\n\nبند | چهار"),
            "یک|دو|سه|بند | چهار"
        );
    }

    #[test]
    fn an_attribute_goes_on_behind_a_backslash() {
        assert_eq!(prose(":نام: یک \\\nدو \\\nسه\nچهار"), "چهار");
    }

    #[test]
    fn inline_markup_is_hidden() {
        assert_eq!(
            prose("متن `کد` و *مهم* و {نام} و https://x.ir/الف[پیوند] و <<id,جا>> است."),
            "متن _ و _مهم_ و _ و _پیوند_ و _ است."
        );
        assert_eq!(
            prose("متن [[نشان ها]]یک [.نقش ها]#دو# سه(((چهار,پنج))) شش"),
            "متن _یک _دو# سه_ شش"
        );
        assert_eq!(
            prose(
                "یک xref:کتاب ها.adoc[دو] سه link:کتاب ها.pdf[چهار] پنج image:کتاب ها.png[شش\nهفت] هشت anchor:کتاب ها[] نه"
            ),
            "یک _ سه _چهار_ پنج _شش\nهفت_ هشت _ نه"
        );
        assert_eq!(
            prose("یک link: دو [سه] و https://x.ir چهار [پنج] و chart:کتاب ها[شش]"),
            "یک link: دو _سه_ و _ چهار _پنج_ و _شش"
        );
    }
}
