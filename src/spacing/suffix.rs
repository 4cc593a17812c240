//! «کتاب ها», «بزرگ تر», «رفته ام»: a suffix parted from its word.

use super::{Join, Window, flags_of, gap_after};
use crate::lexicon::letters::{is_one_of, letter};
use crate::lexicon::{Flags, LEXICON, Letter, Spelling};
use crate::morphology::stem::ends_in_silent_he;
use crate::morphology::suffixes::{SuffixKind, endings};
use crate::morphology::{self, Juncture};
use crate::segmentation::{Confidence, Gap, Kind};
use crate::{keys, letters};

/// Words after which «ای» calls somebody: «ای دوست», «ای کاش».
const CALLED: [&str; 16] = [
    "کاش",
    "وای",
    "دوست",
    "مردم",
    "ایران",
    "خدا",
    "خدای",
    "عزیز",
    "عزیزم",
    "دل",
    "داد",
    "یار",
    "پسر",
    "دختر",
    "جان",
    "آنکه",
];

/// Numerals that have a plural: صدها نفر.
const ROUND_NUMBERS: &[u64] = keys!["ده", "صد", "هزار"];

/// Whether the second word is a suffix of the first.
pub fn judge(window: &Window<'_>, left: &Spelling, right: &Spelling) -> Option<Join> {
    let suffix = right.letters();
    let kind = kind_of(suffix)?;
    if right.half_spaces() != 0 {
        return None;
    }
    let host = left.letters();
    if host.len() < 2 {
        return None;
    }
    let flags = flags_of(left).unwrap_or_default();
    let round_number = kind == SuffixKind::Plural && is_one_of(host, ROUND_NUMBERS);
    if flags.any(Flags::FUNCTION) && !round_number {
        return None;
    }
    match kind {
        SuffixKind::Plural => plural(window, left, right),
        SuffixKind::Comparative => comparative(window, left, right, flags),
        _ => clitic(window, left, right, flags),
    }
}

/// Whether the second word is the plural ending of a word in Latin letters: «API ها».
pub fn judge_after_latin(word: &str, suffix: &Spelling) -> Option<Join> {
    let latin = word.len() > 1 && word.chars().all(|letter| letter.is_ascii_alphabetic());
    let plural = kind_of(suffix.letters()) == Some(SuffixKind::Plural);
    (latin && plural).then_some(Join {
        gap: Gap::Zwnj,
        kind: Kind::Plural,
        confidence: Confidence::Likely,
    })
}

fn kind_of(suffix: &[Letter]) -> Option<SuffixKind> {
    endings(suffix)
        .find(|(rest, known)| {
            rest.is_empty()
                && matches!(
                    known.kind,
                    SuffixKind::Plural | SuffixKind::Comparative | SuffixKind::CliticApart
                )
        })
        .map(|(_, known)| known.kind)
}

/// Whether the word is one that the lexicon or the morphology knows.
fn is_known(word: &Spelling) -> bool {
    if morphology::solid_flags(word.letters()).is_some() {
        return true;
    }
    let mut known = false;
    morphology::parses(word.letters(), &mut |parse| {
        known |= parse.half_spaces | word.half_spaces() == word.half_spaces()
    });
    known
}

fn plural(window: &Window<'_>, left: &Spelling, right: &Spelling) -> Option<Join> {
    // «ها!» and «های و هوی» are cries.
    let cry = right.letters() == letters!("های") && window.after == Some("و")
        || right.letters() == letters!("ها") && window.after == Some("!");
    if cry {
        return None;
    }
    let confidence = if is_known(left) {
        Confidence::Certain
    } else {
        Confidence::Likely
    };
    Some(Join {
        gap: gap_after(left.letters()),
        kind: Kind::Plural,
        confidence,
    })
}

fn comparative(
    window: &Window<'_>,
    left: &Spelling,
    right: &Spelling,
    flags: Flags,
) -> Option<Join> {
    // «لیمو ترش», «هر ترم»: words of their own.
    if right.letters() == letters!("ترش") || right.letters() == letters!("ترم") {
        return None;
    }
    // «تر و تازه», «تر و خشک»
    if right.letters() == letters!("تر")
        && window.after == Some("و")
        && !flags.any(Flags::ADJECTIVE)
    {
        return None;
    }
    let joined = left.followed_by(right)?;
    let entry = LEXICON.get(joined.letters()).unwrap_or_default();
    let at = left.letters().len();
    let gap = if entry.solid.exists() && !entry.spaced.exists() {
        Gap::Nothing
    } else {
        gap_after(left.letters())
    };
    let listed =
        entry.solid.exists() || entry.spaced.exists() && entry.half_spaces & (1 << at) != 0;
    let superlative = right.letters().starts_with(letters!("ترین"));
    let confidence = match (listed, superlative) {
        (true, _) => Confidence::Certain,
        (false, true) if is_known(left) => Confidence::Certain,
        (false, true) => Confidence::Likely,
        (false, false) if flags.any(Flags::ADJECTIVE) => Confidence::Likely,
        _ => return None,
    };
    Some(Join {
        gap,
        kind: Kind::Comparative,
        confidence,
    })
}

fn clitic(window: &Window<'_>, left: &Spelling, right: &Spelling, flags: Flags) -> Option<Join> {
    let host = left.letters();
    let suffix = right.letters();
    let join = |confidence| {
        Some(Join {
            gap: gap_after(host),
            kind: Kind::Clitic,
            confidence,
        })
    };
    let vocative =
        suffix == letters!("ای") && (window.after.is_some_and(|word| CALLED.contains(&word)));
    if vocative {
        return None;
    }
    if ends_in_silent_he(host, flags) {
        let personal = [
            letters!("ام"),
            letters!("ایم"),
            letters!("اید"),
            letters!("اند"),
        ]
        .contains(&suffix);
        if flags.any(Flags::PARTICIPLE) && (personal || suffix == letters!("ای")) {
            return join(Confidence::Certain);
        }
        let joined = left.followed_by(right)?;
        let at = host.len();
        let listed = LEXICON
            .get(joined.letters())
            .is_some_and(|entry| entry.spaced.exists() && entry.half_spaces & (1 << at) != 0);
        if listed {
            return join(Confidence::Certain);
        }
        let mut clitic = false;
        morphology::parses(joined.letters(), &mut |parse| {
            clitic |=
                parse.half_spaces & (1 << at) != 0 && parse.juncture_at(at) == Juncture::Clitic;
        });
        return if clitic {
            join(Confidence::Likely)
        } else {
            None
        };
    }
    // «طلایی‌ای که»
    let apart_after_ye = [
        letters!("ای"),
        letters!("ام"),
        letters!("اش"),
        letters!("ات"),
        letters!("مان"),
        letters!("تان"),
        letters!("شان"),
    ]
    .contains(&suffix);
    let nominal = flags.any(Flags::NOUN | Flags::ADJECTIVE | Flags::NAME);
    if host.last() == Some(&letter('ی')) && (apart_after_ye || suffix == letters!("اند")) && nominal
    {
        return join(Confidence::Likely);
    }
    None
}

#[cfg(test)]
mod tests {
    use crate::spacing::{Join, Window, judge};

    fn joined(words: &[&str; 2]) -> Option<Join> {
        judge(&Window {
            words,
            ..Window::default()
        })
    }

    #[test]
    fn a_plural_ending_belongs_to_a_latin_word() {
        assert!(joined(&["CSS", "ها"]).is_some());
        assert!(joined(&["CSS", "ای"]).is_none());
    }

    #[test]
    fn sour_and_term_are_words() {
        assert!(joined(&["لیمو", "ترش"]).is_none());
        assert!(joined(&["پایان", "ترم"]).is_none());
        assert!(joined(&["شیرین", "ترین"]).is_some());
    }
}
