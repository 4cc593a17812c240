//! The language server, over the standard streams of the real binary.

mod actions;
mod baseline;
mod changes;
mod client;
mod clients;
mod commands;
mod configuration;
mod conformance;
mod dates;
mod diagnostics;
mod endurance;
mod lifetime;
mod model;
mod text;
mod typing;

use std::path::Path;

use serde_json::{Value, json};

use text::{Encoding, range};

const URI: &str = "file:///drafts/report.txt";

/// Four faults that are certain: two Arabic letters, a space before and none after a comma.
const DRAFT: &str = "گزارش امروز:\r\n😀 كتابخانه ها ,شلوغ بود.\r\nپايان گزارش\r\n";

fn encoding_params(encoding: Encoding) -> Value {
    json!({"capabilities": {"general": {"positionEncodings": [encoding.name()]}}})
}

fn whole(text: &str) -> Value {
    range(text, 0, text.len(), Encoding::Utf16)
}

/// What of a diagnostic a user sees.
fn seen(diagnostics: &[Value]) -> Vec<String> {
    let mut seen: Vec<String> = diagnostics
        .iter()
        .map(|found| {
            format!(
                "{} {} {} {}",
                found["range"], found["code"], found["severity"], found["message"]
            )
        })
        .collect();
    seen.sort();
    seen
}

/// The address of a file in a folder.
fn uri_in(folder: &Path, name: &str) -> String {
    format!("file://{}", folder.join(name).display())
}

/// The rules that found something.
fn rules(findings: &[Value]) -> Vec<&str> {
    findings
        .iter()
        .filter_map(|found| found["code"].as_str())
        .collect()
}
