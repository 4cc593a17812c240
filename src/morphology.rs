//! How Persian words are built: stems, suffixes, verb prefixes, compounds.
//!
//! [`parses`] finds every way to read a sequence of letters as *one* word, and where each reading wants
//! its half-spaces. Which reading to believe, and whether the letters are one word at all, is decided in
//! [`crate::segmentation`].

pub mod arabic_names;
pub mod compounds;
pub mod parse;
pub mod stem;
pub mod suffixes;
pub mod verbs;

pub use parse::{Juncture, Parse};

use crate::letters;
use crate::lexicon::letters::joins_next;
use crate::lexicon::{Flags, LEXICON, Letter};
use suffixes::{Suffix, SuffixKind};

/// How much rarer a word made with ی is than its stem, in frequency classes (half octaves).
const YE_COST: i32 = 8;

/// Whether readings may rest on compounds that no list has; looking for those is most of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compounds {
    /// Those of the lexicon.
    Listed,
    /// Those of the lexicon, and new ones with a productive part, whose parts meet at one of these
    /// places: bit `i` before letter `i`.
    Coined {
        /// The places.
        borders: u64,
    },
}

/// New compounds, too, wherever their parts meet.
const ALL: Compounds = Compounds::Coined { borders: u64::MAX };

/// Calls `consider` with every reading of the letters as one word.
pub fn parses(letters: &[Letter], consider: &mut impl FnMut(&Parse)) {
    stems(letters, ALL, consider);
    verbs::parses(letters, consider);
    inflections(letters, ALL, consider);
}

/// Calls `consider` with every reading of the letters as a noun or an adjective, inflected or not.
pub fn nominal_parses(letters: &[Letter], compounds: Compounds, consider: &mut impl FnMut(&Parse)) {
    stems(letters, compounds, consider);
    inflections(letters, compounds, consider);
}

fn inflections(letters: &[Letter], compounds: Compounds, consider: &mut impl FnMut(&Parse)) {
    for (rest, suffix) in suffixes::endings(letters) {
        inflected(rest, suffix, compounds, consider);
    }
}

/// Readings of the letters as a word without suffixes.
fn stems(letters: &[Letter], compounds: Compounds, consider: &mut impl FnMut(&Parse)) {
    match LEXICON.get(letters) {
        Some(entry) if entry.solid.exists() || entry.spaced.exists() => {
            if entry.solid.exists() {
                consider(&Parse::of_solid(entry.solid));
            }
            if entry.spaced.exists() {
                consider(&Parse::of_half_spaced(letters, &entry));
            }
            if !entry.solid.exists() {
                coined(letters, compounds, &mut |parse| {
                    let listed = entry.spaced.exists() && parse.half_spaces == entry.half_spaces;
                    if listed {
                        consider(&parse.as_listed(entry.spaced));
                    } else {
                        consider(parse);
                    }
                });
            }
        }
        _ => coined(letters, compounds, consider),
    }
}

/// Readings of the letters as a compound that need not be listed.
fn coined(letters: &[Letter], compounds: Compounds, consider: &mut impl FnMut(&Parse)) {
    if let Compounds::Coined { borders } = compounds {
        compounds::parses(letters, borders, consider);
        arabic_names::parses(letters, consider);
    }
}

/// Readings of the letters as a word without suffixes, or as one made with ی: ناآرامی، بعثی.
fn stems_with_ye(letters: &[Letter], compounds: Compounds, consider: &mut impl FnMut(&Parse)) {
    stems(letters, compounds, consider);
    let Some(stem) = letters
        .strip_suffix(letters!("ی"))
        .filter(|stem| stem.len() > 2)
    else {
        return;
    };
    stems(stem, compounds, &mut |parse| {
        let nominal = Flags::NOUN | Flags::ADJECTIVE | Flags::NAME;
        if parse.flags.any(nominal) && stem::takes(stem, parse.flags, SuffixKind::CliticSolid) {
            let mut derived = parse.with_solid_suffix(YE_COST);
            derived.flags = parse.flags.without(Flags::APART | Flags::INFLECTED);
            consider(&derived);
        }
    });
}

fn inflected(
    rest: &[Letter],
    suffix: &Suffix,
    compounds: Compounds,
    consider: &mut impl FnMut(&Parse),
) {
    if rest.len() < 2 {
        return;
    }
    if suffix.kind == SuffixKind::InPlaceOfHe {
        let mut stem = [0; crate::lexicon::letters::MAX_LETTERS];
        stem[..rest.len()].copy_from_slice(rest);
        stem[rest.len()] = crate::lexicon::letters::letter('ه');
        let stem = &stem[..=rest.len()];
        stems(stem, compounds, &mut |parse| {
            if stem::takes(stem, parse.flags, suffix.kind) {
                consider(&parse.with_solid_suffix(suffix.cost));
            }
        });
        return;
    }
    stems_with_ye(rest, compounds, &mut |parse| {
        if !stem::takes(rest, parse.flags, suffix.kind) {
            return;
        }
        let joins = rest.last().is_some_and(|&last| joins_next(last));
        let at = rest.len();
        let parse = match suffix.kind {
            SuffixKind::Plural | SuffixKind::Comparative if joins => {
                let juncture = if suffix.kind == SuffixKind::Plural {
                    Juncture::Plural
                } else {
                    Juncture::Comparative
                };
                parse.with_suffix_apart(at, juncture, parse::may_be_solid(rest), suffix.cost)
            }
            SuffixKind::CliticApart => {
                parse.with_suffix_apart(at, Juncture::Clitic, false, suffix.cost)
            }
            _ => parse.with_solid_suffix(suffix.cost),
        };
        consider(&parse);
    });
}

/// Whether the letters are a word (or a form of one) when written without any half-space.
pub fn is_solid_word(letters: &[Letter]) -> bool {
    let mut found = false;
    parses(letters, &mut |parse| found |= parse.half_spaces == 0);
    found
}

/// The flags of the letters as a solid word of the lexicon, if they are one.
pub fn solid_flags(letters: &[Letter]) -> Option<Flags> {
    LEXICON
        .get(letters)
        .filter(|entry| entry.solid.exists())
        .map(|entry| entry.solid.flags)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Spelling;

    fn reads(word: &str, half_spaces: u64) -> bool {
        let mut found = false;
        if let Some(spelling) = Spelling::of(word) {
            parses(spelling.letters(), &mut |parse| {
                found |= parse.half_spaces == half_spaces;
            });
        }
        found
    }

    #[test]
    fn suffixes_follow_a_word_made_with_ye() {
        assert!(reads("کرمانشاهیها", 1 << 9));
        assert!(reads("مرزیترین", 1 << 4));
    }

    #[test]
    fn the_arabic_plural_takes_the_place_of_he() {
        assert!(reads("جبهات", 0));
    }
}
