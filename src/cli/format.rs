//! How findings are printed: one file per format.

mod checkstyle;
mod github;
mod gitlab;
mod json;
mod junit;
mod ndjson;
pub(super) mod places;
mod rdjson;
mod sarif;
mod text;
mod xml;

use std::io::{BufWriter, IsTerminal, Write};

use clap::ValueEnum;
use serde::Serialize;

use super::check::Checked;
use super::output;
use super::statistics::Statistics;
use crate::message::Lang;
use places::Places;

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

/// How a format lays out findings: a head, a piece for each text with a separator between them, and a tail.
pub(super) trait Layout: Send + Sync {
    /// What comes first.
    fn head(&self, _counts: &Statistics) -> String {
        String::new()
    }

    /// Whether the head tells what was found, so that nothing can be printed before everything is.
    fn counts_first(&self) -> bool {
        false
    }

    /// The findings of one text; there is at least one.
    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String;

    /// A text in which nothing was found.
    fn clean(&self, _checked: &Checked) -> String {
        String::new()
    }

    /// What stands between two pieces.
    fn separator(&self) -> &'static str {
        ""
    }

    /// What comes last.
    fn tail(&self, _counts: &Statistics) -> String {
        String::new()
    }

    /// The piece for one text; an empty one is not printed.
    fn piece(&self, checked: &Checked) -> String {
        if checked.diagnostics.is_empty() {
            self.clean(checked)
        } else {
            self.findings(checked, &Places::of(&checked.source.text))
        }
    }
}

/// The layout of a format.
pub(super) fn layout(format: FindingsFormat, lang: Lang) -> Box<dyn Layout> {
    match format {
        FindingsFormat::Text => Box::new(text::TextLayout::new(lang, wants_colour())),
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

/// Whether standard output shall be in colour.
fn wants_colour() -> bool {
    anstream::AutoStream::choice(&std::io::stdout()) != anstream::ColorChoice::Never
}

/// Prints the pieces of a layout as they come, so that none need be kept.
pub(super) struct Printer<'l> {
    layout: &'l dyn Layout,
    out: BufWriter<Box<dyn Write>>,
    /// Whether somebody waits for each piece.
    is_watched: bool,
    /// The pieces, where the head must wait for the last of them.
    held: String,
    has_begun: bool,
    has_piece: bool,
}

impl<'l> Printer<'l> {
    /// A printer that has printed nothing yet.
    pub(super) fn new(layout: &'l dyn Layout) -> Self {
        // Text without colours need not be searched for them.
        let out: Box<dyn Write> = if wants_colour() {
            Box::new(anstream::stdout())
        } else {
            Box::new(std::io::stdout())
        };
        Self {
            layout,
            out: BufWriter::with_capacity(1 << 16, out),
            is_watched: std::io::stdout().is_terminal(),
            held: String::new(),
            has_begun: false,
            has_piece: false,
        }
    }

    /// Prints the piece that the layout made of a text.
    pub(super) fn piece(&mut self, piece: &str) {
        if piece.is_empty() {
            return;
        }
        let separator = if std::mem::replace(&mut self.has_piece, true) {
            self.layout.separator()
        } else {
            ""
        };
        if self.layout.counts_first() {
            self.held.push_str(separator);
            self.held.push_str(piece);
            return;
        }
        self.begin(&Statistics::default());
        self.print(separator);
        self.print(piece);
        if self.is_watched {
            self.flush();
        }
    }

    /// Prints what comes last; what was found in all is known by now.
    pub(super) fn finish(&mut self, counts: &Statistics) {
        self.begin(counts);
        let held = std::mem::take(&mut self.held);
        self.print(&held);
        self.print(&self.layout.tail(counts));
        self.flush();
    }

    /// Prints the head, the first time.
    fn begin(&mut self, counts: &Statistics) {
        if !std::mem::replace(&mut self.has_begun, true) {
            self.print(&self.layout.head(counts));
        }
    }

    /// Prints a text.
    fn print(&mut self, text: &str) {
        output::note(self.out.write_all(text.as_bytes()));
    }

    fn flush(&mut self) {
        output::note(self.out.flush());
    }
}

/// The items of a JSON list, each on a line of its own, as a piece of one.
fn json_lines(items: impl Iterator<Item = impl Serialize>) -> String {
    let mut out = Vec::new();
    for (index, item) in items.enumerate() {
        out.extend_from_slice(if index == 0 { b"\n" } else { b",\n" });
        // Writing into memory does not fail, and a finding holds nothing that JSON cannot.
        let _ = serde_json::to_writer(&mut out, &item);
    }
    String::from_utf8(out).unwrap_or_default()
}

/// What closes a JSON list whose pieces are [`json_lines`].
fn json_list_end(counts: &Statistics) -> &'static str {
    if counts.findings() == 0 { "]" } else { "\n]" }
}
