//! `pirast explain`: the page of one rule.

use std::fmt::Write as _;
use std::process::ExitCode;

use super::failure::{self, Failure};
use super::output;
use crate::message::{Lang, Text};
use crate::page::{Outcome, Page, plain};
use crate::rules::{RULES, rule};

const SAFE: Text = Text {
    fa: "هنگام ذخیره درست می‌شود",
    en: "Repaired on save",
};
const SUGGESTED: Text = Text {
    fa: "پیشنهاد می‌شود",
    en: "Suggested",
};
const ALTERNATIVES: Text = Text {
    fa: "میان چند پیشنهاد",
    en: "Offered among others",
};
const REPORTED: Text = Text {
    fa: "فقط نشان داده می‌شود",
    en: "Only pointed out",
};
const UNCHANGED: Text = Text {
    fa: "دست نمی‌خورد",
    en: "Left alone",
};

pub(super) fn run(lang: Lang, id: &str) -> ExitCode {
    let Some(page) = rule(id).and_then(|rule| Page::parse(rule.page)) else {
        Failure::NoSuchRule {
            id: id.to_owned(),
            nearest: nearest(id),
        }
        .tell(lang);
        return ExitCode::from(failure::CODE);
    };
    let mut out = format!("{}\n\n{}\n", page.title, page.explanation(lang));
    for examples in &page.examples {
        let heading = match examples.outcome {
            Outcome::Safe => SAFE,
            Outcome::Suggested => SUGGESTED,
            Outcome::Alternatives => ALTERNATIVES,
            Outcome::Reported => REPORTED,
            Outcome::Unchanged => UNCHANGED,
        };
        let settings = if examples.settings.is_empty() {
            String::new()
        } else {
            format!(" ({})", examples.settings)
        };
        let _ = writeln!(out, "\n{}{settings}:", heading.in_lang(lang));
        for item in &examples.items {
            let _ = writeln!(out, "  {}", crate::excerpt::visible(&plain(item)));
        }
    }
    output::print(&out);
    ExitCode::SUCCESS
}

/// The id that shares most with what was typed.
fn nearest(id: &str) -> &'static str {
    let likeness = |other: &str| strsim::normalized_damerau_levenshtein(id, other);
    RULES
        .iter()
        .map(|rule| rule.id)
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
        .unwrap_or_default()
}
