//! A text with all that was found in it, as it was at one moment.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use ropey::Rope;

use crate::analysis::Analysis;
use crate::dates::anchor::KnownDays;
use crate::dates::calendar::Day;
use crate::dates::resolve::Resolved;
use crate::linter::Linter;
use crate::message::Lang;
use crate::position::PositionEncoding;

/// An analysis, with everything that is needed to tell a client of it.
#[derive(Debug)]
pub(super) struct Snapshot {
    pub(super) analysis: Analysis,
    /// The same text, for positions.
    pub(super) rope: Rope,
    /// The version that the client gave to the text; `None` for a file that is not open.
    pub(super) version: Option<i32>,
    /// The linter that made it.
    pub(super) linter: Arc<Linter>,
    /// What columns count.
    pub(super) encoding: PositionEncoding,
    /// The language of messages.
    pub(super) lang: Lang,
    /// Where its configuration was looked for.
    pub(super) path: PathBuf,
    /// When the text or its settings last changed, on the clock of the server.
    pub(super) changed: u64,
}

impl Snapshot {
    /// The dates in the text, resolved with the day of the file and today where the text names no day.
    pub(super) fn dates(&self) -> Vec<Resolved<'_>> {
        let known = KnownDays {
            file: modified(&self.path).and_then(day_of),
            today: day_of(SystemTime::now()),
            ..KnownDays::default()
        };
        self.linter.dates(self.analysis.facts(), known)
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata()
        .and_then(|metadata| metadata.modified())
        .ok()
}

fn day_of(time: SystemTime) -> Option<Day> {
    let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
    Some(Day::in_iran(i64::try_from(seconds).ok()?))
}
