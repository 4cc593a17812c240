//! Applying fixes: never two at one place, never more than a rule declares, until nothing is left to do.

mod permission;

use serde::{Deserialize, Serialize};

use crate::analysis::Analysis;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::edits::{Patch, apply};
use crate::format::Format;
use crate::linter::Linter;

pub use permission::permits;

/// Which fixes are applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Extent {
    /// Those that are certain.
    Safe,
    /// Also the preferred one of each finding that has only suggestions.
    Preferred,
}

impl Extent {
    /// The fix of a finding that is applied, if any is.
    pub fn fix_of(self, found: &Diagnostic) -> Option<&Fix> {
        match self {
            Self::Safe => found.safe_fix(),
            Self::Preferred => found.preferred_fix(),
        }
    }
}

/// Passes after which fixing stops: each pass settles almost everything, so that a text which still changes now has
/// two rules at odds in it.
const MOST_PASSES: usize = 8;

/// The edits of one pass over findings that are sorted by place: sorted, disjoint, each within what its rule declares.
pub fn edits_of_pass(text: &str, diagnostics: &[Diagnostic], extent: Extent) -> Vec<Edit> {
    let mut chosen: Vec<&Fix> = Vec::new();
    let mut taken: Vec<&Edit> = Vec::new();
    for found in diagnostics {
        let Some(fix) = extent.fix_of(found) else {
            continue;
        };
        let clear = fix
            .edits
            .iter()
            .all(|edit| taken.iter().rev().take(16).all(|other| apart(edit, other)));
        if clear && permits(found.rule.changes, text, fix) {
            taken.extend(&fix.edits);
            chosen.push(fix);
        }
    }
    let mut edits: Vec<Edit> = chosen
        .into_iter()
        .flat_map(|fix| fix.edits.iter().cloned())
        .collect();
    edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
    // A fix may reach back over more than the last few edits; what overlaps after sorting waits for the next pass.
    let mut end = 0;
    let mut first = true;
    edits.retain(|edit| {
        let free = first || edit.span.start > end;
        if free {
            (end, first) = (edit.span.end, false);
        }
        free
    });
    edits
}

/// Whether two edits neither overlap nor touch, so that each still means the same after the other.
fn apart(one: &Edit, other: &Edit) -> bool {
    one.span.end < other.span.start || other.span.end < one.span.start
}

/// The edits that bring a text to the point where fixing again changes nothing.
pub fn fix(linter: &Linter, text: &str, format: Format, extent: Extent) -> Vec<Edit> {
    fix_analysed(
        linter,
        Analysis::empty(format).updated(linter, text.to_owned()),
        extent,
    )
}

/// Like [`fix`], for a text that this linter has analysed.
pub fn fix_analysed(linter: &Linter, mut analysis: Analysis, extent: Extent) -> Vec<Edit> {
    let line_end = line_end(analysis.text());
    let length = analysis.text().len();
    let mut patch = Patch::new(length);
    for _ in 0..MOST_PASSES {
        let mut edits = edits_of_pass(analysis.text(), &analysis.findings(), extent);
        if edits.is_empty() {
            break;
        }
        for edit in &mut edits {
            keep_line_ends(edit, line_end);
        }
        let text = apply(analysis.text(), &edits);
        analysis = analysis.updated(linter, text);
        patch.add(&edits);
    }
    patch.edits(length)
}

/// The line end that a document writes: CRLF where it has one anywhere.
pub fn line_end(text: &str) -> &'static str {
    if text.contains("\r\n") { "\r\n" } else { "\n" }
}

/// Writes the line breaks that an edit brings as the document writes its own. Those that are written so already stay:
/// an edit may pass here more than once, and may bring a piece of the document along.
pub fn keep_line_ends(edit: &mut Edit, line_end: &str) {
    if line_end != "\n" && edit.replacement.contains('\n') {
        let plain = edit.replacement.replace(line_end, "\n");
        edit.replacement = plain.replace('\n', line_end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_ends_are_the_document_s_own_however_often_they_are_written() {
        let mut edit = Edit {
            span: 0..0,
            replacement: "یک\nدو\r\nسه".to_owned(),
        };
        for _ in 0..2 {
            keep_line_ends(&mut edit, "\r\n");
            assert_eq!(edit.replacement, "یک\r\nدو\r\nسه");
        }
    }
}
