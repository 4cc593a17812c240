//! The files beside the documents that decide how they are judged.

use std::ffi::OsStr;
use std::path::PathBuf;

use tower_lsp::lsp_types::notification::{DidChangeWatchedFiles, Notification};
use tower_lsp::lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Registration,
    Unregistration, Url,
};

use crate::config::{ConfigFinder, DICTIONARY_NAME, FILE_NAME, TERMS_NAME};

const NAMES: [&str; 4] = [FILE_NAME, DICTIONARY_NAME, TERMS_NAME, ".editorconfig"];

const ID: &str = "pirast.configuration";

/// What asks the client to tell of their changes, and of those of `others`.
pub(super) fn registration(others: &[PathBuf]) -> Registration {
    let patterns = NAMES.iter().map(|name| format!("**/{name}"));
    let others = others.iter().map(|path| path.display().to_string());
    let watcher = |pattern| FileSystemWatcher {
        glob_pattern: GlobPattern::String(pattern),
        kind: None,
    };
    let watchers = patterns.chain(others).map(watcher).collect();
    let options = DidChangeWatchedFilesRegistrationOptions { watchers };
    Registration {
        id: ID.to_owned(),
        method: DidChangeWatchedFiles::METHOD.to_owned(),
        register_options: serde_json::to_value(options).ok(),
    }
}

/// What takes the request back.
pub(super) fn unregistration() -> Unregistration {
    Unregistration {
        id: ID.to_owned(),
        method: DidChangeWatchedFiles::METHOD.to_owned(),
    }
}

/// Whether a file decides how documents are judged.
pub(super) fn concerns(uri: &Url, finder: &ConfigFinder) -> bool {
    let Ok(path) = uri.to_file_path() else {
        return false;
    };
    let name = path.file_name().and_then(OsStr::to_str);
    name.is_some_and(|name| NAMES.contains(&name)) || finder.depends_on(&path)
}
