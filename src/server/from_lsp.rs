//! From LSP's types to ours.

use std::ops::Range;

use ropey::Rope;
use tower_lsp::lsp_types::{self, TextDocumentContentChangeEvent};

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
