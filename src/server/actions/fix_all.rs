//! Fixing many findings at once: all that is certain, all that has a preferred fix, all of one rule.

use tower_lsp::lsp_types::{CodeAction, CodeActionKind, TextEdit};

use super::unresolved::{Work, later};
use super::{Marked, Scene};
use crate::diagnostic::Diagnostic;
use crate::fix::Extent;
use crate::message::Text;
use crate::rule::Rule;
use crate::server::edits;
use crate::server::snapshot::Snapshot;

/// The safe fixes of the whole document.
pub(in crate::server) const FIX_ALL: CodeActionKind = CodeActionKind::new("source.fixAll.pirast");
/// The same and the preferred suggestions.
pub(in crate::server) const FIX_ALL_SUGGESTIONS: CodeActionKind =
    CodeActionKind::new("source.fixAll.pirast.suggestions");

const FIX_ALL_TITLE: Text = Text {
    fa: "پیراست: همهٔ موردهای قطعی درست شود",
    en: "Pirast: fix all that is certain",
};
const FIX_ALL_SUGGESTIONS_TITLE: Text = Text {
    fa: "پیراست: پیشنهادها هم پذیرفته شود",
    en: "Pirast: fix all, suggestions included",
};
const FIX_RULE_TITLE: Text = Text {
    fa: "همهٔ «{rule}»های این نوشته درست شود",
    en: "Fix all “{rule}” in this document",
};

/// The action that fixes the whole document; nothing when there is nothing to do, unless the client fetches the edits
/// when it needs them.
pub(super) fn action(scene: Scene<'_>, kind: CodeActionKind) -> Option<CodeAction> {
    let title = if kind == FIX_ALL {
        FIX_ALL_TITLE
    } else {
        FIX_ALL_SUGGESTIONS_TITLE
    };
    let action = CodeAction {
        title: title.in_lang(scene.snapshot.lang).to_owned(),
        kind: Some(kind),
        ..CodeAction::default()
    };
    with_edits(scene, action, None)
}

/// For each rule that found something here and elsewhere too, the action that fixes all of its findings.
pub(super) fn of_rules(scene: Scene<'_>, findings: &[Marked]) -> Vec<CodeAction> {
    let mut rules: Vec<&'static Rule> = Vec::new();
    let findings_here = findings.iter().map(|marked| &marked.found);
    for found in findings_here.filter(|found| found.preferred_fix().is_some()) {
        if !rules.iter().any(|rule| rule.id == found.rule.id) {
            rules.push(found.rule);
        }
    }
    rules
        .into_iter()
        .filter_map(|rule| of_rule(scene, findings, rule))
        .collect()
}

fn of_rule(scene: Scene<'_>, findings: &[Marked], rule: &'static Rule) -> Option<CodeAction> {
    let snapshot = scene.snapshot;
    let is_of_rule =
        |found: &Diagnostic| found.rule.id == rule.id && found.preferred_fix().is_some();
    if !snapshot.analysis.has_several(is_of_rule) {
        return None;
    }
    let here = findings
        .iter()
        .filter(|marked| marked.found.rule.id == rule.id);
    let action = CodeAction {
        title: FIX_RULE_TITLE.with("rule", rule.id).render(snapshot.lang),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(here.map(|marked| marked.told.clone()).collect()),
        ..CodeAction::default()
    };
    with_edits(scene, action, Some(rule))
}

fn with_edits(scene: Scene<'_>, mut action: CodeAction, rule: Option<&Rule>) -> Option<CodeAction> {
    let Scene {
        uri,
        snapshot,
        profile,
    } = scene;
    if profile.resolves_edits {
        let work = rule.map_or(Work::FixAll, |rule| Work::FixRule(rule.id.to_owned()));
        return Some(later(scene, action, work));
    }
    let text_edits = edits_for(&action, rule, snapshot);
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

/// The edits of an action that fixes all findings, or all of one rule.
pub(super) fn edits_for(
    action: &CodeAction,
    rule: Option<&Rule>,
    snapshot: &Snapshot,
) -> Vec<TextEdit> {
    match (rule, &action.kind) {
        (Some(rule), _) => edits::fix_rule(snapshot, rule),
        (None, Some(kind)) if *kind == FIX_ALL => edits::fix_all(snapshot, Extent::Safe),
        (None, Some(kind)) if *kind == FIX_ALL_SUGGESTIONS => {
            edits::fix_all(snapshot, Extent::Preferred)
        }
        _ => Vec::new(),
    }
}
