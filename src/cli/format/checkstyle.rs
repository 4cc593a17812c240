//! Checkstyle's XML.

use super::Layout;
use super::places::Places;
use super::xml::attribute;
use crate::cli::check::Checked;
use crate::cli::statistics::Statistics;
use crate::diagnostic::Severity;
use crate::message::Lang;

/// Findings as Checkstyle prints them.
pub(super) struct CheckstyleLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Layout for CheckstyleLayout {
    fn head(&self, _counts: &Statistics) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n".to_owned()
    }

    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String {
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

    fn tail(&self, _counts: &Statistics) -> String {
        "</checkstyle>\n".to_owned()
    }
}
