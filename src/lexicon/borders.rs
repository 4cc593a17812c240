//! Where the compounds of the lexicon may be parted: a quick answer for most pairs of words, that they are none.
//!
//! A Bloom filter of what stands on the two sides of each border: all letters before it and the two behind it, which stay
//! the same when the compound takes an ending. It is made by `tests/lexicon_shortcuts.rs` out of the lexicon.

use super::flags::Flags;
use super::letters::{ALPHABET, Letter, letter};
use super::table::{Entry, KeyHash};

/// The number of bits: twelve for each border.
const SIZE: u32 = 1 << 18;

/// The filter.
#[derive(Clone, Copy, Debug)]
pub struct Borders(&'static [u8]);

impl Borders {
    /// A filter as [`Self::written`] wrote it.
    pub const fn over(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// Whether the lexicon may have a compound that begins with the first word and goes on as the second does.
    pub fn may_part(&self, first: &[Letter], second: &[Letter]) -> bool {
        let [behind, next, ..] = *second else {
            return true;
        };
        let bit = bit(first, [behind, next]);
        self.0
            .get(bit / 8)
            .is_none_or(|byte| byte >> (bit % 8) & 1 != 0)
    }

    /// The filter for the compounds among some entries of a lexicon.
    pub fn written<'l>(entries: impl Iterator<Item = (&'l [Letter], Entry)>) -> Vec<u8> {
        let mut bytes = vec![0; SIZE as usize / 8];
        for (letters, entry) in entries {
            for at in (1..letters.len()).filter(|&at| is_border(&entry, at)) {
                let (first, second) = letters.split_at(at);
                for behind in beginnings(second) {
                    let bit = bit(first, behind);
                    bytes[bit / 8] |= 1 << (bit % 8);
                }
            }
        }
        bytes
    }
}

/// Whether a space may stand at this place for a half-space, or for nothing.
fn is_border(entry: &Entry, at: usize) -> bool {
    let one_word = Flags::ONE_WORD | Flags::USUALLY_ONE_WORD;
    entry.solid.flags.any(Flags::ONE_WORD)
        || entry.spaced.exists()
            && entry.spaced.flags.any(one_word)
            && entry.half_spaces & (1 << at) != 0
}

/// The two letters with which the rest of a compound may begin; an ending may be the second, and may displace an ه.
fn beginnings(rest: &[Letter]) -> Vec<[Letter; 2]> {
    const HE: Letter = letter('ه');
    let any_behind = |first: Letter| (0..ALPHABET.len() as Letter).map(move |next| [first, next]);
    match *rest {
        [first] | [first, HE] => any_behind(first).collect(),
        [first, next, ..] => vec![[first, next]],
        [] => Vec::new(),
    }
}

fn bit(first: &[Letter], behind: [Letter; 2]) -> usize {
    KeyHash::of(first).mixed_with(behind).slot(SIZE)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::{BORDERS, Spelling};

    fn may_part(first: &str, second: &str) -> bool {
        let letters = |word| Spelling::of(word).expect("Persian");
        BORDERS.may_part(letters(first).letters(), letters(second).letters())
    }

    #[test]
    fn compounds_of_the_lexicon_may_be_parted_in_every_form() {
        for (first, second) in [
            ("رئیس", "جمهور"),
            ("رئیس", "جمهورشان"),
            ("بنا", "براین"),
            ("فارغ", "التحصیلان"),
        ] {
            assert!(may_part(first, second), "{first} {second}");
        }
    }

    #[test]
    fn most_neighbours_are_no_compound() {
        let words = [
            "وزیر",
            "کتاب",
            "درخت",
            "پنجره",
            "آسمان",
            "مدرسه",
            "لبخند",
            "زمستان",
        ];
        let pairs = words
            .iter()
            .flat_map(|first| words.map(|second| (*first, second)));
        let parted = pairs.filter(|(first, second)| may_part(first, second));
        assert!(parted.count() < 12);
    }
}
