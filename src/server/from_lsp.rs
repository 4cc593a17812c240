//! From LSP's types to ours.

use std::ops::Range;

use ropey::Rope;
use tower_lsp::lsp_types::{self, TextDocumentContentChangeEvent};

use super::snapshot::Snapshot;
use crate::document::{Change, Document};
use crate::position::{Position, PositionEncoding, offset_of};

/// The byte that an LSP position names; positions beyond the text mean its end.
pub(super) fn offset(
    rope: &Rope,
    position: lsp_types::Position,
    encoding: PositionEncoding,
) -> usize {
    let position = Position {
        line: position.line as usize,
        column: position.character as usize,
    };
    offset_of(rope, position, encoding)
}

/// The bytes that an LSP range names; empty when it ends before it starts.
pub(super) fn span(
    rope: &Rope,
    range: lsp_types::Range,
    encoding: PositionEncoding,
) -> Range<usize> {
    let start = offset(rope, range.start, encoding);
    start..offset(rope, range.end, encoding).max(start)
}

/// The byte before the character, just typed, that stands before `position`; that is where the word before it ends.
pub(super) fn word_end(snapshot: &Snapshot, position: lsp_types::Position, typed: &str) -> usize {
    let end = offset(&snapshot.rope, position, snapshot.encoding);
    let before = snapshot.analysis.text().get(..end).unwrap_or_default();
    // A line break that was typed may have brought its indentation along.
    let before = if typed == "\n" {
        before.trim_end_matches([' ', '\t'])
    } else {
        before
    };
    before
        .strip_suffix(typed)
        .map_or(end, |before| before.trim_end_matches('\r').len())
}

/// Applies changes one after the other, each counted in the text that the ones before it left.
pub(super) fn apply(
    document: &mut Document,
    changes: Vec<TextDocumentContentChangeEvent>,
    encoding: PositionEncoding,
) {
    for change in changes {
        let span = change
            .range
            .map(|range| span(document.rope(), range, encoding));
        document.apply(&Change {
            span,
            text: change.text,
        });
    }
}
