//! SARIF 2.1.0, for code scanning services.

use std::ops::Range;

use serde::Serialize;
use serde_json::{Value, json};

use super::places::{Places, uri_path};
use super::{Layout, json_lines, json_list_end};
use crate::baseline::fingerprint;
use crate::cli::check::Checked;
use crate::cli::statistics::Statistics;
use crate::diagnostic::{Diagnostic, Edit, Severity};
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

/// One result of the log; the names are those of SARIF.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'a> {
    rule_id: &'a str,
    rule_index: Option<usize>,
    level: &'a str,
    message: Words,
    locations: [Location<'a>; 1],
    partial_fingerprints: Fingerprints,
    fixes: Vec<SarifFix<'a>>,
}

#[derive(Serialize)]
struct Words {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    physical_location: PhysicalLocation<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: Artifact<'a>,
    region: Region,
}

#[derive(Serialize)]
struct Artifact<'a> {
    uri: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "pirast/v1")]
    number: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifFix<'a> {
    description: Words,
    artifact_changes: [Change<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change<'a> {
    artifact_location: Artifact<'a>,
    replacements: Vec<Replacement<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement<'a> {
    deleted_region: Region,
    inserted_content: Content<'a>,
}

#[derive(Serialize)]
struct Content<'a> {
    text: &'a str,
}

impl SarifLayout {
    fn result<'a>(
        &self,
        checked: &'a Checked,
        uri: &'a str,
        places: &Places<'_>,
        found: &'a Diagnostic,
    ) -> SarifResult<'a> {
        let region = |span: &Range<usize>| {
            let (start_line, start_column) = places.code_points(span.start);
            let (end_line, end_column) = places.code_points(span.end);
            Region {
                start_line,
                start_column,
                end_line,
                end_column,
            }
        };
        let replacement = |edit: &'a Edit| Replacement {
            deleted_region: region(&edit.span),
            inserted_content: Content {
                text: &edit.replacement,
            },
        };
        let fixes = found.fixes.iter().filter(|fix| !fix.edits.is_empty());
        let fixes = fixes.map(|fix| SarifFix {
            description: Words {
                text: fix.title.render(self.lang),
            },
            artifact_changes: [Change {
                artifact_location: Artifact { uri },
                replacements: fix.edits.iter().map(replacement).collect(),
            }],
        });
        let number = fingerprint(&checked.source.path, &checked.source.text, found);
        SarifResult {
            rule_id: found.rule.id,
            rule_index: RULES.iter().position(|rule| rule.id == found.rule.id),
            level: level(found.severity),
            message: Words {
                text: found.message.render(self.lang),
            },
            locations: [Location {
                physical_location: PhysicalLocation {
                    artifact_location: Artifact { uri },
                    region: region(&found.span),
                },
            }],
            partial_fingerprints: Fingerprints {
                number: format!("{number:016x}"),
            },
            fixes: fixes.collect(),
        }
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
    fn head(&self, _counts: &Statistics) -> String {
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

    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String {
        let uri = uri_path(checked);
        let found = checked.diagnostics.iter();
        json_lines(found.map(|found| self.result(checked, &uri, places, found)))
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, counts: &Statistics) -> String {
        format!("{}}}]}}\n", json_list_end(counts))
    }
}
