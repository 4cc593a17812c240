//! A baseline: the findings that an archive starts with, so that only new ones count.
//!
//! A finding is known by its file, its rule and the words it is about, not by its line: text put in above it does not
//! make it new. The same fault twice in a file is known twice.

mod read;

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasher, Hasher};
use std::path::Path;

use rustc_hash::FxBuildHasher;
use serde::{Deserialize, Serialize};

use crate::diagnostic::Diagnostic;

pub use read::{BaselineError, Baselines, name_beside};

/// The known findings of many files.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// For each file, named as from the folder of the baseline with `/` between folders, what is known in it.
    files: BTreeMap<String, Known>,
}

/// The known findings of one file: how often each is known, as `rule: words`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Known(BTreeMap<String, usize>);

impl Known {
    /// Knows all findings of a text.
    pub fn of(text: &str, diagnostics: &[Diagnostic]) -> Self {
        let mut known = BTreeMap::new();
        for found in diagnostics {
            *known.entry(key(text, found)).or_default() += 1;
        }
        Self(known)
    }

    /// Leaves only the findings that are not known; the later ones where there are more than are known.
    pub fn retain_new(&self, text: &str, diagnostics: &mut Vec<Diagnostic>) {
        if self.is_empty() {
            return;
        }
        let counts = self.0.iter().map(|(key, count)| (key.as_str(), *count));
        let mut left: HashMap<&str, usize> = counts.collect();
        diagnostics.retain(|found| match left.get_mut(key(text, found).as_str()) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
    }

    /// Whether no finding is known.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Baseline {
    /// Notes what is known in a file.
    pub fn add(&mut self, file: &Path, known: Known) {
        if !known.is_empty() {
            self.files.insert(name_of(file), known);
        }
    }

    /// What is known in a file.
    pub fn known_in(&self, file: &Path) -> Option<&Known> {
        self.files.get(&name_of(file))
    }

    /// The number of findings that it knows.
    pub fn len(&self) -> usize {
        self.files.values().flat_map(|known| known.0.values()).sum()
    }

    /// Whether it knows no finding.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// A number that stays the same for a finding while text is put in above it. Two equal faults share it.
pub fn fingerprint(file: &Path, text: &str, found: &Diagnostic) -> u64 {
    let mut hasher = FxBuildHasher.build_hasher();
    hasher.write(name_of(file).as_bytes());
    hasher.write(key(text, found).as_bytes());
    hasher.finish()
}

fn key(text: &str, found: &Diagnostic) -> String {
    let words = &text[found.span.clone()];
    format!("{}: {}", found.rule.id, words.trim())
}

fn name_of(file: &Path) -> String {
    let parts: Vec<_> = file
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::linter::Linter;
    use crate::settings::Settings;

    #[test]
    fn only_new_findings_count() {
        let linter = Linter::new(Settings::default());
        let old = "سلامـت باش ، دوست.\n";
        let mut baseline = Baseline::default();
        let file = Path::new("خبر.txt");
        let known = Known::of(old, &linter.lint(old, Format::Plain));
        baseline.add(file, known);
        let new = "سطر تازه ، اینجا.\n\nسلامـت باش ، دوست.\n";
        let mut found = linter.lint(new, Format::Plain);
        let known = baseline.known_in(file).unwrap();
        known.retain_new(new, &mut found);
        let rules: Vec<_> = found.iter().map(|found| found.rule.id).collect();
        assert_eq!(rules, ["space-before-punctuation"]);
        let json = serde_json::to_string(&baseline).unwrap();
        assert_eq!(serde_json::from_str::<Baseline>(&json).unwrap(), baseline);
    }
}
