//! How often each rule spoke, and in which files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use super::check::Checked;
use crate::diagnostic::Severity;
use crate::message::{Lang, Text};

/// The files with the most findings are listed, so many of them.
const LONGEST_LIST: usize = 20;

const BY_RULE: Text = Text {
    fa: "به تفکیک قاعده:",
    en: "By rule:",
};
const BY_FILE: Text = Text {
    fa: "به تفکیک پرونده:",
    en: "By file:",
};

/// Counts of findings.
#[derive(Debug, Default)]
pub(super) struct Statistics {
    by_severity: BTreeMap<Severity, usize>,
    by_rule: BTreeMap<&'static str, usize>,
    by_file: BTreeMap<PathBuf, usize>,
}

impl Statistics {
    /// Counts the findings of one file.
    pub(super) fn add(&mut self, checked: &Checked) {
        for found in &checked.diagnostics {
            *self.by_severity.entry(found.severity).or_default() += 1;
            *self.by_rule.entry(found.rule.id).or_default() += 1;
        }
        if !checked.diagnostics.is_empty() {
            self.by_file
                .insert(checked.source.path.clone(), checked.diagnostics.len());
        }
    }

    /// The number of findings with this severity.
    pub(super) fn count(&self, severity: Severity) -> usize {
        self.by_severity.get(&severity).copied().unwrap_or(0)
    }

    /// The number of findings with this severity or above.
    pub(super) fn at_least(&self, severity: Severity) -> usize {
        self.by_severity.range(severity..).map(|(_, n)| n).sum()
    }

    /// Prints both tables, the largest counts first; to standard error where standard output belongs to a machine.
    pub(super) fn print(&self, lang: Lang, to_standard_output: bool) {
        let mut out = format!("{}\n", BY_RULE.in_lang(lang));
        for (rule, count) in largest_first(self.by_rule.iter()) {
            let _ = writeln!(out, "{count:>8}  {rule}");
        }
        let _ = writeln!(out, "{}", BY_FILE.in_lang(lang));
        for (file, count) in largest_first(self.by_file.iter())
            .into_iter()
            .take(LONGEST_LIST)
        {
            let _ = writeln!(out, "{count:>8}  {}", file.display());
        }
        if to_standard_output {
            anstream::print!("{out}");
        } else {
            anstream::eprint!("{out}");
        }
    }
}

fn largest_first<'a, K: Ord + 'a>(
    counts: impl Iterator<Item = (&'a K, &'a usize)>,
) -> Vec<(&'a K, &'a usize)> {
    let mut rows: Vec<_> = counts.collect();
    rows.sort_by(|one, other| other.1.cmp(one.1).then(one.0.cmp(other.0)));
    rows
}
