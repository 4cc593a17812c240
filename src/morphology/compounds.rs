//! Compounds that no list has, made of a productive part and a word of the lexicon.

use super::parse::{Juncture, Parse};
use crate::letters;
use crate::lexicon::letters::joins_next;
use crate::lexicon::{Flags, Form, LEXICON, Letter};

/// How much rarer a compound is than the rarer of its parts, in half octaves.
pub(super) const COINED_COST: i32 = 12;
/// How much rarer still one with a first part is.
const PREFIX_COST: i32 = 4;
/// A word this rare does not make new compounds: class 9 is about 22 occurrences in the Persian Wikipedia.
const RAREST_HOST: u8 = 9;

/// Shorter second parts end many a name by chance: دار, وار, رنگ.
const TELLING_PART: usize = 4;

/// Calls `consider` with every reading of the letters as word + second part or first part + word.
pub fn parses(letters: &[Letter], consider: &mut impl FnMut(&Parse)) {
    if letters.len() < 5 {
        return;
    }
    for at in 2..letters.len() - 1 {
        let (first, second) = letters.split_at(at);
        let Some(left) = LEXICON.get(first) else {
            continue;
        };
        let Some(right) = LEXICON.get(second).map(|entry| entry.solid) else {
            continue;
        };
        let joins = joins_next(first[at - 1]);
        let compound = if left.solid.exists() {
            0
        } else {
            left.half_spaces
        };
        let left = if compound == 0 {
            left.solid
        } else {
            left.spaced
        };
        let mut coin = |part: Flags, juncture: Juncture, score: i32| {
            let class = Flags::NOUN | Flags::ADJECTIVE;
            let mut parse = Parse::of_compound(at, joins, juncture, score, class);
            for inner in (1..at).filter(|inner| compound & (1 << inner) != 0) {
                parse.cut(inner, Juncture::Compound);
            }
            parse.bound = part.any(Flags::BOUND);
            parse.telling = parse.bound
                || juncture == Juncture::Prefix
                || first.ends_with(letters!("ه"))
                || right.flags.any(Flags::PARTICIPLE)
                || second.len() >= TELLING_PART;
            consider(&parse);
        };
        if right.flags.any(Flags::SECOND_PART)
            && (is_numeral(first) && counts(second)
                || hosts(left, first)
                || compound != 0 && makes_more(left))
        {
            coin(
                right.flags,
                Juncture::Compound,
                i32::from(left.class) - COINED_COST,
            );
        }
        if compound == 0
            && left.flags.any(Flags::FIRST_PART)
            && hosts(right, second)
            && !is_subjunctive(first, second)
        {
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
    let numerals = [
        letters!("یک"),
        letters!("سه"),
        letters!("پنج"),
        letters!("شش"),
        letters!("هفت"),
        letters!("هشت"),
        letters!("نه"),
        letters!("ده"),
        letters!("یازده"),
        letters!("دوازده"),
        letters!("سیزده"),
        letters!("چهارده"),
        letters!("پانزده"),
        letters!("شانزده"),
        letters!("هفده"),
        letters!("هجده"),
        letters!("نوزده"),
        letters!("بیست"),
        letters!("سی"),
        letters!("چهل"),
        letters!("پنجاه"),
        letters!("شصت"),
    ];
    numerals.contains(&letters)
}

/// Second parts that follow numerals: سه‌ساله، پنج‌نفره، شش‌گانه.
fn counts(letters: &[Letter]) -> bool {
    let parts = [
        letters!("ساله"),
        letters!("سالگی"),
        letters!("ماهه"),
        letters!("روزه"),
        letters!("ساعته"),
        letters!("نفره"),
        letters!("نفری"),
        letters!("متری"),
        letters!("رقمی"),
        letters!("جانبه"),
        letters!("طرفه"),
        letters!("سویه"),
        letters!("گانه"),
        letters!("قسمتی"),
        letters!("درصدی"),
        letters!("بعدی"),
        letters!("لایه"),
        letters!("شاخه"),
        letters!("پایه"),
        letters!("فرسخی"),
    ];
    parts.contains(&letters)
}

/// Whether a compound takes a further part: پیش‌بینی‌پذیر.
fn makes_more(compound: Form) -> bool {
    compound.class >= RAREST_HOST && !compound.flags.any(Flags::INFLECTED | Flags::FINITE)
}

/// Whether a word makes new compounds.
fn hosts(word: Form, letters: &[Letter]) -> bool {
    word.class >= RAREST_HOST
        && letters.len() > 2
        && word.flags.any(Flags::NOUN | Flags::ADJECTIVE)
        && !word
            .flags
            .any(Flags::FUNCTION | Flags::WEB_ONLY | Flags::INFLECTED)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Spelling;

    fn coined(word: &str) -> Vec<(u64, bool, bool)> {
        let mut found = Vec::new();
        if let Some(spelling) = Spelling::of(word) {
            parses(spelling.letters(), &mut |parse| {
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
    fn a_subjunctive_is_no_prefix_and_noun() {
        assert!(coined("بیافشانند").is_empty());
    }
}
