//! How sure a reading of a token as one word is.

use super::one_word::LIKELY_SCORE;
use super::reading::Confidence;
use super::usage::COUNTED;
use crate::letters;
use crate::lexicon::{Flags, Spelling};
use crate::morphology::{Juncture, Parse};

/// From this class on (about 22 occurrences in the Persian Wikipedia) a listed spelling is frequent.
const FREQUENT: i32 = 9;
/// The fewest letters of a part that hardly stands alone and hardly ends a name either.
const LONG_PART: usize = 4;

/// How sure a reading is; `alone` when nothing explains the token as it is written.
pub fn confidence(spelling: &Spelling, parse: &Parse, alone: bool) -> Confidence {
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
        _ if is_often_solid(spelling, parse) => Confidence::Possible,
        true => Confidence::Certain,
        false if weak => Confidence::Possible,
        false => Confidence::Likely,
    }
}

/// «زندگیشان» is about as common as «زندگی‌شان», and «ادبیات» shows what most words in «یات» are: plurals.
fn is_often_solid(spelling: &Spelling, parse: &Parse) -> bool {
    let missing = parse.half_spaces & !spelling.half_spaces();
    let (stem, clitic) = spelling
        .letters()
        .split_at(missing.trailing_zeros() as usize);
    let often_solid = [
        letters!("مان"),
        letters!("تان"),
        letters!("شان"),
        letters!("ات"),
    ];
    often_solid.contains(&clitic) && stem.ends_with(letters!("ی"))
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

#[cfg(test)]
mod tests {
    use crate::segmentation::shown;

    #[test]
    fn clitics_are_certain_after_known_nouns_alone() {
        assert_eq!(shown("پنجرهات"), "پنجره|ات certain");
        assert_eq!(shown("آسودهاند"), "آسوده|اند certain");
        assert_eq!(shown("بکهام"), "known", "a name");
        assert_eq!(shown("جنسیات"), "جنسی|ات possible", "a plural in «یات»");
        assert_eq!(
            shown("زندگیمان"),
            "زندگی|مان possible",
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
}
