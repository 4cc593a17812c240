//! The message that shows the findings of a document. What did not change since the last one is not written anew.

use std::io::Write as _;
use std::sync::Arc;

use tower_lsp::lsp_types::Url;

use super::state::Snapshot;
use super::to_lsp;
use crate::diagnostic::Diagnostic;
use crate::message::Lang;

/// The last message about a document, in the pieces it was made of.
#[derive(Debug, Default)]
pub(super) struct Publication {
    pieces: Vec<Piece>,
    lang: Lang,
    frame: Vec<u8>,
}

/// The findings of one block as they stand in the message, separated by commas.
#[derive(Debug)]
struct Piece {
    findings: Arc<Vec<Diagnostic>>,
    /// Where the block began: line and column.
    begins: (u32, u32),
    json: Vec<u8>,
}

impl Publication {
    /// The message that takes all findings of a document off the screen.
    pub(super) fn empty(uri: &Url) -> Vec<u8> {
        let mut publication = Self::default();
        publication.assemble(uri, None);
        publication.frame
    }

    /// The message for a snapshot.
    pub(super) fn render(&mut self, uri: &Url, snapshot: &Snapshot) -> &[u8] {
        let mut before = std::mem::take(&mut self.pieces);
        if self.lang != snapshot.lang {
            (self.lang, before) = (snapshot.lang, Vec::new());
        }
        let mut before = before.into_iter().peekable();
        for block in snapshot
            .analysis
            .blocks()
            .iter()
            .filter(|block| !block.findings.is_empty())
        {
            let position = to_lsp::position(&snapshot.rope, block.span.start, snapshot.encoding);
            let begins = (position.line, position.character);
            let same = |piece: &Piece| {
                piece.begins == begins && Arc::ptr_eq(&piece.findings, &block.findings)
            };
            while before.next_if(|piece| piece.begins < begins).is_some() {}
            let piece = before.next_if(same).unwrap_or_else(|| Piece {
                findings: Arc::clone(&block.findings),
                begins,
                json: json(snapshot, &block.findings, block.span.start),
            });
            self.pieces.push(piece);
        }
        let far = snapshot.analysis.far_findings();
        if !far.is_empty() {
            let findings = Arc::new(far.to_vec());
            self.pieces.push(Piece {
                json: json(snapshot, &findings, 0),
                findings,
                begins: (u32::MAX, 0),
            });
        }
        self.assemble(uri, Some(snapshot.version));
        &self.frame
    }

    fn assemble(&mut self, uri: &Url, version: Option<i32>) {
        let version = version
            .map(|version| format!("\"version\":{version},"))
            .unwrap_or_default();
        let head = format!(
            "{{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\
             \"params\":{{\"uri\":{},{version}\"diagnostics\":[",
            serde_json::Value::from(uri.as_str())
        );
        let tail = "]}}";
        let commas = self.pieces.len().saturating_sub(1);
        let length = head.len()
            + self
                .pieces
                .iter()
                .map(|piece| piece.json.len())
                .sum::<usize>()
            + commas
            + tail.len();
        self.frame.clear();
        self.frame.reserve(length + 40);
        // Writing into memory does not fail.
        let _ = write!(self.frame, "Content-Length: {length}\r\n\r\n{head}");
        for (index, piece) in self.pieces.iter().enumerate() {
            if index > 0 {
                self.frame.push(b',');
            }
            self.frame.extend_from_slice(&piece.json);
        }
        self.frame.extend_from_slice(tail.as_bytes());
    }
}

/// Findings whose spans count from `offset`, as JSON separated by commas.
fn json(snapshot: &Snapshot, findings: &[Diagnostic], offset: usize) -> Vec<u8> {
    let mut json = Vec::with_capacity(findings.len() * 400);
    for (index, found) in findings.iter().enumerate() {
        if index > 0 {
            json.push(b',');
        }
        let diagnostic = to_lsp::diagnostic(snapshot, &found.clone().shifted(offset));
        // A diagnostic holds nothing that JSON cannot.
        let _ = serde_json::to_writer(&mut json, &diagnostic);
    }
    json
}
