//! Reads one token: is it a word as it stands, a word that lost its half-spaces, or several words run together?

pub mod one_word;
pub mod plural_of_unknown;
pub mod reading;
pub mod two_words;

pub use reading::{Boundary, Confidence, Gap, Kind, Reading};

use crate::lexicon::Spelling;
use one_word::Strength;

/// What a token is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A word, rightly spelled as far as spacing goes.
    Known,
    /// Nothing known, and nothing to suggest: a name, a rare word, a slip of another kind.
    Unknown,
    /// Better read otherwise.
    Reading(Reading),
}

/// Reads a token of Persian letters, vowel signs and half-spaces.
pub fn segment(token: &str) -> Verdict {
    Spelling::of(token).map_or(Verdict::Unknown, |spelling| segment_spelling(&spelling))
}

/// [`segment`] for a token already spelled in letters.
pub fn segment_spelling(spelling: &Spelling) -> Verdict {
    if spelling.letters().len() < 3 {
        return Verdict::Known;
    }
    let (verdict, strength) = one_word::read(spelling);
    match (&verdict, strength) {
        (Verdict::Unknown, _) => two_words::read(spelling)
            .or_else(|| plural_of_unknown::read(spelling))
            .map_or(verdict, Verdict::Reading),
        (_, Strength::Unlikely) => {
            two_words::read_against_a_word(spelling).map_or(verdict, Verdict::Reading)
        }
        (_, Strength::Good) => verdict,
    }
}
