//! How the files stood that a configuration was made of: what tells that one of them has changed since.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

/// How files stood when they were first looked for, those that were not there among them. May be shared between threads.
#[derive(Debug, Default)]
pub(super) struct Stamps(Mutex<HashMap<PathBuf, Option<Stamp>>>);

/// When a file was last written, and its length in bytes.
type Stamp = (Option<SystemTime>, u64);

impl Stamps {
    /// Notes how a file stands. To be called before it is read, so that no change goes unseen.
    pub fn note(&self, path: PathBuf) {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known().contains_key(&path) {
            return;
        }
        // A disk may be slow to answer: nobody shall wait for it.
        let stamp = stamp(&path);
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
                let now = stamp(&path);
                (now != before).then_some((path, now))
            })
            .collect();
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let has_changed = !changed.is_empty();
        known.extend(changed);
        has_changed
    }
}

fn stamp(path: &Path) -> Option<Stamp> {
    // A link that leads nowhere is more than nothing: see `stands`.
    let metadata = path.metadata().or_else(|_| path.symlink_metadata()).ok()?;
    Some((metadata.modified().ok(), metadata.len()))
}
