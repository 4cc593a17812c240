//! Rewriting the date under the cursor.

use tower_lsp::lsp_types::{CodeAction, CodeActionKind};

use super::Scene;
use crate::dates::actions;
use crate::server::edits;

pub(super) fn actions(scene: Scene<'_>, offset: usize) -> Vec<CodeAction> {
    let snapshot = scene.snapshot;
    let facts = snapshot.facts_about_dates(offset);
    let offered = actions::actions(&snapshot.resolve(&facts), offset).into_iter();
    offered
        .map(|offered| {
            let text_edits = edits::to_client(snapshot, offered.edits);
            CodeAction {
                title: offered.title.render(snapshot.lang),
                kind: Some(CodeActionKind::REFACTOR_REWRITE),
                edit: Some(scene.workspace_edit(text_edits)),
                ..CodeAction::default()
            }
        })
        .collect()
}
