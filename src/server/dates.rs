//! What the server says and offers of the dates in a document.

use tower_lsp::lsp_types::{CodeAction, CodeActionKind, Url};

use super::edits;
use super::profile::Profile;
use super::state::Snapshot;
use crate::dates::actions::actions;
use crate::dates::anchor::KnownDays;
use crate::dates::hover::{DateHover, hover};

/// What a hover says of the date at a byte of the text.
pub(super) fn hover_at(snapshot: &Snapshot, offset: usize) -> Option<DateHover> {
    let dates = snapshot
        .linter
        .dates(snapshot.analysis.facts(), KnownDays::default());
    hover(&dates, offset, snapshot.lang)
}

/// The rewrites offered for the date at a byte of the text.
pub(super) fn rewrites(
    uri: &Url,
    snapshot: &Snapshot,
    offset: usize,
    profile: &Profile,
) -> Vec<CodeAction> {
    let dates = snapshot
        .linter
        .dates(snapshot.analysis.facts(), KnownDays::default());
    let offered = actions(&dates, offset).into_iter().map(|action| {
        let text_edits = edits::of_fix(snapshot, &action.edits);
        CodeAction {
            title: action.title.render(snapshot.lang),
            kind: Some(CodeActionKind::REFACTOR_REWRITE),
            edit: Some(edits::in_workspace(
                uri,
                snapshot,
                text_edits,
                profile.versioned_edits,
            )),
            ..CodeAction::default()
        }
    });
    offered.collect()
}
