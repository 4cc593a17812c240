//! The words of the house: those that are right as they are, and those it would rather see spelled otherwise. Both are
//! listed in one form and known in all.

mod circle;
mod ending;

use std::ops::{Bound, Range};

use crate::settings::{Settings, Term};
use crate::tokens::ZWNJ;

pub use circle::circle;

/// A phrase that is a form of a term of the house.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match<'s> {
    /// What the house says of it.
    pub term: &'s Term,
    /// The bytes of the phrase without its ending.
    pub base: usize,
    /// What the phrase becomes; `None` where the ending has no sure form behind the preferred word.
    pub right: Option<String>,
}

/// Whether the house lists a word as right, in whatever form it stands.
pub fn is_listed(settings: &Settings, word: &str) -> bool {
    if settings.words.is_empty() {
        return false;
    }
    settings.words.contains(word)
        || word.char_indices().skip(1).any(|(at, _)| {
            let (stem, ending) = word.split_at(at);
            settings.words.contains(stem) && ending::is_ending(stem, ending)
        })
}

/// Whether the house has decided how a word is spelled, so that nothing else is to be said of it.
pub fn is_decided(settings: &Settings, word: &str) -> bool {
    let is_preferred = |term: &Term| {
        ending_after(word, &term.preferred)
            .is_some_and(|rest| ending::is_ending(&term.preferred, rest))
    };
    is_listed(settings, word)
        || !settings.terms.is_empty()
            && (preferred(settings, word).is_some() || settings.terms.values().any(is_preferred))
}

/// The term of the house that a phrase is a form of, and what the phrase becomes.
pub fn preferred<'s>(settings: &'s Settings, phrase: &str) -> Option<Match<'s>> {
    terms_beginning_like(settings, phrase)
        .filter_map(|(wrong, term)| {
            let rest = ending_after(phrase, wrong)?;
            if !ending::is_ending(wrong, rest) {
                return None;
            }
            let right = ending::transfer(wrong, rest, &term.preferred);
            let base = phrase.len() - rest.len();
            (right.as_deref() != Some(phrase)).then_some((wrong.len(), Match { term, base, right }))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, found)| found)
}

/// Whether the unwanted words are there as a part of the preferred ones: «جمهوری اسلامی» in «جمهوری اسلامی ایران».
pub fn stands_already(text: &str, wrong: Range<usize>, preferred: &str) -> bool {
    preferred
        .match_indices(&text[wrong.clone()])
        .any(|(at, part)| {
            text[..wrong.start].ends_with(&preferred[..at])
                && text[wrong.end..].starts_with(&preferred[at + part.len()..])
        })
}

/// The words in the longest term of the house that begins like `word`, were it written with spaces for half-spaces.
pub fn longest_term(settings: &Settings, word: &str) -> usize {
    terms_beginning_like(settings, word)
        .map(|(term, _)| term.split([' ', ZWNJ]).count())
        .max()
        .unwrap_or(0)
}

/// The terms of the house that begin with the first letter of a phrase; no other can match it.
fn terms_beginning_like<'s>(
    settings: &'s Settings,
    phrase: &str,
) -> impl Iterator<Item = (&'s String, &'s Term)> {
    let first = phrase.chars().next();
    let from = first.map(String::from).unwrap_or_default();
    settings
        .terms
        .range::<str, _>((Bound::Included(from.as_str()), Bound::Unbounded))
        .take_while(move |(wrong, _)| first.is_some_and(|first| wrong.starts_with(first)))
}

/// What follows `base` in a phrase that begins with it. Half-spaces do not count, and where `base` has a space or a
/// half-space the phrase may have either, or none.
fn ending_after<'p>(phrase: &'p str, base: &str) -> Option<&'p str> {
    let mut rest = phrase;
    for c in base.chars() {
        rest = match c {
            ' ' | ZWNJ => rest.trim_start_matches([' ', ZWNJ]),
            letter => rest.trim_start_matches(ZWNJ).strip_prefix(letter)?,
        };
    }
    Some(rest)
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
        for word in ["مهرآذین", "مهرآذین‌ها", "نشرک‌های", "نشرکی", "نشرکی‌ها"]
        {
            assert!(is_listed(&settings, word), "{word}");
        }
        assert!(!is_listed(&settings, "نشرکده"));
    }

    #[test]
    fn a_term_is_replaced_in_all_its_forms() {
        let settings = settings(
            "[terms]\n\"امریکا\" = \"آمریکا\"\n\"گزارشات\" = \"گزارش‌ها\"\n\"می باشد\" = \"است\"\n\"پیش‌نویس\" = \"طرح\"\n\"کار\" = \"عمل\"",
        );
        let right = |phrase: &str| preferred(&settings, phrase).and_then(|found| found.right);
        assert_eq!(right("امریکایی").as_deref(), Some("آمریکایی"));
        assert_eq!(right("امریکایی‌ها").as_deref(), Some("آمریکایی‌ها"));
        assert_eq!(right("گزارشات").as_deref(), Some("گزارش‌ها"));
        for spelled in ["می باشد", "می‌باشد", "میباشد"] {
            assert_eq!(right(spelled).as_deref(), Some("است"), "{spelled}");
        }
        for spelled in ["پیش نویس", "پیش‌نویس", "پیشنویس"] {
            assert_eq!(right(spelled).as_deref(), Some("طرح"), "{spelled}");
        }
        assert_eq!(right("کارها").as_deref(), Some("عمل‌ها"));
        assert_eq!(right("کارت"), None);
        assert_eq!(right("آمریکا"), None);
    }

    #[test]
    fn what_the_house_decides_is_decided_in_all_forms() {
        let settings = settings("words = [\"نشرک\"]\n[terms]\n\"گفتگو\" = \"گفت‌وگو\"");
        for word in ["نشرک‌ها", "گفتگوها", "گفت‌وگوی"] {
            assert!(is_decided(&settings, word), "{word}");
        }
        assert!(!is_decided(&settings, "جستجو"));
    }
}
