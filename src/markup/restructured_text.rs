//! reStructuredText: paragraphs, titles and list items, without directives, literal blocks and tables.
//!
//! Grid and simple tables are left out altogether: they are drawn with characters, and a repaired cell would move its
//! borders. A reference is found by its very text, so that whatever stands in backticks is left alone too.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lines::{is_blank, lines};
use super::shown::Shown;
use crate::block::ProseRegion;

fn pattern(source: &str) -> Regex {
    Regex::new(source).expect("the pattern is valid")
}

static DIRECTIVE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\.\.\s+([\w:+.-]+)::(?:\s+|$)"));
static FOOTNOTE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\.\.\s+\[[^\]]+\]\s+"));
static FIELD: LazyLock<Regex> = LazyLock::new(|| pattern(r"^:[^:\n]+:(?:\s|$)"));
static LIST_ITEM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:[-*+•]|\(?(?:\d+|#|[A-Za-z]|[ivxIVX]+)[.)]|\|)\s+"));
/// An option of a program, which ends at two spaces.
static OPTION: LazyLock<Regex> = LazyLock::new(|| pattern(r"^(?:--?|/)[A-Za-z0-9?][^\n]*?\s{2,}"));
static SIMPLE_TABLE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^=+(?:\s+=+)+$"));
/// What is no prose within a line.
static HIDES: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"``[^`]+``|(?::[\w:.+-]+:)?`[^`]+`(?::[\w:.+-]+:|__?)?",
        r"|\|[^|\s][^|\n]*\|_{0,2}|\[[^\]\s]+\]_|\*{1,2}|\\.|[^\s_]+__?\b{end-half}",
    ))
});

/// Directives whose content is prose.
const PROSE_DIRECTIVES: [&str; 22] = [
    "admonition",
    "attention",
    "caution",
    "centered",
    "compound",
    "container",
    "danger",
    "deprecated",
    "epigraph",
    "error",
    "figure",
    "highlights",
    "hint",
    "important",
    "note",
    "pull-quote",
    "rubric",
    "seealso",
    "sidebar",
    "tip",
    "topic",
    "warning",
];

/// Those whose argument is a title.
const TITLED_DIRECTIVES: [&str; 6] = [
    "admonition",
    "centered",
    "rubric",
    "sidebar",
    "topic",
    "note",
];

/// An underline shorter than this is taken for text once the title is longer; such a title is left alone.
const SHORTEST_SURE_UNDERLINE: usize = 4;

/// The paragraphs of a reStructuredText document.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    scan(text).blocks
}

/// Where the comments of a document begin, in their order.
pub(crate) fn comment_starts(text: &str) -> Vec<usize> {
    scan(text).comments
}

fn scan(text: &str) -> Scanner<'_> {
    let mut scanner = Scanner {
        text,
        blocks: Vec::new(),
        comments: Vec::new(),
        open: None,
        indent: 0,
        hidden_beyond: None,
        hidden_until_blank: false,
        in_simple_table: false,
    };
    for line in lines(text) {
        scanner.line(line);
    }
    scanner.close();
    scanner
}

struct Scanner<'t> {
    text: &'t str,
    blocks: Vec<Range<usize>>,
    comments: Vec<usize>,
    open: Option<Range<usize>>,
    /// The indentation of the open paragraph, in bytes.
    indent: usize,
    /// Lines that are indented more than this are no prose.
    hidden_beyond: Option<usize>,
    hidden_until_blank: bool,
    in_simple_table: bool,
}

impl Scanner<'_> {
    /// Ends the open paragraph. One that ends in `::` announces a literal block.
    fn close(&mut self) {
        let Some(block) = self.open.take() else {
            return;
        };
        if self.text[block.clone()].trim_end().ends_with("::") {
            self.hidden_beyond = Some(self.indent);
        }
        self.blocks.push(block);
    }

    fn line(&mut self, line: Range<usize>) {
        let text = self.text;
        let whole = text[line.clone()].trim_end();
        let content = whole.trim_start();
        let indent = whole.len() - content.len();
        let start = line.start + indent;
        if content.is_empty() {
            self.close();
            self.hidden_until_blank = false;
            return;
        }
        if self.in_simple_table {
            let ends = SIMPLE_TABLE.is_match(content)
                && lines(&text[line.end..])
                    .next()
                    .is_none_or(|next| is_blank(&text[line.end..][next]));
            self.in_simple_table = !ends;
            return;
        }
        if let Some(limit) = self.hidden_beyond {
            if indent > limit {
                return;
            }
            self.hidden_beyond = None;
        }
        if self.hidden_until_blank {
            return;
        }
        if SIMPLE_TABLE.is_match(content) {
            self.close();
            self.in_simple_table = true;
        } else if content.starts_with("+-") || content.starts_with(">>> ") {
            self.close();
            self.hidden_until_blank = true;
        } else if is_rule(content) {
            self.underline(content);
        } else if content.starts_with("..") && (content.len() == 2 || content.starts_with(".. ")) {
            self.explicit_markup(start, indent, content, line.end);
        } else if content.starts_with("__ ") || FIELD.is_match(content) {
            self.close();
            self.hidden_beyond = Some(indent);
        } else if let Some(mark) = LIST_ITEM.find(content).or_else(|| OPTION.find(content)) {
            self.close();
            self.begin(start + mark.end()..line.end, indent);
        } else if let Some(block) = &mut self.open {
            block.end = line.end;
        } else {
            self.begin(start..line.end, indent);
        }
    }

    fn begin(&mut self, span: Range<usize>, indent: usize) {
        self.open = Some(span);
        self.indent = indent;
    }

    /// A row of one sign: the line above or below a title, or a transition.
    fn underline(&mut self, content: &str) {
        if content.len() < SHORTEST_SURE_UNDERLINE {
            self.open = None;
        }
        self.close();
    }

    /// What begins with two full stops: a directive, a footnote, a target, a comment.
    fn explicit_markup(&mut self, start: usize, indent: usize, content: &str, end: usize) {
        self.close();
        if let Some(directive) = DIRECTIVE.captures(content) {
            let name = directive.get(1).map_or("", |name| name.as_str());
            if PROSE_DIRECTIVES.contains(&name) {
                let after = directive.get(0).map_or(content.len(), |whole| whole.end());
                if TITLED_DIRECTIVES.contains(&name) && after < content.len() {
                    self.begin(start + after..end, indent);
                }
                return;
            }
        } else if let Some(mark) = FOOTNOTE.find(content) {
            return self.begin(start + mark.end()..end, indent);
        } else {
            self.comments.push(start);
        }
        self.hidden_beyond = Some(indent);
    }
}

/// Whether a line is a row of one punctuation sign.
fn is_rule(content: &str) -> bool {
    let first = content.as_bytes()[0];
    first.is_ascii_punctuation()
        && content.len() >= 2
        && content.bytes().all(|b| b == first)
        && content != ".."
        && content != "::"
}

/// The prose of one paragraph.
pub(crate) fn prose_regions(block: &str) -> Vec<ProseRegion> {
    let mut shown = Shown::default();
    let trimmed = block.trim_end();
    let end = trimmed.strip_suffix("::").map_or(trimmed.len(), str::len);
    shown.push_without(block, 0..end, &HIDES);
    shown.take_region(block, false).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use crate::format::Format;

    fn prose(text: &str) -> String {
        shown::prose(text, Format::ReStructuredText)
    }

    #[test]
    fn structure_is_no_prose() {
        assert_eq!(
            prose(
                "تیتر\n====\n\nبند یک::\n\n    کد , کد\n\n    کد\n\nبند دو\nدنباله\n\n* یک\n* دو\n\n:نام: مقدار\n"
            ),
            "تیتر|بند یک|بند دو\nدنباله|یک|دو"
        );
        assert_eq!(
            prose(
                ".. توضیح ، پنهان\n   ادامه\n\n.. note::\n\n   هشدار\n\n.. code-block:: python\n   :caption: الف\n\n   x = 1, y\n\nپایان\n"
            ),
            "هشدار|پایان"
        );
    }

    #[test]
    fn tables_are_left_out() {
        assert_eq!(
            prose(
                "+----+----+\n| یک | دو |\n+----+----+\n\n===  ===\nالف  ب\n===  ===\nپ    ت\n===  ===\n\nمتن\n"
            ),
            "متن"
        );
    }

    #[test]
    fn options_are_no_prose() {
        assert_eq!(
            prose("-o FILE  یک\n         دو\n-h, --help  سه\n--نام  چهار\n\n- پنج\n"),
            "یک\n         دو|سه\n--نام  چهار|پنج"
        );
    }

    #[test]
    fn inline_markup_is_hidden() {
        assert_eq!(
            prose("متن ``کد`` و **مهم** و `پیوند <https://x.ir>`_ و |نام| و نشانی_ است [۱]_.\n"),
            "متن _ و _مهم_ و _ و _ و _ است _."
        );
    }
}
