//! Taking away the findings that are suppressed, and telling which directives were of no use.

use super::{Action, Suppressions, UNUSED_RULE};
use crate::diagnostic::{Diagnostic, Severity};
use crate::rule::Rule;
use crate::rules::rule;

/// Sifts the findings of one document.
#[derive(Debug)]
pub(crate) struct Sieve<'s> {
    suppressions: &'s Suppressions,
    text: &'s str,
    /// For each directive, whether it suppressed something.
    used: Vec<bool>,
}

impl<'s> Sieve<'s> {
    /// A sieve for the findings in the text that the suppressions stand in.
    pub(crate) fn new(suppressions: &'s Suppressions, text: &'s str) -> Self {
        Self {
            suppressions,
            text,
            used: vec![false; suppressions.directives.len()],
        }
    }

    /// Whether a finding stays whose bytes are counted from `start`, a byte of the text.
    pub(crate) fn keeps(&mut self, found: &Diagnostic, start: usize) -> bool {
        if self.changes_a_label(found, start) {
            return false;
        }
        let at = start + found.span.start;
        let directives = &self.suppressions.directives;
        if directives.iter().any(|d| d.comment.contains(&at)) {
            return false;
        }
        let suppressing = self.suppressing(found.rule, at);
        if let Some(index) = suppressing {
            self.used[index] = true;
        }
        suppressing.is_none()
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

    /// The directive that suppresses a finding of a rule at a byte.
    fn suppressing(&self, rule: &Rule, at: usize) -> Option<usize> {
        let mut open = None;
        for (index, directive) in self.suppressions.directives.iter().enumerate() {
            if !directive.is_for(rule) {
                continue;
            }
            match &directive.action {
                Action::Span(span) if span.contains(&at) => return Some(index),
                Action::Off if directive.comment.start <= at => open = open.or(Some(index)),
                Action::On if directive.comment.start <= at => open = None,
                _ => {}
            }
        }
        open
    }
}
