//! Diagnostics for clients that ask for them.

use tower_lsp::lsp_types::{
    Diagnostic, DocumentDiagnosticReport, DocumentDiagnosticReportResult,
    FullDocumentDiagnosticReport, RelatedFullDocumentDiagnosticReport,
    RelatedUnchangedDocumentDiagnosticReport, UnchangedDocumentDiagnosticReport,
};

use super::snapshot::Snapshot;
use super::to_lsp;

/// The findings of one document, or word that they are still those that the client has.
pub(super) fn report(snapshot: &Snapshot, known: Option<&str>) -> DocumentDiagnosticReportResult {
    let result_id = snapshot.changed.to_string();
    if known == Some(result_id.as_str()) {
        let unchanged_document_diagnostic_report = UnchangedDocumentDiagnosticReport { result_id };
        let unchanged = RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report,
        };
        return DocumentDiagnosticReport::Unchanged(unchanged).into();
    }
    let full_document_diagnostic_report = full(Some(result_id), diagnostics(snapshot));
    let full = RelatedFullDocumentDiagnosticReport {
        related_documents: None,
        full_document_diagnostic_report,
    };
    DocumentDiagnosticReport::Full(full).into()
}

/// The findings of a document that is not open: none.
pub(super) fn nothing() -> DocumentDiagnosticReportResult {
    DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport::default()).into()
}

/// All findings of a snapshot.
pub(super) fn diagnostics(snapshot: &Snapshot) -> Vec<Diagnostic> {
    snapshot
        .analysis
        .findings()
        .iter()
        .map(|found| to_lsp::diagnostic(snapshot, found))
        .collect()
}

/// A full report.
pub(super) fn full(
    result_id: Option<String>,
    items: Vec<Diagnostic>,
) -> FullDocumentDiagnosticReport {
    FullDocumentDiagnosticReport { result_id, items }
}
