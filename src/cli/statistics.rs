//! How often each rule spoke, and in which files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use super::check::Checked;
use super::output;
use crate::diagnostic::{Fix, Severity};
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
    /// Texts, those without a finding among them.
    pub(super) texts: usize,
    /// Texts that fail a check: with a finding of severity warning or above.
    pub(super) failing_texts: usize,
    /// Findings that `pirast fix` repairs.
    pub(super) safe: usize,
    /// Findings that `pirast fix --suggestions` repairs.
    pub(super) preferred: usize,
    /// Whether a text or a configuration could not be read, so that there may be more.
    pub(super) are_partial: bool,
    by_severity: BTreeMap<Severity, usize>,
    by_rule: BTreeMap<&'static str, usize>,
    by_file: BTreeMap<PathBuf, usize>,
}

impl Statistics {
    /// The findings of one text.
    pub(super) fn of(checked: &Checked) -> Self {
        let mut counts = Self {
            texts: 1,
            ..Self::default()
        };
        let can_repair = |fix: Option<&Fix>| {
            let mut edits = fix.iter().flat_map(|fix| &fix.edits);
            fix.is_some() && edits.all(|edit| checked.source.can_take(edit))
        };
        for found in &checked.diagnostics {
            *counts.by_severity.entry(found.severity).or_default() += 1;
            *counts.by_rule.entry(found.rule.id).or_default() += 1;
            counts.safe += usize::from(can_repair(found.safe_fix()));
            counts.preferred += usize::from(can_repair(found.preferred_fix()));
        }
        counts.failing_texts = usize::from(counts.at_least(Severity::Warning) > 0);
        if !checked.diagnostics.is_empty() {
            let path = checked.source.path.clone();
            counts.by_file.insert(path, checked.diagnostics.len());
        }
        counts
    }

    /// Adds the counts of other texts.
    pub(super) fn add(&mut self, other: Self) {
        self.texts += other.texts;
        self.failing_texts += other.failing_texts;
        self.safe += other.safe;
        self.preferred += other.preferred;
        for (severity, count) in other.by_severity {
            *self.by_severity.entry(severity).or_default() += count;
        }
        for (rule, count) in other.by_rule {
            *self.by_rule.entry(rule).or_default() += count;
        }
        for (file, count) in other.by_file {
            *self.by_file.entry(file).or_default() += count;
        }
    }

    /// The number of findings.
    pub(super) fn findings(&self) -> usize {
        self.by_severity.values().sum()
    }

    /// The number of texts with a finding.
    pub(super) fn texts_with_findings(&self) -> usize {
        self.by_file.len()
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
            output::print(&out);
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
