//! One JSON array with an object per finding.

use std::borrow::Cow;

use serde::Serialize;

use super::places::Places;
use super::{Layout, json_lines, json_list_end};
use crate::cli::check::Checked;
use crate::cli::statistics::Statistics;
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::message::Lang;

/// Findings as JSON. Lines and columns count from 1, columns in code points; offsets count the bytes of the file as it
/// was read.
pub(super) struct JsonLayout {
    /// The language of messages.
    pub(super) lang: Lang,
}

#[derive(Serialize)]
struct Finding<'a> {
    path: Cow<'a, str>,
    rule: &'a str,
    severity: Severity,
    message: String,
    start: Place,
    end: Place,
    text: &'a str,
    fixes: Vec<Fix<'a>>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    offset: usize,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: String,
    safety: Safety,
    preferred: bool,
    edits: Vec<Edit<'a>>,
}

#[derive(Serialize)]
struct Edit<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

/// One finding as the object that is printed.
fn finding<'a>(
    checked: &'a Checked,
    places: &Places<'_>,
    found: &'a Diagnostic,
    lang: Lang,
) -> Finding<'a> {
    let shift = checked.source.text_starts_at();
    let place = |offset| {
        let (line, column) = places.code_points(offset);
        Place {
            line,
            column,
            offset: offset + shift,
        }
    };
    let fixes = found.fixes.iter().map(|fix| Fix {
        title: fix.title.render(lang),
        safety: fix.safety,
        preferred: fix.preferred,
        edits: fix
            .edits
            .iter()
            .map(|edit| Edit {
                start: edit.span.start + shift,
                end: edit.span.end + shift,
                text: &edit.replacement,
            })
            .collect(),
    });
    Finding {
        path: checked.source.path.to_string_lossy(),
        rule: found.rule.id,
        severity: found.severity,
        message: found.message.render(lang),
        start: place(found.span.start),
        end: place(found.span.end),
        text: &checked.source.text[found.span.clone()],
        fixes: fixes.collect(),
    }
}

/// The findings of a text as the objects that are printed.
pub(super) fn objects<'a>(
    checked: &'a Checked,
    places: &Places<'_>,
    lang: Lang,
) -> impl Iterator<Item = impl Serialize + use<'a>> {
    let found = checked.diagnostics.iter();
    found.map(move |found| finding(checked, places, found, lang))
}

impl Layout for JsonLayout {
    fn head(&self, _counts: &Statistics) -> String {
        "[".to_owned()
    }

    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String {
        json_lines(objects(checked, places, self.lang))
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, counts: &Statistics) -> String {
        format!("{}\n", json_list_end(counts))
    }
}
