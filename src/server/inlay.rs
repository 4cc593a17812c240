//! The equivalents of dates, shown behind them.

use tower_lsp::lsp_types::{InlayHint, InlayHintLabel, Range};

use super::snapshot::Snapshot;
use super::{from_lsp, to_lsp};
use crate::dates::inlay;

/// The hints in a range of the document.
pub(super) fn hints(snapshot: &Snapshot, range: Range) -> Vec<InlayHint> {
    let span = from_lsp::span(&snapshot.rope, range, snapshot.encoding);
    let inlays = inlay::inlays(&snapshot.dates(), snapshot.lang).into_iter();
    let inside = inlays.filter(|inlay| span.start <= inlay.offset && inlay.offset <= span.end);
    inside
        .map(|inlay| InlayHint {
            position: to_lsp::position(&snapshot.rope, inlay.offset, snapshot.encoding),
            label: InlayHintLabel::String(inlay.label),
            kind: None,
            text_edits: None,
            tooltip: None,
            padding_left: Some(true),
            padding_right: None,
            data: None,
        })
        .collect()
}
