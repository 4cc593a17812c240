//! Reads a token as one word.

use super::reading::{Confidence, Reading};
use super::Verdict;
use crate::lexicon::{Flags, LEXICON, Spelling};
use crate::morphology::{self, Juncture, Parse};

/// A listed spelling must be this much more frequent (in half octaves; 4 = four times) than an analysis
/// that leaves the token as it is.
const OVERRULING_MARGIN: i32 = 4;
/// From this class on (about 22 occurrences in the Persian Wikipedia) a listed spelling is frequent.
const FREQUENT: i32 = 9;

/// The readings of a token that matter.
#[derive(Default)]
pub struct Readings {
    /// The likeliest that agrees with the token as it is written.
    pub as_written: Option<Parse>,
    /// The likeliest that has half-spaces the token lacks.
    pub better: Option<Parse>,
}

impl Readings {
    /// Weighs all readings of a spelling.
    pub fn of(spelling: &Spelling) -> Self {
        let present = spelling.half_spaces();
        let mut readings = Self::default();
        morphology::parses(spelling.letters(), &mut |parse| {
            if parse.half_spaces & present != present {
                return;
            }
            let place = if (parse.half_spaces & !parse.optional) & !present == 0 {
                &mut readings.as_written
            } else {
                &mut readings.better
            };
            if place.as_ref().is_none_or(|best| rank(parse) > rank(best)) {
                *place = Some(*parse);
            }
        });
        readings
    }
}

fn rank(parse: &Parse) -> i32 {
    parse.score + if parse.listed { 3 } else { 0 }
}

/// Whether the token is a word as it stands, or which half-spaces it lost; `Unknown` if it is no word at all.
pub fn read(spelling: &Spelling) -> Verdict {
    let readings = Readings::of(spelling);
    match (readings.as_written, readings.better) {
        (Some(written), Some(better))
            if !written.listed && better.listed && better.score >= written.score + OVERRULING_MARGIN =>
        {
            Verdict::Reading(Reading::of_parse(spelling, &better, Confidence::Likely))
        }
        (Some(written), _) if written.half_spaces == spelling.half_spaces() => Verdict::Known,
        (Some(written), _) => Verdict::Reading(Reading::of_parse(spelling, &written, Confidence::Style)),
        (None, Some(better)) => {
            let confidence = confidence(spelling, &better);
            Verdict::Reading(Reading::of_parse(spelling, &better, confidence))
        }
        (None, None) if pieces_are_words(spelling) => Verdict::Known,
        (None, None) => Verdict::Unknown,
    }
}

fn confidence(spelling: &Spelling, parse: &Parse) -> Confidence {
    let missing = parse.half_spaces & !spelling.half_spaces();
    let certain = (1..spelling.letters().len()).filter(|at| missing & (1 << at) != 0).all(|at| {
        match parse.juncture_at(at) {
            Juncture::VerbPrefix => !parse.flags.any(Flags::SPOKEN),
            _ if parse.coined => false,
            Juncture::Plural | Juncture::Comparative => parse.flags.any(Flags::NOUN | Flags::ADJECTIVE),
            Juncture::Clitic => parse.flags.any(Flags::PARTICIPLE) || parse.listed && parse.score >= FREQUENT,
            Juncture::Compound | Juncture::Prefix => parse.score >= FREQUENT,
        }
    });
    if certain { Confidence::Certain } else { Confidence::Likely }
}

/// Whoever typed a half-space meant it: a token whose pieces are all words is one.
fn pieces_are_words(spelling: &Spelling) -> bool {
    let (letters, present) = (spelling.letters(), spelling.half_spaces());
    let mut start = 0;
    (1..=letters.len()).filter(|&at| at == letters.len() || present & (1 << at) != 0).all(|at| {
        let piece = &letters[std::mem::replace(&mut start, at)..at];
        present != 0 && (piece.len() < 3 || LEXICON.get(piece).is_some() || morphology::is_solid_word(piece))
    })
}
