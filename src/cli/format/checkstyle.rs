//! Checkstyle's XML.

use super::places::Places;
use super::xml::attribute;
use super::{Layout, Totals};
use crate::cli::check::Checked;
use crate::diagnostic::Severity;
use crate::message::Lang;

/// Findings as Checkstyle prints them.
pub(super) struct CheckstyleLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Layout for CheckstyleLayout {
    fn head(&self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".to_owned()
    }

    fn file(&self, checked: &Checked) -> String {
        if checked.diagnostics.is_empty() {
            return String::new();
        }
        let places = Places::of(checked);
        let name = attribute(&checked.source.path.to_string_lossy());
        let mut out = format!("  <file name=\"{name}\">\n");
        for found in &checked.diagnostics {
            let (line, column) = places.code_points(found.span.start);
            let severity = match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "info",
            };
            out.push_str(&format!(
                "    <error line=\"{line}\" column=\"{column}\" severity=\"{severity}\" message=\"{}\" source=\"pirast.{}\"/>\n",
                attribute(&found.message.render(self.lang)),
                found.rule.id,
            ));
        }
        out.push_str("  </file>\n");
        out
    }

    fn tail(&self, _totals: &Totals) -> String {
        "</checkstyle>\n".to_owned()
    }
}
