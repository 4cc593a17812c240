//! Lists of edits: applied to a text, and chained into one list.

use std::ops::Range;

use crate::diagnostic::Edit;

/// Applies sorted, disjoint edits to a text.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(text.len() + edits.len() * 2);
    let mut at = 0;
    for edit in edits {
        out.push_str(&text[at..edit.span.start]);
        out.push_str(&edit.replacement);
        at = edit.span.end;
    }
    out.push_str(&text[at..]);
    out
}

/// A text under change: stretches of the original, and what was put between them.
#[derive(Debug, Clone)]
pub struct Patch {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone)]
enum Piece {
    /// Bytes of the original.
    Kept(Range<usize>),
    /// New text.
    New(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(span) => span.len(),
            Self::New(text) => text.len(),
        }
    }

    /// The part of the piece between two of its bytes.
    fn part(&self, span: Range<usize>) -> Self {
        match self {
            Self::Kept(kept) => Self::Kept(kept.start + span.start..kept.start + span.end),
            Self::New(text) => Self::New(text[span].to_owned()),
        }
    }
}

impl Patch {
    /// No change yet to a text of `length` bytes.
    pub fn new(length: usize) -> Self {
        Self {
            pieces: vec![Piece::Kept(0..length)],
        }
    }

    /// Adds sorted, disjoint edits whose spans count bytes of the text as it stands after all edits before them.
    pub fn add(&mut self, edits: &[Edit]) {
        let mut pieces = Vec::with_capacity(self.pieces.len() + edits.len() * 2);
        let mut rest = std::mem::take(&mut self.pieces).into_iter();
        let mut piece = rest.next();
        // Where the piece begins in the text as it stands, and how much of it is behind us.
        let (mut begins, mut used) = (0, 0);
        let mut take_until = |until: usize, keep: bool, pieces: &mut Vec<Piece>| {
            while let Some(current) = &piece {
                let end = until.min(begins + current.len());
                let part = used..end - begins;
                if keep && part.start < part.end {
                    pieces.push(current.part(part));
                }
                if end < begins + current.len() {
                    used = end - begins;
                    return;
                }
                begins += current.len();
                used = 0;
                piece = rest.next();
            }
        };
        for edit in edits {
            take_until(edit.span.start, true, &mut pieces);
            take_until(edit.span.end, false, &mut pieces);
            if !edit.replacement.is_empty() {
                pieces.push(Piece::New(edit.replacement.clone()));
            }
        }
        take_until(usize::MAX, true, &mut pieces);
        self.pieces = pieces;
    }

    /// The edits that lead from the original, `length` bytes long, to the text as it stands.
    pub fn edits(&self, length: usize) -> Vec<Edit> {
        let mut edits = Vec::new();
        let mut at = 0;
        let mut replacement = String::new();
        let mut close = |gap: Range<usize>, replacement: &mut String| {
            if !gap.is_empty() || !replacement.is_empty() {
                edits.push(Edit {
                    span: gap,
                    replacement: std::mem::take(replacement),
                });
            }
        };
        for piece in &self.pieces {
            match piece {
                Piece::New(text) => replacement.push_str(text),
                Piece::Kept(span) => {
                    close(at..span.start, &mut replacement);
                    at = span.end;
                }
            }
        }
        close(at..length, &mut replacement);
        edits
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Sorted, disjoint edits of a text, from raw numbers.
    fn edits_of(length: usize, raw: &[(usize, usize, String)]) -> Vec<Edit> {
        let mut bounds: Vec<usize> = raw
            .iter()
            .flat_map(|(a, b, _)| [a % (length + 1), b % (length + 1)])
            .collect();
        bounds.sort_unstable();
        bounds
            .chunks(2)
            .zip(raw)
            .map(|(pair, (_, _, text))| Edit {
                span: pair[0]..pair[1],
                replacement: text.clone(),
            })
            .collect()
    }

    proptest! {
        #[test]
        fn chained_edits_do_what_they_do_one_after_the_other(
            text in "[a-z]{0,30}",
            first in prop::collection::vec((0usize..99, 0usize..99, "[A-Z]{0,3}"), 0..4),
            second in prop::collection::vec((0usize..99, 0usize..99, "[0-9]{0,3}"), 0..4),
        ) {
            let first = edits_of(text.len(), &first);
            let middle = apply(&text, &first);
            let second = edits_of(middle.len(), &second);
            let mut patch = Patch::new(text.len());
            patch.add(&first);
            patch.add(&second);
            prop_assert_eq!(apply(&text, &patch.edits(text.len())), apply(&middle, &second));
        }
    }
}
