//! The house's lists beside its configuration: words one a line, preferred terms as tab-separated values.

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

/// The words of a list, one a line; blank lines and lines that begin with `#` do not count.
pub fn read_words(path: &Path) -> Result<Vec<String>, ConfigError> {
    Ok(lines_of(&read(path)?)
        .map(|(_, line)| line.trim().to_owned())
        .collect())
}

/// The terms of a table: what is not wanted, a tab, what is, and perhaps a tab and the reason.
pub fn read_terms(path: &Path) -> Result<Vec<(String, Term)>, ConfigError> {
    let text = read(path)?;
    lines_of(&text)
        .map(|(number, line)| {
            let mut columns = line.split('\t').map(str::trim);
            match (columns.next(), columns.next(), columns.next()) {
                (Some(wrong), Some(right), reason) if !wrong.is_empty() && !right.is_empty() => {
                    let reason = reason.filter(|reason| !reason.is_empty());
                    Ok((
                        wrong.to_owned(),
                        Term {
                            preferred: right.to_owned(),
                            reason: reason.map(str::to_owned),
                        },
                    ))
                }
                _ => Err(ConfigError::of(path, Some((number, 1)), NO_TERM.message())),
            }
        })
        .collect()
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
