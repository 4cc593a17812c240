//! Code actions: what a user may do with the findings and the dates at a place.

mod context;
mod dates;
mod fix_all;
pub(super) mod ignore;
mod quick_fix;
mod unresolved;
mod words;

use serde_json::Value;
use tower_lsp::lsp_types::{
    self, CodeAction, CodeActionKind, CodeActionOrCommand, Command, Range, TextEdit, Url,
    WorkspaceEdit,
};

use super::profile::Profile;
use super::snapshot::Snapshot;
use super::{edits, from_lsp, to_lsp};
use crate::analysis::AnalysedBlock;
use crate::diagnostic::Diagnostic;
use crate::fix::Extent;

pub(super) use context::Wanted;
pub(super) use fix_all::{FIX_ALL, FIX_ALL_SUGGESTIONS, fix_all_title, fix_rule_title};
pub(super) use unresolved::{document_of, resolve};

/// A document, for which actions are made, and what its client can do with them.
#[derive(Clone, Copy)]
struct Scene<'s> {
    uri: &'s Url,
    snapshot: &'s Snapshot,
    profile: &'s Profile,
}

impl Scene<'_> {
    /// Edits of the document as the client takes them.
    fn workspace_edit(self, text_edits: Vec<TextEdit>) -> WorkspaceEdit {
        let versioned = self.profile.versioned_edits;
        edits::in_workspace(self.uri, self.snapshot, text_edits, versioned)
    }
}

/// The action that runs a command with one argument.
fn by_command(action: CodeAction, command: &str, argument: Value) -> CodeAction {
    let title = action.title.clone();
    CodeAction {
        command: Some(Command::new(
            title,
            command.to_owned(),
            Some(vec![argument]),
        )),
        ..action
    }
}

/// A finding, and what the client was told of it: each of its actions says again which finding it is for.
struct Marked {
    found: Diagnostic,
    told: lsp_types::Diagnostic,
}

impl Marked {
    fn new(scene: Scene<'_>, found: Diagnostic) -> Self {
        let told = to_lsp::diagnostic(scene.snapshot, &found);
        Self { found, told }
    }
}

/// The kinds of actions that there are.
pub(super) fn kinds() -> Vec<CodeActionKind> {
    vec![
        CodeActionKind::QUICKFIX,
        CodeActionKind::REFACTOR_REWRITE,
        CodeActionKind::SOURCE_FIX_ALL,
        FIX_ALL,
        FIX_ALL_SUGGESTIONS,
    ]
}

/// The actions for a range of a document.
pub(super) fn actions(
    uri: &Url,
    snapshot: &Snapshot,
    range: Range,
    wanted: Wanted,
    profile: &Profile,
) -> Vec<CodeActionOrCommand> {
    let scene = Scene {
        uri,
        snapshot,
        profile,
    };
    let span = from_lsp::span(&snapshot.rope, range, snapshot.encoding);
    let mut actions: Vec<CodeAction> = Vec::new();
    if wanted.quick_fixes {
        let findings = snapshot.analysis.findings_touching(span.clone());
        let findings: Vec<Marked> = findings
            .into_iter()
            .map(|found| Marked::new(scene, found))
            .collect();
        actions.extend(quick_fix::actions(scene, &findings));
        actions.extend(fix_all::of_rules(scene, &findings));
        actions.extend(words::actions(scene, &findings));
        actions.extend(ignore::actions(scene, &findings));
    }
    if wanted.rewrites {
        actions.extend(dates::actions(scene, span.start));
    }
    if wanted.fix_all {
        actions.extend(fix_all::action(scene, Extent::Safe, wanted.lists));
    }
    if wanted.fix_all_suggestions {
        actions.extend(fix_all::action(scene, Extent::Preferred, wanted.lists));
    }
    actions
        .into_iter()
        .map(CodeActionOrCommand::CodeAction)
        .collect()
}

/// Makes the actions of one finding for nobody, as an answer would carry them: what is met for the first time takes a
/// millisecond longer, and the user who presses the key shall not wait for it.
pub(super) fn rehearse(uri: &Url, snapshot: &Snapshot, profile: &Profile) {
    let first = |block: &AnalysedBlock| Some(block.span.start + block.findings.first()?.span.start);
    let start = snapshot.analysis.blocks().iter().find_map(first);
    let start = start.unwrap_or_default();
    let range = to_lsp::range(&snapshot.rope, &(start..start), snapshot.encoding);
    let wanted = Wanted::at_cursor();
    let actions = actions(uri, snapshot, range, wanted, profile);
    let answer = serde_json::to_value(&actions).and_then(|answer| serde_json::to_vec(&answer));
    std::hint::black_box(answer.ok());
}
