//! JUnit's XML: a file is a test suite, a finding a failed test, a clean file a passed one.

use super::Layout;
use super::places::Places;
use super::xml::attribute;
use crate::cli::check::Checked;
use crate::cli::statistics::Statistics;
use crate::diagnostic::Severity;
use crate::message::Lang;

/// One document with all findings. Its head counts them, so that it comes when all are known.
pub(super) struct JunitLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

impl Layout for JunitLayout {
    fn head(&self, counts: &Statistics) -> String {
        let failures = counts.at_least(Severity::Warning);
        let tests = failures + counts.texts - counts.failing_texts;
        format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <testsuites name=\"pirast\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
        )
    }

    fn counts_first(&self) -> bool {
        true
    }

    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String {
        // What is no more than a remark fails no test.
        let findings = checked.diagnostics.iter();
        let failing: Vec<_> = findings
            .filter(|found| found.severity >= Severity::Warning)
            .collect();
        if failing.is_empty() {
            return self.clean(checked);
        }
        let name = attribute(&checked.source.path.to_string_lossy());
        let mut out = suite(&name, failing.len(), failing.len());
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

    fn clean(&self, checked: &Checked) -> String {
        let name = attribute(&checked.source.path.to_string_lossy());
        let suite = suite(&name, 1, 0);
        format!("{suite}    <testcase name=\"{name}\" classname=\"pirast\"/>\n  </testsuite>\n")
    }

    fn tail(&self, _counts: &Statistics) -> String {
        "</testsuites>\n".to_owned()
    }
}

/// The start of a suite with so many tests, so many of them failed.
fn suite(name: &str, tests: usize, failures: usize) -> String {
    format!(
        "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{failures}\" errors=\"0\">\n"
    )
}
