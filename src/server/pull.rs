//! Diagnostics for clients that ask for them.

use tower_lsp::lsp_types::{
    DocumentDiagnosticReport, DocumentDiagnosticReportResult, FullDocumentDiagnosticReport,
    RelatedFullDocumentDiagnosticReport,
};

use super::state::Snapshot;
use super::to_lsp;

/// The findings of one document.
pub(super) fn report(snapshot: &Snapshot) -> DocumentDiagnosticReportResult {
    let findings = snapshot.analysis.findings();
    let items = findings
        .iter()
        .map(|found| to_lsp::diagnostic(snapshot, found))
        .collect();
    let full_document_diagnostic_report = FullDocumentDiagnosticReport {
        result_id: None,
        items,
    };
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
