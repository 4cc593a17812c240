//! The files that were checked at the wish of the user and are not open: what is shown for them.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tower_lsp::lsp_types::Url;

use super::{State, Work};
use crate::file_stamp::FileStamp;
use crate::server::snapshot::Snapshot;

impl State {
    /// Shows what was found in a file that was checked, nothing if it is not to be checked any more or lies in no open
    /// folder by now; an open document speaks for itself.
    pub(in crate::server) fn show_file(
        &mut self,
        path: &Path,
        stamp: Option<FileStamp>,
        snapshot: Option<Arc<Snapshot>>,
    ) {
        let Some(stamp) = stamp.filter(|_| self.root_of(path).is_some()) else {
            return self.forget_file(path);
        };
        self.checked.insert(path.to_owned(), stamp);
        let Ok(uri) = Url::from_file_path(path) else {
            return;
        };
        match snapshot {
            Some(snapshot) if !self.is_open(&uri) => {
                self.queue.push_back(Work::Show(uri, snapshot));
            }
            Some(_) => {}
            None => self.clear_file(path),
        }
    }

    /// Takes the findings of a file off the screen that is not there any more, or not to be checked.
    pub(in crate::server) fn forget_file(&mut self, path: &Path) {
        self.checked.remove(path);
        self.clear_file(path);
    }

    /// The files that were checked.
    pub(in crate::server) fn checked_files(&self) -> Vec<PathBuf> {
        self.checked.keys().cloned().collect()
    }

    /// The files that were checked, and how each was when it was read.
    pub(in crate::server) fn checked(&self) -> &BTreeMap<PathBuf, FileStamp> {
        &self.checked
    }

    /// Forgets the files that lie in no open folder.
    pub(super) fn forget_files_outside(&mut self) {
        for path in self.checked_files() {
            if self.root_of(&path).is_none() {
                self.forget_file(&path);
            }
        }
    }

    /// Takes the findings of a file off the screen, unless it is open.
    fn clear_file(&mut self, path: &Path) {
        if let Ok(uri) = Url::from_file_path(path)
            && !self.is_open(&uri)
        {
            self.queue.push_back(Work::LookAt(uri));
        }
    }
}

#[cfg(test)]
mod tests {
    use tower_lsp::lsp_types::{WorkspaceFolder, WorkspaceFoldersChangeEvent};

    use super::*;

    #[test]
    fn a_file_whose_folder_was_removed_meanwhile_is_not_shown() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("draft.txt");
        std::fs::write(&file, "سلامـت").unwrap();
        let mut state = State {
            roots: vec![folder.path().to_owned()],
            ..State::default()
        };
        state.show_file(&file, FileStamp::of(&file), None);
        assert_eq!(state.checked_files(), std::slice::from_ref(&file));
        let removed = WorkspaceFolder {
            uri: Url::from_file_path(folder.path()).unwrap(),
            name: "drafts".to_owned(),
        };
        state.change_roots(WorkspaceFoldersChangeEvent {
            added: Vec::new(),
            removed: vec![removed],
        });
        state.show_file(&file, FileStamp::of(&file), None);
        assert!(state.checked_files().is_empty());
    }
}
