//! «بین المللی», «علاقه مند», «بی ادب», «گفت و گو»: the parts of a compound, parted.

use super::{Join, Window, flags_of};
use crate::letters;
use crate::lexicon::{Flags, LEXICON, Letter, Spelling};
use crate::morphology::{self, Juncture, Parse};
use crate::segmentation::{Confidence, Gap, Kind};

/// Last pieces after which a compound of the lists is nevertheless two words in running text.
const FREE_LAST_PIECES: [&[Letter]; 8] = [
    letters!("شده"),
    letters!("نشده"),
    letters!("ماه"),
    letters!("خان"),
    letters!("علی"),
    letters!("زمین"),
    letters!("افتاده"),
    letters!("حال"),
];

/// With these a participle makes a verb: دیده است، خورده بود.
const COPULAS: [&str; 12] = [
    "است",
    "اند",
    "بود",
    "بودند",
    "باشد",
    "باشند",
    "بودم",
    "بوده",
    "شد",
    "شدند",
    "می‌شود",
    "شود",
];

/// Whether two words are one compound.
pub fn judge(window: &Window<'_>, left: &Spelling, right: &Spelling) -> Option<Join> {
    let (first, second) = (left.letters(), right.letters());
    let and = first == letters!("و") || second == letters!("و");
    if and
        || first == letters!("به")
        || second.len() < 2
        || FREE_LAST_PIECES.contains(&second)
        || are_letter_names(first, second)
    {
        return None;
    }
    let right_flags = flags_of(right).unwrap_or_default();
    let one_word = is_one_word(left, right);
    // «گریه کن», «عهده دارند»: the second word is the verb of the sentence.
    let is_verb = right_flags.any(Flags::FINITE)
        && (right_flags.any(Flags::CURATED)
            || !one_word && !right_flags.any(Flags::NOUN | Flags::ADJECTIVE | Flags::SECOND_PART));
    if is_verb || right_flags.any(Flags::FUNCTION) && !one_word && !is_solid_join(left, right) {
        return None;
    }
    // «آسیب دیده است»: a verb, and no compound.
    if right_flags.any(Flags::PARTICIPLE)
        && window.after.is_some_and(|word| COPULAS.contains(&word))
    {
        return None;
    }
    // «ساز و کار», «بی قید و شرط»: the second word belongs to what follows.
    let and_follows =
        window.after == Some("و") && (second == letters!("ساز") || first == letters!("بی"));
    let joined = left.followed_by(right)?;
    let at = first.len();
    if is_solid_join(left, right) {
        return Some(Join {
            gap: Gap::Nothing,
            kind: Kind::Compound,
            confidence: Confidence::Likely,
        });
    }
    if is_two_words(&joined, at) {
        return None;
    }
    let (kind, confidence) = best(&joined, at, !and_follows)?;
    Some(Join {
        gap: Gap::Zwnj,
        kind: kind.into(),
        confidence,
    })
}

/// Whether the list of two words has these: «رئیس جمهوری» is not one by way of «رئیس‌جمهور».
fn is_two_words(joined: &Spelling, at: usize) -> bool {
    LEXICON.get(joined.letters()).is_some_and(|entry| {
        entry.spaced.flags.any(Flags::TWO_WORDS) && entry.half_spaces & (1 << at) != 0
    })
}

/// Whether two words with «و» between them are one compound: a hint only, for half the press parts them.
pub fn judge_with_and(left: &Spelling, right: &Spelling) -> Option<Join> {
    let and = Spelling::of("و")?;
    let joined = left.followed_by(&and)?.followed_by(right)?;
    let at = left.letters().len();
    let entry = LEXICON.get(joined.letters())?;
    let listed = entry.spaced.exists()
        && entry.half_spaces & (1 << at) != 0
        && entry
            .spaced
            .flags
            .any(Flags::ONE_WORD | Flags::USUALLY_ONE_WORD);
    listed.then_some(Join {
        gap: Gap::Zwnj,
        kind: Kind::Compound,
        confidence: Confidence::Possible,
    })
}

/// «بی بی سی», «سی ان ان»: names of letters, which houses write as they like.
fn are_letter_names(first: &[Letter], second: &[Letter]) -> bool {
    let names = [
        letters!("ای"),
        letters!("بی"),
        letters!("سی"),
        letters!("دی"),
        letters!("اف"),
        letters!("جی"),
        letters!("اچ"),
        letters!("آی"),
        letters!("کی"),
        letters!("ال"),
        letters!("ام"),
        letters!("ان"),
        letters!("او"),
        letters!("پی"),
        letters!("کیو"),
        letters!("آر"),
        letters!("اس"),
        letters!("تی"),
        letters!("یو"),
        letters!("وی"),
        letters!("اکس"),
    ];
    names.contains(&first) && names.contains(&second)
}

/// Whether a compound is listed as one word: then «صف آرایی» holds no verb of the second person, which is rare.
fn is_one_word(left: &Spelling, right: &Spelling) -> bool {
    left.followed_by(right).is_some_and(|joined| {
        LEXICON.get(joined.letters()).is_some_and(|entry| {
            entry.spaced.flags.any(Flags::ONE_WORD)
                && entry.half_spaces & (1 << left.letters().len()) != 0
        })
    })
}

/// «هم چنین», «بنابر این»: together a solid word of the curated list.
fn is_solid_join(left: &Spelling, right: &Spelling) -> bool {
    left.followed_by(right).is_some_and(|joined| {
        joined.half_spaces() == 0
            && LEXICON
                .get(joined.letters())
                .is_some_and(|entry| entry.solid.flags.any(Flags::ONE_WORD))
    })
}

/// The surest of the readings that have a half-space where the space is, and no other that is not there already;
/// compounds that no list has only if `may_coin`.
fn best(joined: &Spelling, at: usize, may_coin: bool) -> Option<(Juncture, Confidence)> {
    let cut = 1 << at;
    let present = joined.half_spaces() | cut;
    let mut best: Option<(Juncture, Confidence)> = None;
    morphology::parses(joined.letters(), &mut |parse| {
        let fits = parse.half_spaces & cut != 0
            && (parse.half_spaces & !parse.optional) & !present == 0
            && joined.half_spaces() & !parse.half_spaces == 0;
        let kind = parse.juncture_at(at);
        if !fits || !matches!(kind, Juncture::Compound | Juncture::Prefix) {
            return;
        }
        // «سازمان» is no «ساز» with an ending: a word that stands by itself makes no new compound.
        if (parse.coined || parse.bound)
            && (!may_coin || kind == Juncture::Compound && stands_alone(&joined.letters()[at..]))
        {
            return;
        }
        if let Some(confidence) = confidence(parse)
            && best.is_none_or(|(_, other)| confidence > other)
        {
            best = Some((kind, confidence));
        }
    });
    best
}

/// Whether a word is one of the lexicon and no bound part.
fn stands_alone(letters: &[Letter]) -> bool {
    LEXICON.get(letters).is_some_and(|entry| {
        let flags = entry.solid.flags;
        entry.solid.exists()
            && !flags.any(Flags::INFLECTED)
            && !(flags.any(Flags::SECOND_PART) && flags.any(Flags::BOUND))
    })
}

fn confidence(parse: &Parse) -> Option<Confidence> {
    if parse.bound {
        return Some(Confidence::Likely);
    }
    if parse.flags.any(Flags::ONE_WORD) {
        Some(if parse.flags.any(Flags::BOUND) {
            Confidence::Certain
        } else {
            Confidence::Likely
        })
    } else if parse.flags.any(Flags::USUALLY_ONE_WORD) {
        Some(Confidence::Possible)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use crate::segmentation::Confidence;
    use crate::spacing::{Window, judge};

    fn confidence(words: &[&str; 2], after: Option<&str>) -> Option<Confidence> {
        judge(&Window {
            before: None,
            words,
            after,
        })
        .map(|join| join.confidence)
    }

    #[test]
    fn two_words_of_the_list_are_not_joined_by_way_of_their_stem() {
        assert_eq!(
            confidence(&["رئیس", "جمهور"], None),
            Some(Confidence::Certain)
        );
        assert_eq!(confidence(&["رئیس", "جمهوری"], None), None);
    }

    #[test]
    fn a_participle_before_a_copula_is_a_verb() {
        assert_eq!(confidence(&["آسیب", "دیده"], Some("است")), None);
        assert_eq!(
            confidence(&["آسیب", "دیده"], Some("را")),
            Some(Confidence::Likely)
        );
    }

    #[test]
    fn a_compound_may_end_like_a_verb() {
        assert_eq!(confidence(&["صف", "آرایی"], None), Some(Confidence::Likely));
        assert_eq!(confidence(&["گریه", "کن"], None), None);
    }

    #[test]
    fn a_written_ezafe_parts_two_words() {
        assert_eq!(confidence(&["نیمه\u{654}", "شب"], None), None);
    }
}
