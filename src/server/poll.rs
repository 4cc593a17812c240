//! Looking for changes of configuration files oneself: many clients tell of none, and one that does may join a file's
//! beginning and its end into nothing.

use std::sync::Arc;
use std::time::{Duration, Instant};

use super::session::Session;

/// How often it is looked: about the time that someone takes who has saved such a file and turns to the draft.
const INTERVAL: Duration = Duration::from_secs(1);

/// How much longer than a look the wait for the next one is, at least, however many files there are.
const RATIO: u32 = 200;

/// Looks from time to time at the files that decide how documents are judged, and at those that were checked.
pub(super) fn start(session: Session) {
    tokio::spawn(async move {
        let mut pause = INTERVAL;
        loop {
            tokio::time::sleep(pause).await;
            let linters = Arc::clone(&session.shared.lock().linters);
            let looking = session.clone();
            let look = move || {
                let begun = Instant::now();
                let has_changed = linters.finder().has_changed();
                let files = looking.changed_since_check();
                (has_changed, files, begun.elapsed())
            };
            let Ok((has_changed, files, took)) = tokio::task::spawn_blocking(look).await else {
                return;
            };
            if has_changed {
                session.reload();
            }
            session.check_again(files);
            pause = INTERVAL.max(took * RATIO);
        }
    });
}
