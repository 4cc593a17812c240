//! From our types to LSP's.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use ropey::Rope;
use serde_json::{Value, json};
use tower_lsp::lsp_types::{
    self, CodeDescription, DiagnosticSeverity, NumberOrString, PositionEncodingKind, TextEdit, Url,
};

use super::snapshot::Snapshot;
use crate::diagnostic::{Diagnostic, Edit, Severity};
use crate::position::{Position, PositionCursor, PositionEncoding, position_of};
use crate::rule::Rule;
use crate::rules::RULES;

/// The name under which clients show our findings.
pub(super) const SOURCE: &str = "pirast";

pub(super) fn encoding(encoding: PositionEncoding) -> PositionEncodingKind {
    match encoding {
        PositionEncoding::Utf8 => PositionEncodingKind::UTF8,
        PositionEncoding::Utf16 => PositionEncodingKind::UTF16,
        PositionEncoding::Utf32 => PositionEncodingKind::UTF32,
    }
}

/// The LSP position of a byte; the end of the text for a byte beyond it.
pub(super) fn position(
    rope: &Rope,
    offset: usize,
    encoding: PositionEncoding,
) -> lsp_types::Position {
    spoken(position_of(rope, offset.min(rope.len_bytes()), encoding).unwrap_or_default())
}

/// A position in LSP's numbers.
fn spoken(position: Position) -> lsp_types::Position {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX);
    lsp_types::Position::new(number(position.line), number(position.column))
}

pub(super) fn range(
    rope: &Rope,
    span: &Range<usize>,
    encoding: PositionEncoding,
) -> lsp_types::Range {
    lsp_types::Range::new(
        position(rope, span.start, encoding),
        position(rope, span.end, encoding),
    )
}

pub(super) fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Hint => DiagnosticSeverity::HINT,
        Severity::Info => DiagnosticSeverity::INFORMATION,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Error => DiagnosticSeverity::ERROR,
    }
}

/// The range of a span behind a cursor, which goes to its start.
pub(super) fn range_behind(
    cursor: &mut PositionCursor<'_>,
    snapshot: &Snapshot,
    span: &Range<usize>,
) -> lsp_types::Range {
    let start = cursor.advance(span.start);
    match (start, cursor.clone().advance(span.end)) {
        (Some(start), Some(end)) => lsp_types::Range::new(spoken(start), spoken(end)),
        _ => range(&snapshot.rope, span, snapshot.encoding),
    }
}

/// A finding, its span counted from the start of the document.
pub(super) fn diagnostic(snapshot: &Snapshot, found: &Diagnostic) -> lsp_types::Diagnostic {
    let range = range(&snapshot.rope, &found.span, snapshot.encoding);
    diagnostic_in(snapshot, found, range)
}

/// A finding in a range of the document, wherever its span is counted from.
pub(super) fn diagnostic_in(
    snapshot: &Snapshot,
    found: &Diagnostic,
    range: lsp_types::Range,
) -> lsp_types::Diagnostic {
    lsp_types::Diagnostic {
        range,
        severity: Some(severity(found.severity)),
        code: Some(NumberOrString::String(found.rule.id.to_owned())),
        code_description: page_url(found.rule).map(|href| CodeDescription { href }),
        source: Some(SOURCE.to_owned()),
        message: found.message.render(snapshot.lang),
        data: data(found).filter(|_| snapshot.carries_data),
        ..lsp_types::Diagnostic::default()
    }
}

/// What the client may want to know of a finding without asking for its actions: how sure its fix is, `safe` or
/// `suggested`; nothing where there is none.
fn data(found: &Diagnostic) -> Option<Value> {
    let best = found.safe_fix().or(found.fixes.first())?;
    Some(json!({ "fix": best.safety }))
}

/// Where the page of a rule can be read: in the published source of this version.
pub(super) fn page_url(rule: &Rule) -> Option<Url> {
    static URLS: LazyLock<HashMap<&'static str, Url>> = LazyLock::new(|| {
        let rules = RULES.iter();
        rules
            .filter_map(|rule| Some((rule.id, make_page_url(rule)?)))
            .collect()
    });
    URLS.get(rule.id).cloned()
}

fn make_page_url(rule: &Rule) -> Option<Url> {
    let version = env!("CARGO_PKG_VERSION");
    let file = rule.id.replace('-', "_");
    Url::parse(&format!(
        "https://docs.rs/crate/pirast/{version}/source/src/rules/{file}.md"
    ))
    .ok()
}

pub(super) fn text_edit(snapshot: &Snapshot, edit: &Edit) -> TextEdit {
    TextEdit::new(
        range(&snapshot.rope, &edit.span, snapshot.encoding),
        edit.replacement.clone(),
    )
}
