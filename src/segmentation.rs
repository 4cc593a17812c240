//! Reads one token: is it a word as it stands, a word that lost its half-spaces, or several words run together?

pub mod certainty;
pub mod ezafe;
pub mod one_word;
pub mod plural_of_unknown;
pub mod reading;
pub mod two_words;
pub mod usage;

pub use reading::{Boundary, Confidence, Gap, Kind, Reading};

use crate::lexicon::{Flags, Spelling};
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
    /// «نامهای»: to be read in one way where an ezafe may follow, in another where none can.
    Either {
        /// Before a word that it may belong to; `None`: right as it stands.
        with_ezafe: Option<Reading>,
        /// Before anything else.
        without: Reading,
    },
}

impl Verdict {
    /// The reading to be preferred to the token as it stands, given the token behind it (a word after one space, or a
    /// mark), if any.
    pub fn reading_before(&self, next: Option<&str>) -> Option<&Reading> {
        match self {
            Self::Known | Self::Unknown => None,
            Self::Reading(reading) => Some(reading),
            Self::Either { without, .. } if ezafe::is_excluded(next) => Some(without),
            Self::Either { with_ezafe, .. } => with_ezafe.as_ref(),
        }
    }
}

/// Reads a token of Persian letters, vowel signs and half-spaces.
pub fn segment(token: &str) -> Verdict {
    let verdict =
        Spelling::of(token).map_or(Verdict::Unknown, |spelling| segment_spelling(&spelling));
    match verdict {
        Verdict::Reading(reading) if follows_round_ta(token, &reading) => Verdict::Known,
        verdict => verdict,
    }
}

/// «آیةالله»: ة is read as ه, but joins nothing, and no half-space shows behind it.
fn follows_round_ta(token: &str, reading: &Reading) -> bool {
    reading
        .boundaries
        .iter()
        .any(|boundary| boundary.gap == Gap::Zwnj && token[..boundary.offset].ends_with('ة'))
}

/// [`segment`] for a token already spelled in letters.
pub fn segment_spelling(spelling: &Spelling) -> Verdict {
    if spelling.letters().len() < 3 {
        return Verdict::Known;
    }
    let (verdict, strength) = one_word::read(spelling);
    let verdict = match (&verdict, strength) {
        (Verdict::Unknown, _) => two_words::read(spelling)
            .or_else(|| plural_of_unknown::read(spelling))
            .map_or(verdict, Verdict::Reading),
        (Verdict::Reading(_), Strength::Unlikely) => {
            two_words::read_against_a_compound(spelling).map_or(verdict, Verdict::Reading)
        }
        (_, Strength::Unlikely) => {
            two_words::read_against_a_word(spelling).map_or(verdict, Verdict::Reading)
        }
        (_, Strength::Good) => verdict,
    };
    depending_on_ezafe(spelling, verdict)
}

/// A plural this much more frequent than the other reading of its letters is meant: 32 times, in half octaves.
const SURELY_PLURAL: i32 = 10;

/// Adds the second reading of «نامهای» and the like.
fn depending_on_ezafe(spelling: &Spelling, verdict: Verdict) -> Verdict {
    let plural = match &verdict {
        Verdict::Known => None,
        Verdict::Reading(reading)
            if reading
                .boundaries
                .iter()
                .all(|boundary| boundary.kind == Kind::Plural) =>
        {
            Some(reading.clone())
        }
        _ => return verdict,
    };
    let Some((indefinite, rarer)) = ezafe::indefinite(spelling) else {
        return verdict;
    };
    // «کردهای» is a word as it stands; «واقعهای» is none.
    if indefinite.flags.any(Flags::NO_PLURAL) && plural.is_some() {
        return Verdict::Reading(Reading::of_parse(
            spelling,
            &indefinite,
            Confidence::Certain,
        ));
    }
    let without = Reading::of_parse(spelling, &indefinite, Confidence::Likely);
    Verdict::Either {
        // «نامهای سرگشاده»: before an adjective both are meant.
        with_ezafe: plural.map(|plural| match plural.confidence {
            Confidence::Style if rarer < SURELY_PLURAL => Reading {
                confidence: Confidence::Usual,
                ..plural
            },
            _ => plural,
        }),
        without,
    }
}

/// A verdict as the tests read it: half-spaces as «|», the border of two words as «/», then how sure it is.
#[cfg(test)]
fn shown(token: &str) -> String {
    shown_before(token, Some("خوب"))
}

#[cfg(test)]
fn shown_before(token: &str, next: Option<&str>) -> String {
    let verdict = segment(token);
    let Some(reading) = verdict.reading_before(next) else {
        return match verdict {
            Verdict::Unknown => "unknown".to_owned(),
            _ => "known".to_owned(),
        };
    };
    let mut shown = String::new();
    let mut start = 0;
    for boundary in &reading.boundaries {
        shown.push_str(&token[start..boundary.offset]);
        shown.push(if boundary.gap == Gap::WordBreak {
            '/'
        } else {
            '|'
        });
        start = boundary.offset;
    }
    let confidence = format!("{:?}", reading.confidence).to_lowercase();
    format!("{shown}{} {confidence}", &token[start..])
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn no_half_space_follows_a_round_ta() {
        assert_eq!(shown("آیةالله"), "known");
    }
}
