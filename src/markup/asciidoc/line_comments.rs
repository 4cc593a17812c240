//! Where a comment in a line of its own would be shown, or would part what belongs together.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{
    ATTRIBUTE_CONTINUES, BLOCK_TITLE, CONTAINER, LIST_ITEM, LITERAL, LITERAL_STYLE, TERM,
    is_table_delimiter, pattern,
};
use crate::markup::lines::{is_blank, lines};

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
    let mut place = Place::default();
    text.lines().for_each(|line| place.step(line.trim_end()));
    place.style || place.shows() || place.in_table()
}

/// The lines that are shown as they are, comments among them.
pub(crate) fn verbatim(text: &str) -> Vec<Range<usize>> {
    let mut place = Place::default();
    let mut found: Vec<Range<usize>> = Vec::new();
    for line in lines(text) {
        if place.shows() {
            match found.last_mut() {
                Some(last) if last.end == line.start => last.end = line.end,
                _ => found.push(line.clone()),
            }
        }
        place.step(text[line].trim_end());
    }
    found
}

/// What is open at the start of a line.
#[derive(Default)]
struct Place<'t> {
    /// The delimiters of the blocks, each with whether what is in it is shown as it is.
    blocks: Vec<(&'t str, bool)>,
    /// Whether the next paragraph or block shows its lines as they are.
    style: bool,
    /// Whether the paragraph does.
    in_paragraph: bool,
}

impl<'t> Place<'t> {
    /// Steps over a line, without white space at its end.
    fn step(&mut self, line: &'t str) {
        let inner = self.blocks.last().copied();
        if is_delimiter(line) && line != "+" {
            match inner {
                Some((delimiter, _)) if delimiter == line => drop(self.blocks.pop()),
                Some((delimiter, true)) if !is_table_delimiter(delimiter) => {}
                _ => {
                    let shows = LITERAL.is_match(line) || is_table_delimiter(line);
                    self.blocks.push((line, shows || self.style));
                }
            }
            (self.style, self.in_paragraph) = (false, false);
        } else if is_blank(line) {
            (self.style, self.in_paragraph) = (false, false);
        } else if line.starts_with('[') && (VERSE.is_match(line) || LITERAL_STYLE.is_match(line)) {
            self.style = true;
        } else if self.style && !line.starts_with('[') && !BLOCK_TITLE.is_match(line) {
            (self.style, self.in_paragraph) = (false, true);
        }
    }

    /// Whether a comment would be shown.
    fn shows(&self) -> bool {
        let mut blocks = self.blocks.iter();
        self.in_paragraph
            || blocks.any(|(delimiter, shows)| *shows && !is_table_delimiter(delimiter))
    }

    fn in_table(&self) -> bool {
        let mut blocks = self.blocks.iter();
        blocks.any(|(delimiter, _)| is_table_delimiter(delimiter))
    }
}
