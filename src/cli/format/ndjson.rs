//! One JSON object a line, each as in the format `json`.

use super::Layout;
use super::json::objects;
use super::places::Places;
use crate::cli::check::Checked;
use crate::message::Lang;

/// Findings as lines of JSON.
pub(super) struct NdjsonLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Layout for NdjsonLayout {
    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String {
        objects(checked, places, self.lang)
            .filter_map(|object| serde_json::to_string(&object).ok())
            .map(|line| line + "\n")
            .collect()
    }
}
