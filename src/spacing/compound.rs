//! «بین المللی», «علاقه مند», «بی ادب», «گفت و گو»: the parts of a compound, parted.

use super::{Join, Window, flags_of};
use crate::dates::calendar::Calendar;
use crate::dates::vocabulary::{Meaning, meaning};
use crate::lexicon::letters::{is_one_of, joins_next};
use crate::lexicon::{BORDERS, Entry, Flags, LEXICON, Letter, Spelling};
use crate::morphology::compounds::{is_first_part, is_second_part};
use crate::morphology::suffixes::{SuffixKind, endings};
use crate::morphology::verbs::may_be_verb;
use crate::morphology::{self, Compounds, Juncture, Parse};
use crate::segmentation::{Confidence, Gap, Kind};
use crate::{keys, letters};

/// Last pieces after which a compound of the lists is nevertheless two words in running text.
const FREE_LAST_PIECES: &[u64] = keys![
    "شده",
    "نشده",
    "ماه",
    "خان",
    "علی",
    "زمین",
    "افتاده",
    "حال",
    "اول",
    "دوم",
    "بوده",
];

/// How much more frequent a solid spelling is than the one with a half-space, in half octaves, where the latter is no
/// correction: sixteen times.
const SOLID_MARGIN: u8 = 8;

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
    // «آسیب دیده است»: a verb, and no compound.
    let is_participle = |right| flags_of(right).is_some_and(|flags| flags.any(Flags::PARTICIPLE));
    let copula = window.after.is_some_and(|word| COPULAS.contains(&word));
    if second.len() < 2 || copula && is_participle(right) {
        return None;
    }
    // «او هم صحبت کرد»: «هم» says that he, too, did it; «هم‌صحبت» is or becomes one.
    let does = |word: &str| may_be_verb(word) && !COPULAS.contains(&word);
    let too = first == letters!("هم") && second != letters!("اکنون");
    if too && window.after.is_some_and(does) {
        return None;
    }
    // «ساز و کار», «بی قید و شرط»: the second word belongs to what follows.
    let and_follows =
        window.after == Some("و") && (second == letters!("ساز") || first == letters!("بی"));
    let joined = left.followed_by(right)?;
    let entry = LEXICON.get(joined.letters());
    // Most neighbours are no compound at all: what is cheapest to know comes first.
    let are_two = first == letters!("و")
        || second == letters!("و")
        || first == letters!("به")
        || is_one_of(second, FREE_LAST_PIECES)
        || is_among_people(first, second)
        || is_verb_or_function_word(right, &joined, entry.as_ref(), first.len());
    if are_two {
        return None;
    }
    let join = if is_solid_join(&joined, entry.as_ref()) {
        Join {
            gap: Gap::Nothing,
            kind: Kind::Compound,
            confidence: Confidence::Likely,
        }
    } else {
        let is_two = |entry: &Entry| is_two_words(entry, first.len()) || is_usually_solid(entry);
        if entry.as_ref().is_some_and(is_two) {
            return None;
        }
        let (kind, confidence) = best(&joined, first.len(), !and_follows)?;
        Join {
            gap: Gap::Zwnj,
            kind: kind.into(),
            confidence,
        }
    };
    (!is_day_of_month(window.words)).then_some(join)
}

/// «گریه کن», «عهده دارند»: the second word is the verb of the sentence, or a preposition and the like. What is listed as
/// one word may look so all the same: «صف آرایی», «آتش بس».
fn is_verb_or_function_word(
    right: &Spelling,
    joined: &Spelling,
    entry: Option<&Entry>,
    at: usize,
) -> bool {
    let flags = flags_of(right).unwrap_or_default();
    if flags.any(Flags::FINITE | Flags::FUNCTION) {
        let is_listed = entry.is_some_and(|entry| is_one_word(entry, at));
        let one_word = is_listed || is_solid_join(joined, entry);
        let noun = flags.any(Flags::NOUN | Flags::ADJECTIVE | Flags::SECOND_PART);
        flags.any(Flags::FINITE) && (flags.any(Flags::CURATED) || !noun && !is_listed)
            || flags.any(Flags::FUNCTION) && !one_word
    } else {
        false
    }
}

/// «میدان هفت تیر», «پنج مهر»: a number before the name of a month is a day, whatever the two might be as one word.
/// «سی دی» is the disc.
fn is_day_of_month(words: &[&str]) -> bool {
    let [first, second] = words else {
        return false;
    };
    let is_day = matches!(meaning(first, false), Some(Meaning::Cardinal(1..=20)));
    is_day
        && matches!(meaning(second, false), Some(Meaning::Month(month)) if month.calendar == Calendar::Solar)
}

/// «بین کارگران», «میان سال‌های»: a preposition and a plural.
fn is_among_people(first: &[Letter], second: &[Letter]) -> bool {
    is_one_of(first, keys!["بین", "میان"]) && second.ends_with(letters!("ان"))
}

/// Whether the list of two words has these: «رئیس جمهوری» is not one by way of «رئیس‌جمهور».
fn is_two_words(joined: &Entry, at: usize) -> bool {
    joined.spaced.flags.any(Flags::TWO_WORDS) && joined.half_spaces & (1 << at) != 0
}

/// Whether the words are usually written without even a half-space: «فرمان روایی» lacks none.
fn is_usually_solid(joined: &Entry) -> bool {
    joined.spaced.exists() && joined.solid.class >= joined.spaced.class + SOLID_MARGIN
}

/// Whether a compound is listed as one word.
fn is_one_word(joined: &Entry, at: usize) -> bool {
    joined.spaced.flags.any(Flags::ONE_WORD) && joined.half_spaces & (1 << at) != 0
}

/// «هم چنین», «بنابر این»: together a solid word of the curated list.
fn is_solid_join(joined: &Spelling, entry: Option<&Entry>) -> bool {
    joined.half_spaces() == 0 && entry.is_some_and(|entry| entry.solid.flags.any(Flags::ONE_WORD))
}

/// The surest of the readings that have a half-space where the space is, and no other that is not there already;
/// compounds that no list has only if `may_coin`, and with a part that is bound.
fn best(joined: &Spelling, at: usize, may_coin: bool) -> Option<(Juncture, Confidence)> {
    let cut = 1 << at;
    let present = joined.half_spaces() | cut;
    let mut best: Option<(Juncture, Confidence)> = None;
    let (first, second) = joined.letters().split_at(at);
    let binding = Binding::of(first, second);
    let compounds = if may_coin && binding.any() {
        Compounds::Coined {
            borders: present | silent_borders(joined.letters(), at),
        }
    } else if BORDERS.may_part(first, second) {
        Compounds::Listed
    } else {
        return None;
    };
    morphology::nominal_parses(joined.letters(), compounds, &mut |parse| {
        let fits = parse.half_spaces & cut != 0
            && (parse.half_spaces & !parse.optional) & !present == 0
            && joined.half_spaces() & !parse.half_spaces == 0;
        let kind = parse.juncture_at(at);
        if !fits || !matches!(kind, Juncture::Compound | Juncture::Prefix) {
            return;
        }
        // «سازمان» is no «ساز» with an ending: a word that stands by itself makes no new compound.
        if (parse.bound || parse.coined) && kind == Juncture::Compound && stands_alone(second) {
            return;
        }
        // «انتخابات گویی»: over a space, only what is surely a noun or an adjective makes a new compound.
        if parse.coined && kind == Juncture::Compound && is_unclassified(first) {
            return;
        }
        if let Some(confidence) = confidence(parse, binding.usually_makes(kind))
            && best.is_none_or(|(_, other)| confidence > other)
        {
            best = Some((kind, confidence));
        }
    });
    best
}

/// The places behind `from` where two parts may meet without a half-space, for the letter before joins nothing.
fn silent_borders(letters: &[Letter], from: usize) -> u64 {
    (from + 1..letters.len())
        .filter(|&place| !joins_next(letters[place - 1]))
        .fold(0, |borders, place| borders | 1 << place)
}

/// Which of two words is a part that hardly stands alone, or is mostly joined, as is needed to join them to a compound
/// that no list has; the second may be inflected.
struct Binding {
    /// Of which sorts the first is, as a first part.
    first: Flags,
    /// Of which sorts the second is, as a second part.
    second: Flags,
    /// Whether the second may stand for a longer one, whose ه an ending displaced.
    displaced: bool,
}

impl Binding {
    fn of(first: &[Letter], second: &[Letter]) -> Self {
        let sorts = |is_part: bool, letters: &[Letter]| {
            let entry = is_part.then(|| LEXICON.get(letters)).flatten();
            let flags = entry.unwrap_or_default().solid.flags;
            flags.only(Flags::BOUND | Flags::USUALLY_ONE_WORD)
        };
        let mut binding = Self {
            first: sorts(is_first_part(first), first),
            second: sorts(is_second_part(second), second),
            displaced: false,
        };
        for (stem, suffix) in endings(second) {
            binding.second = binding.second | sorts(is_second_part(stem), stem);
            binding.displaced |= suffix.kind == SuffixKind::InPlaceOfHe;
        }
        binding
    }

    fn any(&self) -> bool {
        self.displaced || self.first | self.second != Flags::default()
    }

    /// Whether a compound of this kind is made by a part that is mostly joined.
    fn usually_makes(&self, kind: Juncture) -> bool {
        match kind {
            Juncture::Prefix => self.first.any(Flags::USUALLY_ONE_WORD),
            _ => self.displaced || self.second.any(Flags::USUALLY_ONE_WORD),
        }
    }
}

/// Whether the lexicon has a solid word, but tells nothing of its class.
fn is_unclassified(letters: &[Letter]) -> bool {
    LEXICON.get(letters).is_some_and(|entry| {
        entry.solid.exists() && !entry.solid.flags.any(Flags::NOUN | Flags::ADJECTIVE)
    })
}

/// Whether a word is one of the lexicon and no such part.
fn stands_alone(letters: &[Letter]) -> bool {
    LEXICON.get(letters).is_some_and(|entry| {
        let flags = entry.solid.flags;
        entry.solid.exists()
            && !flags.any(Flags::INFLECTED)
            && !(flags.any(Flags::SECOND_PART) && flags.any(Flags::BOUND | Flags::USUALLY_ONE_WORD))
    })
}

/// How sure a reading is; `usual` when it is made by a part that is more often joined than parted.
fn confidence(parse: &Parse, usual: bool) -> Option<Confidence> {
    if parse.bound {
        return Some(Confidence::Likely);
    }
    // «روزهای خوش زندگی»: only in a text whose writer types spaces for half-spaces.
    if parse.coined && usual {
        return Some(Confidence::Style);
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
        assert_eq!(confidence(&["سرپل", "ذهاب"], None), None);
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
    fn too_before_a_noun_and_its_verb_makes_no_compound() {
        for verb in ["کرد", "می‌کنند", "داشتیم"] {
            assert_eq!(confidence(&["هم", "صحبت"], Some(verb)), None, "{verb}");
        }
        assert_eq!(
            confidence(&["هم", "صحبت"], Some("شد")),
            Some(Confidence::Likely)
        );
    }

    #[test]
    fn a_compound_may_end_like_a_verb() {
        assert_eq!(confidence(&["صف", "آرایی"], None), Some(Confidence::Likely));
        assert_eq!(confidence(&["گریه", "کن"], None), None);
    }

    #[test]
    fn a_part_that_is_usually_joined_is_so_where_the_writer_parts_words() {
        assert_eq!(confidence(&["کم", "پنجره"], None), Some(Confidence::Style));
        assert_eq!(confidence(&["شیر", "پنجره"], None), None);
    }

    #[test]
    fn a_written_ezafe_parts_two_words() {
        assert_eq!(confidence(&["نیمه\u{654}", "شب"], None), None);
    }
}
