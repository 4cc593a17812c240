//! How findings are printed: one file per format.

mod json;
mod text;

use super::OutputFormat;
use super::check::Checked;
use crate::message::Lang;

/// Prints the findings of one file after the other.
pub(super) trait Reporter {
    /// Prints the findings of one file.
    fn file(&mut self, checked: &Checked);
    /// Prints what comes after the last file.
    fn finish(&mut self);
}

/// The reporter for a format.
pub(super) fn reporter(format: OutputFormat, lang: Lang) -> Box<dyn Reporter> {
    match format {
        OutputFormat::Text => Box::new(text::TextReporter::new(lang)),
        OutputFormat::Json => Box::new(json::JsonReporter::new(lang)),
    }
}
