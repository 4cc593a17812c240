//! One JSON array with an object per finding.

use serde::Serialize;

use super::Reporter;
use super::places::{Places, print};
use crate::cli::check::Checked;
use crate::diagnostic::{Diagnostic, Safety, Severity};
use crate::message::Lang;

/// Prints findings as JSON. Lines and columns count from 1, columns in code points; offsets count the bytes of the
/// file as it was read.
pub(super) struct JsonReporter {
    lang: Lang,
    any: bool,
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
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

impl JsonReporter {
    /// A reporter that speaks this language.
    pub(super) fn new(lang: Lang) -> Self {
        Self { lang, any: false }
    }
}

/// One finding as the object that this format and `ndjson` print.
pub(super) fn finding<'a>(
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

impl Reporter for JsonReporter {
    fn file(&mut self, checked: &Checked) {
        if checked.diagnostics.is_empty() {
            return;
        }
        let places = Places::of(checked);
        let mut out = String::new();
        for found in &checked.diagnostics {
            out.push_str(if self.any { ",\n" } else { "[\n" });
            self.any = true;
            if let Ok(object) = serde_json::to_string(&finding(checked, &places, found, self.lang))
            {
                out.push_str(&object);
            }
        }
        print(&out);
    }

    fn finish(&mut self) {
        print(if self.any { "\n]\n" } else { "[]\n" });
    }
}
