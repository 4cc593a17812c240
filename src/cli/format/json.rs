//! One JSON array with an object per finding.

use serde::Serialize;

use super::places::Places;
use super::{Layout, Totals};
use crate::cli::check::Checked;
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
    path: String,
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
    places: &Places,
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
        path: checked.source.path.display().to_string(),
        rule: found.rule.id,
        severity: found.severity,
        message: found.message.render(lang),
        start: place(found.span.start),
        end: place(found.span.end),
        text: &checked.source.text[found.span.clone()],
        fixes: fixes.collect(),
    }
}

/// The findings of a file, one object a line.
pub(super) fn lines(checked: &Checked, lang: Lang) -> Vec<String> {
    if checked.diagnostics.is_empty() {
        return Vec::new();
    }
    let places = Places::of(checked);
    let objects = checked.diagnostics.iter();
    objects
        .filter_map(|found| serde_json::to_string(&finding(checked, &places, found, lang)).ok())
        .collect()
}

impl Layout for JsonLayout {
    fn head(&self) -> String {
        "[".to_owned()
    }

    fn file(&self, checked: &Checked) -> String {
        let lines = lines(checked, self.lang).into_iter();
        lines
            .map(|line| format!("\n{line}"))
            .collect::<Vec<_>>()
            .join(",")
    }

    fn separator(&self) -> &'static str {
        ","
    }

    fn tail(&self, totals: &Totals) -> String {
        format!("{}\n", super::json_list_end(totals))
    }
}
