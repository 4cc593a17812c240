//! Taking away the findings that are suppressed, and telling which directives were of no use.

use std::ops::Range;

use super::cover::{Cover, Sweep};
use super::{Suppressions, UNUSED_RULE};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rule::Rule;
use crate::rules::rule;

/// Sifts the findings of one document, from its start to its end.
#[derive(Debug)]
pub(crate) struct Sieve<'s> {
    suppressions: &'s Suppressions,
    text: &'s str,
    sweep: Sweep<'s>,
    /// Where the block begins that the sieve is in.
    block_start: usize,
    /// Whether it stands where there are no labels.
    is_before_labels: bool,
    /// For each directive, whether it suppressed something.
    used: Vec<bool>,
    /// The same for those that reach into the block, and for what they suppressed in it.
    used_here: Vec<bool>,
}

/// How the findings of one block were sifted.
#[derive(Debug, Clone)]
pub(crate) struct Sifting {
    cover: Cover,
    is_before_labels: bool,
    used: Vec<bool>,
}

impl<'s> Sieve<'s> {
    /// A sieve for the findings in the text that the suppressions stand in.
    pub(crate) fn new(suppressions: &'s Suppressions, text: &'s str) -> Self {
        Self {
            suppressions,
            text,
            sweep: Sweep::new(&suppressions.directives),
            block_start: 0,
            is_before_labels: false,
            used: vec![false; suppressions.directives.len()],
            used_here: Vec::new(),
        }
    }

    /// Goes back to the start of the document, for other findings.
    pub(crate) fn rewind(&mut self) {
        self.sweep = Sweep::new(&self.suppressions.directives);
    }

    /// Goes on to a block, or a place, that does not begin before the last one.
    pub(crate) fn enter(&mut self, block: &Range<usize>) {
        self.sweep.enter(block);
        self.block_start = block.start;
        self.is_before_labels = block.start < self.suppressions.body;
        self.used_here.clear();
        self.used_here.resize(self.sweep.here.len(), false);
    }

    /// Whether a finding stays whose bytes are counted from `start`, a byte of the text. It begins in the block that was
    /// entered.
    pub(crate) fn keeps(&mut self, found: &Diagnostic, start: usize) -> bool {
        if self.changes_a_label(found, start) {
            return false;
        }
        let at = start + found.span.start - self.block_start;
        if self.sweep.cover.is_comment(at) {
            return false;
        }
        let suppressing = self.sweep.cover.suppressing(found.rule, at);
        if let Some(index) = suppressing {
            self.used[self.sweep.here[index]] = true;
            self.used_here[index] = true;
        }
        suppressing.is_none()
    }

    /// How the findings of the block were sifted, all of which were looked at.
    pub(crate) fn sifting(&self) -> Sifting {
        Sifting {
            cover: self.sweep.cover.clone(),
            is_before_labels: self.is_before_labels,
            used: self.used_here.clone(),
        }
    }

    /// Whether the same findings would be let through in the block as before; what was of use then is so again.
    pub(crate) fn repeats(&mut self, before: &Sifting) -> bool {
        let is_same =
            self.sweep.cover == before.cover && self.is_before_labels == before.is_before_labels;
        if is_same {
            for (&index, _) in self
                .sweep
                .here
                .iter()
                .zip(&before.used)
                .filter(|(_, used)| **used)
            {
                self.used[index] = true;
            }
        }
        is_same
    }

    /// What is to be said of the directives once all findings were sifted; `is_on` tells which rules could have been
    /// found at all.
    pub(crate) fn complaints(
        self,
        severity: Severity,
        is_on: impl Fn(&Rule) -> bool,
    ) -> Vec<Diagnostic> {
        let Some(rule) = rule(UNUSED_RULE) else {
            return Vec::new();
        };
        let directives = self.suppressions.directives.iter().zip(self.used);
        directives
            .filter_map(|(directive, used)| {
                Some(Diagnostic {
                    rule,
                    span: directive.comment.clone(),
                    severity,
                    message: directive.complaint(used, &is_on)?,
                    fixes: Vec::new(),
                })
            })
            .collect()
    }

    /// Whether a fix would change a label.
    fn changes_a_label(&self, found: &Diagnostic, start: usize) -> bool {
        let Suppressions { labels, body, .. } = self.suppressions;
        let mut edits = found.fixes.iter().flat_map(|fix| &fix.edits);
        !labels.is_empty()
            && edits.any(|edit| {
                let from = (start + edit.span.start).checked_sub(*body);
                from.is_some_and(|from| {
                    labels.are_changed_by(&self.text[*body..], &(from..from + edit.span.len()))
                })
            })
    }
}
