//! How findings are printed: one file per format.

mod checkstyle;
mod github;
mod gitlab;
mod json;
mod junit;
mod ndjson;
mod places;
mod rdjson;
mod sarif;
mod text;
mod xml;

use clap::ValueEnum;

use super::check::Checked;
use crate::message::Lang;

/// A format for findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum FindingsFormat {
    /// For people.
    Text,
    /// One JSON array.
    Json,
    /// One JSON object a line.
    Ndjson,
    /// SARIF 2.1.0.
    Sarif,
    /// Annotations of GitHub Actions.
    Github,
    /// GitLab's Code Quality report.
    Gitlab,
    /// Checkstyle's XML.
    Checkstyle,
    /// JUnit's XML.
    Junit,
    /// The Reviewdog Diagnostic Format.
    Rdjson,
}

/// How a format lays out findings: a head, a piece for each file with a separator between them, and a tail.
pub(super) trait Layout: Send + Sync {
    /// What comes first.
    fn head(&self) -> String {
        String::new()
    }

    /// The findings of one file; an empty piece is not printed.
    fn file(&self, checked: &Checked) -> String;

    /// What stands between two pieces.
    fn separator(&self) -> &'static str {
        ""
    }

    /// What comes last.
    fn tail(&self, _totals: &Totals) -> String {
        String::new()
    }
}

/// What was found in all files.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Totals {
    /// Findings.
    pub(super) findings: usize,
    /// Files with a finding.
    pub(super) files: usize,
    /// Findings that `pirast fix` repairs.
    pub(super) safe: usize,
    /// Findings that `pirast fix --suggestions` repairs.
    pub(super) preferred: usize,
}

/// The layout of a format.
pub(super) fn layout(format: FindingsFormat, lang: Lang) -> Box<dyn Layout> {
    match format {
        FindingsFormat::Text => Box::new(text::TextLayout { lang }),
        FindingsFormat::Json => Box::new(json::JsonLayout { lang }),
        FindingsFormat::Ndjson => Box::new(ndjson::NdjsonLayout { lang }),
        FindingsFormat::Sarif => Box::new(sarif::SarifLayout { lang }),
        FindingsFormat::Github => Box::new(github::GithubLayout { lang }),
        FindingsFormat::Gitlab => Box::new(gitlab::GitlabLayout { lang }),
        FindingsFormat::Checkstyle => Box::new(checkstyle::CheckstyleLayout { lang }),
        FindingsFormat::Junit => Box::new(junit::JunitLayout { lang }),
        FindingsFormat::Rdjson => Box::new(rdjson::RdjsonLayout { lang }),
    }
}

/// Prints the pieces of a layout as they come, so that none need be kept.
pub(super) struct Printer<'l> {
    layout: &'l dyn Layout,
    has_begun: bool,
    has_piece: bool,
    totals: Totals,
}

impl<'l> Printer<'l> {
    /// A printer that has printed nothing yet.
    pub(super) fn new(layout: &'l dyn Layout) -> Self {
        Self {
            layout,
            has_begun: false,
            has_piece: false,
            totals: Totals::default(),
        }
    }

    /// Prints the piece that the layout made of a file.
    pub(super) fn file(&mut self, checked: &Checked, piece: &str) {
        let found = &checked.diagnostics;
        self.totals.findings += found.len();
        self.totals.files += usize::from(!found.is_empty());
        self.totals.safe += found.iter().filter(|it| it.safe_fix().is_some()).count();
        self.totals.preferred += found
            .iter()
            .filter(|it| it.preferred_fix().is_some())
            .count();
        if piece.is_empty() {
            return;
        }
        let mut out = self.beginning();
        if std::mem::replace(&mut self.has_piece, true) {
            out.push_str(self.layout.separator());
        }
        out.push_str(piece);
        print(&out);
    }

    /// Prints what comes last.
    pub(super) fn finish(&mut self) {
        let mut out = self.beginning();
        out.push_str(&self.layout.tail(&self.totals));
        print(&out);
    }

    /// The head, the first time.
    fn beginning(&mut self) -> String {
        if std::mem::replace(&mut self.has_begun, true) {
            String::new()
        } else {
            self.layout.head()
        }
    }
}

/// Prints a text, its colours only where they are wanted; a closed pipe ends the reading, not the work: the exit code
/// still tells what was found.
fn print(text: &str) {
    use std::io::Write;
    let _ = anstream::stdout().lock().write_all(text.as_bytes());
}

/// The items of a JSON list, each on a line of its own, as a piece of one.
fn json_lines(items: impl Iterator<Item = serde_json::Value>) -> String {
    items
        .map(|item| format!("\n{item}"))
        .collect::<Vec<_>>()
        .join(",")
}

/// What closes a JSON list whose pieces are [`json_lines`].
fn json_list_end(totals: &Totals) -> &'static str {
    if totals.findings == 0 { "]" } else { "\n]" }
}
