//! A finding in its sentence, before and after: what a reader needs to judge it without opening the file.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Fix};
use crate::edits::apply;
use crate::tokens::ZWNJ;

/// Characters of the sentence that are shown on each side.
const SIDE: usize = 36;

/// The sign that makes a half-space visible.
pub const VISIBLE_ZWNJ: char = '¬';

/// A finding with the words round it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before it, in its line.
    pub before: String,
    /// The words it is about.
    pub wrong: String,
    /// The same words, repaired; `None` where nothing is offered.
    pub right: Option<String>,
    /// What stands after it, in its line.
    pub after: String,
}

impl Excerpt {
    /// The excerpt for a finding and its first fix.
    pub fn new(text: &str, found: &Diagnostic) -> Self {
        let fix = found.fixes.first();
        let span = whole_words(text, covered(found, fix));
        let right = fix.map(|fix| {
            let mut edits = fix.edits.clone();
            for edit in &mut edits {
                edit.span = edit.span.start - span.start..edit.span.end - span.start;
            }
            visible(&apply(&text[span.clone()], &edits))
        });
        Self {
            before: tail(&text[..span.start]),
            wrong: visible(&text[span.clone()]),
            right,
            after: head(&text[span.end..]),
        }
    }
}

/// The bytes of the finding and of all edits of its fix.
fn covered(found: &Diagnostic, fix: Option<&Fix>) -> Range<usize> {
    let edits = fix.map_or(&[][..], |fix| &fix.edits);
    let start = edits
        .iter()
        .map(|edit| edit.span.start)
        .fold(found.span.start, usize::min);
    let end = edits
        .iter()
        .map(|edit| edit.span.end)
        .fold(found.span.end, usize::max);
    start..end
}

/// The span, grown to the next white space on both sides.
fn whole_words(text: &str, span: Range<usize>) -> Range<usize> {
    let start = text[..span.start]
        .rfind(char::is_whitespace)
        .map_or(0, |at| {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
    let end = text[span.end..]
        .find(char::is_whitespace)
        .map_or(text.len(), |at| span.end + at);
    start..end
}

/// A text with its half-spaces and line breaks made visible.
pub fn visible(text: &str) -> String {
    text.replace("\r\n", "⏎")
        .replace(['\n', '\r'], "⏎")
        .replace(ZWNJ, VISIBLE_ZWNJ.encode_utf8(&mut [0; 4]))
}

/// The end of a line, cut at a word.
fn tail(text: &str) -> String {
    let line = text.rsplit(['\n', '\r']).next().unwrap_or_default();
    match line.char_indices().rev().nth(SIDE) {
        None => line.to_owned(),
        Some((at, _)) => {
            let rest = &line[at..];
            format!("…{}", rest.find(' ').map_or(rest, |space| &rest[space..]))
        }
    }
}

/// The start of a line, cut at a word.
fn head(text: &str) -> String {
    let line = text.split(['\n', '\r']).next().unwrap_or_default();
    match line.char_indices().nth(SIDE) {
        None => line.to_owned(),
        Some((at, _)) => {
            let rest = &line[..at];
            format!("{}…", rest.rfind(' ').map_or(rest, |space| &rest[..=space]))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::linter::Linter;
    use crate::settings::Settings;

    #[test]
    fn a_finding_is_shown_with_whole_words() {
        let text = "او گفت: سلام ، دنیا";
        let found = &Linter::new(Settings::default()).lint(text, Format::Plain)[0];
        let excerpt = Excerpt::new(text, found);
        assert_eq!(
            (excerpt.before.as_str(), excerpt.after.as_str()),
            ("او گفت: ", " دنیا")
        );
        assert_eq!(
            (excerpt.wrong.as_str(), excerpt.right.as_deref()),
            ("سلام ،", Some("سلام،"))
        );
    }

    #[test]
    fn half_spaces_are_seen() {
        assert_eq!(visible("می\u{200C}رود\r\n"), "می¬رود⏎");
    }
}
