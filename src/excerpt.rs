//! A finding in its sentence, before and after: what a reader needs to judge it without opening the file.

use std::borrow::Cow;
use std::ops::Range;

use crate::diagnostic::{Diagnostic, Fix};
use crate::tokens::ZWNJ;

/// Characters of the sentence that are shown on each side.
const SIDE: usize = 36;

/// The sign that makes a half-space visible.
pub const VISIBLE_ZWNJ: char = '¬';

/// The sign that stands for a line break.
const LINE_BREAK: char = '⏎';

/// A finding with the words round it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt<'t> {
    /// What stands before it, in its line.
    pub before: Cow<'t, str>,
    /// The words it is about.
    pub wrong: String,
    /// The same words, repaired; `None` where nothing is offered.
    pub right: Option<String>,
    /// What stands after it, in its line.
    pub after: Cow<'t, str>,
}

impl<'t> Excerpt<'t> {
    /// The excerpt for a finding and its first fix.
    pub fn new(text: &'t str, found: &Diagnostic) -> Self {
        let fix = found.fixes.first();
        let span = whole_words(text, covered(found, fix));
        let right = fix.map(|fix| {
            let mut right = String::with_capacity(span.len() + 8);
            let mut at = span.start;
            for edit in &fix.edits {
                push_visible(&mut right, &text[at..edit.span.start]);
                push_visible(&mut right, &edit.replacement);
                at = edit.span.end;
            }
            push_visible(&mut right, &text[at..span.end]);
            right
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
    let mut out = String::with_capacity(text.len());
    push_visible(&mut out, text);
    out
}

fn push_visible(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                LINE_BREAK
            }
            '\n' => LINE_BREAK,
            ZWNJ => VISIBLE_ZWNJ,
            other => other,
        });
    }
}

/// The end of a line, cut at a word.
fn tail(text: &str) -> Cow<'_, str> {
    let mut start = text.len();
    for (count, (at, c)) in text.char_indices().rev().enumerate() {
        if is_line_break(c) {
            break;
        }
        if count == SIDE {
            let rest = &text[at..];
            return format!("…{}", rest.find(' ').map_or(rest, |space| &rest[space..])).into();
        }
        start = at;
    }
    text[start..].into()
}

/// The start of a line, cut at a word.
fn head(text: &str) -> Cow<'_, str> {
    for (count, (at, c)) in text.char_indices().enumerate() {
        let rest = &text[..at];
        if is_line_break(c) {
            return rest.into();
        }
        if count == SIDE {
            return format!("{}…", rest.rfind(' ').map_or(rest, |space| &rest[..=space])).into();
        }
    }
    text.into()
}

fn is_line_break(c: char) -> bool {
    matches!(c, '\n' | '\r')
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
            (excerpt.before.as_ref(), excerpt.after.as_ref()),
            ("او گفت: ", " دنیا")
        );
        assert_eq!(
            (excerpt.wrong.as_str(), excerpt.right.as_deref()),
            ("سلام ،", Some("سلام،"))
        );
    }

    #[test]
    fn a_long_line_is_cut_at_words_and_a_short_one_is_whole() {
        let words = "واژه ".repeat(20);
        let text = format!("{words}سلام ، {words}");
        let found = &Linter::new(Settings::default()).lint(&text, Format::Plain)[0];
        let excerpt = Excerpt::new(&text, found);
        assert!(excerpt.before.starts_with("… واژه") && excerpt.before.ends_with("واژه "));
        assert!(excerpt.after.starts_with(" واژه") && excerpt.after.ends_with("واژه …"));
        assert_eq!(tail("یک\nدو "), "دو ");
        assert_eq!(head(" سه\r\nچهار"), " سه");
        assert_eq!((tail("").as_ref(), head("").as_ref()), ("", ""));
    }

    #[test]
    fn half_spaces_are_seen() {
        assert_eq!(visible("می\u{200C}رود\r\n"), "می¬رود⏎");
    }
}
