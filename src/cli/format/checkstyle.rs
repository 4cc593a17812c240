//! Checkstyle's XML.

use super::Reporter;
use super::places::{Places, print};
use super::xml::attribute;
use crate::cli::check::Checked;
use crate::diagnostic::Severity;
use crate::message::Lang;

/// Prints findings as Checkstyle does.
pub(super) struct CheckstyleReporter {
    lang: Lang,
    any: bool,
}

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";

impl CheckstyleReporter {
    /// A reporter that speaks this language.
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, any: false }
    }

    fn head(&mut self) -> &'static str {
        if std::mem::replace(&mut self.any, true) {
            ""
        } else {
            HEAD
        }
    }
}

impl Reporter for CheckstyleReporter {
    fn file(&mut self, checked: &Checked) {
        if checked.diagnostics.is_empty() {
            return;
        }
        let places = Places::of(checked);
        let mut out = self.head().to_owned();
        let name = attribute(&checked.source.path.to_string_lossy());
        out.push_str(&format!("  <file name=\"{name}\">\n"));
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
        print(&out);
    }

    fn finish(&mut self) {
        print(&format!("{}</checkstyle>\n", self.head()));
    }
}
