//! What follows a listed word and leaves it the same word, and the form that this takes behind another word.

use crate::lexicon::{Flags, Spelling};
use crate::morphology::solid_flags;
use crate::tokens::{ZWNJ, is_joining};

/// Plural, comparative, object marker: the same behind every word.
const NEUTRAL: [&str; 17] = [
    "ها",
    "های",
    "هایی",
    "هایم",
    "هایت",
    "هایش",
    "هایمان",
    "هایتان",
    "هایشان",
    "هاست",
    "هایند",
    "تر",
    "تری",
    "ترین",
    "ترها",
    "ترهای",
    "را",
];

/// What depends on the sound that it follows, in the forms after each [`Sound`], in its order. The first form counts
/// when it is written, all of them when it is read.
const BY_SOUND: [[&str; 4]; 8] = [
    // Ezafe; after a consonant it is not written.
    ["", "ی", "\u{0654}", ""],
    // The ی of a quality or of one of a kind.
    ["ی", "یی", "ای", "ای"],
    ["م", "یم", "ام", "ام"],
    ["ت", "یت", "ات", "ات"],
    ["ش", "یش", "اش", "اش"],
    ["مان", "یمان", "مان", "مان"],
    ["تان", "یتان", "تان", "تان"],
    ["شان", "یشان", "شان", "شان"],
];

/// What is read behind a listed word, but has no sure form behind another one.
const UNSURE: [&str; 12] = [
    "ان", "یان", "اند", "ایم", "اید", "ام", "ات", "اش", "ست", "یند", "ند", "\u{0650}",
];

/// Endings so short that another word may end in them: «کارت» is no form of «کار», «بازی» none of «باز».
const ALSO_LETTERS: [&str; 6] = ["م", "ت", "ش", "ی", "ان", "ست"];

/// How a word ends for the ear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Consonant,
    /// ا, و.
    Vowel,
    SilentHe,
    Ye,
}

impl Sound {
    fn of(word: &str) -> Self {
        let mut letters = word.chars().rev().filter(|c| *c != ZWNJ);
        match letters.next() {
            Some('ا' | 'آ') => Self::Vowel,
            Some('و') if letters.next() != Some('ا') => Self::Vowel,
            Some('ی') => Self::Ye,
            Some('ه') if !matches!(letters.next(), Some('ا' | 'و' | 'ی')) => Self::SilentHe,
            _ => Self::Consonant,
        }
    }
}

/// Whether `ending`, as it stands behind `base`, leaves that the same word.
pub(super) fn is_ending(base: &str, ending: &str) -> bool {
    let bare = without_half_spaces(ending);
    if ending.is_empty() {
        return true;
    }
    if ALSO_LETTERS.contains(&ending) && is_word_of_its_own(&format!("{base}{ending}")) {
        return false;
    }
    is_single(&bare)
        || quality_and_rest(base, ending)
            .is_some_and(|(_, rest)| NEUTRAL.contains(&&*without_half_spaces(rest)))
}

/// `preferred` with the ending that stood behind `base`; `None` where nobody can be sure what that becomes.
pub(super) fn transfer(base: &str, ending: &str, preferred: &str) -> Option<String> {
    if ending.is_empty() {
        return Some(preferred.to_owned());
    }
    let (from, to) = (Sound::of(base), Sound::of(preferred));
    let bare = without_half_spaces(ending);
    if from == to {
        // Behind a letter that does not join, nobody sees whether a half-space was meant.
        let apart = ending.starts_with(ZWNJ) || !joins_next(base) && NEUTRAL.contains(&&*bare);
        return Some(attached(preferred, ending.trim_start_matches(ZWNJ), apart));
    }
    if NEUTRAL.contains(&&*bare) {
        return Some(attached(preferred, &bare, true));
    }
    if let Some(forms) = BY_SOUND.iter().find(|forms| forms[from as usize] == bare) {
        let form = forms[to as usize];
        let apart = matches!(to, Sound::SilentHe | Sound::Ye) && form != "\u{0654}";
        return Some(attached(preferred, form, apart));
    }
    let (quality, rest) = quality_and_rest(base, ending)?;
    let with_quality = transfer(base, quality, preferred)?;
    Some(format!("{with_quality}{rest}"))
}

/// An ending behind a word; a half-space stands between them only where letters would join.
fn attached(word: &str, ending: &str, apart: bool) -> String {
    let half_space = if apart && joins_next(word) {
        "\u{200C}"
    } else {
        ""
    };
    format!("{word}{half_space}{ending}")
}

fn joins_next(word: &str) -> bool {
    word.chars().next_back().is_some_and(is_joining)
}

/// The ی of a quality behind `base`, and what follows it: «امریکایی‌ها».
fn quality_and_rest<'e>(base: &str, ending: &'e str) -> Option<(&'e str, &'e str)> {
    let quality = BY_SOUND[1][Sound::of(base) as usize];
    let start = ending.len() - ending.trim_start_matches(ZWNJ).len();
    let rest = ending[start..].strip_prefix(quality)?;
    Some(ending.split_at(ending.len() - rest.len()))
}

fn is_single(bare: &str) -> bool {
    NEUTRAL.contains(&bare)
        || UNSURE.contains(&bare)
        || BY_SOUND.iter().flatten().any(|form| *form == bare)
}

fn without_half_spaces(ending: &str) -> String {
    ending.chars().filter(|c| *c != ZWNJ).collect()
}

/// Whether the lexicon has a spelling as a word, not as a form of another one.
fn is_word_of_its_own(word: &str) -> bool {
    Spelling::of(word)
        .and_then(|spelling| solid_flags(spelling.letters()))
        .is_some_and(|flags| {
            flags.any(Flags::NOUN | Flags::ADJECTIVE | Flags::NAME)
                && !flags.any(Flags::INFLECTED | Flags::WEB_ONLY)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ending_takes_the_form_that_the_preferred_word_asks_for() {
        let becomes = |base: &str, ending: &str, preferred: &str| {
            assert!(is_ending(base, ending), "{base}+{ending}");
            transfer(base, ending, preferred)
        };
        assert_eq!(becomes("خانه", "\u{0654}", "سرا").as_deref(), Some("سرای"));
        assert_eq!(
            becomes("خانه", "\u{200C}ای", "سرا").as_deref(),
            Some("سرایی")
        );
        assert_eq!(
            becomes("خانه", "\u{200C}ها", "سرا").as_deref(),
            Some("سراها")
        );
        assert_eq!(becomes("سرا", "ی", "خانه").as_deref(), Some("خانه\u{0654}"));
        assert_eq!(becomes("سرا", "یمان", "خانه").as_deref(), Some("خانه‌مان"));
        assert_eq!(becomes("کشور", "ها", "میهن").as_deref(), Some("میهن‌ها"));
        assert_eq!(becomes("کشور", "م", "میهن").as_deref(), Some("میهنم"));
        assert_eq!(
            becomes("امریکا", "یی‌های", "آمریکا").as_deref(),
            Some("آمریکایی‌های")
        );
        assert_eq!(becomes("سرا", "یند", "خانه"), None);
    }

    #[test]
    fn another_word_is_no_form() {
        assert!(!is_ending("کار", "ت"));
        assert!(!is_ending("باز", "ی"));
        assert!(!is_ending("کار", "خانه"));
        assert!(is_ending("کار", "‌های"));
    }
}
