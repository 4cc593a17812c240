//! A text with all that was found in it, as it was at one moment.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use ropey::Rope;

use crate::analysis::Analysis;
use crate::dates::anchor::KnownDays;
use crate::dates::calendar::Day;
use crate::dates::recognise::recognise_at;
use crate::dates::resolve::Resolved;
use crate::fact::{Fact, FactKind};
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
    /// Whether the client keeps the data of a diagnostic.
    pub(super) carries_data: bool,
    /// The language of messages.
    pub(super) lang: Lang,
    /// Where its configuration was looked for.
    pub(super) path: PathBuf,
    /// When the text or its settings last changed, on the clock of the server.
    pub(super) changed: u64,
}

impl Snapshot {
    /// The dates that were found in the text, with the days they mean.
    pub(super) fn dates(&self) -> Vec<Resolved<'_>> {
        self.resolve(self.analysis.facts())
    }

    /// The facts about the dates of the text, if there is a date in the paragraph at `offset`. That is read more closely
    /// for them: words like «دیروز» are passed over where they can contradict nothing, but a reader may point at one.
    pub(super) fn facts_about_dates(&self, offset: usize) -> Vec<Fact> {
        let Some(here) = self.dates_at(offset) else {
            return Vec::new();
        };
        let is_about_dates =
            |fact: &&Fact| matches!(fact.kind, FactKind::Dates(_) | FactKind::FrontMatterDay(_));
        let facts = self.analysis.facts().iter().filter(is_about_dates);
        let mut facts: Vec<Fact> = facts.cloned().collect();
        facts.retain(|fact| fact.span != here.span);
        let place = facts.partition_point(|fact| fact.span.start < here.span.start);
        facts.insert(place, here);
        facts
    }

    /// The dates of these facts with the days they mean, counted from the day of the file or today where the text
    /// names no day.
    pub(super) fn resolve<'a>(&'a self, facts: &'a [Fact]) -> Vec<Resolved<'a>> {
        let known = KnownDays {
            file: modified(&self.path).and_then(Day::at),
            today: Day::at(SystemTime::now()),
            ..KnownDays::default()
        };
        self.linter.dates(facts, known)
    }

    fn dates_at(&self, offset: usize) -> Option<Fact> {
        let blocks = self.analysis.blocks();
        let block = &blocks[..blocks.partition_point(|block| block.span.start <= offset)]
            .last()?
            .span;
        let text = self.analysis.text().get(block.clone())?;
        let (span, dates) = recognise_at(text, self.analysis.format(), offset - block.start)?;
        let fact = Fact {
            span,
            kind: FactKind::Dates(Arc::new(dates)),
        };
        Some(fact.shifted(block.start))
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata()
        .and_then(|metadata| metadata.modified())
        .ok()
}
