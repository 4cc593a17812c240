//! Writing a file all at once: whoever reads it finds the old content or the new, whatever happens on the way.
//!
//! The new content is written beside the file under a hidden name and then takes its place. A process that is killed in
//! between leaves that hidden file behind; the next one removes it. While it is being written it is locked, and a lock
//! does not outlive its process: what is not locked is left behind.

use std::collections::HashSet;
use std::fs::File;
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// What the names of unfinished files begin and end with. They are hidden and of no type that Pirast lints.
const PREFIX: &str = ".pirast-";
const SUFFIX: &str = ".tmp";

/// Writes a file. Permissions and owner stay; a link stays a link.
pub(super) fn replace(path: &Path, content: &[u8]) -> std::io::Result<()> {
    let target = path.canonicalize()?;
    let metadata = target.metadata()?;
    if metadata.permissions().readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut unfinished = unfinished_file(folder)?;
    unfinished.write_all(content)?;
    keep_owner(unfinished.as_file(), &metadata);
    unfinished
        .as_file()
        .set_permissions(metadata.permissions())?;
    unfinished.persist(&target)?;
    Ok(())
}

/// A hidden file, locked. Between its making and its locking another process may take it for one that was left behind.
fn unfinished_file(folder: &Path) -> std::io::Result<NamedTempFile> {
    for _ in 0..8 {
        let file = Builder::new()
            .prefix(PREFIX)
            .suffix(SUFFIX)
            .tempfile_in(folder)?;
        if lock(file.as_file()) && file.path().exists() {
            return Ok(file);
        }
    }
    Err(Error::from(ErrorKind::ResourceBusy))
}

/// Removes what killed processes left behind in the folders of these files.
pub(super) fn remove_leftovers<'p>(files: impl Iterator<Item = &'p Path>) {
    let folders: HashSet<PathBuf> = files
        .filter_map(|file| Some(file.canonicalize().ok()?.parent()?.to_owned()))
        .collect();
    for folder in folders {
        let Ok(entries) = folder.read_dir() else {
            continue;
        };
        for entry in entries.flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let is_ours = name.starts_with(PREFIX) && name.ends_with(SUFFIX);
            if is_ours && File::open(entry.path()).is_ok_and(|file| is_left_behind(&file)) {
                // Another process that removes it at the same time has done the work.
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}

#[cfg(unix)]
fn lock(file: &File) -> bool {
    use rustix::fs::{FlockOperation, flock};
    flock(file, FlockOperation::NonBlockingLockExclusive).is_ok()
}

#[cfg(unix)]
fn is_left_behind(file: &File) -> bool {
    lock(file)
}

/// Without locks nothing is refused, and a file is left behind when it is far older than writing takes.
#[cfg(not(unix))]
fn lock(_: &File) -> bool {
    true
}

#[cfg(not(unix))]
fn is_left_behind(file: &File) -> bool {
    const LONG: std::time::Duration = std::time::Duration::from_secs(600);
    file.metadata()
        .and_then(|metadata| metadata.modified())
        .is_ok_and(|modified| modified.elapsed().is_ok_and(|age| age > LONG))
}

/// Gives a file the owner of the one that it replaces, as far as that is allowed.
#[cfg(unix)]
fn keep_owner(file: &File, old: &std::fs::Metadata) {
    use std::os::unix::fs::{MetadataExt, fchown};
    let is_same = file
        .metadata()
        .is_ok_and(|new| (new.uid(), new.gid()) == (old.uid(), old.gid()));
    if !is_same {
        // Only the superuser may give files away; for everybody else the file is theirs from now on.
        let _ = fchown(file, Some(old.uid()), Some(old.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_: &File, _: &std::fs::Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_left_behind_is_removed_and_what_is_being_written_stays() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a.txt"), "کهنه").unwrap();
        std::fs::write(at(".pirast-x.tmp"), "نیمه‌کا").unwrap();
        std::fs::write(at(".other.tmp"), "از دیگری").unwrap();
        let being_written = unfinished_file(folder.path()).unwrap();
        remove_leftovers([at("a.txt").as_path()].into_iter());
        assert!(!at(".pirast-x.tmp").exists() || cfg!(not(unix)));
        assert!(at(".other.tmp").exists() && being_written.path().exists());
        replace(&at("a.txt"), "تازه".as_bytes()).unwrap();
        assert_eq!(std::fs::read_to_string(at("a.txt")).unwrap(), "تازه");
    }
}
