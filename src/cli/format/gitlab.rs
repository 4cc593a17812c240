//! GitLab's Code Quality report.

use std::collections::HashMap;

use serde_json::json;

use super::places::Places;
use super::{Layout, json_lines, json_list_end};
use crate::baseline::fingerprint;
use crate::cli::check::Checked;
use crate::cli::statistics::Statistics;
use crate::diagnostic::Severity;
use crate::message::Lang;

/// One JSON array with all findings.
pub(super) struct GitlabLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Layout for GitlabLayout {
    fn head(&self, _counts: &Statistics) -> String {
        "[".to_owned()
    }

    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String {
        // How often each fingerprint was given: the service wants them all to differ. They begin with the file.
        let mut given: HashMap<u64, usize> = HashMap::new();
        json_lines(checked.diagnostics.iter().map(|found| {
            let severity = match found.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info | Severity::Hint => "info",
            };
            let number = fingerprint(&checked.source.path, &checked.source.text, found);
            let count = given.entry(number).or_default();
            *count += 1;
            json!({
                "description": found.message.render(self.lang),
                "check_name": found.rule.id,
                "fingerprint": format!("{number:016x}-{count}"),
                "severity": severity,
                "location": {
                    "path": checked.source.path.to_string_lossy().replace('\\', "/"),
                    "lines": {
                        "begin": places.code_points(found.span.start).0,
                        "end": places.code_points(found.span.end).0,
                    },
                },
            })
        }))
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, counts: &Statistics) -> String {
        format!("{}\n", json_list_end(counts))
    }
}
