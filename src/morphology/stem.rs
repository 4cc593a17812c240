//! Which suffixes a stem takes, by its last letters and by what the lexicon knows of it.

use super::suffixes::SuffixKind;
use crate::letters;
use crate::lexicon::letters::letter;
use crate::lexicon::{Flags, Letter};

const HE: Letter = letter('ه');
const YE: Letter = letter('ی');
const ALEF: Letter = letter('ا');
const VAV: Letter = letter('و');

/// Whether a stem ends in an ه that is not pronounced: خانه, but not راه or گروه.
pub fn ends_in_silent_he(stem: &[Letter], flags: Flags) -> bool {
    match stem {
        [.., before, HE] if stem.len() > 2 => {
            flags.any(Flags::APART | Flags::PARTICIPLE)
                || ![ALEF, VAV, YE, letter('آ')].contains(before)
        }
        _ => false,
    }
}

/// Whether nothing is known of the class of a word: the list of compounds tells none, and most are nouns.
pub(super) fn is_unclassified(flags: Flags) -> bool {
    const ABOUT_USE: Flags = Flags(
        Flags::APART.0
            | Flags::ONE_WORD.0
            | Flags::USUALLY_ONE_WORD.0
            | Flags::OPENS.0
            | Flags::CLOSES.0
            | Flags::DISPUTED.0
            | Flags::TWO_WORDS.0
            | Flags::USUAL.0
            | Flags::SELDOM.0,
    );
    flags.without(ABOUT_USE) == Flags::default()
}

/// Whether a suffix of this kind may follow a stem.
pub fn takes(stem: &[Letter], flags: Flags, kind: SuffixKind) -> bool {
    let Some(&last) = stem.last() else {
        return false;
    };
    if stem.len() < 2 || flags.any(Flags::FUNCTION) {
        return false;
    }
    let open =
        !flags.any(Flags::INFLECTED | Flags::FINITE) || flags.any(Flags::NOUN | Flags::ADJECTIVE);
    let nominal = flags.any(Flags::NOUN | Flags::ADJECTIVE | Flags::NAME | Flags::CURATED);
    match kind {
        SuffixKind::Plural => {
            open && (nominal || flags.any(Flags::WEB_ONLY) || is_unclassified(flags))
        }
        SuffixKind::Comparative => {
            flags.any(Flags::ADJECTIVE) || (stem.len() > 2 && open && nominal)
        }
        SuffixKind::CliticApart => {
            (ends_in_silent_he(stem, flags) && (open || flags.any(Flags::PARTICIPLE)))
                || (last == YE && (open && nominal || flags.any(Flags::INFLECTED)))
        }
        SuffixKind::CliticSolid => {
            open && last != ALEF && last != YE && !ends_in_silent_he(stem, flags) && stem.len() > 2
                || flags.any(Flags::INFLECTED)
                    && (stem.ends_with(letters!("ان")) || stem.ends_with(letters!("ات")))
        }
        SuffixKind::AfterVowel => {
            (open || flags.any(Flags::INFLECTED)) && (last == ALEF || last == VAV)
        }
        SuffixKind::AfterYe => last == YE && stem.len() > 2,
        SuffixKind::InPlaceOfHe => ends_in_silent_he(stem, flags) && open,
        SuffixKind::PluralAt => {
            stem.len() > 3
                && flags.any(Flags::NOUN)
                && !flags.any(Flags::INFLECTED)
                && ![ALEF, VAV, HE, YE].contains(&last)
        }
        SuffixKind::PluralAn => {
            open && (nominal || is_unclassified(flags)) && ![ALEF, HE].contains(&last)
        }
    }
}
