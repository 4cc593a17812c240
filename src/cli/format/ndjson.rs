//! One JSON object a line, each as in the format `json`.

use super::Reporter;
use super::json::finding;
use super::places::{Places, print};
use crate::cli::check::Checked;
use crate::message::Lang;

/// Prints findings as lines of JSON, while they are found.
pub(super) struct NdjsonReporter {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Reporter for NdjsonReporter {
    fn file(&mut self, checked: &Checked) {
        let places = Places::of(checked);
        for found in &checked.diagnostics {
            if let Ok(line) = serde_json::to_string(&finding(checked, &places, found, self.lang)) {
                print(&format!("{line}\n"));
            }
        }
    }

    fn finish(&mut self) {}
}
