//! The message that shows the findings of a document. What did not change since the last one is not written anew, and
//! what only moved gets new line numbers.

use std::io::{self, Write};
use std::sync::Arc;

use rustc_hash::FxHashMap;
use tower_lsp::lsp_types::{self, Url};

use super::snapshot::Snapshot;
use super::to_lsp;
use crate::diagnostic::Diagnostic;
use crate::message::Lang;
use crate::position::{Position, PositionCursor, line_breaks};

const TAIL: &str = "]}}";

/// The last message about a document, in the pieces it was made of.
#[derive(Debug, Default)]
pub(super) struct Publication {
    head: String,
    /// For each block in which something was found.
    pieces: Vec<Piece>,
    /// For the findings that lie in no block.
    far: Option<Piece>,
    lang: Lang,
}

impl Publication {
    /// The message that takes all findings of a document off the screen.
    pub(super) fn empty(uri: &Url) -> Self {
        Self {
            head: head(uri, None),
            ..Self::default()
        }
    }

    /// Makes it the message for a snapshot.
    pub(super) fn update(&mut self, uri: &Url, snapshot: &Snapshot) {
        self.head = head(uri, snapshot.version);
        let mut before = std::mem::take(&mut self.pieces);
        if self.lang != snapshot.lang {
            self.lang = snapshot.lang;
            before.clear();
        }
        let blocks: Vec<Placed<'_>> = placed_blocks(snapshot).collect();
        let (first, last) = ends_in_common(&before, &blocks);
        let tail = before.split_off(before.len() - last);
        let mut others = ByFindings::of(before.split_off(first));
        let mut draft = Draft::default();
        let known = before.into_iter().map(Some);
        let between = (first..blocks.len() - last).map(|index| others.take(blocks[index].findings));
        let known = known.chain(between).chain(tail.into_iter().map(Some));
        let pieces = known.zip(&blocks).map(|(known, placed)| match known {
            Some(piece) => piece.moved(&mut draft, snapshot, placed),
            None => Piece::new(&mut draft, snapshot, placed),
        });
        self.pieces = pieces.collect();
        let far = snapshot.analysis.far_findings();
        self.far = (!far.is_empty()).then(|| {
            let placed = Placed {
                findings: far,
                offset: 0,
                line: 0,
                column: 0,
            };
            Piece::new(&mut draft, snapshot, &placed)
        });
    }

    /// Writes the message with its header.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let pieces = || self.pieces.iter().chain(&self.far);
        let commas = pieces().count().saturating_sub(1);
        let written: usize = pieces().map(|piece| piece.json.len()).sum();
        let length = self.head.len() + written + commas + TAIL.len();
        write!(out, "Content-Length: {length}\r\n\r\n{}", self.head)?;
        for (index, piece) in pieces().enumerate() {
            if index > 0 {
                out.write_all(b",")?;
            }
            out.write_all(&piece.json)?;
        }
        out.write_all(TAIL.as_bytes())
    }
}

fn head(uri: &Url, version: Option<i32>) -> String {
    let version = version
        .map(|version| format!("\"version\":{version},"))
        .unwrap_or_default();
    format!(
        "{{\"jsonrpc\":\"2.0\",\"method\":\"textDocument/publishDiagnostics\",\
         \"params\":{{\"uri\":{},{version}\"diagnostics\":[",
        serde_json::Value::from(uri.as_str())
    )
}

/// The findings of a block, and where it begins.
struct Placed<'s> {
    findings: &'s Arc<Vec<Diagnostic>>,
    offset: usize,
    line: u32,
    column: u32,
}

impl Placed<'_> {
    /// A cursor at the start.
    fn cursor<'t>(&self, snapshot: &'t Snapshot) -> PositionCursor<'t> {
        let position = Position {
            line: self.line as usize,
            column: self.column as usize,
        };
        PositionCursor::at(
            snapshot.analysis.text(),
            snapshot.encoding,
            self.offset,
            position,
        )
    }
}

/// The blocks in which something was found.
fn placed_blocks(snapshot: &Snapshot) -> impl Iterator<Item = Placed<'_>> {
    let text = snapshot.analysis.text();
    let (mut line, mut counted) = (0, 0);
    let blocks = snapshot
        .analysis
        .blocks()
        .iter()
        .filter(|block| !block.findings.is_empty());
    blocks.map(move |block| {
        let offset = block.span.start;
        line += line_breaks(&text[counted..offset]) as u32;
        counted = offset;
        let at_line_start = text[..offset].ends_with(['\n', '\r']) || offset == 0;
        let column = if at_line_start {
            0
        } else {
            to_lsp::position(&snapshot.rope, offset, snapshot.encoding).character
        };
        Placed {
            findings: &block.findings,
            offset,
            line,
            column,
        }
    })
}

/// How many pieces at both ends are about the same findings as the blocks there.
fn ends_in_common(pieces: &[Piece], blocks: &[Placed<'_>]) -> (usize, usize) {
    let same =
        |(piece, placed): &(&Piece, &Placed<'_>)| Arc::ptr_eq(&piece.findings, placed.findings);
    let first = pieces.iter().zip(blocks).take_while(same).count();
    let last = pieces[first..]
        .iter()
        .rev()
        .zip(blocks[first..].iter().rev())
        .take_while(same)
        .count();
    (first, last)
}

/// Pieces by what they are about: a block may have changed on both sides of many that did not.
struct ByFindings(FxHashMap<usize, Vec<Piece>>);

impl ByFindings {
    fn of(pieces: Vec<Piece>) -> Self {
        let mut by_findings = FxHashMap::<usize, Vec<Piece>>::default();
        for piece in pieces {
            let address = Arc::as_ptr(&piece.findings) as usize;
            by_findings.entry(address).or_default().push(piece);
        }
        Self(by_findings)
    }

    /// The piece about these findings, if there is one left.
    fn take(&mut self, findings: &Arc<Vec<Diagnostic>>) -> Option<Piece> {
        self.0.get_mut(&(Arc::as_ptr(findings) as usize))?.pop()
    }
}

/// The findings of one block as they stand in the message, separated by commas.
#[derive(Debug)]
struct Piece {
    findings: Arc<Vec<Diagnostic>>,
    line: u32,
    column: u32,
    json: Box<[u8]>,
    /// The line numbers in `json`.
    lines: Box<[LineNumber]>,
}

/// A piece in the making. One draft serves for all pieces of a message: these are then allocated once and without
/// room to spare, for thousands of them are kept.
#[derive(Debug, Default)]
struct Draft {
    json: Vec<u8>,
    lines: Vec<LineNumber>,
    /// One finding.
    one: Vec<u8>,
}

/// A line number in a JSON text.
#[derive(Debug, Clone, Copy)]
struct LineNumber {
    /// Its first byte.
    at: u32,
    /// How many lines it is below the first of the block.
    below: u32,
}

impl Piece {
    fn new(draft: &mut Draft, snapshot: &Snapshot, placed: &Placed<'_>) -> Self {
        draft.clear();
        let mut cursor = placed.cursor(snapshot);
        for (index, found) in placed.findings.iter().enumerate() {
            if index > 0 {
                draft.json.push(b',');
            }
            let span = found.span.start + placed.offset..found.span.end + placed.offset;
            let range = to_lsp::range_behind(&mut cursor, snapshot, &span);
            let diagnostic = to_lsp::diagnostic_in(snapshot, found, range);
            draft.push_diagnostic(&diagnostic, placed.line);
        }
        draft.piece(Arc::clone(placed.findings), placed.line, placed.column)
    }

    /// The piece for the same findings at another place.
    fn moved(self, draft: &mut Draft, snapshot: &Snapshot, placed: &Placed<'_>) -> Self {
        if self.column != placed.column {
            return Self::new(draft, snapshot, placed);
        }
        if self.line == placed.line {
            return self;
        }
        draft.clear();
        let mut copied = 0;
        for number in &self.lines {
            let at = number.at as usize;
            draft.json.extend_from_slice(&self.json[copied..at]);
            copied = at + digits(&self.json[at..]);
            draft.push_line(placed.line, number.below);
        }
        draft.json.extend_from_slice(&self.json[copied..]);
        draft.piece(self.findings, placed.line, placed.column)
    }
}

impl Draft {
    fn clear(&mut self) {
        self.json.clear();
        self.lines.clear();
    }

    fn push_diagnostic(&mut self, diagnostic: &lsp_types::Diagnostic, first_line: u32) {
        let mut one = std::mem::take(&mut self.one);
        one.clear();
        // Writing into memory does not fail, and a diagnostic holds nothing that JSON cannot.
        let _ = serde_json::to_writer(&mut one, diagnostic);
        let mut rest = &one[..];
        // The range comes first in a diagnostic, so that its line numbers are the first two.
        for line in [diagnostic.range.start.line, diagnostic.range.end.line] {
            let (before, after) = cut_out_line(rest);
            self.json.extend_from_slice(before);
            self.push_line(first_line, line - first_line);
            rest = after;
        }
        self.json.extend_from_slice(rest);
        self.one = one;
    }

    fn push_line(&mut self, first_line: u32, below: u32) {
        let at = self.json.len() as u32;
        self.lines.push(LineNumber { at, below });
        let _ = write!(self.json, "{}", first_line + below);
    }

    fn piece(&self, findings: Arc<Vec<Diagnostic>>, line: u32, column: u32) -> Piece {
        Piece {
            findings,
            line,
            column,
            json: self.json.as_slice().into(),
            lines: self.lines.as_slice().into(),
        }
    }
}

/// What stands before and after the first line number in a JSON text.
fn cut_out_line(json: &[u8]) -> (&[u8], &[u8]) {
    const NAME: &[u8] = b"\"line\":";
    let start = memchr::memmem::find(json, NAME).map_or(json.len(), |at| at + NAME.len());
    (&json[..start], &json[start + digits(&json[start..])..])
}

/// How many digits these bytes begin with.
fn digits(json: &[u8]) -> usize {
    json.iter().take_while(|byte| byte.is_ascii_digit()).count()
}
