//! JUnit's XML: a file is a test suite, a finding a failed test, a clean file a passed one.

use super::Reporter;
use super::places::{Places, print};
use super::xml::attribute;
use crate::cli::check::Checked;
use crate::diagnostic::Severity;
use crate::message::Lang;

/// Gathers all findings into one document, whose head counts them.
pub(super) struct JunitReporter {
    lang: Lang,
    suites: String,
    tests: usize,
    failures: usize,
}

impl JunitReporter {
    /// A reporter that speaks this language.
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            suites: String::new(),
            tests: 0,
            failures: 0,
        }
    }
}

impl Reporter for JunitReporter {
    fn file(&mut self, checked: &Checked) {
        let places = Places::of(checked);
        let name = attribute(&checked.source.path.to_string_lossy());
        // What is no more than a remark fails no test.
        let failing: Vec<_> = checked
            .diagnostics
            .iter()
            .filter(|found| found.severity >= Severity::Warning)
            .collect();
        let tests = failing.len().max(1);
        self.tests += tests;
        self.failures += failing.len();
        self.suites.push_str(&format!(
            "  <testsuite name=\"{name}\" tests=\"{tests}\" failures=\"{}\" errors=\"0\">\n",
            failing.len()
        ));
        if failing.is_empty() {
            self.suites.push_str(&format!(
                "    <testcase name=\"{name}\" classname=\"pirast\"/>\n"
            ));
        }
        for found in failing {
            let (line, column) = places.code_points(found.span.start);
            let message = attribute(&found.message.render(self.lang));
            self.suites.push_str(&format!(
                "    <testcase name=\"{name}:{line}:{column}\" classname=\"pirast.{rule}\">\n      \
                 <failure type=\"{severity}\" message=\"{message}\">{name}:{line}:{column} {rule}: {message}</failure>\n    \
                 </testcase>\n",
                rule = found.rule.id,
                severity = found.severity.name(),
            ));
        }
        self.suites.push_str("  </testsuite>\n");
    }

    fn finish(&mut self) {
        print(&format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"pirast\" tests=\"{}\" failures=\"{}\" errors=\"0\">\n{}</testsuites>\n",
            self.tests, self.failures, self.suites
        ));
    }
}
