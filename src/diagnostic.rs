//! What is found in a text: where, why, and how it may be repaired.

use std::ops::Range;

use crate::message::Message;
use crate::rule::Rule;

/// How much a finding matters. `check` fails from [`Severity::Warning`] up.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Barely visible: a matter of taste.
    Hint,
    /// Worth knowing; nothing need be done.
    Info,
    /// A fault that a copy editor would mark.
    Warning,
    /// Certainly wrong, whatever the style of the house.
    Error,
}

impl Severity {
    /// The name used in configuration and output.
    pub fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Who may apply a fix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Safety {
    /// Certain: may be applied on save, unseen.
    Safe,
    /// Likely: a human looks at it first.
    Suggested,
}

/// One replacement in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// The bytes of the text that go.
    pub span: Range<usize>,
    /// What comes in their place.
    pub replacement: String,
}

/// One way to repair a finding: all its edits belong together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fix {
    /// What the user reads before choosing it.
    pub title: Message,
    /// Whether it may be applied unseen.
    pub safety: Safety,
    /// The one to apply when the user does not choose; at most one in a finding.
    pub preferred: bool,
    /// Sorted, not overlapping.
    pub edits: Vec<Edit>,
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that found it.
    pub rule: &'static Rule,
    /// The bytes it is about; on character boundaries, possibly empty.
    pub span: Range<usize>,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, in a sentence.
    pub message: Message,
    /// The repairs, the best first; none where only a human can tell.
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// The fix that is applied when nobody chooses.
    pub fn preferred_fix(&self) -> Option<&Fix> {
        self.fixes.iter().find(|fix| fix.preferred)
    }

    /// The fix that may be applied unseen: the preferred one where it is certain, or else another that is.
    pub fn safe_fix(&self) -> Option<&Fix> {
        self.preferred_fix()
            .into_iter()
            .chain(&self.fixes)
            .find(|fix| fix.safety == Safety::Safe)
    }

    /// The same finding, `by` bytes further on.
    pub fn shifted(mut self, by: usize) -> Self {
        self.shift(by);
        self
    }

    /// Moves the finding `by` bytes on.
    pub fn shift(&mut self, by: usize) {
        self.span = self.span.start + by..self.span.end + by;
        for edit in self.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = edit.span.start + by..edit.span.end + by;
        }
    }

    /// Whether the finding and all its edits lie within these bytes.
    pub fn lies_in(&self, span: &Range<usize>) -> bool {
        let within = |inner: &Range<usize>| span.start <= inner.start && inner.end <= span.end;
        within(&self.span)
            && self
                .fixes
                .iter()
                .flat_map(|fix| &fix.edits)
                .all(|edit| within(&edit.span))
    }

    /// The same finding, counted from a place `by` bytes into what it was counted from; it must not lie before that.
    pub fn shifted_back(mut self, by: usize) -> Self {
        self.span = self.span.start - by..self.span.end - by;
        for edit in self.fixes.iter_mut().flat_map(|fix| &mut fix.edits) {
            edit.span = edit.span.start - by..edit.span.end - by;
        }
        self
    }
}

impl PartialEq for Diagnostic {
    fn eq(&self, other: &Self) -> bool {
        self.rule.id == other.rule.id
            && self.span == other.span
            && self.severity == other.severity
            && self.message == other.message
            && self.fixes == other.fixes
    }
}
