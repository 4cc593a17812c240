//! The files beside the documents that decide how they are judged.

use std::ffi::OsStr;

use tower_lsp::lsp_types::notification::{DidChangeWatchedFiles, Notification};
use tower_lsp::lsp_types::{
    DidChangeWatchedFilesRegistrationOptions, FileSystemWatcher, GlobPattern, Registration, Url,
};

use crate::config::{DICTIONARY_NAME, FILE_NAME, TERMS_NAME};

const NAMES: [&str; 4] = [FILE_NAME, DICTIONARY_NAME, TERMS_NAME, ".editorconfig"];

/// What asks the client to tell of their changes.
pub(super) fn registration() -> Registration {
    let watcher = |name: &str| FileSystemWatcher {
        glob_pattern: GlobPattern::String(format!("**/{name}")),
        kind: None,
    };
    let watchers = NAMES.into_iter().map(watcher).collect();
    let options = DidChangeWatchedFilesRegistrationOptions { watchers };
    Registration {
        id: "pirast.configuration".to_owned(),
        method: DidChangeWatchedFiles::METHOD.to_owned(),
        register_options: serde_json::to_value(options).ok(),
    }
}

/// Whether a file decides how documents are judged.
pub(super) fn concerns(uri: &Url) -> bool {
    let path = uri.to_file_path().ok();
    let name = path
        .as_ref()
        .and_then(|path| path.file_name())
        .and_then(OsStr::to_str);
    name.is_some_and(|name| NAMES.contains(&name))
}
