//! Findings that a baseline knows and that do not count: one baseline for all files, or the one that the configuration
//! of each file names.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::check::Checked;
use super::failure::Failure;
use crate::baseline::Baseline;

/// Baselines by their paths, each read once.
pub(super) struct KnownFindings {
    /// The baseline for all files.
    for_all: Option<PathBuf>,
    read: Mutex<HashMap<PathBuf, Arc<Baseline>>>,
}

impl KnownFindings {
    /// The findings known to this baseline, else to those of the configurations.
    ///
    /// # Errors
    /// When this baseline cannot be read.
    pub(super) fn with(baseline: Option<&Path>) -> Result<Self, Failure> {
        let known = Self {
            for_all: baseline.map(Path::to_owned),
            read: Mutex::default(),
        };
        if let Some(path) = baseline {
            known.baseline(path)?;
        }
        Ok(known)
    }

    /// Leaves only the findings of a file that are new. A configuration may name a baseline that is not written yet: it
    /// knows nothing.
    ///
    /// # Errors
    /// When the baseline of the file cannot be read.
    pub(super) fn retain_new(&self, checked: &mut Checked) -> Result<(), Failure> {
        let configured = || checked.baseline.clone().filter(|path| path.exists());
        let Some(path) = self.for_all.clone().or_else(configured) else {
            return Ok(());
        };
        let name = name_beside(&path, &checked.source.path);
        self.baseline(&path)?
            .retain_new(&name, &checked.source.text, &mut checked.diagnostics);
        Ok(())
    }

    fn baseline(&self, path: &Path) -> Result<Arc<Baseline>, Failure> {
        let mut read = self.read.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(baseline) = read.get(path) {
            return Ok(Arc::clone(baseline));
        }
        let text =
            std::fs::read_to_string(path).map_err(|error| Failure::unreadable(path, error))?;
        let baseline = serde_json::from_str(&text).map_err(|source| Failure::Baseline {
            path: path.to_owned(),
            source,
        })?;
        let baseline = Arc::new(baseline);
        read.insert(path.to_owned(), Arc::clone(&baseline));
        Ok(baseline)
    }
}

/// The name of a file as from the folder of a baseline; its absolute path where it lies elsewhere.
pub(super) fn name_beside(baseline: &Path, file: &Path) -> PathBuf {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (baseline, file) = (absolute(baseline), absolute(file));
    let folder = baseline.parent().unwrap_or(Path::new(""));
    file.strip_prefix(folder)
        .map(Path::to_owned)
        .unwrap_or(file)
}
