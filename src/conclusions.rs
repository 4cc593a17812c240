//! What only the whole document decides, remembered from one text to the next.
//!
//! The findings are kept fact by fact, counted from where the fact stands, so that they move with it.

use std::collections::HashMap;
use std::sync::Arc;

use crate::dates::anchor::{Anchor, KnownDays};
use crate::dates::article::Article;
use crate::dates::recognise::ParagraphDates;
use crate::dates::resolve::Placed;
use crate::diagnostic::Diagnostic;
use crate::fact::{Fact, FactKind};
use crate::linter::Linter;

/// The facts of a document and what follows from them.
#[derive(Debug, Clone, Default)]
pub struct Conclusions {
    facts: Vec<Fact>,
    /// For each fact the findings that lie in it, counted from its start.
    of_facts: Vec<Arc<Vec<Diagnostic>>>,
    /// For each fact that holds dates, the days from which those that were judged are counted.
    anchors: Vec<Anchors>,
    /// Findings that lie in no fact, counted from the start of the text.
    elsewhere: Arc<Vec<Diagnostic>>,
    /// Whether one of them is of a rule that does not judge by distance.
    has_strays: bool,
}

type Anchors = Vec<Option<Anchor>>;

impl Conclusions {
    /// What `facts`, in the order of the text, let a linter conclude. `self` is what the same linter concluded from
    /// an earlier state of the document.
    pub fn updated(&self, linter: &Linter, facts: Vec<Fact>) -> Self {
        let mut next = Self {
            of_facts: vec![Arc::default(); facts.len()],
            facts,
            ..Self::default()
        };
        if !self.has_strays && self.same_but_for_places(&next) {
            next.take_over(self);
        } else {
            let found = linter.conclude_from_facts(&next.facts, false);
            next.hand_out(found);
        }
        let by_distance = linter.conclude_from_facts(&next.facts, true);
        Arc::make_mut(&mut next.elsewhere).extend(by_distance);
        next.judge_dates(self, linter);
        next
    }

    /// The facts, in the order of the text.
    pub fn facts(&self) -> &[Fact] {
        &self.facts
    }

    /// For each fact, in the order of the text, the findings that lie in it, counted from its start.
    pub fn of_facts(&self) -> &[Arc<Vec<Diagnostic>>] {
        &self.of_facts
    }

    /// The findings that belong to no fact, counted from the start of the text.
    pub fn elsewhere(&self) -> &Arc<Vec<Diagnostic>> {
        &self.elsewhere
    }

    /// All findings, counted from the start of the text.
    pub fn findings(&self) -> impl Iterator<Item = Diagnostic> + '_ {
        let of_facts = self.facts.iter().zip(&self.of_facts);
        of_facts
            .flat_map(|(fact, found)| {
                found
                    .iter()
                    .map(|found| found.clone().shifted(fact.span.start))
            })
            .chain(self.elsewhere.iter().cloned())
    }

    /// The facts that rules judge by what they say and in which order, not by how far apart they stand.
    fn placeless(&self) -> impl Iterator<Item = (usize, &FactKind)> {
        let kinds = self.facts.iter().map(|fact| &fact.kind).enumerate();
        kinds.filter(|(_, kind)| {
            matches!(
                kind,
                FactKind::Number { .. } | FactKind::Variant { .. } | FactKind::Ezafe { .. }
            )
        })
    }

    fn same_but_for_places(&self, other: &Self) -> bool {
        self.placeless()
            .map(|(_, kind)| kind)
            .eq(other.placeless().map(|(_, kind)| kind))
    }

    fn take_over(&mut self, earlier: &Self) {
        let here: Vec<usize> = self.placeless().map(|(index, _)| index).collect();
        for (index, (before, _)) in here.into_iter().zip(earlier.placeless()) {
            self.of_facts[index] = Arc::clone(&earlier.of_facts[before]);
        }
    }

    /// Hands findings to the facts that they lie in.
    fn hand_out(&mut self, findings: Vec<Diagnostic>) {
        let placeless: Vec<usize> = self.placeless().map(|(index, _)| index).collect();
        for found in findings {
            let after = placeless
                .partition_point(|&index| self.facts[index].span.start <= found.span.start);
            let index = after.checked_sub(1).map(|before| placeless[before]);
            match index.filter(|&index| found.lies_in(&self.facts[index].span)) {
                Some(index) => {
                    let start = self.facts[index].span.start;
                    Arc::make_mut(&mut self.of_facts[index]).push(found.shifted_back(start));
                }
                None => Arc::make_mut(&mut self.elsewhere).push(found),
            }
        }
        self.has_strays = !self.elsewhere.is_empty();
    }

    /// Judges the dates of those paragraphs that are new, or whose dates now count from other days.
    fn judge_dates(&mut self, earlier: &Self, linter: &Linter) {
        let known = linter.known_days(&self.facts, KnownDays::default());
        let placed: Vec<(usize, Placed<'_>)> = self
            .facts
            .iter()
            .enumerate()
            .filter_map(|(index, fact)| match &fact.kind {
                FactKind::Dates(dates) => Some((
                    index,
                    Placed {
                        offset: fact.span.start,
                        dates,
                    },
                )),
                _ => None,
            })
            .collect();
        if placed.is_empty() {
            return;
        }
        let paragraphs: Vec<Placed<'_>> = placed.iter().map(|&(_, paragraph)| paragraph).collect();
        let article = Article::new(&paragraphs, &known, linter.lunar_calendar());
        let article = article.limited_to_doubtful();
        let before = earlier.judged();
        let mut judged = Vec::new();
        for (index, paragraph) in placed {
            let anchors = article.anchors(paragraph);
            if anchors.is_empty() {
                self.anchors.push(anchors);
                continue;
            }
            let same = before
                .get(&std::ptr::from_ref(paragraph.dates))
                .filter(|(then, _)| **then == anchors);
            let found = match same {
                Some((_, found)) => Arc::clone(found),
                None => Arc::new(linter.judge_dates(&article.resolve(
                    Placed {
                        offset: 0,
                        ..paragraph
                    },
                    &anchors,
                ))),
            };
            judged.push((index, found));
            self.anchors.push(anchors);
        }
        for (index, found) in judged {
            self.of_facts[index] = found;
        }
    }

    /// What was concluded from the dates of each paragraph, and from which days they were counted.
    fn judged(&self) -> HashMap<*const ParagraphDates, (&Anchors, &Arc<Vec<Diagnostic>>)> {
        let dates = self
            .facts
            .iter()
            .zip(&self.of_facts)
            .filter_map(|(fact, found)| match &fact.kind {
                FactKind::Dates(dates) => Some((Arc::as_ptr(dates), found)),
                _ => None,
            });
        dates
            .zip(&self.anchors)
            .map(|((dates, found), anchors)| (dates, (anchors, found)))
            .collect()
    }
}
