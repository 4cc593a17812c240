//! One JSON object a line, each as in the format `json`.

use super::Layout;
use super::json::lines;
use crate::cli::check::Checked;
use crate::message::Lang;

/// Findings as lines of JSON.
pub(super) struct NdjsonLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Layout for NdjsonLayout {
    fn file(&self, checked: &Checked) -> String {
        let lines = lines(checked, self.lang).into_iter();
        lines.map(|line| line + "\n").collect()
    }
}
