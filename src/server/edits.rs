//! Edits for the client, always computed from the text that the server holds.

use std::collections::HashMap;
use std::ops::Range;

use tower_lsp::lsp_types::{
    DocumentChanges, OneOf, OptionalVersionedTextDocumentIdentifier, TextDocumentEdit, TextEdit,
    Url, WorkspaceEdit,
};

use super::snapshot::Snapshot;
use super::to_lsp;
use crate::diagnostic::{Diagnostic, Edit, Safety};
use crate::fix::{Extent, edits_of_pass, fix_analysed, keep_line_ends, line_end};
use crate::rule::{Family, Rule};

/// The edits that fix all there is to fix in a text.
pub(super) fn fix_all(snapshot: &Snapshot, extent: Extent) -> Vec<TextEdit> {
    to_client(
        snapshot,
        fix_analysed(&snapshot.linter, snapshot.analysis.clone(), extent),
    )
}

/// The edits that fix all findings of one rule.
pub(super) fn fix_rule(snapshot: &Snapshot, rule: &Rule) -> Vec<TextEdit> {
    fix_findings(
        snapshot,
        &snapshot.analysis.findings_of(rule),
        Extent::Preferred,
    )
}

/// The edits that restore the half-spaces of a text, as far as each place has one preferred reading.
pub(super) fn restore_half_spaces(snapshot: &Snapshot) -> Vec<TextEdit> {
    let mut findings = snapshot.analysis.findings();
    findings.retain(|found| found.rule.family == Family::Zwnj);
    fix_findings(snapshot, &findings, Extent::Preferred)
}

/// The safe edits within a part of the text.
pub(super) fn fix_within(snapshot: &Snapshot, span: &Range<usize>) -> Vec<TextEdit> {
    let mut findings = snapshot.analysis.findings_touching(span.clone());
    findings.retain(|found| {
        found
            .fixes
            .iter()
            .flat_map(|fix| &fix.edits)
            .all(|edit| is_within(&edit.span, span))
    });
    fix_findings(snapshot, &findings, Extent::Safe)
}

/// The safe edits that restore half-spaces in the word, or the words, that end at a byte of the text.
pub(super) fn complete_word(snapshot: &Snapshot, end: usize) -> Vec<TextEdit> {
    let mut findings = snapshot.analysis.findings_touching(end..end);
    let is_complete = |found: &Diagnostic| {
        let safe = found
            .preferred_fix()
            .is_some_and(|fix| fix.safety == Safety::Safe);
        safe && found.rule.family == Family::Zwnj && found.span.end == end
    };
    findings.retain(is_complete);
    fix_findings(snapshot, &findings, Extent::Safe)
}

fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

fn fix_findings(snapshot: &Snapshot, findings: &[Diagnostic], extent: Extent) -> Vec<TextEdit> {
    to_client(
        snapshot,
        edits_of_pass(snapshot.analysis.text(), findings, extent),
    )
}

/// Edits as the client takes them, with line breaks as the document writes them.
pub(super) fn to_client(snapshot: &Snapshot, edits: Vec<Edit>) -> Vec<TextEdit> {
    let breaks_lines = edits.iter().any(|edit| edit.replacement.contains('\n'));
    let line_end = if breaks_lines {
        line_end(snapshot.analysis.text())
    } else {
        "\n"
    };
    let convert = |mut edit: Edit| {
        keep_line_ends(&mut edit, line_end);
        to_lsp::text_edit(snapshot, &edit)
    };
    edits.into_iter().map(convert).collect()
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
        version: snapshot.version,
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
