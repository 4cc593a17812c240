//! Reads a token as one word.

use super::reading::{Confidence, Reading};
use super::{Verdict, certainty, usage};
use crate::letters;
use crate::lexicon::{Flags, LEXICON, Spelling};
use crate::morphology::{self, Juncture, Parse};
use crate::spacing::letter_names::are_letter_names;

/// A listed spelling must be this much more frequent (in half octaves; 4 = four times) than an analysis
/// that leaves the token as it is.
const OVERRULING_MARGIN: i32 = 4;
/// From this score on an analysis that the lexicon does not list is still a likely word.
pub(super) const LIKELY_SCORE: i32 = 4;
/// A new compound beats an analysis that leaves the token as it is only by this margin.
const COMPOUND_MARGIN: i32 = 14;
/// By this margin (64 times) a listed spelling leaves no doubt that another analysis is not meant.
const SURE_MARGIN: i32 = 12;
/// Letters that the names of two letters seldom exceed: «بی‌بی» is a lady, too.
const LONGEST_OF_TWO_NAMES: usize = 5;
/// What standing in the lexicon adds to a reading.
const LISTED_BONUS: i32 = 3;

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
            if parse.half_spaces & present != present || is_poor_evidence(spelling, parse) {
                return;
            }
            let place = if (parse.half_spaces & !parse.optional) & !present == 0 {
                &mut readings.as_written
            } else {
                &mut readings.better
            };
            // «آنها» is a word of its own, however much more frequent «آن‌ها» is.
            let own = |parse: &Parse| parse.listed && parse.half_spaces == present;
            if place
                .as_ref()
                .is_none_or(|best| (own(parse), rank(parse)) > (own(best), rank(best)))
            {
                *place = Some(*parse);
            }
        });
        readings
    }
}

/// «مانندهای»: that the web list has «ماننده» is no reason to read «ماننده‌ای», for anything may end in «های».
fn is_poor_evidence(spelling: &Spelling, parse: &Parse) -> bool {
    parse.half_spaces != 0
        && !parse.listed
        && parse.flags.any(Flags::WEB_ONLY)
        && spelling.letters().ends_with(letters!("های"))
}

fn rank(parse: &Parse) -> i32 {
    parse.score + if parse.listed { LISTED_BONUS } else { 0 }
}

/// How well the letters are explained as one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Strength {
    /// By the lexicon, or by an inflection that is not rare.
    Good,
    /// By a rare inflection or a new compound: two frequent words run together would explain them better.
    Unlikely,
}

/// Whether the token is a word as it stands, or which half-spaces it lost; `Unknown` if it is no word at all.
pub fn read(spelling: &Spelling) -> (Verdict, Strength) {
    if let Some(verdict) = usage::read_listed(spelling) {
        return (verdict, Strength::Good);
    }
    let readings = Readings::of(spelling);
    // «فیلمنامه‌نویس»: whoever typed this half-space did not forget another.
    let better = readings
        .better
        .filter(|better| !splits_known_piece(spelling, better));
    let (verdict, parse) = match (readings.as_written, better) {
        (Some(written), Some(better)) if overrules(spelling, &better, &written) => {
            let by_far = rank(&better) >= rank(&written) + SURE_MARGIN;
            let most = if starts_with_mi(spelling, &better) || is_perfect(spelling, &better) {
                Confidence::Certain
            } else if is_right_plural(spelling, &written) {
                // «دورهای»: only what it says tells «دورهای نخست» from «دوره‌ای نو».
                if by_far || better.flags.any(Flags::NO_PLURAL) {
                    Confidence::Likely
                } else {
                    Confidence::Possible
                }
            } else if better.flags.any(Flags::NO_PLURAL) || better.listed && by_far {
                Confidence::Certain
            } else {
                Confidence::Likely
            };
            let confidence = certainty::confidence(spelling, &better, false).min(most);
            (
                Verdict::Reading(Reading::of_parse(spelling, &better, confidence)),
                better,
            )
        }
        (Some(written), _) if written.half_spaces == spelling.half_spaces() => {
            (Verdict::Known, written)
        }
        // «گستر» is the last part of a compound, no «گس» with an ending.
        (Some(written), _) if !written.listed && is_part(spelling) => (Verdict::Known, written),
        (Some(written), _) => (
            usage::recommended(spelling, &written, written.flags)
                .map_or(Verdict::Known, Verdict::Reading),
            written,
        ),
        (None, Some(better)) => {
            let confidence = certainty::confidence(spelling, &better, true);
            (
                Verdict::Reading(Reading::of_parse(spelling, &better, confidence)),
                better,
            )
        }
        (None, None) if pieces_are_words(spelling) => return (Verdict::Known, Strength::Unlikely),
        (None, None) => return (Verdict::Unknown, Strength::Unlikely),
    };
    let doubtful = parse.coined || parse.flags.any(Flags::WEB_ONLY);
    let good = parse.listed || parse.score >= LIKELY_SCORE && !doubtful;
    (
        verdict,
        if good {
            Strength::Good
        } else {
            Strength::Unlikely
        },
    )
}

/// Whether a reading with more half-spaces beats one that agrees with the token as it is.
fn overrules(spelling: &Spelling, better: &Parse, written: &Parse) -> bool {
    // «انبیای الهی»: anything may spell the name of a broadcaster.
    let letters = spelling.letters();
    if !written.coined
        && letters.len() > LONGEST_OF_TWO_NAMES
        && are_letter_names(letters, better.half_spaces)
    {
        return false;
    }
    // «میکند» could be a noun with a clitic on paper; nobody writes that.
    starts_with_mi(spelling, better)
        || is_perfect(spelling, better)
        || rank(better) >= rank(written) + margin(spelling, better, written)
}

/// Whether a reading takes the token as it stands for a plural, to which no half-space is lacking: «دورهای».
fn is_right_plural(spelling: &Spelling, written: &Parse) -> bool {
    written.half_spaces == spelling.half_spaces() && spelling.letters().ends_with(letters!("های"))
}

/// Whether the token is listed as a part of compounds.
fn is_part(spelling: &Spelling) -> bool {
    LEXICON
        .get(spelling.letters())
        .is_some_and(|entry| entry.solid.flags.any(Flags::CLOSES | Flags::SECOND_PART))
}

fn margin(spelling: &Spelling, better: &Parse, written: &Parse) -> i32 {
    let missing = better.half_spaces & !spelling.half_spaces();
    let first = better.juncture_at(missing.trailing_zeros() as usize);
    let rightly_written = written.half_spaces == spelling.half_spaces();
    if rightly_written && better.coined && matches!(first, Juncture::Compound | Juncture::Prefix) {
        COMPOUND_MARGIN
    } else {
        OVERRULING_MARGIN
    }
}

/// کرده‌ام and the like; not کرده‌ای, which looks like a plural (کردهای).
fn is_perfect(spelling: &Spelling, better: &Parse) -> bool {
    let last = 63 - better.half_spaces.leading_zeros() as usize;
    better.flags.any(Flags::PARTICIPLE)
        && better.juncture_at(last) == Juncture::Clitic
        && spelling.half_spaces() & (1 << last) == 0
        && !spelling.letters().ends_with(letters!("ای"))
}

fn starts_with_mi(spelling: &Spelling, better: &Parse) -> bool {
    let missing = better.half_spaces & !spelling.half_spaces();
    missing != 0 && better.juncture_at(missing.trailing_zeros() as usize) == Juncture::VerbPrefix
}

/// Whether a reading cuts a piece between half-spaces that is a listed word as it stands.
fn splits_known_piece(spelling: &Spelling, better: &Parse) -> bool {
    let (letters, present) = (spelling.letters(), spelling.half_spaces());
    let missing = better.half_spaces & !present;
    present != 0
        && spelling.pieces().any(|piece| {
            piece.len() > 3
                && (piece.start + 1..piece.end).any(|place| missing & (1 << place) != 0)
                && morphology::solid_flags(&letters[piece])
                    .is_some_and(|flags| !flags.any(Flags::WEB_ONLY) || flags.any(Flags::CURATED))
        })
}

/// Whoever typed a half-space meant it: a token whose pieces are all words is one.
fn pieces_are_words(spelling: &Spelling) -> bool {
    spelling.half_spaces() != 0
        && spelling.pieces().all(|piece| {
            let piece = &spelling.letters()[piece];
            piece.len() < 3 || LEXICON.get(piece).is_some() || morphology::is_solid_word(piece)
        })
}

#[cfg(test)]
mod tests {
    use crate::segmentation::shown;

    #[test]
    fn a_listed_piece_between_half_spaces_is_left_whole() {
        assert_eq!(shown("فیلمنامه\u{200C}نویس"), "known");
    }

    #[test]
    fn a_right_plural_is_no_certain_loss() {
        assert_eq!(shown("دورهای"), "دوره|ای likely");
        assert_eq!(shown("انبیای"), "known");
    }

    #[test]
    fn parts_of_compounds_are_no_inflected_words() {
        assert_eq!(shown("گستر"), "known");
    }
}
