//! The fixes of one finding.

use tower_lsp::lsp_types::{CodeAction, CodeActionKind};

use super::Scene;
use crate::diagnostic::{Diagnostic, Fix};
use crate::fix::permits;
use crate::rule::Changes;
use crate::server::{edits, to_lsp};

pub(super) fn actions(scene: Scene<'_>, findings: &[Diagnostic]) -> Vec<CodeAction> {
    let fixes = findings
        .iter()
        .flat_map(|found| found.fixes.iter().map(move |fix| (found, fix)));
    fixes
        .filter_map(|(found, fix)| action(scene, found, fix))
        .collect()
}

fn action(scene: Scene<'_>, found: &Diagnostic, fix: &Fix) -> Option<CodeAction> {
    let Scene {
        uri,
        snapshot,
        profile,
    } = scene;
    // Another day is another statement: nothing in the text could show that it is the right one, only the user can.
    let changes_date = found.rule.changes == Changes::Date && !fix.preferred;
    if !changes_date && !permits(found.rule.changes, snapshot.analysis.text(), fix) {
        return None;
    }
    let text_edits = edits::to_client(snapshot, fix.edits.clone());
    Some(CodeAction {
        title: fix.title.render(snapshot.lang),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![to_lsp::diagnostic(snapshot, found)]),
        edit: Some(edits::in_workspace(
            uri,
            snapshot,
            text_edits,
            profile.versioned_edits,
        )),
        is_preferred: fix.preferred.then_some(true),
        ..CodeAction::default()
    })
}
