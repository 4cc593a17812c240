//! How a file stands: what tells, without reading it, that it was written, made or removed.

use std::path::Path;
use std::time::SystemTime;

/// When a file was last written, and its length in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct FileStamp {
    /// `None` where the file system does not tell.
    modified: Option<SystemTime>,
    length: u64,
}

impl FileStamp {
    /// How a file stands now; `None` if it is not there. A link that leads nowhere is more than nothing.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let metadata = path.metadata().or_else(|_| path.symlink_metadata()).ok()?;
        Some(Self {
            modified: metadata.modified().ok(),
            length: metadata.len(),
        })
    }
}
