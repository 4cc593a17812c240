//! Paths without detours, by which one place has one name.

use std::path::{Component, Path, PathBuf};

/// A path from the root, without the detours of `..`. The disk is not asked: a link counts as a folder of its own.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    path.components().fold(PathBuf::new(), |mut way, step| {
        if step == Component::ParentDir {
            way.pop();
        } else {
            way.push(step);
        }
        way
    })
}
