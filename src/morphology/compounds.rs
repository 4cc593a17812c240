//! Compounds that no list has, made of a productive part and a word of the lexicon.

use super::parse::{Juncture, Parse};
use crate::lexicon::letters::{is_one_of, joins_next};
use crate::lexicon::{Flags, Form, LEXICON, Letter};
use crate::{keys, letters};

/// How much rarer a compound is than the rarer of its parts, in half octaves.
const COINED_COST: i32 = 12;
/// How much rarer still one with a first part is.
const PREFIX_COST: i32 = 4;
/// A word this rare does not make new compounds: class 9 is about 22 occurrences in the Persian Wikipedia.
const RAREST_HOST: u8 = 9;

/// Calls `consider` with every reading of the letters as word + second part or first part + word.
pub fn parses(letters: &[Letter], consider: &mut impl FnMut(&Parse)) {
    if letters.len() < 5 {
        return;
    }
    for at in 2..letters.len() - 1 {
        let (first, second) = letters.split_at(at);
        let Some(left) = LEXICON.get(first).map(|entry| entry.solid) else {
            continue;
        };
        let may_be_first = is_numeral(first) || hosts(left, first);
        if !may_be_first && !left.flags.any(Flags::FIRST_PART) {
            continue;
        }
        let Some(right) = LEXICON.get(second).map(|entry| entry.solid) else {
            continue;
        };
        let joins = joins_next(first[at - 1]);
        let mut coin = |part: Flags, juncture: Juncture, score: i32| {
            consider(&Parse::of_compound(
                at,
                joins,
                juncture,
                score,
                coined_flags(part),
            ));
        };
        if right.flags.any(Flags::SECOND_PART)
            && (is_numeral(first) && counts(second) || hosts(left, first))
        {
            coin(
                right.flags,
                Juncture::Compound,
                i32::from(left.class) - COINED_COST,
            );
        }
        if left.flags.any(Flags::FIRST_PART)
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
    ];
    first == letters!("بی") && stems.iter().any(|stem| second.starts_with(stem))
}

fn coined_flags(part: Flags) -> Flags {
    Flags::NOUN | Flags::ADJECTIVE | part.only(Flags::BOUND)
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

/// Whether a word makes new compounds.
fn hosts(word: Form, letters: &[Letter]) -> bool {
    word.class >= RAREST_HOST
        && letters.len() > 2
        && word.flags.any(Flags::NOUN | Flags::ADJECTIVE)
        && !word
            .flags
            .any(Flags::FUNCTION | Flags::WEB_ONLY | Flags::INFLECTED)
}
