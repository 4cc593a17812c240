//! What the server knows: the open documents, what was found in them, the settings. One lock, held for microseconds.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use ropey::Rope;
use tokio::sync::Notify;
use tower_lsp::lsp_types::Url;

use super::options::Options;
use super::profile::Profile;
use crate::analysis::Analysis;
use crate::document::Document;
use crate::linter::Linter;
use crate::message::Lang;
use crate::position::PositionEncoding;

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
    pub(super) linter: Arc<Linter>,
    documents: HashMap<Url, OpenDocument>,
    /// Documents that the worker must look at, each once, in the order of their changes.
    queue: VecDeque<Url>,
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
    analysis: Option<Arc<Snapshot>>,
}

/// An analysis, with the text and the time that it belongs to.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) analysis: Analysis,
    /// The same text, for positions.
    pub(super) rope: Rope,
    /// The version that the client gave to the text.
    pub(super) version: i32,
    /// The linter that made it.
    pub(super) linter: Arc<Linter>,
    /// What columns count.
    pub(super) encoding: PositionEncoding,
    /// The language of messages.
    pub(super) lang: Lang,
    changed: u64,
}

/// What the worker has to do for one document.
#[derive(Debug)]
pub(super) enum Job {
    /// Judge its text.
    Analyse(Task),
    /// It was closed: take its findings off the screen.
    Clear(Url),
}

/// A text to be judged.
#[derive(Debug)]
pub(super) struct Task {
    pub(super) uri: Url,
    pub(super) document: Document,
    pub(super) linter: Arc<Linter>,
    /// The last analysis of the document.
    pub(super) previous: Option<Arc<Snapshot>>,
    encoding: PositionEncoding,
    lang: Lang,
    changed: u64,
}

impl Task {
    /// The snapshot that this task ends in.
    pub(super) fn snapshot(&self, analysis: Analysis) -> Snapshot {
        Snapshot {
            analysis,
            rope: self.document.rope().clone(),
            version: self.document.version(),
            linter: Arc::clone(&self.linter),
            encoding: self.encoding,
            lang: self.lang,
            changed: self.changed,
        }
    }
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

    pub(super) fn open(&mut self, uri: Url, document: Document) {
        let open = OpenDocument {
            document,
            changed: 0,
            queued: false,
            analysis: None,
        };
        self.documents.insert(uri.clone(), open);
        self.touch(&uri);
    }

    pub(super) fn close(&mut self, uri: &Url) {
        if self.documents.remove(uri).is_some_and(|open| !open.queued) {
            self.queue.push_back(uri.clone());
        }
    }

    /// Notes that a document changed.
    pub(super) fn touch(&mut self, uri: &Url) {
        let Some(open) = self.documents.get_mut(uri) else {
            return;
        };
        self.clock += 1;
        open.changed = self.clock;
        if !std::mem::replace(&mut open.queued, true) {
            self.queue.push_back(uri.clone());
        }
    }

    /// Takes new settings, and judges all documents by them.
    pub(super) fn configure(&mut self, options: Options) {
        self.linter = Arc::new(Linter::new(options.settings.clone()));
        self.options = options;
        let open: Vec<Url> = self.documents.keys().cloned().collect();
        for uri in open {
            self.touch(&uri);
        }
    }

    fn next_job(&mut self) -> Option<Job> {
        let uri = self.queue.pop_front()?;
        let Some(open) = self.documents.get_mut(&uri) else {
            return Some(Job::Clear(uri));
        };
        open.queued = false;
        Some(Job::Analyse(Task {
            document: open.document.clone(),
            linter: Arc::clone(&self.linter),
            previous: open.analysis.clone(),
            encoding: self.profile.encoding,
            lang: self.options.lang.unwrap_or(self.profile.lang),
            changed: open.changed,
            uri,
        }))
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

    /// Whether findings are pushed to the client.
    pub(super) fn pushes(&self) -> bool {
        !self.lock().profile.pulls_diagnostics
    }

    /// Takes over what the worker found. Whether it is about the newest text.
    pub(super) fn finish(&self, uri: &Url, snapshot: Arc<Snapshot>) -> bool {
        let mut state = self.lock();
        let Some(open) = state.documents.get_mut(uri) else {
            return false;
        };
        let newest = open.changed == snapshot.changed;
        open.analysis = Some(snapshot);
        drop(state);
        self.analysed.notify_waiters();
        newest
    }

    /// The analysis of the document as it is when this is first polled.
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
                    .analysis
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
