//! The suffixes and clitics of nouns, adjectives and participles, in the chains in which they occur.

use std::sync::LazyLock;

use crate::letters;
use crate::lexicon::Letter;
use crate::lexicon::letters::packed;

/// What a suffix is, which decides what it may follow and how it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SuffixKind {
    /// ها and what follows it. A half-space after a letter that joins; solid is accepted too.
    Plural,
    /// تر، ترین and what follows them. A half-space after a letter that joins; solid is accepted too.
    Comparative,
    /// ام ات اش ای ایم اید اند مان تان شان after a silent ه or after ی: always a half-space.
    CliticApart,
    /// م ت ش مان تان شان ی یم ید ند after a consonant: always solid.
    CliticSolid,
    /// ی یی یم یت یش یمان ست … after ا and و: always solid.
    AfterVowel,
    /// ست after ی: کافیست.
    AfterYe,
    /// گان گی and what follows them, and the Arabic plural ات, in the place of a final silent ه: always solid.
    InPlaceOfHe,
    /// The plural ان and what follows it: always solid.
    PluralAn,
    /// The Arabic plural ات: always solid.
    PluralAt,
}

/// A suffix, or a chain of them.
#[derive(Clone, Copy, Debug)]
pub struct Suffix {
    /// Its letters.
    pub letters: &'static [Letter],
    /// What it is.
    pub kind: SuffixKind,
    /// How much rarer a word is with it than without, in frequency classes (half octaves).
    pub cost: i32,
}

const fn suffix(letters: &'static [Letter], kind: SuffixKind, cost: i32) -> Suffix {
    Suffix {
        letters,
        kind,
        cost,
    }
}

use SuffixKind::{
    AfterVowel, AfterYe, CliticApart, CliticSolid, Comparative, InPlaceOfHe, Plural, PluralAn,
    PluralAt,
};

/// Every chain. The costs follow the relative frequencies of the forms in the Persian Wikipedia.
pub const SUFFIXES: &[Suffix] = &[
    suffix(letters!("ها"), Plural, 8),
    suffix(letters!("های"), Plural, 8),
    suffix(letters!("هایی"), Plural, 10),
    suffix(letters!("هایش"), Plural, 14),
    suffix(letters!("هایم"), Plural, 16),
    suffix(letters!("هایت"), Plural, 18),
    suffix(letters!("هاست"), Plural, 16),
    suffix(letters!("هایشان"), Plural, 16),
    suffix(letters!("هایمان"), Plural, 18),
    suffix(letters!("هایتان"), Plural, 20),
    suffix(letters!("هاشان"), Plural, 22),
    suffix(letters!("هامان"), Plural, 22),
    suffix(letters!("هاتان"), Plural, 24),
    suffix(letters!("هایند"), Plural, 24),
    suffix(letters!("تر"), Comparative, 12),
    suffix(letters!("ترین"), Comparative, 12),
    suffix(letters!("تری"), Comparative, 16),
    suffix(letters!("ترها"), Comparative, 22),
    suffix(letters!("ترهای"), Comparative, 22),
    suffix(letters!("ترند"), Comparative, 22),
    suffix(letters!("تریم"), Comparative, 26),
    suffix(letters!("ترم"), Comparative, 26),
    suffix(letters!("ترش"), Comparative, 26),
    suffix(letters!("ترست"), Comparative, 26),
    suffix(letters!("ترینها"), Comparative, 20),
    suffix(letters!("ترینهای"), Comparative, 20),
    suffix(letters!("ترینشان"), Comparative, 26),
    suffix(letters!("ترینش"), Comparative, 26),
    suffix(letters!("ای"), CliticApart, 9),
    suffix(letters!("اند"), CliticApart, 12),
    suffix(letters!("اش"), CliticApart, 14),
    suffix(letters!("ام"), CliticApart, 15),
    suffix(letters!("ایم"), CliticApart, 18),
    suffix(letters!("شان"), CliticApart, 18),
    suffix(letters!("ات"), CliticApart, 19),
    suffix(letters!("مان"), CliticApart, 19),
    suffix(letters!("اید"), CliticApart, 20),
    suffix(letters!("تان"), CliticApart, 21),
    suffix(letters!("م"), CliticSolid, 14),
    suffix(letters!("ت"), CliticSolid, 16),
    suffix(letters!("ش"), CliticSolid, 12),
    suffix(letters!("ی"), CliticSolid, 8),
    suffix(letters!("یم"), CliticSolid, 20),
    suffix(letters!("ید"), CliticSolid, 20),
    suffix(letters!("ند"), CliticSolid, 18),
    suffix(letters!("ست"), CliticSolid, 20),
    suffix(letters!("ست"), AfterYe, 16),
    suffix(letters!("مان"), CliticSolid, 16),
    suffix(letters!("تان"), CliticSolid, 20),
    suffix(letters!("شان"), CliticSolid, 14),
    suffix(letters!("ی"), AfterVowel, 6),
    suffix(letters!("یی"), AfterVowel, 10),
    suffix(letters!("م"), AfterVowel, 18),
    suffix(letters!("ش"), AfterVowel, 18),
    suffix(letters!("ست"), AfterVowel, 16),
    suffix(letters!("یم"), AfterVowel, 16),
    suffix(letters!("یت"), AfterVowel, 18),
    suffix(letters!("یش"), AfterVowel, 14),
    suffix(letters!("یند"), AfterVowel, 18),
    suffix(letters!("یمان"), AfterVowel, 18),
    suffix(letters!("یتان"), AfterVowel, 22),
    suffix(letters!("یشان"), AfterVowel, 16),
    suffix(letters!("یان"), AfterVowel, 16),
    suffix(letters!("یانی"), AfterVowel, 22),
    suffix(letters!("گان"), InPlaceOfHe, 10),
    suffix(letters!("گانی"), InPlaceOfHe, 16),
    suffix(letters!("گانش"), InPlaceOfHe, 18),
    suffix(letters!("گانم"), InPlaceOfHe, 20),
    suffix(letters!("گانشان"), InPlaceOfHe, 20),
    suffix(letters!("گانمان"), InPlaceOfHe, 20),
    suffix(letters!("گی"), InPlaceOfHe, 10),
    suffix(letters!("ات"), InPlaceOfHe, 12),
    suffix(letters!("ان"), PluralAn, 14),
    suffix(letters!("انی"), PluralAn, 18),
    suffix(letters!("انش"), PluralAn, 20),
    suffix(letters!("انم"), PluralAn, 22),
    suffix(letters!("انشان"), PluralAn, 20),
    suffix(letters!("انمان"), PluralAn, 22),
    suffix(letters!("ات"), PluralAt, 14),
    suffix(letters!("اتی"), PluralAt, 18),
];

/// A suffix as a number to compare with the end of a word.
struct Ending {
    packed: u64,
    mask: u64,
    suffix: &'static Suffix,
}

/// The suffixes by their last letter, each list in the order of [`SUFFIXES`].
static BY_LAST_LETTER: LazyLock<[Vec<Ending>; 64]> = LazyLock::new(|| {
    let mut lists = [const { Vec::new() }; 64];
    for suffix in SUFFIXES {
        let list = suffix
            .letters
            .last()
            .and_then(|&last| lists.get_mut(usize::from(last)));
        if let Some(list) = list {
            list.push(Ending {
                packed: packed(suffix.letters),
                mask: u64::MAX >> (64 - 8 * suffix.letters.len()),
                suffix,
            });
        }
    }
    lists
});

/// The suffixes that the letters end in, each with what stands before it.
pub fn endings(letters: &[Letter]) -> impl Iterator<Item = (&[Letter], &'static Suffix)> {
    let last = letters.last().map_or(0, |&last| usize::from(last));
    let candidates = BY_LAST_LETTER.get(last).map_or(&[][..], Vec::as_slice);
    let end = packed(letters);
    candidates
        .iter()
        .filter(move |ending| end & ending.mask == ending.packed)
        .map(|ending| {
            let stem = &letters[..letters.len() - ending.suffix.letters.len()];
            (stem, ending.suffix)
        })
}
