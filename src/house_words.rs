//! The words of the house: those that are right as they are, and those it would rather see spelled otherwise. Both are
//! listed in one form and known in all.

use std::ops::Bound;

use crate::settings::{Settings, Term};
use crate::tokens::{ZWNJ, is_joining};

/// What may follow a listed word and leave it the same word.
const SUFFIXES: [&str; 40] = [
    "",
    "ی",
    "ای",
    "یی",
    "ها",
    "های",
    "هایی",
    "هایم",
    "هایت",
    "هایش",
    "هایمان",
    "هایتان",
    "هایشان",
    "م",
    "ت",
    "ش",
    "ام",
    "ات",
    "اش",
    "مان",
    "تان",
    "شان",
    "یم",
    "یت",
    "یش",
    "یمان",
    "یتان",
    "یشان",
    "ان",
    "تر",
    "ترین",
    "اند",
    "ایم",
    "اید",
    "ست",
    "\u{0654}",
    "هاست",
    "هایند",
    "را",
    "تری",
];

/// Whether the house lists a word, in whatever form it stands.
pub fn is_listed(settings: &Settings, word: &str) -> bool {
    if settings.words.is_empty() {
        return false;
    }
    settings.words.contains(word)
        || word.char_indices().skip(1).any(|(at, _)| {
            let (stem, suffix) = word.split_at(at);
            let stem = stem.trim_end_matches(ZWNJ);
            SUFFIXES.contains(&suffix.trim_start_matches(ZWNJ)) && settings.words.contains(stem)
        })
}

/// The term of the house that a phrase is, and what the phrase becomes.
pub fn preferred<'s>(settings: &'s Settings, phrase: &str) -> Option<(&'s Term, String)> {
    let first = phrase.chars().next()?;
    let from = first.to_string();
    settings
        .terms
        .range::<str, _>((Bound::Included(from.as_str()), Bound::Unbounded))
        .take_while(|(wrong, _)| wrong.starts_with(first))
        .filter_map(|(wrong, term)| {
            let suffix = suffix_after(phrase, wrong)?;
            let right = with_suffix(&term.preferred, suffix);
            (right != phrase).then_some((wrong.len(), term, right))
        })
        .max_by_key(|(length, ..)| *length)
        .map(|(_, term, right)| (term, right))
}

/// The words in the longest term of the house.
pub fn longest_term(settings: &Settings) -> usize {
    settings
        .terms
        .keys()
        .map(|term| term.split(' ').count())
        .max()
        .unwrap_or(0)
}

/// What follows `base` in a phrase that is a form of it; half-spaces do not count.
fn suffix_after<'p>(phrase: &'p str, base: &str) -> Option<&'p str> {
    let mut rest = phrase;
    for c in base.chars().filter(|&c| c != ZWNJ) {
        rest = rest.trim_start_matches(ZWNJ).strip_prefix(c)?;
    }
    SUFFIXES
        .contains(&rest.trim_start_matches(ZWNJ))
        .then_some(rest)
}

fn with_suffix(word: &str, suffix: &str) -> String {
    let bare = suffix.trim_start_matches(ZWNJ);
    let joins = word.chars().next_back().is_some_and(is_joining);
    if joins {
        format!("{word}{suffix}")
    } else {
        format!("{word}{bare}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(toml: &str) -> Settings {
        toml::from_str(toml).unwrap()
    }

    #[test]
    fn a_listed_word_is_known_in_all_its_forms() {
        let settings = settings("words = [\"مهرآذین\", \"نشرک\"]");
        for word in ["مهرآذین", "مهرآذین‌ها", "نشرک‌های", "نشرکی"] {
            assert!(is_listed(&settings, word), "{word}");
        }
        assert!(!is_listed(&settings, "نشرکده"));
    }

    #[test]
    fn a_term_is_replaced_with_its_suffix() {
        let settings = settings(
            "[terms]\n\"امریکا\" = \"آمریکا\"\n\"گزارشات\" = \"گزارش‌ها\"\n\"می باشد\" = \"است\"",
        );
        let right = |phrase: &str| preferred(&settings, phrase).map(|(_, right)| right);
        assert_eq!(right("امریکایی").as_deref(), Some("آمریکایی"));
        assert_eq!(right("گزارشات").as_deref(), Some("گزارش‌ها"));
        assert_eq!(right("می باشد").as_deref(), Some("است"));
        assert_eq!(right("آمریکا"), None);
    }
}
