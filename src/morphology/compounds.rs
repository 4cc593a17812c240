//! Compounds that no list has, made of a productive part and a word of the lexicon.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::parse::{Juncture, Parse};
use super::stem::is_unclassified;
use crate::lexicon::letters::{ALPHABET, is_one_of, joins_next, packed};
use crate::lexicon::{Flags, Form, LEXICON, Letter, Spelling};
use crate::{keys, letters};

/// How much rarer a compound is than the rarer of its parts, in half octaves.
pub(super) const COINED_COST: i32 = 12;
/// How much rarer still one with a first part is.
const PREFIX_COST: i32 = 4;
/// A word this rare does not make new compounds: class 9 is about 22 occurrences in the Persian Wikipedia.
const RAREST_HOST: u8 = 9;

/// Shorter second parts end many a name by chance: دار, وار, رنگ.
const TELLING_PART: usize = 4;

/// The words with a flag that makes them parts. Nearly no border that could be drawn through a word has one of them beside
/// it, and only then the lexicon is asked.
struct Parts {
    /// The words as [`packed`] numbers.
    words: FxHashSet<u64>,
    /// The last letters, a bit each, of those that begin with a letter.
    edges: [u64; ALPHABET.len()],
}

/// Those with [`Flags::SECOND_PART`].
static SECOND_PARTS: LazyLock<Parts> = LazyLock::new(|| {
    Parts::of(&[
        include_str!("../lexicon/data/second-parts.txt"),
        include_str!("../lexicon/data/free-second-parts.txt"),
    ])
});

/// Those with [`Flags::FIRST_PART`].
static FIRST_PARTS: LazyLock<Parts> = LazyLock::new(|| {
    Parts::of(&[
        include_str!("../lexicon/data/first-parts.txt"),
        include_str!("../lexicon/data/free-first-parts.txt"),
    ])
});

impl Parts {
    /// The most letters of a part: as many as a number holds.
    const LONGEST: usize = 8;

    /// The words of some lists.
    fn of(lists: &[&str]) -> Self {
        let mut parts = Self {
            words: FxHashSet::default(),
            edges: [0; ALPHABET.len()],
        };
        let lines = lists.iter().flat_map(|list| list.lines());
        let words = lines
            .filter_map(|line| line.split('#').next())
            .flat_map(str::split_whitespace)
            .filter_map(Spelling::of);
        for word in words {
            if let [first, .., last] = *word.letters() {
                parts.edges[usize::from(first)] |= 1 << last;
                parts.words.insert(packed(word.letters()));
            }
        }
        parts
    }

    fn has(&self, letters: &[Letter]) -> bool {
        let [first, .., last] = *letters else {
            return false;
        };
        letters.len() <= Self::LONGEST
            && self.edges[usize::from(first)] & (1 << last) != 0
            && self.words.contains(&packed(letters))
    }
}

/// Whether the letters are a word with [`Flags::SECOND_PART`].
pub fn is_second_part(letters: &[Letter]) -> bool {
    SECOND_PARTS.has(letters)
}

/// Whether the letters are a word with [`Flags::FIRST_PART`].
pub fn is_first_part(letters: &[Letter]) -> bool {
    FIRST_PARTS.has(letters)
}

/// Calls `consider` with every reading of the letters as word + second part or first part + word, where the two meet at
/// one of the `borders`: bit `i` before letter `i`.
pub fn parses(letters: &[Letter], borders: u64, consider: &mut impl FnMut(&Parse)) {
    if letters.len() < 5 {
        return;
    }
    for at in (2..letters.len() - 1).filter(|at| borders & (1 << at) != 0) {
        let (first, second) = letters.split_at(at);
        if !is_second_part(second) && !is_first_part(first) {
            continue;
        }
        let Some(entry) = LEXICON.get(first) else {
            continue;
        };
        // «پیش‌بینی» takes a further part with its half-spaces, and so does «زمان‌بندی», which is seldom solid.
        let inner = if entry.solid.exists() && !entry.spaced.flags.any(Flags::USUAL) {
            0
        } else {
            entry.half_spaces
        };
        let left = if inner == 0 {
            entry.solid
        } else {
            entry.spaced
        };
        let is_host = if inner == 0 {
            hosts(left, first)
        } else {
            makes_more(left)
        };
        let is_first_part = inner == 0 && left.flags.any(Flags::FIRST_PART);
        let counted = is_numeral(first);
        if !is_host && !is_first_part && !counted {
            continue;
        }
        let Some(right) = LEXICON.get(second).map(|entry| entry.solid) else {
            continue;
        };
        let joins = joins_next(first[at - 1]);
        let mut coin = |part: Flags, juncture: Juncture, score: i32| {
            let class = Flags::NOUN | Flags::ADJECTIVE;
            let mut parse = Parse::of_compound(at, joins, juncture, score, class);
            for place in (1..at).filter(|place| inner & (1 << place) != 0) {
                parse.cut(place, Juncture::Compound);
            }
            parse.bound = part.any(Flags::BOUND);
            parse.telling = parse.bound
                || juncture == Juncture::Prefix
                || first.ends_with(letters!("ه"))
                || first.ends_with(letters!("ی")) && is_one_of(second, keys!["پور", "نسب"])
                || right.flags.any(Flags::PARTICIPLE)
                || second.len() >= TELLING_PART;
            consider(&parse);
        };
        if right.flags.any(Flags::SECOND_PART) && (counted && counts(second) || is_host) {
            coin(
                right.flags,
                Juncture::Compound,
                i32::from(left.class) - COINED_COST,
            );
        }
        if is_first_part && hosts(right, second) && !is_subjunctive(first, second) {
            coin(
                left.flags,
                Juncture::Prefix,
                i32::from(right.class) - COINED_COST - PREFIX_COST,
            );
        }
    }
}

/// «بیاندازد», «بیافزاید»: a subjunctive with an alef too many, no «بی» and its noun.
fn is_subjunctive(first: &[Letter], second: &[Letter]) -> bool {
    let stems = [
        letters!("انداز"),
        letters!("افزا"),
        letters!("افراز"),
        letters!("افرین"),
        letters!("افکن"),
        letters!("انگیز"),
        letters!("افشان"),
        letters!("افروز"),
    ];
    first == letters!("بی") && stems.iter().any(|stem| second.starts_with(stem))
}

fn is_numeral(letters: &[Letter]) -> bool {
    let numerals = keys![
        "یک",
        "سه",
        "پنج",
        "شش",
        "هفت",
        "هشت",
        "نه",
        "ده",
        "یازده",
        "دوازده",
        "سیزده",
        "چهارده",
        "پانزده",
        "شانزده",
        "هفده",
        "هجده",
        "نوزده",
        "بیست",
        "سی",
        "چهل",
        "پنجاه",
        "شصت",
        "هفتاد",
        "هشتاد",
        "نود",
        "صد",
        "هزار",
        "چهار",
    ];
    is_one_of(letters, numerals)
}

/// Second parts that follow numerals: سه‌ساله، پنج‌نفره، شش‌گانه.
fn counts(letters: &[Letter]) -> bool {
    let parts = keys![
        "ساله",
        "سالگی",
        "ماهه",
        "روزه",
        "ساعته",
        "نفره",
        "نفری",
        "متری",
        "رقمی",
        "جانبه",
        "طرفه",
        "سویه",
        "گانه",
        "قسمتی",
        "درصدی",
        "بعدی",
        "لایه",
        "شاخه",
        "پایه",
        "فرسخی",
    ];
    is_one_of(letters, parts)
}

/// Whether a compound takes a further part: پیش‌بینی‌پذیر.
fn makes_more(compound: Form) -> bool {
    compound.class >= RAREST_HOST && !compound.flags.any(Flags::INFLECTED | Flags::FINITE)
}

/// Whether a word makes new compounds.
fn hosts(word: Form, letters: &[Letter]) -> bool {
    word.class >= RAREST_HOST
        && letters.len() > 2
        && (word.flags.any(Flags::NOUN | Flags::ADJECTIVE) || is_unclassified(word.flags))
        && !word
            .flags
            .any(Flags::FUNCTION | Flags::WEB_ONLY | Flags::INFLECTED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn coined(word: &str) -> Vec<(u64, bool, bool)> {
        let mut found = Vec::new();
        if let Some(spelling) = Spelling::of(word) {
            parses(spelling.letters(), u64::MAX, &mut |parse| {
                found.push((parse.half_spaces, parse.bound, parse.telling));
            });
        }
        found
    }

    #[test]
    fn a_compound_takes_a_further_part() {
        assert!(coined("پیشبینیپذیر").contains(&(1 << 3 | 1 << 7, true, true)));
    }

    #[test]
    fn a_short_free_part_tells_little() {
        assert_eq!(coined("صابوندار"), [(1 << 5, false, false)]);
    }

    #[test]
    fn a_family_name_is_told_by_its_last_part() {
        assert_eq!(coined("شیرازیپور"), [(1 << 6, false, true)]);
    }

    #[test]
    fn a_subjunctive_is_no_prefix_and_noun() {
        assert!(coined("بیافشانند").is_empty());
    }

    #[test]
    fn the_parts_of_the_lexicon_are_those_of_the_lists() {
        for line in include_str!("../lexicon/data/words.tsv").lines() {
            let Some(word) = line.split('\t').next().and_then(Spelling::of) else {
                continue;
            };
            let entry = LEXICON.get(word.letters()).unwrap_or_default();
            for (flag, is_part) in [
                (Flags::SECOND_PART, is_second_part as fn(&[Letter]) -> bool),
                (Flags::FIRST_PART, is_first_part),
            ] {
                assert!(
                    is_part(word.letters()) || !entry.solid.flags.any(flag),
                    "{line}"
                );
            }
        }
    }
}
