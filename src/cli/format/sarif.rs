//! SARIF 2.1.0, for code scanning services.

use serde_json::{Value, json};

use super::places::{Places, uri_path};
use super::{Layout, Totals, json_lines, json_list_end};
use crate::baseline::fingerprint;
use crate::cli::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::message::Lang;
use crate::page::Page;
use crate::rules::RULES;

/// Where the schema of the format is published.
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// One SARIF log with all findings.
pub(super) struct SarifLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl SarifLayout {
    fn result(&self, checked: &Checked, places: &Places, found: &Diagnostic) -> Value {
        let region = |span: &std::ops::Range<usize>| {
            let (start_line, start_column) = places.code_points(span.start);
            let (end_line, end_column) = places.code_points(span.end);
            json!({
                "startLine": start_line,
                "startColumn": start_column,
                "endLine": end_line,
                "endColumn": end_column,
            })
        };
        let artifact = json!({ "uri": uri_path(checked) });
        let fixes: Vec<Value> = found
            .fixes
            .iter()
            .filter(|fix| !fix.edits.is_empty())
            .map(|fix| {
                let replacements: Vec<Value> = fix
                    .edits
                    .iter()
                    .map(|edit| {
                        json!({
                            "deletedRegion": region(&edit.span),
                            "insertedContent": { "text": edit.replacement },
                        })
                    })
                    .collect();
                json!({
                    "description": { "text": fix.title.render(self.lang) },
                    "artifactChanges": [
                        { "artifactLocation": artifact, "replacements": replacements }
                    ],
                })
            })
            .collect();
        json!({
            "ruleId": found.rule.id,
            "ruleIndex": RULES.iter().position(|rule| rule.id == found.rule.id),
            "level": level(found.severity),
            "message": { "text": found.message.render(self.lang) },
            "locations": [{
                "physicalLocation": { "artifactLocation": artifact, "region": region(&found.span) }
            }],
            "partialFingerprints": {
                "pirast/v1": format!("{:016x}", fingerprint(&checked.source.path, &checked.source.text, found))
            },
            "fixes": fixes,
        })
    }

    fn rules(&self) -> Vec<Value> {
        RULES
            .iter()
            .map(|rule| {
                let page = Page::parse(rule.page);
                json!({
                    "id": rule.id,
                    "shortDescription": { "text": rule.summary.in_lang(self.lang) },
                    "fullDescription": {
                        "text": page.map_or("", |page| page.explanation(self.lang))
                    },
                    "defaultConfiguration": {
                        "enabled": rule.severity.is_some(),
                        "level": level(rule.severity.unwrap_or(Severity::Warning)),
                    },
                })
            })
            .collect()
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info | Severity::Hint => "note",
    }
}

impl Layout for SarifLayout {
    fn head(&self) -> String {
        let tool = json!({ "driver": {
            "name": "pirast",
            "semanticVersion": env!("CARGO_PKG_VERSION"),
            "rules": self.rules(),
        }});
        format!(
            "{{\"$schema\": \"{SCHEMA}\", \"version\": \"2.1.0\", \"runs\": [{{\n\"tool\": {tool},\n\
             \"columnKind\": \"unicodeCodePoints\", \"results\": ["
        )
    }

    fn file(&self, checked: &Checked) -> String {
        if checked.diagnostics.is_empty() {
            return String::new();
        }
        let places = Places::of(checked);
        let found = checked.diagnostics.iter();
        json_lines(found.map(|found| self.result(checked, &places, found)))
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, totals: &Totals) -> String {
        format!("{}}}]}}\n", json_list_end(totals))
    }
}
