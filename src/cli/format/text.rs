//! For people at a terminal: a line per finding, and under it the sentence, before and after.
//!
//! A terminal may reorder right-to-left text, so that nothing is ever pointed at by its column.

use std::fmt::Write as _;

use super::Layout;
use super::places::Places;
use crate::cli::check::Checked;
use crate::cli::statistics::Statistics;
use crate::diagnostic::{Diagnostic, Severity};
use crate::excerpt::Excerpt;
use crate::message::{Lang, Text};
use anstyle::{AnsiColor, Style};

const NOTHING: Text = Text {
    fa: "چیزی پیدا نشد.",
    en: "Nothing found.",
};
const SUMMARY: Text = Text {
    fa: "{findings} یافته در {files} پرونده؛ `pirast fix` {safe} تا را درست می‌کند و با `--suggestions` {all} تا را.",
    en: "{findings} finding(s) in {files} file(s); `pirast fix` repairs {safe}, with `--suggestions` {all}.",
};

/// Findings for people.
pub(super) struct TextLayout {
    lang: Lang,
    is_coloured: bool,
}

impl TextLayout {
    /// The layout for messages in this language.
    pub(super) fn new(lang: Lang, is_coloured: bool) -> Self {
        Self { lang, is_coloured }
    }

    /// Appends a text between the signs that begin and end its colour.
    fn paint(&self, out: &mut String, style: Style, text: &str) {
        if self.is_coloured {
            let _ = write!(out, "{style}{text}{style:#}");
        } else {
            out.push_str(text);
        }
    }

    fn finding(&self, out: &mut String, text: &str, place: (usize, usize), found: &Diagnostic) {
        let (line, column) = place;
        let _ = write!(out, ":{line}:{column}: ");
        let severity = found.severity;
        self.paint(out, colour_of(severity).bold(), severity.name());
        for part in [" ", found.rule.id, " "] {
            out.push_str(part);
        }
        found.message.write(out, self.lang);
        let excerpt = Excerpt::new(text, found);
        for part in ["\n    ", &excerpt.before, "["] {
            out.push_str(part);
        }
        self.paint(out, colour(AnsiColor::Red), &excerpt.wrong);
        if let Some(right) = &excerpt.right {
            out.push_str(" → ");
            self.paint(out, colour(AnsiColor::Green), right);
        }
        for part in ["]", &excerpt.after, "\n"] {
            out.push_str(part);
        }
    }
}

fn colour(colour: AnsiColor) -> Style {
    Style::new().fg_color(Some(colour.into()))
}

fn colour_of(severity: Severity) -> Style {
    colour(match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
        Severity::Hint => AnsiColor::Blue,
    })
}

impl Layout for TextLayout {
    fn findings(&self, checked: &Checked, places: &Places<'_>) -> String {
        let path = checked.source.path.display().to_string();
        let mut out = String::with_capacity(checked.diagnostics.len() * 320);
        for found in &checked.diagnostics {
            out.push_str(&path);
            let place = places.code_points(found.span.start);
            self.finding(&mut out, &checked.source.text, place, found);
        }
        out
    }

    fn tail(&self, counts: &Statistics) -> String {
        let message = if counts.findings() == 0 {
            if counts.are_partial {
                // What could not be read was told; of that nobody knows whether nothing is in it.
                return String::new();
            }
            NOTHING.message()
        } else {
            SUMMARY
                .message()
                .with_count("findings", counts.findings())
                .with_count("files", counts.texts_with_findings())
                .with_count("safe", counts.safe)
                .with_count("all", counts.preferred)
        };
        format!("{}\n", message.render(self.lang))
    }
}
