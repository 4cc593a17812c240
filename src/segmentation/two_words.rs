//! Reads a token that is no word as two words run together.

use super::one_word::Readings;
use super::reading::{Boundary, Confidence, Gap, Kind, Reading};
use crate::letters;
use crate::lexicon::letters::joins_next;
use crate::lexicon::{Flags, LEXICON, Letter, Spelling};
use crate::morphology::suffixes::endings;
use crate::morphology::{self, Juncture, Parse};

/// Both halves together must be this frequent (half octaves).
const LEAST_SCORE: i32 = 22;
/// From this many letters on a left half is hardly a verb by chance.
const LONG_VERB: usize = 5;
/// A shorter left half that is rarer than this is not trusted to be a verb: «ماسماسک».
const RAREST_LEFT: i32 = 5;
/// After a shorter left half that is rarer than this the right one must be long: «بالدوین» is a name.
const FREQUENT_VERB: i32 = 18;
/// That long, in letters.
const LONG_RIGHT: usize = 4;
/// A right half rarer than this is not trusted to be a word.
const RAREST_RIGHT: i32 = 4;
/// After a rare verb form the right half must be this frequent.
const RIGHT_OF_RARE_VERB: i32 = 18;
/// Rarer forms are hardly ever what ends a sentence.
const RARE_VERB: i32 = 12;
/// What a word that often opens a sentence (a preposition, a pronoun) gains.
const OPENER_BONUS: i32 = 8;
/// A right half of two letters must be this frequent.
const FREQUENT_SHORT_WORD: i32 = 24;
/// A right half of three letters must be this frequent: «بودیونی» is a name.
const FREQUENT_OF_THREE: i32 = 18;
/// «است» and a rarer right half than this are rather a foreign name: استیلبون، استالمن.
const RIGHT_OF_COPULA: i32 = 18;
/// A verb of three letters begins many a foreign name (بودیونی، دادسون).
const RIGHT_OF_SHORT_VERB: i32 = 21;
/// Any split with a known right half goes before one with an unknown.
const KNOWN_BONUS: i32 = 1000;
/// A token that could, on paper, be a word is split only into halves as frequent as these together.
const SCORE_AGAINST_A_WORD: i32 = 60;
/// One that could be a new compound, into such.
const SCORE_AGAINST_A_COMPOUND: i32 = 46;

/// The best split into two words, if one is good enough.
pub fn read(spelling: &Spelling) -> Option<Reading> {
    best_split(spelling).map(|split| split.reading)
}

/// The best split of a token that no list has as a compound: «پرداختخانه» is rather two words.
pub fn read_against_a_compound(spelling: &Spelling) -> Option<Reading> {
    best_split(spelling)
        .filter(|split| split.score >= KNOWN_BONUS + SCORE_AGAINST_A_COMPOUND)
        .map(|split| split.reading)
}

/// The best split of a token that is a word only by an unlikely analysis («استوی»), if it is a very good one.
pub fn read_against_a_word(spelling: &Spelling) -> Option<Reading> {
    best_split(spelling)
        .filter(|split| split.score >= KNOWN_BONUS + SCORE_AGAINST_A_WORD)
        .map(|split| split.reading)
}

struct Split {
    score: i32,
    reading: Reading,
}

fn best_split(spelling: &Spelling) -> Option<Split> {
    let count = spelling.letters().len();
    (2..count)
        .filter_map(|at| split(spelling, at))
        .max_by_key(|split| split.score)
}

fn split(spelling: &Spelling, at: usize) -> Option<Split> {
    let letters = spelling.letters();
    if spelling.half_spaces() & (1 << at) != 0 {
        return None;
    }
    let left_spelling = spelling.slice(0, at);
    let left = left_word(&left_spelling)?;
    let right_spelling = spelling.slice(at, letters.len());
    let sure = is_unmistakable(&left);
    let doubtful = !sure && at < LONG_VERB && left.score < FREQUENT_VERB;
    let is_st = left_spelling.letters() == letters!("است");
    let (right, score) = match right_word(&right_spelling) {
        Some(right) => {
            let opener = if right.flags.any(Flags::FUNCTION) {
                OPENER_BONUS
            } else {
                0
            };
            // A perfect or a form with می is a verb, however rare.
            let left_score = if left.half_spaces == 0 {
                left.score
            } else {
                left.score.max(RARE_VERB)
            };
            // The longer the right half, the less it is a word by chance.
            let length_bonus = 4 * (letters.len() - at).saturating_sub(4).min(3) as i32;
            let invisible = if joins_next(letters[at - 1]) { 0 } else { 3 };
            if left_score + right.score + invisible < LEAST_SCORE
                || left_score < RARE_VERB && right.score < RIGHT_OF_RARE_VERB - length_bonus
                || doubtful && opener == 0 && letters.len() - at < LONG_RIGHT
                || is_st && right.score < RIGHT_OF_COPULA - length_bonus
                || at == 3 && opener == 0 && right.score < RIGHT_OF_SHORT_VERB - length_bonus
            {
                return None;
            }
            (
                right,
                KNOWN_BONUS + left_score + right.score + opener + invisible,
            )
        }
        // A headline is often followed by a name that no list has.
        None if may_be_name(&letters[at..])
            && sure
            && !is_st
            && !is_longer_word_and_opener(letters, at) =>
        {
            (
                Parse::of_unknown(0, right_spelling.half_spaces()),
                at as i32,
            )
        }
        None => return None,
    };
    let mut boundaries = missing(&left_spelling, &left);
    boundaries.push(Boundary {
        offset: spelling.start_of(at),
        gap: Gap::WordBreak,
        kind: Kind::WordJoin,
    });
    boundaries.extend(missing(&right_spelling, &right));
    Some(Split {
        score,
        reading: Reading {
            boundaries,
            confidence: Confidence::Likely,
        },
    })
}

/// The half-spaces that a half lacks; «بزرگترین» is better left alone.
fn missing(spelling: &Spelling, parse: &Parse) -> Vec<Boundary> {
    if parse.optional != 0 && parse.flags.any(Flags::SELDOM) {
        return Vec::new();
    }
    Reading::of_parse(spelling, parse, Confidence::Likely).boundaries
}

/// The left half: a form that can end a sentence.
fn left_word(spelling: &Spelling) -> Option<Parse> {
    let letters = spelling.letters();
    if (letters.len() < 3 && letters != letters!("شد") && letters != letters!("زد"))
        || !may_end_sentence(letters)
    {
        return None;
    }
    let present = spelling.half_spaces();
    let mut best: Option<Parse> = None;
    morphology::parses(letters, &mut |parse| {
        let fits = parse.half_spaces & present == present && is_finite(parse);
        // «آریستوفان», «ماسماسک»: the second person and rare verbs end no sentence of a report.
        let likely = parse.half_spaces != 0
            || !letters.ends_with(letters!("ی"))
                && (letters.len() >= LONG_VERB
                    || parse.score >= RAREST_LEFT
                    || is_unmistakable(parse));
        let fits = fits && likely && !parse.flags.any(Flags::SPOKEN);
        if fits && best.as_ref().is_none_or(|other| parse.score > other.score) {
            best = Some(*parse);
        }
    });
    best
}

/// A quick look at the last letter, before any look-up: verb forms end in few letters.
fn may_end_sentence(letters: &[Letter]) -> bool {
    const ENDINGS: &[Letter] = letters!("دتمینرش");
    letters.last().is_some_and(|last| ENDINGS.contains(last))
}

fn is_finite(parse: &Parse) -> bool {
    let flags = parse.flags;
    if parse.half_spaces == 0 {
        // A noun that happens to look like a verb (درد, گرد) is none here, unless the curated list has it.
        let ambiguous = flags.any(Flags::NOUN | Flags::ADJECTIVE) && !flags.any(Flags::CURATED);
        // Unlisted is only a verb with a preverb: فروشدند.
        (parse.listed || flags == Flags::FINITE) && flags.any(Flags::FINITE) && !ambiguous
    } else {
        let last = 63 - parse.half_spaces.leading_zeros() as usize;
        match parse.juncture_at(last) {
            Juncture::VerbPrefix => true,
            Juncture::Clitic => flags.any(Flags::PARTICIPLE | Flags::FINITE),
            _ => false,
        }
    }
}

/// A verb that needs no second witness: شد، است، می‌رود.
fn is_unmistakable(parse: &Parse) -> bool {
    parse.half_spaces != 0 || parse.flags.any(Flags::CURATED)
}

/// Whether letters that are no known word may be a name. What begins with ه is rather the end of a participle
/// («داشتهباشید»).
fn may_be_name(letters: &[Letter]) -> bool {
    letters.len() >= 4 && !letters.starts_with(letters!("ه"))
}

/// Whether the letters are a longer word than the verb in front of them, and a preposition or the like behind it:
/// «کردگارچو» holds no «کرد».
fn is_longer_word_and_opener(letters: &[Letter], at: usize) -> bool {
    (at + 1..letters.len()).any(|end| {
        let (word, rest) = letters.split_at(end);
        let is_word =
            morphology::solid_flags(word).is_some_and(|flags| !flags.any(Flags::WEB_ONLY));
        is_word && morphology::solid_flags(rest).is_some_and(|flags| flags.any(Flags::FUNCTION))
    })
}

/// The right half, if it is a known word that can begin a sentence.
fn right_word(spelling: &Spelling) -> Option<Parse> {
    let letters = spelling.letters();
    if letters == letters!("و") {
        return LEXICON
            .get(letters)
            .map(|entry| Parse::of_solid(entry.solid));
    }
    let readings = Readings::of(spelling);
    let parse = readings.as_written.or(readings.better)?;
    let short =
        letters.len() < 3 && !parse.flags.any(Flags::FUNCTION) && parse.score < FREQUENT_SHORT_WORD;
    // No sentence opens with its verb's last word: «بیارزد», «برنشانیده».
    let verb = parse.half_spaces == 0
        && letters.len() < 4
        && (parse.flags.any(Flags::FINITE) || letters == letters!("ده"));
    let rare = parse.score < RAREST_RIGHT
        || letters.len() < 4
            && (parse.flags.any(Flags::WEB_ONLY) || parse.score < FREQUENT_OF_THREE);
    let suffix =
        endings(letters).any(|(stem, _)| stem.is_empty()) && !parse.flags.any(Flags::FUNCTION);
    (!short && !rare && !verb && !suffix).then_some(parse)
}

#[cfg(test)]
mod tests {
    use crate::segmentation::shown;

    #[test]
    fn a_verb_and_the_word_behind_it_are_two() {
        assert_eq!(shown("کردندباران"), "کردند/باران likely");
        assert_eq!(shown("استدریاچه"), "است/دریاچه likely");
        assert_eq!(shown("نوشتهاندکتابها"), "نوشته|اند/کتاب|ها likely");
    }

    #[test]
    fn names_that_begin_like_a_verb_stay_whole() {
        for name in ["بالدوین", "آریستوفان", "بودیونی", "کردگارچو"] {
            assert_eq!(shown(name), "unknown", "{name}");
        }
    }

    #[test]
    fn two_words_go_before_a_new_compound() {
        assert_eq!(shown("یافتخانه"), "یافت/خانه likely");
        assert_eq!(shown("یافتبزرگترین"), "یافت/بزرگترین likely");
    }

    #[test]
    fn a_clitic_is_no_second_word() {
        assert_eq!(shown("رفتشان"), "unknown");
    }
}
