//! What the server knows: the open documents, what was found in them, the settings. One lock, held for microseconds.

mod checked;

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;
use tower_lsp::lsp_types::{Url, WorkspaceFolder, WorkspaceFoldersChangeEvent};

use super::options::Options;
use super::profile::Profile;
use super::snapshot::Snapshot;
use crate::config::Linters;
use crate::document::Document;
use crate::file_stamp::FileStamp;

/// The state that handlers and the worker share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    state: Mutex<State>,
    /// Wakes the worker.
    work: Condvar,
    /// Wakes the requests that wait for an analysis.
    analysed: Notify,
}

/// Everything behind the lock.
#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) profile: Profile,
    pub(super) options: Options,
    /// The options with which the client began: they hold where it has no others.
    pub(super) first_options: Options,
    /// What was wrong with the client's settings, if they are still those.
    pub(super) settings_fault: Option<String>,
    /// The folders that are open, as paths.
    pub(super) roots: Vec<PathBuf>,
    /// What judges the documents; a new one whenever some setting may have changed.
    pub(super) linters: Arc<Linters>,
    /// The files that the client watches beside those with the usual names; `None` until it was asked to.
    pub(super) watched: Option<Vec<PathBuf>>,
    documents: HashMap<Url, OpenDocument>,
    /// The files that were checked at the wish of the user, and how each was when it was read.
    checked: BTreeMap<PathBuf, FileStamp>,
    /// How often the linters were replaced.
    replacements: u64,
    /// What the worker must do, in the order of the changes.
    queue: VecDeque<Work>,
    /// Counts all changes, of texts and of settings.
    clock: u64,
}

#[derive(Debug)]
struct OpenDocument {
    document: Document,
    /// When the document, or what it is judged by, last changed.
    changed: u64,
    /// Whether it waits in the queue.
    queued: bool,
    /// What was found in it last, maybe in an earlier text.
    snapshot: Option<Arc<Snapshot>>,
}

#[derive(Debug)]
enum Work {
    /// Look at a document: judge it if it is open, else take its findings off the screen.
    LookAt(Url),
    /// Show what was found in a file that is not open.
    Show(Url, Arc<Snapshot>),
}

/// What the worker has to do for one document.
#[derive(Debug)]
pub(super) enum Job {
    /// Judge its text.
    Judge(Box<Task>),
    /// Show what was found in a file.
    Show(Url, Arc<Snapshot>),
    /// Take its findings off the screen.
    Clear(Url),
}

/// A text to be judged, and all that its judgement depends on.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) uri: Url,
    /// Where its configuration is looked for.
    pub(super) path: PathBuf,
    pub(super) document: Document,
    pub(super) linters: Arc<Linters>,
    /// The last judgement of the document.
    pub(super) previous: Option<Arc<Snapshot>>,
    pub(super) options: Options,
    pub(super) profile: Profile,
    /// When the document or its settings last changed.
    pub(super) changed: u64,
}

/// Why there is no snapshot for a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unavailable {
    /// The document is not open.
    Closed,
    /// The document changed after the request was sent.
    Stale,
}

impl State {
    pub(super) fn document_mut(&mut self, uri: &Url) -> Option<&mut Document> {
        Some(&mut self.documents.get_mut(uri)?.document)
    }

    pub(super) fn open_documents(&self) -> Vec<Url> {
        self.documents.keys().cloned().collect()
    }

    pub(super) fn is_open(&self, uri: &Url) -> bool {
        self.documents.contains_key(uri)
    }

    pub(super) fn open(&mut self, uri: Url, document: Document) {
        let open = OpenDocument {
            document,
            changed: 0,
            queued: false,
            snapshot: None,
        };
        self.documents.insert(uri.clone(), open);
        self.touch(&uri);
    }

    pub(super) fn close(&mut self, uri: &Url) {
        if self.documents.remove(uri).is_some_and(|open| !open.queued) {
            self.queue.push_back(Work::LookAt(uri.clone()));
        }
    }

    pub(super) fn close_all(&mut self) {
        for uri in self.open_documents() {
            self.close(&uri);
        }
    }

    pub(super) fn change_roots(&mut self, event: WorkspaceFoldersChangeEvent) {
        let paths = |folders: Vec<WorkspaceFolder>| {
            folders
                .into_iter()
                .filter_map(|folder| folder.uri.to_file_path().ok())
        };
        let removed: Vec<PathBuf> = paths(event.removed).collect();
        self.roots.retain(|root| !removed.contains(root));
        self.roots.extend(paths(event.added));
        self.forget_files_outside();
    }

    /// The innermost of the open folders that hold a path.
    fn root_of(&self, path: &Path) -> Option<&PathBuf> {
        let holding = self.roots.iter().filter(|root| path.starts_with(root));
        holding.max_by_key(|root| root.components().count())
    }

    /// Where the project of a document is looked for: a path, and the open folder that holds it. What is no file counts
    /// as lying in the first folder; `None` where there is none.
    pub(super) fn project_of(&self, uri: &Url) -> Option<(PathBuf, Option<PathBuf>)> {
        if let Ok(path) = uri.to_file_path() {
            let root = self.root_of(&path).cloned();
            if uri.scheme() == "file" || root.is_some() {
                return Some((path, root));
            }
        }
        let first = self.roots.first()?;
        Some((first.join("untitled"), Some(first.clone())))
    }

    /// Notes that a document changed.
    pub(super) fn touch(&mut self, uri: &Url) {
        let Some(open) = self.documents.get_mut(uri) else {
            return;
        };
        self.clock += 1;
        open.changed = self.clock;
        if !std::mem::replace(&mut open.queued, true) {
            self.queue.push_back(Work::LookAt(uri.clone()));
        }
    }

    /// Judges all documents by other settings from now on.
    pub(super) fn judge_by(&mut self, linters: Linters) {
        self.linters = Arc::new(linters);
        self.replacements += 1;
        for uri in self.open_documents() {
            self.touch(&uri);
        }
    }

    /// Where the configuration of a document is looked for. What is no file counts as lying in the first folder.
    pub(super) fn path_of(&self, uri: &Url) -> PathBuf {
        let outside = || {
            self.roots
                .first()
                .map_or(Path::new("/"), PathBuf::as_path)
                .join("untitled")
        };
        uri.to_file_path().unwrap_or_else(|()| outside())
    }

    /// How often the linters were replaced: a number for what files are judged by.
    pub(super) fn replacements(&self) -> u64 {
        self.replacements
    }

    fn next_job(&mut self) -> Option<Job> {
        let uri = match self.queue.pop_front()? {
            Work::LookAt(uri) => uri,
            Work::Show(uri, snapshot) => return Some(Job::Show(uri, snapshot)),
        };
        let path = self.path_of(&uri);
        let Some(open) = self.documents.get_mut(&uri) else {
            return Some(Job::Clear(uri));
        };
        open.queued = false;
        Some(Job::Judge(Box::new(Task {
            document: open.document.clone(),
            previous: open.snapshot.clone(),
            changed: open.changed,
            linters: Arc::clone(&self.linters),
            options: self.options.clone(),
            profile: self.profile.clone(),
            path,
            uri,
        })))
    }
}

impl Shared {
    /// Takes the lock.
    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the state, wakes the worker, and lets the requests go that wait for what is no longer so.
    pub(super) fn change(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.lock());
        self.work.notify_one();
        self.analysed.notify_waiters();
    }

    /// Waits for something to do.
    pub(super) fn next_job(&self) -> Job {
        let mut state = self.lock();
        loop {
            if let Some(job) = state.next_job() {
                return job;
            }
            state = self
                .work
                .wait(state)
                .unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Takes over what the worker found. Whether it is about the newest text and settings.
    pub(super) fn finish(&self, uri: &Url, snapshot: Arc<Snapshot>) -> bool {
        let mut state = self.lock();
        let Some(open) = state.documents.get_mut(uri) else {
            return false;
        };
        let newest = open.changed == snapshot.changed;
        let replaced = open.snapshot.replace(snapshot);
        drop(state);
        self.analysed.notify_waiters();
        drop(replaced);
        newest
    }

    /// When an open document, or what it is judged by, last changed.
    pub(super) fn changed(&self, uri: &Url) -> Option<u64> {
        self.lock().documents.get(uri).map(|open| open.changed)
    }

    /// What was found in the document as it is when this is first polled.
    pub(super) async fn snapshot(&self, uri: &Url) -> Result<Arc<Snapshot>, Unavailable> {
        let mut asked_at = None;
        loop {
            let analysed = self.analysed.notified();
            {
                let state = self.lock();
                let open = state.documents.get(uri).ok_or(Unavailable::Closed)?;
                if *asked_at.get_or_insert(open.changed) != open.changed {
                    return Err(Unavailable::Stale);
                }
                if let Some(snapshot) = open
                    .snapshot
                    .as_ref()
                    .filter(|snapshot| snapshot.changed == open.changed)
                {
                    return Ok(Arc::clone(snapshot));
                }
            }
            analysed.await;
        }
    }
}
