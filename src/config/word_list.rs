//! The house's lists beside its configuration: words one a line, preferred terms as tab-separated values.

use std::collections::HashMap;
use std::path::Path;

use super::error::ConfigError;
use crate::message::Text;
use crate::settings::Term;

/// The word list that is read wherever it lies beside a configuration file.
pub const DICTIONARY_NAME: &str = "pirast-words.txt";

/// The table of preferred terms that is read wherever it lies beside a configuration file.
pub const TERMS_NAME: &str = "pirast-terms.tsv";

const NO_TERM: Text = Text {
    fa: "هر سطر صورت ناپسند است، یک جدول‌بند (Tab)، و صورت پسندیده",
    en: "a line holds a term, a tab and the preferred term",
};
const OTHER_BEFORE: Text = Text {
    fa: "سطر {line} برای همین صورت چیز دیگری می‌خواهد",
    en: "line {line} prefers something else to the same term",
};

/// The words of a list, one a line; blank lines and lines that begin with `#` do not count.
pub fn read_words(path: &Path) -> Result<Vec<String>, ConfigError> {
    Ok(lines_of(&read(path)?)
        .map(|(_, line)| line.trim().to_owned())
        .collect())
}

/// The terms of a table, each with the number of its line from 1: what is not wanted, a tab, what is, and perhaps a tab
/// and the reason.
pub fn read_terms(path: &Path) -> Result<Vec<(usize, String, Term)>, ConfigError> {
    let text = read(path)?;
    let mut lines: HashMap<&str, (usize, &str)> = HashMap::new();
    let mut terms = Vec::new();
    for (number, line) in lines_of(&text) {
        let mut columns = line.split('\t').map(str::trim).chain(std::iter::repeat(""));
        let mut column = || columns.next().unwrap_or_default();
        let (wrong, right, reason) = (column(), column(), column());
        let fault = |problem| Err(ConfigError::of(path, Some((number, 1)), problem));
        if wrong.is_empty() || right.is_empty() {
            return fault(NO_TERM.message());
        }
        let (first, same) = *lines.entry(wrong).or_insert((number, right));
        if same != right {
            return fault(OTHER_BEFORE.message().with_count("line", first));
        }
        let term = Term {
            preferred: right.to_owned(),
            reason: Some(reason.to_owned()).filter(|reason| !reason.is_empty()),
        };
        terms.push((number, wrong.to_owned(), term));
    }
    Ok(terms)
}

fn read(path: &Path) -> Result<String, ConfigError> {
    std::fs::read_to_string(path).map_err(|error| ConfigError::unreadable(path, &error))
}

/// The lines that count, each with its number from 1.
fn lines_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.trim_start_matches('\u{FEFF}')
        .lines()
        .enumerate()
        .map(|(index, line)| (index + 1, line))
        .filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'))
}
