//! GitLab's Code Quality report.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::Reporter;
use super::places::{Places, print};
use crate::baseline::fingerprint;
use crate::cli::check::Checked;
use crate::diagnostic::Severity;
use crate::message::Lang;

/// Gathers all findings into one JSON array.
pub(super) struct GitlabReporter {
    lang: Lang,
    issues: Vec<Value>,
    /// How often each fingerprint was given: the service wants them all to differ.
    given: HashMap<u64, usize>,
}

impl GitlabReporter {
    /// A reporter that speaks this language.
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            issues: Vec::new(),
            given: HashMap::new(),
        }
    }
}

impl Reporter for GitlabReporter {
    fn file(&mut self, checked: &Checked) {
        let places = Places::of(checked);
        for found in &checked.diagnostics {
            let severity = match found.severity {
                Severity::Error => "major",
                Severity::Warning => "minor",
                Severity::Info | Severity::Hint => "info",
            };
            let number = fingerprint(&checked.source.path, &checked.source.text, found);
            let count = self.given.entry(number).or_default();
            *count += 1;
            self.issues.push(json!({
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
            }));
        }
    }

    fn finish(&mut self) {
        print(&format!(
            "{:#}\n",
            Value::Array(std::mem::take(&mut self.issues))
        ));
    }
}
