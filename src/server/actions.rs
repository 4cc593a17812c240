//! Code actions: one fix, or all of them.

use serde::{Deserialize, Serialize};
use tower_lsp::lsp_types::{
    CodeAction, CodeActionContext, CodeActionKind, CodeActionOrCommand, Range, Url,
};

use super::profile::Profile;
use super::state::Snapshot;
use super::{dates, edits, from_lsp, to_lsp};
use crate::diagnostic::{Diagnostic, Fix};
use crate::fix::{Extent, permits};
use crate::message::Text;

/// The safe fixes of the whole document.
pub(super) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.pirast");
/// The same and the preferred suggestions.
pub(super) const FIX_ALL_SUGGESTIONS: CodeActionKind =
    CodeActionKind::new("source.fixAll.pirast.suggestions");

const FIX_ALL_TITLE: Text = Text {
    fa: "پیراست: همهٔ موردهای قطعی درست شود",
    en: "Pirast: fix all that is certain",
};
const FIX_ALL_SUGGESTIONS_TITLE: Text = Text {
    fa: "پیراست: پیشنهادها هم پذیرفته شود",
    en: "Pirast: fix all, suggestions included",
};

/// Which kinds of actions the client asks for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Wanted {
    quick_fixes: bool,
    rewrites: bool,
    fix_all: bool,
    fix_all_suggestions: bool,
}

impl Wanted {
    pub(super) fn of(context: &CodeActionContext) -> Self {
        let Some(only) = &context.only else {
            return Self {
                quick_fixes: true,
                rewrites: true,
                fix_all: true,
                fix_all_suggestions: true,
            };
        };
        let asks = |kind: &CodeActionKind| only.iter().any(|asked| covers(asked, kind));
        // What a human has to look at is only done when asked for by its own name.
        let by_name = |kind: &CodeActionKind| only.contains(kind);
        Self {
            quick_fixes: asks(&CodeActionKind::QUICKFIX),
            rewrites: asks(&CodeActionKind::REFACTOR_REWRITE),
            fix_all: asks(&FIX_ALL),
            fix_all_suggestions: by_name(&FIX_ALL_SUGGESTIONS)
                || only.contains(&CodeActionKind::SOURCE),
        }
    }

    pub(super) fn nothing(self) -> bool {
        !self.quick_fixes && !self.rewrites && !self.fix_all && !self.fix_all_suggestions
    }
}

/// Whether asking for `asked` means `kind` too: the same kind, or one above it.
fn covers(asked: &CodeActionKind, kind: &CodeActionKind) -> bool {
    let rest = kind.as_str().strip_prefix(asked.as_str());
    rest.is_some_and(|rest| asked.as_str().is_empty() || rest.is_empty() || rest.starts_with('.'))
}

/// What an unresolved action needs to find its edits later.
#[derive(Debug, Serialize, Deserialize)]
struct Unresolved {
    uri: Url,
    version: i32,
}

/// The actions for a range of a document.
pub(super) fn actions(
    uri: &Url,
    snapshot: &Snapshot,
    range: Range,
    wanted: Wanted,
    profile: &Profile,
) -> Vec<CodeActionOrCommand> {
    let mut actions = Vec::new();
    if wanted.quick_fixes {
        let span = from_lsp::span(&snapshot.rope, range, snapshot.encoding);
        for found in snapshot.analysis.findings_touching(span) {
            actions.extend(
                found
                    .fixes
                    .iter()
                    .filter_map(|fix| quick_fix(uri, snapshot, &found, fix, profile)),
            );
        }
    }
    if wanted.rewrites {
        let offset = from_lsp::offset(&snapshot.rope, range.start, snapshot.encoding);
        actions.extend(dates::rewrites(uri, snapshot, offset, profile));
    }
    if wanted.fix_all {
        actions.extend(fix_all(uri, snapshot, FIX_ALL, FIX_ALL_TITLE, profile));
    }
    if wanted.fix_all_suggestions {
        actions.extend(fix_all(
            uri,
            snapshot,
            FIX_ALL_SUGGESTIONS,
            FIX_ALL_SUGGESTIONS_TITLE,
            profile,
        ));
    }
    actions
        .into_iter()
        .map(CodeActionOrCommand::CodeAction)
        .collect()
}

fn quick_fix(
    uri: &Url,
    snapshot: &Snapshot,
    found: &Diagnostic,
    fix: &Fix,
    profile: &Profile,
) -> Option<CodeAction> {
    if !permits(found.rule.changes, snapshot.analysis.text(), fix) {
        return None;
    }
    let text_edits = edits::of_fix(snapshot, &fix.edits);
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

/// An action for the whole document; nothing when there is nothing to do. A client that can fetches the edits later.
fn fix_all(
    uri: &Url,
    snapshot: &Snapshot,
    kind: CodeActionKind,
    title: Text,
    profile: &Profile,
) -> Option<CodeAction> {
    let mut action = CodeAction {
        title: title.in_lang(snapshot.lang).to_owned(),
        kind: Some(kind),
        ..CodeAction::default()
    };
    if profile.resolves_edits {
        let unresolved = Unresolved {
            uri: uri.clone(),
            version: snapshot.version,
        };
        action.data = serde_json::to_value(unresolved).ok();
        return Some(action);
    }
    let text_edits = edits::fix_all(snapshot, extent(action.kind.as_ref())?);
    if text_edits.is_empty() {
        return None;
    }
    action.edit = Some(edits::in_workspace(
        uri,
        snapshot,
        text_edits,
        profile.versioned_edits,
    ));
    Some(action)
}

fn extent(kind: Option<&CodeActionKind>) -> Option<Extent> {
    match kind {
        Some(kind) if *kind == FIX_ALL => Some(Extent::Safe),
        Some(kind) if *kind == FIX_ALL_SUGGESTIONS => Some(Extent::Preferred),
        _ => None,
    }
}

/// The document and the version that an unresolved action is about.
pub(super) fn document_of(action: &CodeAction) -> Option<(Url, i32)> {
    let unresolved: Unresolved = serde_json::from_value(action.data.clone()?).ok()?;
    Some((unresolved.uri, unresolved.version))
}

/// The action with its edits.
pub(super) fn resolve(
    mut action: CodeAction,
    uri: &Url,
    snapshot: &Snapshot,
    profile: &Profile,
) -> CodeAction {
    if let Some(extent) = extent(action.kind.as_ref()) {
        let text_edits = edits::fix_all(snapshot, extent);
        action.edit = Some(edits::in_workspace(
            uri,
            snapshot,
            text_edits,
            profile.versioned_edits,
        ));
    }
    action
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(only: &[CodeActionKind]) -> Wanted {
        Wanted::of(&CodeActionContext {
            only: Some(only.to_vec()),
            ..CodeActionContext::default()
        })
    }

    #[test]
    fn a_kind_asks_for_all_kinds_below_it() {
        assert!(wanted(&[CodeActionKind::SOURCE_FIX_ALL]).fix_all);
        assert!(wanted(&[FIX_ALL]).fix_all);
        assert!(wanted(&[CodeActionKind::QUICKFIX]).quick_fixes);
        assert!(!wanted(&[CodeActionKind::QUICKFIX]).fix_all);
        assert!(wanted(&[CodeActionKind::SOURCE_ORGANIZE_IMPORTS]).nothing());
        assert!(wanted(&[CodeActionKind::new("source.fixAll.pira")]).nothing());
    }

    #[test]
    fn saving_never_accepts_suggestions_by_the_way() {
        assert!(!wanted(&[CodeActionKind::SOURCE_FIX_ALL]).fix_all_suggestions);
        assert!(!wanted(&[FIX_ALL]).fix_all_suggestions);
        assert!(wanted(&[FIX_ALL_SUGGESTIONS]).fix_all_suggestions);
    }
}
