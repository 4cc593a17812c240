//! Patterns for files and folders, as in `.gitignore`: in configurations and after `--exclude`.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};

use crate::message::{Message, Text};
use crate::plain_path::absolute;

const NO_PATTERN: Text = Text {
    fa: "«{pattern}» الگوی درستی برای نام پرونده نیست: {reason}",
    en: "`{pattern}` is no pattern for file names: {reason}",
};

/// Patterns that count from one folder. What lies outside it they do not match.
#[derive(Debug, Clone)]
pub(crate) struct Patterns(Gitignore);

/// A pattern that is none.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{pattern}`: {reason}")]
pub(crate) struct NoPattern {
    pattern: String,
    reason: String,
}

impl NoPattern {
    fn new(pattern: &str, error: ignore::Error) -> Self {
        let reason = match error {
            ignore::Error::Glob { err, .. } => err,
            other => other.to_string(),
        };
        Self {
            pattern: pattern.to_owned(),
            reason,
        }
    }

    /// What is wrong, for the user.
    pub(crate) fn message(&self) -> Message {
        NO_PATTERN
            .with("pattern", self.pattern.clone())
            .with("reason", self.reason.clone())
    }
}

impl Patterns {
    /// Patterns that count from this folder.
    ///
    /// # Errors
    /// When one of them is none.
    pub(crate) fn new(folder: &Path, patterns: &[impl AsRef<str>]) -> Result<Self, NoPattern> {
        let folder = absolute(folder);
        let mut builder = GitignoreBuilder::new(&folder);
        // Git takes an open bracket for a letter; here it is a slip more often than a name.
        builder.allow_unclosed_class(false);
        for pattern in patterns {
            let pattern = pattern.as_ref();
            builder
                .add_line(None, &from_folder(pattern, &folder))
                .map_err(|error| NoPattern::new(pattern, error))?;
        }
        let all = || {
            let patterns: Vec<&str> = patterns.iter().map(AsRef::as_ref).collect();
            patterns.join(" ")
        };
        let built = builder.build();
        built
            .map(Self)
            .map_err(|error| NoPattern::new(&all(), error))
    }

    /// Whether they match a path or a folder that it lies in.
    pub(crate) fn cover(&self, path: &Path, is_folder: bool) -> bool {
        self.inside(path).is_some_and(|inside| {
            let matched = self.0.matched_path_or_any_parents(&inside, is_folder);
            matched.is_ignore()
        })
    }

    /// Whether they match a path by itself.
    pub(crate) fn match_alone(&self, path: &Path, is_folder: bool) -> bool {
        self.inside(path)
            .is_some_and(|inside| self.0.matched(&inside, is_folder).is_ignore())
    }

    /// Whether a place is their folder or lies in it.
    pub(crate) fn reach(&self, place: &Path) -> bool {
        absolute(place).starts_with(self.0.path())
    }

    /// The path from the folder of the patterns.
    fn inside(&self, path: &Path) -> Option<PathBuf> {
        let inside = absolute(path).strip_prefix(self.0.path()).ok()?.to_owned();
        (!inside.as_os_str().is_empty()).then_some(inside)
    }
}

/// A pattern as `.gitignore` spells it: there `./drafts` and a path from the root of the disk match nothing.
fn from_folder(pattern: &str, folder: &Path) -> String {
    let (not, rest) = match pattern.strip_prefix('!') {
        Some(rest) => ("!", rest),
        None => ("", pattern),
    };
    if let Some(rest) = rest.strip_prefix("./") {
        return format!("{not}/{rest}");
    }
    match Path::new(rest).strip_prefix(folder) {
        Ok(inside) if !inside.as_os_str().is_empty() => {
            let end = if rest.ends_with('/') { "/" } else { "" };
            format!("{not}/{}{end}", inside.display())
        }
        _ => pattern.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_may_begin_with_the_folder_that_it_counts_from() {
        let folder = std::env::temp_dir().join("desk");
        let absolute = folder.join("drafts").display().to_string();
        for pattern in [
            "drafts",
            "/drafts",
            "./drafts",
            "drafts/",
            absolute.as_str(),
        ] {
            let patterns = Patterns::new(&folder, &[pattern]).unwrap();
            assert!(
                patterns.cover(&folder.join("drafts/a.txt"), false),
                "{pattern}"
            );
            assert!(!patterns.cover(&folder.join("a.txt"), false), "{pattern}");
        }
        let again = Patterns::new(&folder, &["*.txt", "!./kept.txt"]).unwrap();
        assert!(!again.cover(&folder.join("kept.txt"), false));
        assert!(again.cover(&folder.join("other.txt"), false));
    }

    #[test]
    fn a_slip_is_told() {
        for pattern in ["[a", "drafts/[0-9", "{a,b", "a\\"] {
            assert!(
                Patterns::new(Path::new("/"), &[pattern]).is_err(),
                "{pattern}"
            );
        }
    }

    #[test]
    fn what_lies_elsewhere_is_not_matched() {
        let folder = std::env::temp_dir().join("desk");
        let patterns = Patterns::new(&folder, &["*.txt"]).unwrap();
        assert!(!patterns.cover(&folder.join("../a.txt"), false));
        assert!(patterns.cover(&folder.join("deep/../a.txt"), false));
    }
}
