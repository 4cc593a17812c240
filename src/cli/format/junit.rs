//! JUnit's XML: a file is a test suite, a finding a failed test, a clean file a passed one.

use super::places::Places;
use super::xml::attribute;
use super::{Layout, Totals};
use crate::cli::check::Checked;
use crate::diagnostic::Severity;
use crate::message::Lang;

/// One document with all findings. Its suites count them; the head, printed before they are known, does not.
pub(super) struct JunitLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Layout for JunitLayout {
    fn head(&self) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"pirast\">\n".to_owned()
    }

    fn file(&self, checked: &Checked) -> String {
        let places = Places::of(checked);
        let name = attribute(&checked.source.path.to_string_lossy());
        // What is no more than a remark fails no test.
        let failing: Vec<_> = checked
            .diagnostics
            .iter()
            .filter(|found| found.severity >= Severity::Warning)
            .collect();
        let tests = failing.len().max(1);
        let mut out = format!(
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{}\" errors=\"0\">\n",
            failing.len()
        );
        if failing.is_empty() {
            out.push_str(&format!(
                "    <testcase name=\"{name}\" classname=\"pirast\"/>\n"
            ));
        }
        for found in failing {
            let (line, column) = places.code_points(found.span.start);
            let message = attribute(&found.message.render(self.lang));
            out.push_str(&format!(
                "    <testcase name=\"{name}:{line}:{column}\" classname=\"pirast.{rule}\">\n      \
                 <failure type=\"{severity}\" message=\"{message}\">{name}:{line}:{column} {rule}: {message}</failure>\n    \
                 </testcase>\n",
                rule = found.rule.id,
                severity = found.severity.name(),
            ));
        }
        out.push_str("  </testsuite>\n");
        out
    }

    fn tail(&self, _totals: &Totals) -> String {
        "</testsuites>\n".to_owned()
    }
}
