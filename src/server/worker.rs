//! The one worker: takes the newest text, judges it, and shows the result. It alone publishes, so nothing overtakes.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use tower_lsp::lsp_types::Url;

use super::outbox::Outbox;
use super::publication::Publication;
use super::state::{Job, Shared, Snapshot, Task};
use crate::analysis::Analysis;

/// Works until the process ends.
pub(super) fn run(shared: &Shared, outbox: &Outbox) {
    let mut shown: HashMap<Url, Publication> = HashMap::new();
    loop {
        match shared.next_job() {
            Job::Clear(uri) => {
                if shown.remove(&uri).is_some() {
                    outbox.write(&Publication::empty(&uri));
                }
            }
            Job::Analyse(task) => {
                let Some(snapshot) = analyse(&task) else {
                    continue;
                };
                let snapshot = Arc::new(snapshot);
                if shared.finish(&task.uri, Arc::clone(&snapshot)) && shared.pushes() {
                    let publication = shown.entry(task.uri.clone()).or_default();
                    publication.update(&task.uri, &snapshot);
                    outbox.write(publication);
                }
            }
        }
    }
}

/// The findings of a text; nothing where judging it failed.
fn analyse(task: &Task) -> Option<Snapshot> {
    let format = task.document.format();
    let text = task.document.rope().to_string();
    let judge = || match &task.previous {
        Some(previous)
            if Arc::ptr_eq(&previous.linter, &task.linter)
                && previous.analysis.format() == format =>
        {
            previous.analysis.updated(&task.linter, text)
        }
        _ => Analysis::empty(format).updated(&task.linter, text),
    };
    let analysis = catch_unwind(AssertUnwindSafe(judge)).ok()?;
    Some(task.snapshot(analysis))
}
