//! The files a command works on: found, read, and written without ever being torn.

use std::borrow::Cow;
use std::io::Read;
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use super::failure::Failure;
use super::{Inputs, Session};
use crate::config::{NoPattern, Patterns};
use crate::diagnostic::Edit;
use crate::docx;
use crate::encoding::{BYTE_ORDER_MARK, Decoded, TextEncoding, decode, encode};
use crate::format::Format;
use crate::replace::replace;

/// A file as it was read.
#[derive(Debug)]
pub(super) struct Source {
    /// Its path as the user reads it.
    pub(super) path: PathBuf,
    /// What kind of file it is.
    pub(super) format: Format,
    /// Its text, without a byte-order mark.
    pub(super) text: String,
    /// How it is stored.
    pub(super) encoding: TextEncoding,
    /// Whether a byte-order mark stood in front of the text.
    pub(super) has_byte_order_mark: bool,
    /// Whether files of its kind are never written.
    pub(super) is_read_only: bool,
}

/// Where a text comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Origin {
    /// A file.
    File(PathBuf),
    /// Standard input, under the name that the user gave it.
    StandardInput(PathBuf),
}

impl Origin {
    /// The path, or the name that standard input goes by.
    pub(super) fn path(&self) -> &Path {
        let (Self::File(path) | Self::StandardInput(path)) = self;
        path
    }

    /// That the program itself failed on it.
    pub(super) fn gave_up(&self) -> Failure {
        Failure::GaveUp {
            path: self.path().to_owned(),
        }
    }
}

/// The files that the paths stand for, in a stable order; what leads nowhere is returned beside them. In folders only
/// files of a known type count, hidden and ignored ones do not.
pub(super) fn find(session: &Session, inputs: &Inputs) -> (Vec<Origin>, Vec<Failure>) {
    let (mut found, mut failures) = (Vec::new(), Vec::new());
    let Some(exclusions) = Exclusions::of(&inputs.exclude, &mut failures) else {
        // Without them the command would come where it must not.
        return (found, failures);
    };
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
            Ok(metadata)
                if inputs.force_exclude
                    && (session.linters.exclude(path, metadata.is_dir())
                        || exclusions.cover(path, metadata.is_dir())) => {}
            Ok(metadata) if metadata.is_dir() => {
                walk(session, &exclusions, path, &mut found, &mut failures)
            }
            Ok(metadata) if !holds_text(&metadata) => {
                failures.push(Failure::NotAFile { path: path.clone() });
            }
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

/// Whether reading what stands there can end: devices and sockets may go on for ever.
#[cfg(unix)]
fn holds_text(metadata: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::FileTypeExt;
    metadata.is_file() || metadata.file_type().is_fifo()
}

#[cfg(not(unix))]
fn holds_text(metadata: &std::fs::Metadata) -> bool {
    metadata.is_file()
}

fn walk(
    session: &Session,
    exclusions: &Exclusions<'_>,
    folder: &Path,
    found: &mut Vec<Origin>,
    failures: &mut Vec<Failure>,
) {
    let linters = session.linters.clone();
    let left_out = match exclusions.around(folder, folder) {
        Ok(left_out) => left_out,
        Err(source) => return failures.push(Failure::Pattern { source }),
    };
    let mut builder = WalkBuilder::new(folder);
    builder
        .require_git(false)
        .sort_by_file_path(Path::cmp)
        .filter_entry(move |entry| {
            let is_folder = entry.file_type().is_some_and(|kind| kind.is_dir());
            !linters.exclude(entry.path(), is_folder)
                && !left_out.match_alone(entry.path(), is_folder)
        });
    for entry in builder.build() {
        match entry {
            Ok(entry)
                if entry.file_type().is_some_and(|kind| kind.is_file())
                    && (Format::is_known(entry.path()) || is_word_document(entry.path())) =>
            {
                found.push(Origin::File(tidy(entry.into_path())));
            }
            Ok(_) => {}
            Err(error) => {
                let path = path_of(&error).unwrap_or(folder).to_owned();
                let reason = error.to_string();
                let error = error
                    .into_io_error()
                    .unwrap_or_else(|| std::io::Error::other(reason));
                failures.push(Failure::unreadable(&tidy(path), error));
            }
        }
    }
}

/// The patterns of `--exclude` that can be used. They count from the working folder; outside it, where a user can only
/// mean names, from the folder that is walked through or that holds what is named.
struct Exclusions<'i> {
    patterns: Vec<&'i str>,
    here: Patterns,
}

impl<'i> Exclusions<'i> {
    /// Each pattern that is none becomes a failure; the others go on leaving out what they are meant for.
    fn of(patterns: &'i [String], failures: &mut Vec<Failure>) -> Option<Self> {
        let here = Path::new(".");
        let mut usable = Vec::new();
        for pattern in patterns {
            match Patterns::new(here, &[pattern]) {
                Ok(_) => usable.push(pattern.as_str()),
                Err(source) => failures.push(Failure::Pattern { source }),
            }
        }
        match Patterns::new(here, &usable) {
            Ok(here) => Some(Self {
                patterns: usable,
                here,
            }),
            Err(source) => {
                failures.push(Failure::Pattern { source });
                None
            }
        }
    }

    /// Whether something named on the command line, or a folder that it lies in, is left out.
    fn cover(&self, path: &Path, is_folder: bool) -> bool {
        let folder = path.parent().unwrap_or(path);
        let patterns = self.around(path, folder);
        patterns.is_ok_and(|patterns| patterns.cover(path, is_folder))
    }

    /// The patterns as they are meant at a place that is named; `folder` is where they count from outside the working
    /// folder.
    fn around(&self, place: &Path, folder: &Path) -> Result<Patterns, NoPattern> {
        if self.here.reach(place) {
            Ok(self.here.clone())
        } else {
            Patterns::new(folder, &self.patterns)
        }
    }
}

/// The path that an error of the walk is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } | ignore::Error::Loop { child: path, .. } => {
            Some(path)
        }
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

/// Whether a file is a Word document, judged by its name.
pub(super) fn is_word_document(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("docx"))
}

/// A path found under `.` without the `./` in front.
fn tidy(path: PathBuf) -> PathBuf {
    path.strip_prefix("./").map(Path::to_owned).unwrap_or(path)
}

/// Reads a text and takes it apart into byte-order mark and content.
///
/// # Errors
/// When it cannot be read, or is no text.
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
    let is_read_only = is_word_document(path);
    let decoded = if is_read_only {
        let text = docx::text(&bytes).map_err(|source| Failure::NotWord {
            path: path.clone(),
            source,
        })?;
        Decoded {
            text,
            encoding: TextEncoding::Utf8,
            has_byte_order_mark: false,
        }
    } else {
        decode(bytes).map_err(|reason| Failure::NotText {
            path: path.clone(),
            reason,
        })?
    };
    Ok(Source {
        path: path.clone(),
        format: Format::of_path(path),
        text: decoded.text,
        encoding: decoded.encoding,
        has_byte_order_mark: decoded.has_byte_order_mark,
        is_read_only,
    })
}

impl Source {
    /// The bytes of the file in front of the text. In another encoding than UTF-8 offsets count the decoded text.
    pub(super) fn text_starts_at(&self) -> usize {
        if self.has_byte_order_mark && self.encoding == TextEncoding::Utf8 {
            BYTE_ORDER_MARK.len_utf8()
        } else {
            0
        }
    }

    /// A text with the byte-order mark of the file, as whatever compares it with the file sees it.
    pub(super) fn with_mark<'t>(&self, text: &'t str) -> Cow<'t, str> {
        if self.text_starts_at() > 0 {
            Cow::Owned(format!("{BYTE_ORDER_MARK}{text}"))
        } else {
            Cow::Borrowed(text)
        }
    }

    /// Whether an edit can be stored: files of its kind are written, and their encoding has all letters for it.
    pub(super) fn can_take(&self, edit: &Edit) -> bool {
        !self.is_read_only && encode(&edit.replacement, self.encoding, false).is_some()
    }

    /// The bytes of a file with another text, stored as this one is; `None` when its encoding cannot write it.
    pub(super) fn as_file(&self, text: &str) -> Option<Vec<u8>> {
        encode(text, self.encoding, self.has_byte_order_mark)
    }
}

/// Writes a file all at once: the old content stays until the new is complete. Permissions stay; a link stays a link.
///
/// # Errors
/// When the folder or the file may not be written.
pub(super) fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    replace(path, content).map_err(|error| Failure::unwritable(path, error))
}
