//! The one worker: takes the newest text, judges it, and shows the result. It alone publishes, so nothing overtakes.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tower_lsp::lsp_types::Url;

use super::actions;
use super::configured::{Judge, Judges};
use super::log::Log;
use super::outbox::Outbox;
use super::publication::Publication;
use super::quarantine::Quarantine;
use super::snapshot::Snapshot;
use super::state::{Job, Shared, Task};
use crate::analysis::Analysis;
use crate::message::Message;

/// The worker and what it remembers.
pub(super) struct Worker {
    shared: Arc<Shared>,
    outbox: Outbox,
    log: Log,
    /// What the client shows.
    shown: HashMap<Url, Publication>,
    judges: Judges,
    quarantine: Quarantine,
    /// Whether the actions of a finding were made once.
    rehearsed: bool,
}

impl Worker {
    pub(super) fn new(shared: Arc<Shared>, outbox: Outbox, log: Log) -> Self {
        let (judges, quarantine) = (Judges::default(), Quarantine::default());
        Self {
            shared,
            outbox,
            log,
            shown: HashMap::new(),
            judges,
            quarantine,
            rehearsed: false,
        }
    }

    /// Works until the process ends.
    pub(super) fn run(mut self) {
        loop {
            let job = self.shared.next_job();
            // What fails is in the log; the next text is judged all the same.
            let _ = catch_unwind(AssertUnwindSafe(|| self.work(job)));
        }
    }

    fn work(&mut self, job: Job) {
        match job {
            Job::Clear(uri) => self.clear(&uri),
            Job::Show(uri, snapshot) => self.show(&uri, &snapshot),
            Job::Judge(task) => {
                let snapshot = Arc::new(self.judge(&task));
                let is_newest = self.shared.finish(&task.uri, Arc::clone(&snapshot));
                if is_newest && !task.profile.pulls_diagnostics {
                    self.show(&task.uri, &snapshot);
                }
                if !std::mem::replace(&mut self.rehearsed, true) {
                    actions::rehearse(&task.uri, &snapshot, &task.profile);
                }
            }
        }
    }

    fn judge(&mut self, task: &Task) -> Snapshot {
        let before = task.previous.as_deref();
        let spoken = task.options.language(None, task.profile.lang);
        let judge_before = before.map(|before| Judge {
            linter: Arc::clone(&before.linter),
            known: Arc::clone(before.analysis.known()),
            lang: None,
        });
        let log = &self.log;
        let complain = |message: &Message| log.show_error(&message.render(spoken));
        let judge = self
            .judges
            .judge(&task.linters, &task.path, judge_before, complain);
        let (linter, analysis) = self.quarantine.judge(
            &judge.linter,
            before.map(|before| (&before.linter, &before.analysis)),
            &Analysis::empty(task.document.format()).knowing(judge.known),
            task.document.rope(),
            |rule| {
                log.error(&format!(
                    "the rule {rule} failed; it is left out from now on"
                ))
            },
        );
        Snapshot {
            analysis,
            rope: task.document.rope().clone(),
            version: Some(task.document.version()),
            linter,
            encoding: task.profile.encoding,
            carries_data: task.profile.keeps_data,
            lang: task.options.language(judge.lang, task.profile.lang),
            path: task.path.clone(),
            changed: task.changed,
        }
    }

    fn show(&mut self, uri: &Url, snapshot: &Snapshot) {
        let publication = self.shown.entry(uri.clone()).or_default();
        publication.update(uri, snapshot);
        self.outbox.write(publication);
    }

    fn clear(&mut self, uri: &Url) {
        if self.shown.remove(uri).is_some() {
            self.outbox.write(&Publication::empty(uri));
        }
    }
}
