//! Code actions: what a user may do with the findings and the dates at a place.

mod context;
mod dates;
mod fix_all;
pub(super) mod ignore;
mod quick_fix;
mod words;

use tower_lsp::lsp_types::{CodeAction, CodeActionKind, CodeActionOrCommand, Range, Url};

use super::from_lsp;
use super::profile::Profile;
use super::snapshot::Snapshot;

pub(super) use context::Wanted;
pub(super) use fix_all::{FIX_ALL, FIX_ALL_SUGGESTIONS, document_of, resolve};

/// A document, for which actions are made, and what its client can do with them.
#[derive(Clone, Copy)]
struct Scene<'s> {
    uri: &'s Url,
    snapshot: &'s Snapshot,
    profile: &'s Profile,
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
        actions.extend(quick_fix::actions(scene, &findings));
        actions.extend(fix_all::of_rules(scene, &findings));
        actions.extend(words::actions(scene, &findings));
        actions.extend(ignore::actions(scene, &findings));
    }
    if wanted.rewrites {
        actions.extend(dates::actions(scene, span.start));
    }
    if wanted.fix_all {
        actions.extend(fix_all::action(scene, FIX_ALL));
    }
    if wanted.fix_all_suggestions {
        actions.extend(fix_all::action(scene, FIX_ALL_SUGGESTIONS));
    }
    actions
        .into_iter()
        .map(CodeActionOrCommand::CodeAction)
        .collect()
}
