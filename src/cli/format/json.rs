//! One JSON array with an object per finding.

use std::io::Write;

use ropey::Rope;
use serde::Serialize;

use super::Reporter;
use crate::cli::check::Checked;
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::message::Lang;
use crate::position::{PositionEncoding, position_of};

/// Prints findings as JSON. Lines and columns count from 1, columns in code points; offsets count the bytes of the
/// file as it was read.
pub(super) struct JsonReporter {
    lang: Lang,
    any: bool,
}

#[derive(Serialize)]
struct Finding<'a> {
    path: String,
    rule: &'a str,
    severity: Severity,
    message: String,
    start: Place,
    end: Place,
    text: &'a str,
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    offset: usize,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: String,
    safety: Safety,
    preferred: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl JsonReporter {
    /// A reporter that speaks this language.
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, any: false }
    }

    fn finding<'a>(&self, checked: &'a Checked, rope: &Rope, found: &'a Diagnostic) -> Finding<'a> {
        let shift = checked.source.text_starts_at();
        let place = |offset| {
            let position = position_of(rope, offset, PositionEncoding::Utf32).unwrap_or_default();
            Place {
                line: position.line + 1,
                column: position.column + 1,
                offset: offset + shift,
            }
        };
        let fixes = found.fixes.iter().map(|fix| Fix {
            title: fix.title.render(self.lang),
            safety: fix.safety,
            preferred: fix.preferred,
            edits: fix
                .edits
                .iter()
                .map(|edit| Edit {
                    start: edit.span.start + shift,
                    end: edit.span.end + shift,
                    text: &edit.replacement,
                })
                .collect(),
        });
        Finding {
            path: checked.source.path.display().to_string(),
            rule: found.rule.id,
            severity: found.severity,
            message: found.message.render(self.lang),
            start: place(found.span.start),
            end: place(found.span.end),
            text: &checked.source.text[found.span.clone()],
            fixes: fixes.collect(),
        }
    }

    fn print(&mut self, text: &str) {
        // A closed pipe ends the reading, not the work: the exit code still tells what was found.
        let _ = std::io::stdout().lock().write_all(text.as_bytes());
    }
}

impl Reporter for JsonReporter {
    fn file(&mut self, checked: &Checked) {
        if checked.diagnostics.is_empty() {
            return;
        }
        let rope = Rope::from_str(&checked.source.text);
        let mut out = String::new();
        for found in &checked.diagnostics {
            out.push_str(if self.any { ",\n" } else { "[\n" });
            self.any = true;
            if let Ok(object) = serde_json::to_string(&self.finding(checked, &rope, found)) {
                out.push_str(&object);
            }
        }
        self.print(&out);
    }

    fn finish(&mut self) {
        self.print(if self.any { "\n]\n" } else { "[]\n" });
    }
}
