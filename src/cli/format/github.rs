//! Workflow commands of GitHub Actions: each finding becomes an annotation in the pull request.

use super::Layout;
use super::places::Places;
use crate::cli::check::Checked;
use crate::diagnostic::Severity;
use crate::message::Lang;

/// A workflow command for each finding.
pub(super) struct GithubLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Layout for GithubLayout {
    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String {
        let mut out = String::new();
        for found in &checked.diagnostics {
            let command = match found.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info | Severity::Hint => "notice",
            };
            let (line, column) = places.code_points(found.span.start);
            let (end_line, end_column) = places.code_points(found.span.end);
            let columns = if line == end_line {
                format!(",col={column},endColumn={end_column}")
            } else {
                String::new()
            };
            out.push_str(&format!(
                "::{command} file={},line={line},endLine={end_line}{columns},title={}::{}\n",
                property(&checked.source.path.to_string_lossy()),
                property(found.rule.id),
                data(&found.message.render(self.lang)),
            ));
        }
        out
    }
}

/// A message, escaped as the runner asks.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property, in which the separators are escaped too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
