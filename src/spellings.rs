//! The curated lists of spellings: adverbs without their tanvin, flattened hamzas, fused prepositions, accepted variants.
//!
//! Each list is a text file in `spellings/` that needs no programmer: one entry a line, a comment after «#».

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::tokens::ZWNJ;

/// What a list says about a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The spelling that is proposed.
    pub right: String,
    /// Whether the Academy names the spelling at hand an error.
    pub ruled: bool,
}

/// A word that belongs to a group of accepted spellings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// The group.
    pub group: u16,
    /// The spelling within its group.
    pub form: u8,
}

/// Endings that a listed word may carry, without and with a half-space before them.
const ENDINGS: [&str; 26] = [
    "ی",
    "م",
    "ش",
    "ت",
    "مان",
    "تان",
    "شان",
    "ان",
    "ها",
    "های",
    "هایی",
    "یی",
    "یم",
    "یش",
    "‌ی",
    "‌ای",
    "‌ها",
    "‌های",
    "‌هایی",
    "‌ام",
    "‌اش",
    "‌مان",
    "‌تان",
    "‌شان",
    "‌جمهور",
    "‌جمهوری",
];

struct List {
    entries: FxHashMap<&'static str, (&'static str, bool)>,
}

impl List {
    fn parse(text: &'static str) -> Self {
        let entries = lines(text)
            .filter_map(|(entry, reason)| {
                let (wrong, right) = entry.split_once(" → ")?;
                Some((wrong.trim(), (right.trim(), reason == "academy")))
            })
            .collect();
        Self { entries }
    }

    fn get(&self, word: &str) -> Option<Listed> {
        self.entries.get(word).map(|&(right, ruled)| Listed {
            right: right.to_owned(),
            ruled,
        })
    }
}

/// The entries of a list with their reasons.
fn lines(text: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    text.lines().filter_map(|line| {
        let (entry, reason) = line.split_once('#').unwrap_or((line, ""));
        (!entry.trim().is_empty()).then(|| (entry.trim(), reason.trim()))
    })
}

static TANVIN: LazyLock<List> = LazyLock::new(|| List::parse(include_str!("spellings/tanvin.txt")));
static HAMZA: LazyLock<List> = LazyLock::new(|| List::parse(include_str!("spellings/hamza.txt")));
static BE: LazyLock<List> = LazyLock::new(|| List::parse(include_str!("spellings/be.txt")));
static REPEATABLE: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    lines(include_str!("spellings/repeatable.txt"))
        .map(|(word, _)| word)
        .collect()
});
static VARIANTS: LazyLock<Vec<Vec<&'static str>>> = LazyLock::new(|| {
    lines(include_str!("spellings/variants.txt"))
        .map(|(group, _)| group.split('|').map(str::trim).collect())
        .collect()
});
static VARIANT_FORMS: LazyLock<FxHashMap<&'static str, Variant>> = LazyLock::new(|| {
    let mut forms = FxHashMap::default();
    for (group, spellings) in VARIANTS.iter().enumerate() {
        for (form, spelling) in spellings.iter().enumerate() {
            forms.insert(
                *spelling,
                Variant {
                    group: group as u16,
                    form: form as u8,
                },
            );
        }
    }
    forms
});

/// How everything in the lists begins about which [`is_listed`] asks: three letters, or what there is.
static BEGINNINGS: LazyLock<FxHashSet<&'static [u8]>> = LazyLock::new(|| {
    let lists = [&TANVIN, &HAMZA, &BE].map(|list| list.entries.keys());
    let words = lists.into_iter().flatten().chain(VARIANT_FORMS.keys());
    words.map(|word| beginning(word, 6)).collect()
});

fn beginning(word: &str, bytes: usize) -> &[u8] {
    &word.as_bytes()[..word.len().min(bytes)]
}

/// The adverb with its tanvin, if the word is one without.
pub fn tanvin(word: &str) -> Option<Listed> {
    TANVIN.get(word)
}

/// The word with its hamza, if it is one whose hamza was flattened; it may carry endings.
pub fn hamza(word: &str) -> Option<Listed> {
    let (stem, ending, listed) =
        stems(word).find_map(|(stem, ending)| Some((stem, ending, HAMZA.get(stem)?)))?;
    debug_assert_eq!(stem.len() + ending.len(), word.len());
    Some(Listed {
        right: format!("{}{ending}", listed.right),
        ruled: listed.ruled,
    })
}

/// The preposition and its noun, if the word fuses them.
pub fn be(word: &str) -> Option<Listed> {
    BE.get(word)
}

/// Whether a word is written twice on purpose.
pub fn is_repeatable(word: &str) -> bool {
    REPEATABLE.contains(word)
}

/// The group and form of a word with several accepted spellings, and the ending it carries.
pub fn variant(word: &str) -> Option<(Variant, &str)> {
    stems(word).find_map(|(stem, ending)| Some((*VARIANT_FORMS.get(stem)?, ending)))
}

/// The spelling of a form.
pub fn variant_spelling(variant: Variant) -> &'static str {
    VARIANTS
        .get(usize::from(variant.group))
        .and_then(|group| group.get(usize::from(variant.form)))
        .copied()
        .unwrap_or_default()
}

/// Whether a list says anything about a word; «ی» alone may be a parted ezafe.
pub fn is_listed(word: &str) -> bool {
    let may_be = [6, 4].map(|bytes| BEGINNINGS.contains(beginning(word, bytes)));
    word == "ی"
        || may_be.contains(&true)
            && (tanvin(word).is_some()
                || hamza(word).is_some()
                || be(word).is_some()
                || variant(word).is_some())
}

/// The word itself, and what is left of it without each ending that it may carry.
fn stems(word: &str) -> impl Iterator<Item = (&str, &str)> {
    std::iter::once((word, "")).chain(ENDINGS.iter().filter_map(move |&ending| {
        // Most of them end in another letter.
        if ending.as_bytes().last() != word.as_bytes().last() {
            return None;
        }
        let stem = word.strip_suffix(ending)?;
        (!stem.is_empty() && !stem.ends_with(ZWNJ)).then_some((stem, ending))
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_kept() {
        assert_eq!(
            hamza("رییس‌جمهور").map(|listed| listed.right).as_deref(),
            Some("رئیس‌جمهور")
        );
        assert_eq!(
            hamza("مسایلی").map(|listed| listed.right).as_deref(),
            Some("مسائلی")
        );
        assert_eq!(variant("گفتگوی").map(|(_, ending)| ending), Some("ی"));
    }

    #[test]
    fn lists_hold_what_they_say() {
        for list in [&TANVIN, &HAMZA, &BE] {
            assert!(list.entries.len() > 20);
            for (wrong, (right, _)) in &list.entries {
                assert!(is_listed(wrong), "{wrong}");
                assert!(
                    wrong != right && !list.entries.contains_key(right),
                    "{wrong}"
                );
            }
        }
        assert!(VARIANTS.iter().all(|group| group.len() > 1));
        for word in VARIANTS.iter().flatten() {
            assert!(is_listed(word), "{word}");
        }
    }
}
