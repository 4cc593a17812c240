//! `pirast rules`: the list of all rules.

use std::fmt::Write as _;
use std::process::ExitCode;

use serde::Serialize;

use super::{OutputFormat, output};
use crate::diagnostic::Severity;
use crate::message::Lang;
use crate::rule::{Family, Ground};
use crate::rules::RULES;

#[derive(Serialize)]
struct Row {
    id: &'static str,
    family: Family,
    severity: Option<Severity>,
    ground: Ground,
    summary: &'static str,
}

pub(super) fn run(lang: Lang, format: OutputFormat) -> ExitCode {
    let rows: Vec<Row> = RULES
        .iter()
        .map(|rule| Row {
            id: rule.id,
            family: rule.family,
            severity: rule.severity,
            ground: rule.ground,
            summary: rule.summary.in_lang(lang),
        })
        .collect();
    match format {
        OutputFormat::Json => {
            if let Ok(json) = serde_json::to_string_pretty(&rows) {
                output::print_line(&json);
            }
        }
        OutputFormat::Text => {
            let mut out = String::new();
            for row in rows {
                let severity = row.severity.map_or("off", Severity::name);
                let _ = writeln!(out, "{:<26} {severity:<8} {}", row.id, row.summary);
            }
            output::print(&out);
        }
    }
    ExitCode::SUCCESS
}
