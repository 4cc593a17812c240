//! Telling the client how far long work has come, and being told to stop it.

use std::cell::Cell;
use std::collections::HashMap;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tower_lsp::lsp_types::notification::Progress as ProgressNotification;
use tower_lsp::lsp_types::{
    NumberOrString, ProgressParams, ProgressParamsValue, ProgressToken, WorkDoneProgress,
    WorkDoneProgressBegin, WorkDoneProgressEnd, WorkDoneProgressReport,
};

use super::outbox::Outbox;

/// How long one report is shown at least.
const INTERVAL: Duration = Duration::from_millis(100);

/// Whether some long work shall stop. Clones are about the same work.
#[derive(Debug, Clone, Default)]
pub(super) struct Cancelled(Arc<AtomicBool>);

impl Cancelled {
    pub(super) fn cancel(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    pub(super) fn is_cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Cancels its work when it is dropped, as happens to a request that the client cancels.
#[derive(Debug)]
pub(super) struct CancelOnDrop(pub(super) Cancelled);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

/// The long work that is going on, by the tokens under which the client sees it.
#[derive(Debug, Default)]
pub(super) struct Running {
    works: Mutex<HashMap<NumberOrString, Cancelled>>,
    /// How many tokens were given out.
    tokens: AtomicU64,
}

impl Running {
    /// A token that no other work has.
    pub(super) fn new_token(&self) -> ProgressToken {
        let number = self.tokens.fetch_add(1, Ordering::Relaxed);
        NumberOrString::String(format!("pirast.{number}"))
    }

    /// Begins to show work.
    pub(super) fn begin(
        self: &Arc<Self>,
        outbox: &Outbox,
        token: ProgressToken,
        title: String,
        cancelled: Cancelled,
    ) -> Progress {
        self.lock().insert(token.clone(), cancelled);
        let progress = Progress {
            running: Arc::clone(self),
            outbox: outbox.clone(),
            token,
            reported: Cell::new(Instant::now()),
        };
        progress.send(WorkDoneProgress::Begin(WorkDoneProgressBegin {
            title,
            cancellable: Some(true),
            message: None,
            percentage: Some(0),
        }));
        progress
    }

    /// Stops the work that the client sees under a token.
    pub(super) fn cancel(&self, token: &ProgressToken) {
        if let Some(cancelled) = self.lock().get(token) {
            cancelled.cancel();
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<NumberOrString, Cancelled>> {
        self.works.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Shows the progress of some work until it is dropped.
#[derive(Debug)]
pub(super) struct Progress {
    running: Arc<Running>,
    outbox: Outbox,
    token: ProgressToken,
    /// When it was last shown how much is done.
    reported: Cell<Instant>,
}

impl Progress {
    /// Shows how much is done, but not more often than an eye can follow.
    pub(super) fn report(&self, done: usize, all: usize) {
        if self.reported.get().elapsed() < INTERVAL {
            return;
        }
        self.reported.set(Instant::now());
        let percentage = (done * 100)
            .checked_div(all)
            .and_then(|percent| u32::try_from(percent).ok());
        self.send(WorkDoneProgress::Report(WorkDoneProgressReport {
            cancellable: Some(true),
            message: Some(format!("{done}/{all}")),
            percentage,
        }));
    }

    fn send(&self, progress: WorkDoneProgress) {
        let value = ProgressParamsValue::WorkDone(progress);
        self.outbox.notify::<ProgressNotification>(ProgressParams {
            token: self.token.clone(),
            value,
        });
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.running.lock().remove(&self.token);
        self.send(WorkDoneProgress::End(WorkDoneProgressEnd { message: None }));
    }
}
