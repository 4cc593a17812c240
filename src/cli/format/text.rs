//! For people at a terminal: a line per finding, and under it the sentence, before and after.
//!
//! A terminal may reorder right-to-left text, so that nothing is ever pointed at by its column.

use anstyle::{AnsiColor, Style};
use ropey::Rope;

use super::Reporter;
use crate::cli::check::Checked;
use crate::diagnostic::{Diagnostic, Severity};
use crate::excerpt::Excerpt;
use crate::message::{Lang, Text};
use crate::position::{PositionEncoding, position_of};

const NOTHING: Text = Text {
    fa: "چیزی پیدا نشد.",
    en: "Nothing found.",
};
const SUMMARY: Text = Text {
    fa: "{findings} یافته در {files} پرونده؛ `pirast fix` {safe} تا را درست می‌کند و با `--suggestions` {all} تا را.",
    en: "{findings} finding(s) in {files} file(s); `pirast fix` repairs {safe}, with `--suggestions` {all}.",
};

/// Prints findings for people.
pub(super) struct TextReporter {
    lang: Lang,
    findings: usize,
    files: usize,
    safe: usize,
    preferred: usize,
}

impl TextReporter {
    /// A reporter that speaks this language.
    pub(super) fn new(lang: Lang) -> Self {
        Self {
            lang,
            findings: 0,
            files: 0,
            safe: 0,
            preferred: 0,
        }
    }

    fn finding(&mut self, checked: &Checked, rope: &Rope, found: &Diagnostic) {
        let position =
            position_of(rope, found.span.start, PositionEncoding::Utf32).unwrap_or_default();
        let color = severity_style(found.severity);
        anstream::println!(
            "{}:{}:{}: {color}{}{color:#} {} {}",
            checked.source.path.display(),
            position.line + 1,
            position.column + 1,
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
        anstream::println!("    {}[{change}]{}", excerpt.before, excerpt.after);
        self.safe += usize::from(found.safe_fix().is_some());
        self.preferred += usize::from(found.preferred_fix().is_some());
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

impl Reporter for TextReporter {
    fn file(&mut self, checked: &Checked) {
        if checked.diagnostics.is_empty() {
            return;
        }
        self.files += 1;
        self.findings += checked.diagnostics.len();
        let rope = Rope::from_str(&checked.source.text);
        for found in &checked.diagnostics {
            self.finding(checked, &rope, found);
        }
    }

    fn finish(&mut self) {
        let message = if self.findings == 0 {
            NOTHING.message()
        } else {
            SUMMARY
                .message()
                .with_count("findings", self.findings)
                .with_count("files", self.files)
                .with_count("safe", self.safe)
                .with_count("all", self.preferred)
        };
        anstream::println!("{}", message.render(self.lang));
    }
}
