//! Fixing many findings at once: all that is certain, all that has a preferred fix, all of one rule.

use serde_json::json;
use tower_lsp::lsp_types::{CodeAction, CodeActionKind, TextEdit};

use super::unresolved::{Work, later};
use super::{Marked, Scene, by_command};
use crate::diagnostic::Diagnostic;
use crate::fix::Extent;
use crate::message::{Message, Text};
use crate::rule::Rule;
use crate::server::{commands, edits};

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

/// What fixing the whole document is called.
pub(in crate::server) fn fix_all_title(extent: Extent) -> Text {
    match extent {
        Extent::Safe => FIX_ALL_TITLE,
        Extent::Preferred => FIX_ALL_SUGGESTIONS_TITLE,
    }
}

/// What fixing all findings of a rule is called.
pub(in crate::server) fn fix_rule_title(rule: &str) -> Message {
    FIX_RULE_TITLE.with("rule", rule.to_owned())
}

/// The action that fixes the whole document; nothing when there is nothing to do, unless the client fetches the edits
/// when it needs them. In a `list` it may be a command: what is long to find out is not worth a wait in a menu.
pub(super) fn action(scene: Scene<'_>, extent: Extent, list: bool) -> Option<CodeAction> {
    let action = CodeAction {
        title: fix_all_title(extent)
            .in_lang(scene.snapshot.lang)
            .to_owned(),
        kind: Some(match extent {
            Extent::Safe => FIX_ALL,
            Extent::Preferred => FIX_ALL_SUGGESTIONS,
        }),
        ..CodeAction::default()
    };
    let Scene {
        uri,
        snapshot,
        profile,
    } = scene;
    if profile.resolves_edits {
        return Some(later(scene, action, Work::FixAll(extent)));
    }
    if profile.applies_edits && list {
        let suggestions = extent == Extent::Preferred;
        let arguments = json!({"uri": uri, "suggestions": suggestions});
        let has_fix = |found: &Diagnostic| extent.fix_of(found).is_some();
        let is_of_use = snapshot.analysis.has(1, has_fix);
        return is_of_use.then(|| by_command(action, commands::FIX_ALL, arguments));
    }
    with_edits(scene, action, edits::fix_all(snapshot, extent))
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
    if !snapshot.analysis.has(2, is_of_rule) {
        return None;
    }
    let here = findings
        .iter()
        .filter(|marked| marked.found.rule.id == rule.id);
    let action = CodeAction {
        title: fix_rule_title(rule.id).render(snapshot.lang),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(here.map(|marked| marked.told.clone()).collect()),
        ..CodeAction::default()
    };
    if scene.profile.resolves_edits {
        return Some(later(scene, action, Work::FixRule(rule.id.to_owned())));
    }
    if scene.profile.applies_edits {
        let arguments = json!({"uri": scene.uri, "rule": rule.id});
        return Some(by_command(action, commands::FIX_RULE, arguments));
    }
    with_edits(scene, action, edits::fix_rule(snapshot, rule))
}

fn with_edits(
    scene: Scene<'_>,
    action: CodeAction,
    text_edits: Vec<TextEdit>,
) -> Option<CodeAction> {
    let is_of_use = !text_edits.is_empty();
    is_of_use.then(|| CodeAction {
        edit: Some(scene.workspace_edit(text_edits)),
        ..action
    })
}
