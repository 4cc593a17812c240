//! What is wrong with a configuration, and where.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::parser_words::{Fault, fault};
use crate::message::{Message, Text};

/// A configuration that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The file at fault.
    pub path: PathBuf,
    /// Line and column of the fault, both from 1, the column in code points; `None` where the whole file is at fault.
    pub place: Option<(usize, usize)>,
    /// What is wrong.
    pub problem: Box<Message>,
    /// What was probably meant.
    pub suggestion: Option<String>,
    /// The name that is not known, among which others the meant one may be.
    wrong_name: Option<String>,
}

const PROBLEM: Text = Text {
    fa: "{path}{place}: پیکربندی نادرست است: {problem}",
    en: "{path}{place}: the configuration is not valid: {problem}",
};
const PROBLEM_WITH_SUGGESTION: Text = Text {
    fa: "{path}{place}: پیکربندی نادرست است: {problem} (شاید «{suggestion}»؟)",
    en: "{path}{place}: the configuration is not valid: {problem} (did you mean `{suggestion}`?)",
};
const UNREADABLE: Text = Text {
    fa: "خوانده نشد: {reason}",
    en: "it cannot be read: {reason}",
};

impl ConfigError {
    /// A file that cannot be read.
    pub fn unreadable(path: &Path, error: &std::io::Error) -> Self {
        Self::of(
            path,
            None,
            UNREADABLE.message().with_io_error("reason", error),
        )
    }

    /// A fault with a message of its own.
    pub(super) fn of(path: &Path, place: Option<(usize, usize)>, problem: Message) -> Self {
        Self {
            path: path.to_owned(),
            place,
            problem: Box::new(problem),
            suggestion: None,
            wrong_name: None,
        }
    }

    /// A fault at some bytes of the file's text, in the words of the parser.
    pub fn at(path: &Path, text: &str, span: Option<Range<usize>>, words: &str) -> Self {
        let Fault {
            problem,
            wrong_name,
            known,
        } = fault(words);
        Self {
            path: path.to_owned(),
            place: span.map(|span| place_of(text, span.start)),
            problem: Box::new(problem),
            suggestion: wrong_name
                .as_deref()
                .and_then(|wrong| nearest(wrong, &known)),
            wrong_name,
        }
    }

    /// The same fault, with more names among which the meant one may be.
    pub(super) fn or_meant(mut self, names: &[&str]) -> Self {
        if let Some(wrong) = &self.wrong_name {
            let mut known: Vec<&str> = names.to_vec();
            known.extend(self.suggestion.as_deref());
            self.suggestion = nearest(wrong, &known);
        }
        self
    }

    /// The sentence for the user.
    pub fn message(&self) -> Message {
        let place = self
            .place
            .map(|(line, column)| format!(":{line}:{column}"))
            .unwrap_or_default();
        let text = if self.suggestion.is_some() {
            PROBLEM_WITH_SUGGESTION
        } else {
            PROBLEM
        };
        text.with("path", self.path.display().to_string())
            .with("place", place)
            .with_message("problem", (*self.problem).clone())
            .with("suggestion", self.suggestion.clone().unwrap_or_default())
    }
}

/// The known name that is nearest to `wrong`, if one is near enough to be what was meant.
fn nearest(wrong: &str, known: &[&str]) -> Option<String> {
    known
        .iter()
        .map(|name| (strsim::damerau_levenshtein(wrong, name), name))
        .filter(|(distance, name)| *distance * 3 <= name.chars().count().max(4))
        .min()
        .map(|(_, name)| (*name).to_owned())
}

/// Line and column of a byte of a text, both from 1, the column in code points.
pub(super) fn place_of(text: &str, offset: usize) -> (usize, usize) {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    (line, before[start..].chars().count() + 1)
}
