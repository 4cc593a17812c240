//! Edits for the client, always computed from the text that the server holds.

use std::collections::HashMap;

use tower_lsp::lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit,
    Url, WorkspaceEdit,
};

use super::state::Snapshot;
use super::to_lsp;
use crate::diagnostic::Edit;
use crate::fix::{Extent, fix_analysed};

/// The edits that fix all there is to fix in a text.
pub(super) fn fix_all(snapshot: &Snapshot, extent: Extent) -> Vec<TextEdit> {
    let edits = fix_analysed(&snapshot.linter, snapshot.analysis.clone(), extent);
    edits
        .iter()
        .map(|edit| to_lsp::text_edit(snapshot, edit))
        .collect()
}

/// Edits of one document, bound to its version where the client can tell versions apart.
pub(super) fn in_workspace(
    uri: &Url,
    snapshot: &Snapshot,
    edits: Vec<TextEdit>,
    versioned: bool,
) -> WorkspaceEdit {
    if !versioned {
        return WorkspaceEdit::new(HashMap::from([(uri.clone(), edits)]));
    }
    let text_document = OptionalVersionedTextDocumentIdentifier {
        uri: uri.clone(),
        version: Some(snapshot.version),
    };
    let edits = edits.into_iter().map(OneOf::Left).collect();
    WorkspaceEdit {
        document_changes: Some(DocumentChanges::Edits(vec![TextDocumentEdit {
            text_document,
            edits,
        }])),
        ..WorkspaceEdit::default()
    }
}

/// The edits of one fix, with line breaks as the document writes them.
pub(super) fn of_fix(snapshot: &Snapshot, edits: &[Edit]) -> Vec<TextEdit> {
    let line_end = crate::fix::line_end(snapshot.analysis.text());
    edits
        .iter()
        .map(|edit| {
            let mut edit = edit.clone();
            crate::fix::keep_line_ends(&mut edit, line_end);
            to_lsp::text_edit(snapshot, &edit)
        })
        .collect()
}
