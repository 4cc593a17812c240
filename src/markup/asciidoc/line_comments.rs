//! Where a comment in a line of its own would be shown, or would part what belongs together.

use std::sync::LazyLock;

use regex::Regex;

use super::{
    ATTRIBUTE_CONTINUES, BLOCK_TITLE, CONTAINER, LIST_ITEM, LITERAL, LITERAL_STYLE, TERM,
    is_table_delimiter, pattern,
};
use crate::markup::lines::is_blank;

/// What makes the paragraph or the block below it show every line as it is.
static VERSE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\[verse\b"));

/// Whether there is no place for a comment between a text, which ends before a line, and that line.
pub(crate) fn breaks_at(before: &str, line: &str) -> bool {
    let mut lines = before.lines().rev();
    let last = lines.next().unwrap_or_default().trim_end();
    last == "+"
        || ATTRIBUTE_CONTINUES.is_match(last)
        || is_blank(last) && is_item(line) && ends_in_list(before)
        || is_verbatim(before)
}

fn is_item(line: &str) -> bool {
    LIST_ITEM.is_match(line) || TERM.is_match(line)
}

/// Whether the last lines of a text that are not blank may belong to a list: a comment after a blank line would end it.
fn ends_in_list(text: &str) -> bool {
    let last = text.trim_end().lines().rev();
    last.map(str::trim_end)
        .take_while(|line| !is_blank(line))
        .any(|line| {
            is_item(line) || line == "+" || line.starts_with([' ', '\t']) || is_delimiter(line)
        })
}

fn is_delimiter(line: &str) -> bool {
    // A look at two bytes passes over most lines: no pattern need be tried on them.
    let may_delimit = match line.as_bytes() {
        [first, second, ..] => first == second || *second == b'=',
        _ => line == "+",
    };
    may_delimit && (LITERAL.is_match(line) || CONTAINER.is_match(line) || is_table_delimiter(line))
}

/// Whether a text ends within a block, or a paragraph, that shows its lines as they are, or within a table.
fn is_verbatim(text: &str) -> bool {
    // The delimiters of the open blocks, each with whether what is in it is shown as it is.
    let mut open: Vec<(&str, bool)> = Vec::new();
    let (mut style, mut in_paragraph) = (false, false);
    for line in text.lines().map(str::trim_end) {
        let inner = open.last().copied();
        if is_delimiter(line) && line != "+" {
            match inner {
                Some((delimiter, _)) if delimiter == line => drop(open.pop()),
                Some((delimiter, true)) if !is_table_delimiter(delimiter) => {}
                _ => {
                    let shows = LITERAL.is_match(line) || is_table_delimiter(line);
                    open.push((line, shows || style));
                }
            }
            (style, in_paragraph) = (false, false);
        } else if is_blank(line) {
            (style, in_paragraph) = (false, false);
        } else if line.starts_with('[') && (VERSE.is_match(line) || LITERAL_STYLE.is_match(line)) {
            style = true;
        } else if style && !line.starts_with('[') && !BLOCK_TITLE.is_match(line) {
            (style, in_paragraph) = (false, true);
        }
    }
    style || in_paragraph || open.iter().any(|(_, shows)| *shows)
}
