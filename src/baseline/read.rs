//! Reading baselines, and finding in them what is known of a document.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::{Baseline, Known};
use crate::message::{Message, Text};
use crate::plain_path::absolute;

/// A file that cannot be read as a baseline.
#[derive(Debug)]
pub struct BaselineError {
    path: PathBuf,
    /// The error of the system, or one that holds the words of the JSON parser.
    source: io::Error,
}

const UNREADABLE: Text = Text {
    fa: "{path}: فهرست یافته‌های شناخته خوانده نشد: {reason}",
    en: "{path}: cannot be read as a baseline: {reason}",
};

impl BaselineError {
    /// The sentence for the user.
    pub fn message(&self) -> Message {
        UNREADABLE
            .with("path", self.path.display().to_string())
            .with_io_error("reason", &self.source)
    }
}

/// Baselines by their paths, each read once. May be shared between threads.
#[derive(Debug, Default)]
pub struct Baselines(Mutex<HashMap<PathBuf, Arc<Baseline>>>);

impl Baselines {
    /// What a baseline knows of a document. A path that is not absolute counts from the working folder.
    ///
    /// # Errors
    /// When the baseline cannot be read.
    pub fn known_in(&self, baseline: &Path, document: &Path) -> Result<Known, BaselineError> {
        let read = self.read(baseline)?;
        let known = read.known_in(&name_beside(baseline, document));
        Ok(known.cloned().unwrap_or_default())
    }

    fn read(&self, path: &Path) -> Result<Arc<Baseline>, BaselineError> {
        let mut read = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(baseline) = read.get(path) {
            return Ok(Arc::clone(baseline));
        }
        let text = std::fs::read_to_string(path);
        let baseline: Result<Baseline, io::Error> =
            text.and_then(|text| Ok(serde_json::from_str(&text)?));
        let baseline = Arc::new(baseline.map_err(|source| BaselineError {
            path: path.to_owned(),
            source,
        })?);
        read.insert(path.to_owned(), Arc::clone(&baseline));
        Ok(baseline)
    }
}

/// The name of a file as from the folder of a baseline; its absolute path where it lies elsewhere.
pub fn name_beside(baseline: &Path, file: &Path) -> PathBuf {
    let (baseline, file) = (absolute(baseline), absolute(file));
    let folder = baseline.parent().unwrap_or(Path::new(""));
    file.strip_prefix(folder)
        .map(Path::to_owned)
        .unwrap_or(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_one_name_whatever_the_way_to_it() {
        let name = |baseline: &str, file: &str| name_beside(Path::new(baseline), Path::new(file));
        assert_eq!(name("desk/known.json", "desk/a.txt"), Path::new("a.txt"));
        assert_eq!(
            name("desk/../known.json", "./desk/a.txt"),
            Path::new("desk/a.txt")
        );
        assert_eq!(
            name("known.json", "desk/deep/../a.txt"),
            Path::new("desk/a.txt")
        );
    }
}
