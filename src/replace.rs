//! Writing a file all at once: whoever reads it finds the old content or the new, whatever happens on the way.
//!
//! The new content is written beside the file under a hidden name and then takes its place. A process that is killed in
//! between leaves that hidden file behind; the next one removes it. While it is being written it is locked, and a lock
//! does not outlive its process: what is not locked is left behind.

use std::collections::HashSet;
use std::fs::{File, Metadata};
use std::io::{Error, ErrorKind, Write};
use std::path::{Path, PathBuf};

use tempfile::{Builder, NamedTempFile};

/// What the names of unfinished files begin and end with. They are hidden and of no type that Pirast lints.
const PREFIX: &str = ".pirast-";
const SUFFIX: &str = ".tmp";

/// Writes a file, a new one or in the place of an old one, whose permissions and owner stay; a link stays a link. What
/// is neither, such as a pipe, is written into.
///
/// # Errors
/// When the folder or the file may not be written, or a link leads nowhere.
pub fn replace(path: &Path, content: &[u8]) -> std::io::Result<()> {
    if path.symlink_metadata().is_err() {
        return write_beside(path, content, None);
    }
    // Asked of the path itself: what a pipe is called has no place on a disk.
    let metadata = path.metadata()?;
    if !metadata.is_file() {
        return std::fs::write(path, content);
    }
    let target = path.canonicalize()?;
    if metadata.permissions().readonly() {
        return Err(ErrorKind::PermissionDenied.into());
    }
    write_beside(&target, content, Some(&metadata))
}

/// Writes a hidden file and puts it in the place of the file that has this metadata, if there is one.
fn write_beside(path: &Path, content: &[u8], old: Option<&Metadata>) -> std::io::Result<()> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let mut unfinished = unfinished_file(folder)?;
    unfinished.write_all(content)?;
    if let Some(old) = old {
        keep_owner(unfinished.as_file(), old);
        unfinished.as_file().set_permissions(old.permissions())?;
    }
    unfinished.persist(path)?;
    Ok(())
}

/// A hidden file, locked, with the permissions of any new file. Between its making and its locking another process may
/// take it for one that was left behind.
fn unfinished_file(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    // Otherwise nobody but the owner could read it.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    for _ in 0..8 {
        let file = builder.tempfile_in(folder)?;
        if lock(file.as_file()) && file.path().exists() {
            return Ok(file);
        }
    }
    Err(Error::from(ErrorKind::ResourceBusy))
}

/// Removes what killed processes left behind in the folders of these files.
pub fn remove_leftovers<'p>(files: impl Iterator<Item = &'p Path>) {
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
fn keep_owner(file: &File, old: &Metadata) {
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
fn keep_owner(_: &File, _: &Metadata) {}

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

    #[cfg(unix)]
    #[test]
    fn a_new_file_is_like_any_other_and_a_link_stays_a_link() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        let mode = |name: &str| at(name).metadata().unwrap().permissions().mode();
        std::fs::write(at("usual.txt"), "").unwrap();
        replace(&at("new.txt"), "نو".as_bytes()).unwrap();
        assert_eq!(mode("new.txt"), mode("usual.txt"));
        symlink("new.txt", at("link.txt")).unwrap();
        replace(&at("link.txt"), "نوتر".as_bytes()).unwrap();
        assert!(at("link.txt").is_symlink());
        assert_eq!(std::fs::read_to_string(at("new.txt")).unwrap(), "نوتر");
        symlink("nowhere", at("dangling.txt")).unwrap();
        assert!(replace(&at("dangling.txt"), b"").is_err());
    }
}
