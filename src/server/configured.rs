//! Which linter judges a document, and what is said when its configuration is broken.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::baseline::Known;
use crate::config::{ConfigError, ConfigFinder, Configured, Linters, user_folder};
use crate::linter::Linter;
use crate::message::{Lang, Message};

/// The linter of a document, what is known of the document, and the language that its configuration asks for.
#[derive(Debug, Clone, Default)]
pub(super) struct Judge {
    pub(super) linter: Arc<Linter>,
    pub(super) known: Arc<Known>,
    pub(super) lang: Option<Lang>,
}

/// Linters for the user's own configuration and those of the projects, with `settings` over all of them; paths in
/// these count from the first folder that is open.
///
/// # Errors
/// When the user's own configuration is broken.
pub(super) fn linters(settings: toml::Table, roots: &[PathBuf]) -> Result<Linters, ConfigError> {
    let finder = ConfigFinder::new(user_folder().as_deref())?;
    let root = roots.first().map(PathBuf::as_path);
    Ok(Linters::new(finder.with_settings(settings, root)))
}

/// The files of any name that the configurations of these folders name: see [`Effective::other_files`].
///
/// [`Effective::other_files`]: crate::config::Effective::other_files
pub(super) fn other_files(linters: &Linters, roots: &[PathBuf]) -> Vec<PathBuf> {
    let named = |root: &PathBuf| {
        let effective = linters.finder().effective(&root.join("untitled")).ok()?;
        Some(effective.other_files().map(Path::to_owned).collect())
    };
    let mut files: Vec<PathBuf> = roots
        .iter()
        .filter_map(named)
        .flat_map(|files: Vec<_>| files)
        .collect();
    files.sort();
    files.dedup();
    files
}

/// Finds the judge of a document, and complains of each fault once.
#[derive(Debug, Default)]
pub(super) struct Judges {
    /// The linters that the complaints are about.
    linters: Arc<Linters>,
    complained: HashSet<String>,
    /// What was said of the linters before them: a fault that stays is not told again.
    complained_before: HashSet<String>,
    /// The judges that were found, by the paths of their documents.
    found: HashMap<PathBuf, Judge>,
}

impl Judges {
    /// The judge of a document. Where its configuration is broken, that is said, and `before` goes on judging.
    pub(super) fn judge(
        &mut self,
        linters: &Arc<Linters>,
        path: &Path,
        before: Option<Judge>,
        complain: impl Fn(&Message),
    ) -> Judge {
        if !Arc::ptr_eq(&self.linters, linters) {
            *self = Self {
                linters: Arc::clone(linters),
                complained_before: std::mem::take(&mut self.complained),
                ..Self::default()
            };
        }
        if let Some(judge) = self.found.get(path) {
            return judge.clone();
        }
        let mut tell = |message: Message| {
            let complaint = message.render(Lang::En);
            if self.complained.insert(complaint.clone())
                && !self.complained_before.contains(&complaint)
            {
                complain(&message);
            }
        };
        let judge = match linters.linter(path) {
            Ok(Configured { linter, effective }) => {
                let known = linters.known_findings(&effective, path);
                Judge {
                    linter: if linters.exclude(path, false) {
                        silent()
                    } else {
                        linter
                    },
                    known: Arc::new(known.unwrap_or_else(|error| {
                        tell(error.message());
                        Known::default()
                    })),
                    lang: effective.lang,
                }
            }
            Err(error) => {
                tell(error.message());
                before.unwrap_or_default()
            }
        };
        self.found.insert(path.to_owned(), judge.clone());
        judge
    }
}

/// A linter for what shall not be checked.
fn silent() -> Arc<Linter> {
    Arc::new(Linter::default().limited_to(|_| false))
}
