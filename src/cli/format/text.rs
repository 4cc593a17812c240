//! For people at a terminal: a line per finding, and under it the sentence, before and after.
//!
//! A terminal may reorder right-to-left text, so that nothing is ever pointed at by its column.

use std::fmt::Write as _;

use super::places::Places;
use super::{Layout, Totals};
use crate::cli::check::Checked;
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
    /// The language of messages.
    pub(super) lang: Lang,
}

impl TextLayout {
    fn finding(&self, out: &mut String, checked: &Checked, places: &Places, found: &Diagnostic) {
        let (line, column) = places.code_points(found.span.start);
        let color = severity_style(found.severity);
        let _ = writeln!(
            out,
            "{}:{line}:{column}: {color}{}{color:#} {} {}",
            checked.source.path.display(),
            found.severity.name(),
            found.rule.id,
            found.message.render(self.lang),
        );
        let excerpt = Excerpt::new(&checked.source.text, found);
        let (red, green) = (
            Style::new().fg_color(Some(AnsiColor::Red.into())),
            Style::new().fg_color(Some(AnsiColor::Green.into())),
        );
        let change = match &excerpt.right {
            Some(right) => format!("{red}{}{red:#} → {green}{right}{green:#}", excerpt.wrong),
            None => format!("{red}{}{red:#}", excerpt.wrong),
        };
        let _ = writeln!(out, "    {}[{change}]{}", excerpt.before, excerpt.after);
    }
}

fn severity_style(severity: Severity) -> Style {
    let color = match severity {
        Severity::Error => AnsiColor::Red,
        Severity::Warning => AnsiColor::Yellow,
        Severity::Info => AnsiColor::Cyan,
        Severity::Hint => AnsiColor::Blue,
    };
    Style::new().fg_color(Some(color.into())).bold()
}

impl Layout for TextLayout {
    fn file(&self, checked: &Checked) -> String {
        let mut out = String::new();
        if checked.diagnostics.is_empty() {
            return out;
        }
        let places = Places::of(checked);
        for found in &checked.diagnostics {
            self.finding(&mut out, checked, &places, found);
        }
        out
    }

    fn tail(&self, totals: &Totals) -> String {
        let message = if totals.findings == 0 {
            NOTHING.message()
        } else {
            SUMMARY
                .message()
                .with_count("findings", totals.findings)
                .with_count("files", totals.files)
                .with_count("safe", totals.safe)
                .with_count("all", totals.preferred)
        };
        format!("{}\n", message.render(self.lang))
    }
}
