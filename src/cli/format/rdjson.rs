//! The Reviewdog Diagnostic Format, as one JSON object. Its columns count bytes.

use serde_json::{Value, json};

use super::places::Places;
use super::{Layout, Totals, json_lines, json_list_end};
use crate::cli::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::Lang;
use crate::position::PositionEncoding;

/// One object with all findings.
pub(super) struct RdjsonLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl RdjsonLayout {
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

impl Layout for RdjsonLayout {
    fn head(&self) -> String {
        "{\"source\": {\"name\": \"pirast\"}, \"diagnostics\": [".to_owned()
    }

    fn file(&self, checked: &Checked) -> String {
        if checked.diagnostics.is_empty() {
            return String::new();
        }
        let places = Places::of(checked);
        let found = checked.diagnostics.iter();
        json_lines(found.map(|found| self.diagnostic(checked, &places, found)))
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, totals: &Totals) -> String {
        format!("{}}}\n", json_list_end(totals))
    }
}
