//! Reads a token as one word.

use super::Verdict;
use super::reading::{Confidence, Reading};
use crate::letters;
use crate::lexicon::{Entry, Flags, LEXICON, Spelling};
use crate::morphology::{self, Juncture, Parse};

/// A listed spelling must be this much more frequent (in half octaves; 4 = four times) than an analysis
/// that leaves the token as it is.
const OVERRULING_MARGIN: i32 = 4;
/// From this score on an analysis that the lexicon does not list is still a likely word.
const LIKELY_SCORE: i32 = 4;
/// A listed spelling with a half-space beats the solid spelling of the same compound only by this margin.
const COMPOUND_MARGIN: i32 = 14;
/// By this margin (64 times) a listed spelling leaves no doubt that another analysis is not meant.
const SURE_MARGIN: i32 = 12;
/// The fewest letters of a part that hardly stands alone and hardly ends a name either.
const LONG_PART: usize = 4;
/// From this class on (six occurrences) a listed spelling is known to be in use.
const COUNTED: i32 = 5;
/// What standing in the lexicon adds to a reading.
const LISTED_BONUS: i32 = 3;
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
    if let Some(verdict) = read_listed(spelling) {
        return (verdict, Strength::Good);
    }
    let readings = Readings::of(spelling);
    // «فیلمنامه‌نویس»: whoever typed this half-space did not forget another.
    let better = readings
        .better
        .filter(|better| !splits_known_piece(spelling, better));
    let (verdict, parse) = match (readings.as_written, better) {
        (Some(written), Some(better)) if overrules(spelling, &better, &written) => {
            let sure = starts_with_mi(spelling, &better)
                || is_perfect(spelling, &better)
                || better.flags.any(Flags::NO_PLURAL)
                || better.listed && rank(&better) >= rank(&written) + SURE_MARGIN;
            let most = if sure {
                Confidence::Certain
            } else {
                Confidence::Likely
            };
            let confidence = confidence(spelling, &better, false).min(most);
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
            by_usage(spelling, &written, written.flags).map_or(Verdict::Known, Verdict::Reading),
            written,
        ),
        (None, Some(better)) => {
            let confidence = confidence(spelling, &better, true);
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

/// The verdict on a token that the lexicon has just as it is: no reading overrules that, but usage may recommend the
/// same word with half-spaces.
fn read_listed(spelling: &Spelling) -> Option<Verdict> {
    let entry = LEXICON.get(spelling.letters())?;
    let present = spelling.half_spaces();
    if present != 0 {
        let listed = present == entry.half_spaces && entry.spaced.exists();
        return listed.then_some(Verdict::Known);
    }
    entry.solid.exists().then(|| {
        twin(spelling, &entry)
            .and_then(|twin| by_usage(spelling, &twin, entry.solid.flags))
            .map_or(Verdict::Known, Verdict::Reading)
    })
}

/// The spelling with half-spaces of a word that the lexicon has without, too.
fn twin(spelling: &Spelling, entry: &Entry) -> Option<Parse> {
    let competes = entry.spaced.exists()
        && i32::from(entry.spaced.class) >= COUNTED
        && !entry.solid.flags.any(Flags::CURATED);
    if !competes {
        return None;
    }
    let twin = Parse::of_half_spaced(spelling.letters(), entry);
    let first = twin.juncture_at(twin.half_spaces.trailing_zeros() as usize);
    (first != Juncture::VerbPrefix).then_some(twin)
}

/// Whether a reading with more half-spaces beats one that agrees with the token as it is.
fn overrules(spelling: &Spelling, better: &Parse, written: &Parse) -> bool {
    if written.listed && written.half_spaces == spelling.half_spaces() {
        return false;
    }
    // «میکند» could be a noun with a clitic on paper; nobody writes that.
    starts_with_mi(spelling, better)
        || is_perfect(spelling, better)
        || rank(better) >= rank(written) + margin(spelling, better, written)
}

/// Whether the token is listed as a part of compounds.
fn is_part(spelling: &Spelling) -> bool {
    LEXICON
        .get(spelling.letters())
        .is_some_and(|entry| entry.solid.flags.any(Flags::CLOSES | Flags::SECOND_PART))
}

/// The reading with half-spaces of a word that is also right without, as far as usage recommends it.
fn by_usage(spelling: &Spelling, parse: &Parse, written: Flags) -> Option<Reading> {
    let missing = parse.half_spaces & !spelling.half_spaces();
    let all = |juncture| {
        (1..spelling.letters().len())
            .filter(|at| missing & (1 << at) != 0)
            .all(|at| parse.juncture_at(at) == juncture)
    };
    let (plural, comparative) = (all(Juncture::Plural), all(Juncture::Comparative));
    let confidence = if parse.flags.any(Flags::SELDOM) && !plural {
        return None;
    } else if plural {
        Confidence::Style
    } else if parse.flags.any(Flags::USUAL)
        || !parse.listed
        || written.any(Flags::WEB_ONLY) && all(Juncture::Compound)
    {
        Confidence::Usual
    } else if comparative {
        Confidence::Style
    } else {
        return None;
    };
    Some(Reading::of_parse(spelling, parse, confidence))
}

fn margin(spelling: &Spelling, better: &Parse, written: &Parse) -> i32 {
    let missing = better.half_spaces & !spelling.half_spaces();
    let first = better.juncture_at(missing.trailing_zeros() as usize);
    let rightly_written = written.half_spaces == spelling.half_spaces();
    if rightly_written
        && (written.listed || better.coined)
        && matches!(first, Juncture::Compound | Juncture::Prefix)
    {
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

/// How sure a reading is; `alone` when nothing explains the token as it is written.
fn confidence(spelling: &Spelling, parse: &Parse, alone: bool) -> Confidence {
    let missing = parse.half_spaces & !spelling.half_spaces();
    let sure_stem = is_certain_stem(spelling, parse, alone);
    let certain = (1..spelling.letters().len())
        .filter(|at| missing & (1 << at) != 0)
        .all(|at| match parse.juncture_at(at) {
            Juncture::VerbPrefix => !parse.flags.any(Flags::SPOKEN),
            _ if !sure_stem => false,
            Juncture::Plural | Juncture::Comparative => {
                parse.listed || parse.coined || parse.flags.any(Flags::NOUN | Flags::ADJECTIVE)
            }
            Juncture::Clitic => is_certain_clitic(spelling, parse, at, alone),
            Juncture::Compound | Juncture::Prefix => {
                parse.coined
                    || parse.score >= FREQUENT
                    || parse.listed && (parse.score >= COUNTED || parse.flags.any(Flags::CURATED))
            }
        });
    // «صنعتدار» may be a name: a part that is a word of its own proves little.
    let weak = parse.coined && !parse.telling;
    match certain {
        _ if is_often_solid(spelling, parse) => Confidence::Likely,
        true => Confidence::Certain,
        false if weak => Confidence::Possible,
        false => Confidence::Likely,
    }
}

/// «زندگیشان» is about as common as «زندگی‌شان».
fn is_often_solid(spelling: &Spelling, parse: &Parse) -> bool {
    let missing = parse.half_spaces & !spelling.half_spaces();
    let (stem, clitic) = spelling
        .letters()
        .split_at(missing.trailing_zeros() as usize);
    let plural_owner = [letters!("مان"), letters!("تان"), letters!("شان")].contains(&clitic);
    plural_owner && stem.ends_with(letters!("ی"))
}

/// A compound that no list has is certain when one of its parts hardly stands alone and the other is frequent.
/// «ساعتساز» may be somebody's name: a part of three letters proves too little.
fn is_certain_stem(spelling: &Spelling, parse: &Parse, alone: bool) -> bool {
    if parse.coined {
        let last = 63 - parse.half_spaces.leading_zeros() as usize;
        let long = spelling.letters().len() - last >= LONG_PART;
        alone && parse.bound && long && parse.score >= LIKELY_SCORE
    } else {
        !parse.flags.any(Flags::DISPUTED)
    }
}

fn is_certain_clitic(spelling: &Spelling, parse: &Parse, at: usize, alone: bool) -> bool {
    let (stem, clitic) = spelling.letters().split_at(at);
    // Many a foreign name ends in «هام» or «های».
    let open_to_doubt = clitic.starts_with(letters!("ای"))
        || stem.ends_with(letters!("ه")) && clitic == letters!("ام")
        || stem.ends_with(letters!("ی")) && clitic.ends_with(letters!("ان"));
    let nominal = parse.flags.any(Flags::NOUN | Flags::ADJECTIVE);
    parse.flags.any(Flags::PARTICIPLE | Flags::NO_PLURAL)
        || parse.listed && parse.score >= COUNTED
        || alone && nominal && !parse.coined && !open_to_doubt && stem.len() > 3 && parse.score >= 0
}

/// Whether a reading cuts a piece between half-spaces that is a listed word as it stands.
fn splits_known_piece(spelling: &Spelling, better: &Parse) -> bool {
    let (letters, present) = (spelling.letters(), spelling.half_spaces());
    let missing = better.half_spaces & !present;
    let mut start = 0;
    (1..=letters.len())
        .filter(|&at| at == letters.len() || present & (1 << at) != 0)
        .any(|at| {
            let from = std::mem::replace(&mut start, at);
            let piece = &letters[from..at];
            let cut = (from + 1..at).any(|place| missing & (1 << place) != 0);
            present != 0
                && cut
                && piece.len() > 3
                && morphology::solid_flags(piece).is_some_and(|flags| !flags.any(Flags::WEB_ONLY))
        })
}

/// Whoever typed a half-space meant it: a token whose pieces are all words is one.
fn pieces_are_words(spelling: &Spelling) -> bool {
    let (letters, present) = (spelling.letters(), spelling.half_spaces());
    let mut start = 0;
    (1..=letters.len())
        .filter(|&at| at == letters.len() || present & (1 << at) != 0)
        .all(|at| {
            let piece = &letters[std::mem::replace(&mut start, at)..at];
            present != 0
                && (piece.len() < 3
                    || LEXICON.get(piece).is_some()
                    || morphology::is_solid_word(piece))
        })
}

#[cfg(test)]
mod tests {
    use crate::segmentation::shown;

    #[test]
    fn a_solid_spelling_yields_only_where_usage_is_clear() {
        assert_eq!(shown("وحشتزده"), "وحشت|زده usual");
        assert_eq!(shown("سختتر"), "سخت|تر usual");
        assert_eq!(shown("دندانپزشک"), "known");
        assert_eq!(shown("بزرگترین"), "known");
        assert_eq!(shown("یکنواخت"), "known");
    }

    #[test]
    fn clitics_are_certain_after_known_nouns_alone() {
        assert_eq!(shown("پنجرهات"), "پنجره|ات certain");
        assert_eq!(shown("آسودهاند"), "آسوده|اند certain");
        assert_eq!(shown("بکهام"), "known", "a name");
        assert_eq!(
            shown("زندگیمان"),
            "زندگی|مان likely",
            "both spellings are common"
        );
    }

    #[test]
    fn a_coined_compound_is_certain_by_a_long_bound_part() {
        assert_eq!(shown("نمکشناسی"), "نمک|شناسی certain");
        assert_eq!(shown("موشکساز"), "موشک|ساز likely", "may be a name");
        assert_eq!(shown("صابوندار"), "صابون|دار possible");
        assert_eq!(shown("تازهیافته"), "تازه|یافته likely");
        assert_eq!(shown("شناختنشان"), "known", "an infinitive and شان");
    }

    #[test]
    fn a_listed_piece_between_half_spaces_is_left_whole() {
        assert_eq!(shown("فیلمنامه\u{200C}نویس"), "known");
    }

    #[test]
    fn parts_of_compounds_are_no_inflected_words() {
        assert_eq!(shown("گستر"), "known");
    }
}
