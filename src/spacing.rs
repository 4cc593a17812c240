//! Finds words that a space parts although they are one: «می رود», «کتاب ها», «بین المللی».

pub mod compound;
pub mod letter_names;
pub mod son_of;
pub mod suffix;
pub mod three_words;
pub mod verb_prefix;

use letter_names::is_spelled_out;
pub use three_words::{LINKS, LONGEST_LINK, is_link};

use crate::lexicon::letters::joins_next;
use crate::lexicon::{Flags, LEXICON, Letter, Spelling};
use crate::segmentation::{Confidence, Gap, Kind};

/// Neighbouring words of one sentence, each parted from the next by one plain space.
#[derive(Clone, Debug, Default)]
pub struct Window<'a> {
    /// The word before the first, if any.
    pub before: Option<&'a str>,
    /// The words that may be one: two, or three with «و» or a preposition in the middle.
    pub words: &'a [&'a str],
    /// The word after the last, or the mark that follows it at once, if any.
    pub after: Option<&'a str>,
}

/// Words that belong together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Join {
    /// What belongs between them instead of each space.
    pub gap: Gap,
    /// What they are to each other.
    pub kind: Kind,
    /// How sure it is.
    pub confidence: Confidence,
}

/// Whether the words of a window are one, and how that is written.
pub fn judge(window: &Window<'_>) -> Option<Join> {
    match *window.words {
        // «نیمهٔ شب»: the ezafe is written.
        [first, _] if first.ends_with('\u{654}') => None,
        [first, second] => {
            let right = Spelling::of(second)?;
            let Some(left) = Spelling::of(first) else {
                return suffix::judge_after_latin(first, &right);
            };
            if is_spelled_out(&left) && is_spelled_out(&right) {
                return letter_names::judge(window, &left, &right);
            }
            verb_prefix::judge(window, &left, &right)
                .or_else(|| suffix::judge(window, &left, &right))
                .or_else(|| son_of::judge(&left, &right))
                .or_else(|| compound::judge(window, &left, &right))
        }
        [first, link, third] => three_words::judge(first, link, third),
        _ => None,
    }
}

/// A half-space where it would show, nothing where the letter before does not join.
fn gap_after(letters: &[Letter]) -> Gap {
    if letters.last().is_some_and(|&last| joins_next(last)) {
        Gap::Zwnj
    } else {
        Gap::Nothing
    }
}

/// The flags of a word in any form the lexicon or the morphology knows.
fn flags_of(spelling: &Spelling) -> Option<Flags> {
    LEXICON.get(spelling.letters()).map(|entry| {
        if spelling.half_spaces() == 0 {
            entry.solid.flags
        } else {
            entry.spaced.flags
        }
    })
}
