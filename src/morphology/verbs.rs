//! Verb forms with می or نمی, also between a preverb and its verb: می‌رود، برنمی‌گردد، می‌بینمش.
//!
//! The forms that follow می are listed in the lexicon ([`Flags::AFTER_MI`]); those with it are analysed.

use super::parse::{Juncture, Parse};
use crate::letters;
use crate::lexicon::letters::letter;
use crate::lexicon::{Flags, LEXICON, Letter, Spelling};

const MIM: Letter = letter('م');
const NUN: Letter = letter('ن');
const YE: Letter = letter('ی');

/// می joined to its verb is never right, so a reading that has it outweighs others.
const MI_BONUS: i32 = 8;

const PREVERBS: [&[Letter]; 8] = [
    letters!("بر"),
    letters!("در"),
    letters!("باز"),
    letters!("فرو"),
    letters!("وا"),
    letters!("ور"),
    letters!("فرا"),
    letters!("سر"),
];
const OBJECT_CLITICS: [&[Letter]; 6] = [
    letters!("م"),
    letters!("ت"),
    letters!("ش"),
    letters!("مان"),
    letters!("تان"),
    letters!("شان"),
];
const PERFECT_ENDINGS: [&[Letter]; 5] = [
    letters!("ام"),
    letters!("ای"),
    letters!("ایم"),
    letters!("اید"),
    letters!("اند"),
];

/// Whether a word may be a verb: «می‌رود», «شدند», and «کرد», which may also be a Kurd.
pub fn may_be_verb(word: &str) -> bool {
    let is_finite = |word: Spelling| {
        let entry = LEXICON.get(word.letters());
        entry.is_some_and(|entry| entry.solid.flags.any(Flags::FINITE))
    };
    word.starts_with("می\u{200C}")
        || word.starts_with("نمی\u{200C}")
        || Spelling::of(word).is_some_and(is_finite)
}

/// Calls `consider` with the readings of the letters as (preverb +) می + verb, and as a perfect.
pub fn parses(letters: &[Letter], consider: &mut impl FnMut(&Parse)) {
    after_mi(letters, 0, consider);
    for preverb in PREVERBS {
        if letters.first() != preverb.first() {
            continue;
        }
        if let Some(rest) = letters.strip_prefix(preverb) {
            after_mi(rest, preverb.len(), consider);
            // Literary prose fuses the preverb to any form of the verb: فروآورد، برخواهد.
            if let Some(entry) = LEXICON
                .get(rest)
                .filter(|entry| entry.solid.flags.any(Flags::FINITE))
                && rest.len() > 2
            {
                let mut parse = Parse::of_solid(entry.solid).with_solid_suffix(16);
                parse.flags = Flags::FINITE;
                consider(&parse);
            }
            perfect(rest, preverb.len(), 12, consider);
        }
    }
}

/// The letters from `offset` on as a participle and its ending: فرورفته‌ایم.
fn perfect(letters: &[Letter], offset: usize, cost: i32, consider: &mut impl FnMut(&Parse)) {
    for ending in PERFECT_ENDINGS {
        // «درآمدهای» are incomes.
        let Some(participle) = letters
            .strip_suffix(ending)
            .filter(|_| ending != letters!("ای"))
        else {
            continue;
        };
        if let Some(entry) = LEXICON
            .get(participle)
            .filter(|entry| entry.solid.flags.any(Flags::PARTICIPLE))
        {
            let mut parse = Parse::of_solid(entry.solid).with_solid_suffix(cost);
            parse.flags = Flags::FINITE | Flags::PARTICIPLE;
            parse.cut(offset + participle.len(), Juncture::Clitic);
            consider(&parse);
        }
    }
}

fn after_mi(letters: &[Letter], offset: usize, consider: &mut impl FnMut(&Parse)) {
    let prefix = match letters {
        [MIM, YE, ..] => letters!("می"),
        [NUN, MIM, YE, ..] => letters!("نمی"),
        _ => return,
    };
    let verb = &letters[prefix.len()..];
    let at = offset + prefix.len();
    if verb.len() < 2 {
        return;
    }
    let mut consider_host = |host: &[Letter], cost: i32| {
        if let Some(entry) = LEXICON
            .get(host)
            .filter(|entry| entry.solid.flags.any(Flags::AFTER_MI))
        {
            let mut parse = Parse::of_solid(entry.solid).with_solid_suffix(cost - MI_BONUS);
            parse.flags = entry.solid.flags.only(Flags::SPOKEN) | Flags::FINITE;
            parse.cut(at, Juncture::VerbPrefix);
            consider(&parse);
        }
    };
    consider_host(verb, 0);
    for clitic in OBJECT_CLITICS {
        if let Some(host) = verb.strip_suffix(clitic).filter(|host| host.len() > 1) {
            consider_host(host, 12);
        }
    }
    for ending in PERFECT_ENDINGS {
        let Some(participle) = verb.strip_suffix(ending) else {
            continue;
        };
        if let Some(entry) = LEXICON
            .get(participle)
            .filter(|entry| entry.solid.flags.any(Flags::PARTICIPLE))
        {
            let mut parse = Parse::of_solid(entry.solid).with_solid_suffix(12);
            parse.flags = Flags::FINITE | Flags::PARTICIPLE;
            parse.cut(at, Juncture::VerbPrefix);
            parse.cut(at + participle.len(), Juncture::Clitic);
            consider(&parse);
        }
    }
    if let Some(entry) = LEXICON
        .get(verb)
        .filter(|entry| entry.solid.flags.any(Flags::PARTICIPLE))
    {
        let mut parse = Parse::of_solid(entry.solid).with_solid_suffix(10);
        parse.flags = Flags::PARTICIPLE;
        parse.cut(at, Juncture::VerbPrefix);
        consider(&parse);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Spelling;

    #[test]
    fn a_participle_with_a_preverb_takes_its_ending_apart() {
        let mut found = Vec::new();
        let word = Spelling::of("فروپاشیدهاند").expect("letters");
        parses(word.letters(), &mut |parse| found.push(parse.half_spaces));
        assert!(found.contains(&(1 << 9)));
        found.clear();
        let word = Spelling::of("درآمدهای").expect("letters");
        parses(word.letters(), &mut |parse| found.push(parse.half_spaces));
        assert!(found.is_empty(), "incomes");
    }
}
