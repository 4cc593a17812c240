//! The fixes of one finding.

use tower_lsp::lsp_types::{CodeAction, CodeActionKind};

use super::{Marked, Scene};
use crate::diagnostic::Fix;
use crate::fix::permits;
use crate::rule::Changes;
use crate::server::edits;

pub(super) fn actions(scene: Scene<'_>, findings: &[Marked]) -> Vec<CodeAction> {
    let fixes = findings
        .iter()
        .flat_map(|marked| marked.found.fixes.iter().map(move |fix| (marked, fix)));
    fixes
        .filter_map(|(marked, fix)| action(scene, marked, fix))
        .collect()
}

fn action(scene: Scene<'_>, marked: &Marked, fix: &Fix) -> Option<CodeAction> {
    let snapshot = scene.snapshot;
    // Another day is another statement: nothing in the text could show that it is the right one, only the user can.
    let rule = marked.found.rule;
    let changes_date = rule.changes == Changes::Date && !fix.preferred;
    if !changes_date && !permits(rule.changes, snapshot.analysis.text(), fix) {
        return None;
    }
    let text_edits = edits::to_client(snapshot, fix.edits.clone());
    Some(CodeAction {
        title: fix.title.render(snapshot.lang),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![marked.told.clone()]),
        edit: Some(scene.workspace_edit(text_edits)),
        is_preferred: fix.preferred.then_some(true),
        ..CodeAction::default()
    })
}
