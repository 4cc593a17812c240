//! A report for people: one right-to-left HTML page that needs no network, with counts, a chart and every finding in
//! its sentence, before and after.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diagnostic::{Diagnostic, Severity};
use crate::excerpt::Excerpt;
use crate::message::{Lang, Text};
use crate::rules::RULES;

const STYLE: &str = include_str!("report/style.css");

const TITLE: Text = Text {
    fa: "گزارش پیراست",
    en: "Pirast report",
};
const SUMMARY: Text = Text {
    fa: "{findings} یافته در {files} پرونده از {all} پرونده",
    en: "{findings} finding(s) in {files} of {all} file(s)",
};
const BY_RULE: Text = Text {
    fa: "به تفکیک قاعده",
    en: "By rule",
};
const BY_FILE: Text = Text {
    fa: "به تفکیک پرونده",
    en: "By file",
};
const PARTIAL: Text = Text {
    fa: "بخشی از پرونده‌ها خوانده نشد و در این گزارش نیست.",
    en: "Some files could not be read; this report leaves them out.",
};
const CLEAN: Text = Text {
    fa: "چیزی پیدا نشد.",
    en: "Nothing found.",
};
const BEFORE: Text = Text {
    fa: "پیش",
    en: "before",
};
const AFTER: Text = Text {
    fa: "پس",
    en: "after",
};

/// One file of a report.
#[derive(Debug)]
pub struct FileReport<'a> {
    /// Its name, as the reader knows it.
    pub name: String,
    /// Its text.
    pub text: &'a str,
    /// What was found in it, in the order of the text.
    pub diagnostics: &'a [Diagnostic],
}

/// A report in the making. The findings are rendered as they come, so that the texts need not be kept.
#[derive(Debug)]
pub struct Report {
    lang: Lang,
    sections: String,
    by_rule: BTreeMap<&'static str, usize>,
    by_file: Vec<(String, usize)>,
    files: usize,
    is_partial: bool,
}

impl Report {
    /// An empty report in this language.
    pub fn new(lang: Lang) -> Self {
        Self {
            lang,
            sections: String::new(),
            by_rule: BTreeMap::new(),
            by_file: Vec::new(),
            files: 0,
            is_partial: false,
        }
    }

    /// Adds a file.
    pub fn add(&mut self, file: &FileReport<'_>) {
        self.files += 1;
        if file.diagnostics.is_empty() {
            return;
        }
        let number = self.by_file.len() + 1;
        let _ = writeln!(
            self.sections,
            "<section id=\"file-{number}\"><h2><bdi>{}</bdi> <small>{}</small></h2><ol>",
            escape(&file.name),
            self.digits(file.diagnostics.len())
        );
        let mut line = LineCounter::default();
        for found in file.diagnostics {
            *self.by_rule.entry(found.rule.id).or_default() += 1;
            let at = line.of(file.text, found.span.start);
            let item = self.item(file.text, found, at);
            self.sections.push_str(&item);
        }
        self.sections.push_str("</ol></section>\n");
        self.by_file
            .push((file.name.clone(), file.diagnostics.len()));
    }

    fn item(&self, text: &str, found: &Diagnostic, line: usize) -> String {
        let excerpt = Excerpt::new(text, found);
        let sentence = |kind: &str, label: Text, words: &str| {
            format!(
                "<p class=\"{kind}\"><b>{}</b> {}<mark>{}</mark>{}</p>",
                label.in_lang(self.lang),
                escape(&excerpt.before),
                escape(words),
                escape(&excerpt.after)
            )
        };
        let after = excerpt
            .right
            .as_deref()
            .map(|right| sentence("after", AFTER, right))
            .unwrap_or_default();
        format!(
            "<li class=\"{}\"><p class=\"message\">{} <code>{}</code> <small>{}</small></p>\n\
             <div lang=\"fa\" dir=\"rtl\">{}{after}</div></li>\n",
            found.severity.name(),
            escape(&found.message.render(self.lang)),
            found.rule.id,
            self.digits(line),
            sentence("before", BEFORE, &excerpt.wrong),
        )
    }

    /// Says on the page that there is more than it shows, for something could not be read.
    pub fn mark_partial(&mut self) {
        self.is_partial = true;
    }

    /// The whole page.
    pub fn finish(self) -> String {
        let (lang, direction) = match self.lang {
            Lang::Fa => ("fa", "rtl"),
            Lang::En => ("en", "ltr"),
        };
        let title = TITLE.in_lang(self.lang);
        let total: usize = self.by_file.iter().map(|(_, count)| count).sum();
        let summary = SUMMARY
            .with("findings", self.digits(total))
            .with("files", self.digits(self.by_file.len()))
            .with("all", self.digits(self.files))
            .render(self.lang);
        let body = if total == 0 {
            let text = if self.is_partial { PARTIAL } else { CLEAN };
            format!("<p>{}</p>", text.in_lang(self.lang))
        } else {
            format!(
                "{}<h2>{}</h2>\n{}<h2>{}</h2>\n{}{}",
                if self.is_partial {
                    format!("<p>{}</p>\n", PARTIAL.in_lang(self.lang))
                } else {
                    String::new()
                },
                BY_RULE.in_lang(self.lang),
                self.rule_chart(),
                BY_FILE.in_lang(self.lang),
                self.file_chart(),
                self.sections
            )
        };
        // The page quotes faults: it is itself no text to be checked.
        let silence = if total == 0 {
            ""
        } else {
            "<!-- pirast: off-file -->\n"
        };
        format!(
            "<!DOCTYPE html>\n{silence}<html lang=\"{lang}\" dir=\"{direction}\">\n<head>\n<meta charset=\"utf-8\">\n\
             <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
             <style>\n{STYLE}</style>\n</head>\n<body>\n<header><h1>{title}</h1><p>{summary}</p></header>\n\
             <main>\n{body}</main>\n</body>\n</html>\n"
        )
    }

    /// A bar for each rule, the longest first.
    fn rule_chart(&self) -> String {
        let mut rows: Vec<(&str, usize)> = self
            .by_rule
            .iter()
            .map(|(id, count)| (*id, *count))
            .collect();
        rows.sort_by_key(|(id, count)| (std::cmp::Reverse(*count), *id));
        let bars = rows.iter().map(|(id, count)| {
            let rule = RULES.iter().find(|rule| rule.id == *id);
            let summary = rule.map_or("", |rule| rule.summary.in_lang(self.lang));
            let severity = rule
                .and_then(|rule| rule.severity)
                .unwrap_or(Severity::Info)
                .name();
            let name = format!("{}<br><code>{id}</code>", escape(summary));
            (name, *count, severity)
        });
        self.chart(bars.collect())
    }

    fn file_chart(&self) -> String {
        let mut rows: Vec<(usize, &(String, usize))> = self.by_file.iter().enumerate().collect();
        rows.sort_by_key(|(_, (name, count))| (std::cmp::Reverse(*count), name.as_str()));
        let bars = rows.iter().map(|(index, (name, count))| {
            let name = format!(
                "<a href=\"#file-{}\"><bdi>{}</bdi></a>",
                index + 1,
                escape(name)
            );
            (name, *count, "info")
        });
        self.chart(bars.collect())
    }

    fn chart(&self, bars: Vec<(String, usize, &str)>) -> String {
        let most = bars.iter().map(|(_, count, _)| *count).max().unwrap_or(1);
        let rows: String = bars
            .iter()
            .map(|(name, count, kind)| {
                format!(
                    "<tr><th scope=\"row\">{name}</th><td><div class=\"bar {kind}\" style=\"width:{}%\"></div></td>\
                     <td>{}</td></tr>\n",
                    (count * 100).div_ceil(most.max(1)),
                    self.digits(*count)
                )
            })
            .collect();
        format!("<table class=\"chart\">\n{rows}</table>\n")
    }

    /// A number in the digits of the reader.
    fn digits(&self, number: usize) -> String {
        let latin = number.to_string();
        match self.lang {
            Lang::En => latin,
            Lang::Fa => latin
                .chars()
                .filter_map(|digit| {
                    char::from_u32(u32::from(digit) - u32::from('0') + u32::from('۰'))
                })
                .collect(),
        }
    }
}

/// Counts lines on the way through a text.
#[derive(Debug, Default)]
struct LineCounter {
    offset: usize,
    lines: usize,
}

impl LineCounter {
    /// The line of an offset, from 1. Offsets come in order; one that goes back counts from the start.
    fn of(&mut self, text: &str, offset: usize) -> usize {
        if offset < self.offset {
            *self = Self::default();
        }
        self.lines += text[self.offset..offset].matches('\n').count();
        self.offset = offset;
        self.lines + 1
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::linter::Linter;
    use crate::settings::Settings;

    #[test]
    fn every_finding_is_shown_and_nothing_comes_from_the_network() {
        let text = "سلامـت باش.\n\nاو <b>گفت</b> : سلام ، دنیا.\n";
        let diagnostics = Linter::new(Settings::default()).lint(text, Format::Plain);
        let mut report = Report::new(Lang::Fa);
        report.add(&FileReport {
            name: "خبر.txt".to_owned(),
            text,
            diagnostics: &diagnostics,
        });
        let page = report.finish();
        assert_eq!(page.matches("<li class=").count(), diagnostics.len());
        assert!(page.contains("dir=\"rtl\"") && page.contains("&lt;b&gt;"));
        assert!(!page.contains("http") && !page.contains("<script") && !page.contains("url("));
        assert!(page.contains("<small>۳</small>"));
    }
}
