//! Labels that are shown: in `[متن]` and `[متن][]` the text itself leads to the definition `[متن]: …`, which may stand
//! anywhere in the document.

use std::collections::HashSet;
use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter, memmem};

use crate::markup::lines::{is_blank, line_start, lines};

/// Bytes that a label has at most: CommonMark ends it after 999 characters.
const LONGEST: usize = 999 * 4;

/// The labels that a document defines.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct DefinedLabels(HashSet<String>);

impl DefinedLabels {
    /// The labels that are defined in a text.
    pub(crate) fn of(text: &str) -> Self {
        let ends = memmem::find_iter(text.as_bytes(), b"]:");
        Self(ends.filter_map(|end| definition(text, end)).collect())
    }

    /// Whether none is defined.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether another text in the place of these bytes would change a label that is shown and defined.
    pub(crate) fn are_changed_by(&self, text: &str, edit: &Range<usize>) -> bool {
        if self.is_empty() {
            return false;
        }
        let before = open_bracket(text, edit.start);
        let within = memchr_iter(b'[', &text.as_bytes()[edit.clone()]).map(|at| edit.start + at);
        before.into_iter().chain(within).any(|open| {
            label_at(text, open).is_some_and(|label| {
                let is_touched = label.end > edit.start && label.start < edit.end;
                is_touched
                    && !has_target(&text[label.end..])
                    && self
                        .0
                        .contains(&normalised(&text[label.start + 1..label.end - 1]))
            })
        })
    }
}

/// The label of the definition whose bracket closes at a byte, if it is one.
fn definition(text: &str, end: usize) -> Option<String> {
    let open = open_bracket(text, end)?;
    let label = label_at(text, open).filter(|label| label.end == end + 1)?;
    leads(&text[line_start(text, open)..open])
        .then(|| normalised(&text[label.start + 1..label.end - 1]))
}

/// Whether all that stands before a definition opens quotations, list items and notes.
fn leads(mut before: &str) -> bool {
    loop {
        before = before.trim_start_matches([' ', '\t', '>']);
        let mark = match before.as_bytes().first() {
            None => return true,
            Some(b'*' | b'+' | b'-') => 1,
            Some(b'[') if before.starts_with("[^") => match before.find("]:") {
                Some(end) => end + 2,
                None => return false,
            },
            // CommonMark reads nine digits at most.
            Some(_) => match before.find(|c: char| !c.is_ascii_digit()) {
                Some(digits @ 1..=9) if before[digits..].starts_with(['.', ')']) => digits + 1,
                _ => return false,
            },
        };
        before = &before[mark..];
    }
}

/// The last bracket before a byte, if that opens.
fn open_bracket(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let start = at.saturating_sub(LONGEST);
    let mut brackets = memchr::memrchr2_iter(b'[', b']', &bytes[start..at]).map(|at| start + at);
    let last = brackets.find(|&at| !is_escaped(bytes, at))?;
    (bytes[last] == b'[').then_some(last)
}

/// The text in brackets that opens at a byte, brackets included.
fn label_at(text: &str, open: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let end = bytes.len().min(open + 1 + LONGEST);
    let mut brackets = memchr2_iter(b'[', b']', &bytes[open + 1..end]).map(|at| open + 1 + at);
    let close = brackets.find(|&at| !is_escaped(bytes, at))?;
    let content = &text[open + 1..close];
    let is_label = bytes[close] == b']'
        && !is_blank(content)
        // The last line is one that the bracket closes.
        && lines(content).all(|line| !is_blank(&content[line.clone()]) || line.start == 0 || line.end == content.len());
    is_label.then_some(open..close + 1)
}

fn is_escaped(bytes: &[u8], at: usize) -> bool {
    let backslashes = bytes[..at].iter().rev().take_while(|&&byte| byte == b'\\');
    backslashes.count() % 2 == 1
}

/// Whether what follows a text in brackets says where it leads, so that the text itself does not.
fn has_target(after: &str) -> bool {
    after.starts_with('(') || after.starts_with('[') && !after.starts_with("[]")
}

/// A label as CommonMark compares it: without regard to case and to how much white space stands in it.
fn normalised(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_labels_that_are_defined_and_shown_are_found() {
        let text = "[کتاب ها] و [کتاب\nها][] و [کتاب ها](a) و [کتاب ها][ب] و [خانه ها] و \\[کتاب ها] و کتاب ها\n\n\
                    > - [کتاب ها]: a\n";
        let defined = DefinedLabels::of(text);
        let changed: Vec<usize> = memmem::find_iter(text.as_bytes(), "ها")
            .enumerate()
            .filter(|(_, at)| defined.are_changed_by(text, &(*at..at + "ها".len())))
            .map(|(index, _)| index)
            .collect();
        assert_eq!(changed, [0, 1, 7]);
        assert!(defined.are_changed_by(text, &(0..1)));
        assert!(!defined.are_changed_by(text, &(0..0)));
        for none in [
            "[کتاب ها]",
            "یک [کتاب ها]: دو",
            "[کتاب\n\nها]: a",
            "\\[کتاب]: a",
            "1234567890. [کتاب]: a",
            "1 [کتاب]: a",
        ] {
            assert!(DefinedLabels::of(none).is_empty(), "{none}");
        }
        for defined in [
            "1. [کتاب]: a",
            "> 12) [کتاب]: a",
            "- > 1. * [کتاب]: a",
            "[^یک]: [کتاب]: a",
        ] {
            assert!(!DefinedLabels::of(defined).is_empty(), "{defined}");
        }
    }
}
