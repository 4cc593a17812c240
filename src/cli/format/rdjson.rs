//! The Reviewdog Diagnostic Format, as one JSON object. Its columns count bytes.

use serde_json::{Value, json};

use super::Reporter;
use super::places::{Places, print};
use crate::cli::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::Lang;
use crate::position::PositionEncoding;

/// Gathers all findings into one object.
pub(super) struct RdjsonReporter {
    lang: Lang,
    diagnostics: Vec<Value>,
}

impl RdjsonReporter {
    /// A reporter that speaks this language.
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            diagnostics: Vec::new(),
        }
    }

    fn diagnostic(&self, checked: &Checked, places: &Places, found: &Diagnostic) -> Value {
        let place = |offset| {
            let (line, column) = places.place(offset, PositionEncoding::Utf8);
            json!({ "line": line, "column": column })
        };
        let range = |span: &std::ops::Range<usize>| json!({ "start": place(span.start), "end": place(span.end) });
        // A suggestion is one replacement: a fix with several edits cannot be told.
        let suggestions: Vec<Value> = found
            .fixes
            .iter()
            .filter_map(|fix| match fix.edits.as_slice() {
                [edit] => Some(json!({ "range": range(&edit.span), "text": edit.replacement })),
                _ => None,
            })
            .collect();
        json!({
            "message": found.message.render(self.lang),
            "location": {
                "path": checked.source.path.to_string_lossy().replace('\\', "/"),
                "range": range(&found.span),
            },
            "severity": match found.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Info | Severity::Hint => "INFO",
            },
            "code": { "value": found.rule.id },
            "suggestions": suggestions,
        })
    }
}

impl Reporter for RdjsonReporter {
    fn file(&mut self, checked: &Checked) {
        let places = Places::of(checked);
        for found in &checked.diagnostics {
            self.diagnostics
                .push(self.diagnostic(checked, &places, found));
        }
    }

    fn finish(&mut self) {
        let report = json!({
            "source": { "name": "pirast" },
            "diagnostics": std::mem::take(&mut self.diagnostics),
        });
        print(&format!("{report:#}\n"));
    }
}
