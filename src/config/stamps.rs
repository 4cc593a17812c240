//! How the files stood that a configuration was made of: what tells that one of them has changed since.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crate::file_stamp::FileStamp;

/// How files stood when they were first looked for, those that were not there among them. May be shared between threads.
#[derive(Debug, Default)]
pub(super) struct Stamps(Mutex<HashMap<PathBuf, Option<FileStamp>>>);

impl Stamps {
    /// Notes how a file stands. To be called before it is read, so that no change goes unseen.
    pub fn note(&self, path: PathBuf) {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known().contains_key(&path) {
            return;
        }
        // A disk may be slow to answer: nobody shall wait for it.
        let stamp = FileStamp::of(&path);
        known().entry(path).or_insert(stamp);
    }

    /// Whether a file was written, made or removed since it was noted or since this was last asked.
    pub fn have_changed(&self) -> bool {
        let before = self
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone();
        // Nor here.
        let changed: Vec<_> = before
            .into_iter()
            .filter_map(|(path, before)| {
                let now = FileStamp::of(&path);
                (now != before).then_some((path, now))
            })
            .collect();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let has_changed = !changed.is_empty();
        known.extend(changed);
        has_changed
    }
}
