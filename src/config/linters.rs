//! A linter for every document, made once for all documents with the same settings.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use super::error::ConfigError;
use super::find::ConfigFinder;
use super::layers::Effective;
use super::lunar_months::read_lunar_months;
use crate::baseline::{BaselineError, Baselines, Known};
use crate::linter::Linter;

/// What lints one document.
#[derive(Debug, Clone)]
pub struct Configured {
    /// The linter for its settings.
    pub linter: Arc<Linter>,
    /// All that applies to it.
    pub effective: Arc<Effective>,
}

/// Linters by document. May be shared between threads.
#[derive(Debug, Default)]
pub struct Linters {
    finder: ConfigFinder,
    /// By the address of the settings, which the finder keeps alive.
    made: Mutex<HashMap<usize, Configured>>,
    baselines: Baselines,
}

impl Linters {
    /// Linters for the configurations that `finder` finds.
    pub fn new(finder: ConfigFinder) -> Self {
        Self {
            finder,
            ..Self::default()
        }
    }

    /// What finds the configurations.
    pub fn finder(&self) -> &ConfigFinder {
        &self.finder
    }

    /// Whether a configuration leaves a file or a folder out. One that is not valid leaves nothing out: it is told of
    /// when a file is read by it.
    pub fn exclude(&self, path: &Path, is_folder: bool) -> bool {
        let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
        let file = self.finder.file_for(path.parent().unwrap_or(&path));
        matches!(file, Ok(Some(file)) if file.excludes(&path, is_folder))
    }

    /// What is known of a document, by the baseline that its configuration names. One that is not written yet knows
    /// nothing.
    ///
    /// # Errors
    /// When the baseline cannot be read.
    pub fn known_findings(
        &self,
        effective: &Effective,
        document: &Path,
    ) -> Result<Known, BaselineError> {
        match effective.baseline.as_deref().filter(|path| path.exists()) {
            Some(path) => self.baselines.known_in(path, document),
            None => Ok(Known::default()),
        }
    }

    /// The linter for a document.
    ///
    /// # Errors
    /// When a configuration that applies to it is not valid.
    pub fn linter(&self, document: &Path) -> Result<Configured, ConfigError> {
        let effective = self.finder.effective(document)?;
        let key = Arc::as_ptr(&effective) as usize;
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(configured) = made.get(&key) {
            return Ok(configured.clone());
        }
        let mut linter = Linter::new((*effective.settings).clone());
        if let Some(path) = &effective.settings.dates.lunar_months {
            linter = linter.with_lunar_calendar(read_lunar_months(path)?);
        }
        let configured = Configured {
            linter: Arc::new(linter),
            effective,
        };
        made.insert(key, configured.clone());
        Ok(configured)
    }
}
