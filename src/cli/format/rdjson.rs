//! The Reviewdog Diagnostic Format, as one JSON object. Its columns count bytes.

use serde_json::{Value, json};

use super::places::Places;
use super::{Layout, json_lines, json_list_end};
use crate::cli::check::Checked;
use crate::cli::statistics::Statistics;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::Lang;

/// One object with all findings.
pub(super) struct RdjsonLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl RdjsonLayout {
    fn diagnostic(&self, checked: &Checked, places: &Places<'_>, found: &Diagnostic) -> Value {
        let place = |offset| {
            let (line, column) = places.bytes(offset);
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
    fn head(&self, _counts: &Statistics) -> String {
        "{\"source\": {\"name\": \"pirast\"}, \"diagnostics\": [".to_owned()
    }

    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String {
        let found = checked.diagnostics.iter();
        json_lines(found.map(|found| self.diagnostic(checked, places, found)))
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, counts: &Statistics) -> String {
        format!("{}}}\n", json_list_end(counts))
    }
}
