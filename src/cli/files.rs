//! The files a command works on: found, read, and written without ever being torn.

use std::borrow::Cow;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::Inputs;
use super::failure::Failure;
use crate::format::Format;

/// Files in flight at once: enough to keep all cores busy, few enough to keep memory small.
pub(super) const BATCH: usize = 64;

const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// A file as it was read.
#[derive(Debug)]
pub(super) struct Source {
    /// Its path as the user reads it.
    pub(super) path: PathBuf,
    /// What kind of file it is.
    pub(super) format: Format,
    /// Its text, without a byte-order mark.
    pub(super) text: String,
    /// Whether a byte-order mark stood in front of the text.
    pub(super) has_byte_order_mark: bool,
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input, under the name that the user gave it.
    StandardInput(PathBuf),
}

/// The files that the paths stand for, in a stable order; what leads nowhere is returned beside them. In folders only
/// files of a known type count, hidden and ignored ones do not.
pub(super) fn find(inputs: &Inputs) -> (Vec<Origin>, Vec<Failure>) {
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    for path in &inputs.paths {
        if path.as_os_str() == "-" {
            let name = inputs
                .stdin_filename
                .clone()
                .unwrap_or_else(|| PathBuf::from("-"));
            found.push(Origin::StandardInput(name));
            continue;
        }
        match std::fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => walk(path, &mut found, &mut failures),
            Ok(_) => found.push(Origin::File(path.clone())),
            Err(error) => failures.push(Failure::unreadable(path, error)),
        }
    }
    let mut seen = std::collections::HashSet::new();
    found.retain(|origin| match origin {
        Origin::File(path) => seen.insert(path.clone()),
        Origin::StandardInput(_) => true,
    });
    (found, failures)
}

fn walk(folder: &Path, found: &mut Vec<Origin>, failures: &mut Vec<Failure>) {
    let walker = WalkBuilder::new(folder)
        .require_git(false)
        .sort_by_file_path(Path::cmp)
        .build();
    for entry in walker {
        match entry {
            Ok(entry)
                if entry.file_type().is_some_and(|kind| kind.is_file())
                    && Format::is_known(entry.path()) =>
            {
                found.push(Origin::File(tidy(entry.into_path())));
            }
            Ok(_) => {}
            Err(error) => {
                let reason = error
                    .io_error()
                    .map_or_else(|| error.to_string(), ToString::to_string);
                failures.push(Failure::unreadable(folder, std::io::Error::other(reason)));
            }
        }
    }
}

/// A path found under `.` without the `./` in front.
fn tidy(path: PathBuf) -> PathBuf {
    path.strip_prefix("./").map(Path::to_owned).unwrap_or(path)
}

/// Reads a text and takes it apart into byte-order mark and content.
///
/// # Errors
/// When it cannot be read, or is not UTF-8.
pub(super) fn read(origin: &Origin) -> Result<Source, Failure> {
    let (path, bytes) = match origin {
        Origin::File(path) => (path, std::fs::read(path)),
        Origin::StandardInput(path) => {
            let mut bytes = Vec::new();
            (
                path,
                std::io::stdin()
                    .lock()
                    .read_to_end(&mut bytes)
                    .map(|_| bytes),
            )
        }
    };
    let bytes = bytes.map_err(|error| Failure::unreadable(path, error))?;
    let mut text = String::from_utf8(bytes).map_err(|error| Failure::NotUtf8 {
        path: path.clone(),
        offset: error.utf8_error().valid_up_to(),
    })?;
    let has_byte_order_mark = text.starts_with(BYTE_ORDER_MARK);
    if has_byte_order_mark {
        text.drain(..BYTE_ORDER_MARK.len());
    }
    Ok(Source {
        path: path.clone(),
        format: Format::of_path(path),
        text,
        has_byte_order_mark,
    })
}

impl Source {
    /// The bytes of the file in front of the text.
    pub(super) fn text_starts_at(&self) -> usize {
        if self.has_byte_order_mark {
            BYTE_ORDER_MARK.len()
        } else {
            0
        }
    }

    /// A new text with the byte-order mark that this one had.
    pub(super) fn as_file<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.has_byte_order_mark {
            Cow::Owned(format!("{BYTE_ORDER_MARK}{text}"))
        } else {
            Cow::Borrowed(text)
        }
    }
}

/// Writes a file all at once: the old content stays until the new is complete. Permissions stay; a link stays a link.
///
/// # Errors
/// When the folder or the file may not be written.
pub(super) fn write(path: &Path, content: &str) -> Result<(), Failure> {
    replace(path, content).map_err(|error| Failure::unwritable(path, error))
}

fn replace(path: &Path, content: &str) -> std::io::Result<()> {
    let target = path.canonicalize()?;
    let metadata = target.metadata()?;
    if metadata.permissions().readonly() {
        return Err(std::io::ErrorKind::PermissionDenied.into());
    }
    let folder = target.parent().unwrap_or(Path::new("."));
    let mut temporary = tempfile::NamedTempFile::new_in(folder)?;
    temporary.write_all(content.as_bytes())?;
    temporary
        .as_file()
        .set_permissions(metadata.permissions())?;
    temporary.persist(&target)?;
    Ok(())
}
