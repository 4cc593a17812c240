//! A quick answer for most words: that they are not in the vocabulary, or which of its words they are.
//!
//! Almost every word of a text has nothing to do with dates. Its first two letters, its last one and its length decide
//! that for all but a few, in two nanoseconds and without folding it.

use smallvec::SmallVec;

use super::fold::{Key, is_ignorable, without_ezafe};

/// The places of the sieve: a power of two, large enough that few of them are taken.
const PLACES: usize = 1 << 15;

/// At a place: no word.
const EMPTY: u16 = 0;
/// At a place: several words.
const SHARED: u16 = u16::MAX;

/// A set of numbered words that may take a word it does not hold for one of its own, but never overlooks one.
pub(super) struct Sieve {
    /// The numbers of the words, from 1, each at the place of its word.
    numbers: Vec<u16>,
}

/// What a look at a few letters of a word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// The word is none of the set.
    No,
    /// It is this one, if it is any of those with letters only.
    Only(usize),
    /// It may be one or another.
    Maybe,
}

impl Sieve {
    pub(super) fn new() -> Self {
        Self {
            numbers: vec![EMPTY; PLACES],
        }
    }

    /// Adds the folded word with this number, in every spelling that folding leads back to it letter by letter.
    pub(super) fn add(&mut self, key: &str, number: usize) {
        // Of a word only these letters decide its place: the first two and the last, or all where it has no more.
        let mut letters: SmallVec<[char; 3]> = key.chars().take(2).collect();
        if key.chars().nth(2).is_some() {
            letters.extend(key.chars().next_back());
        }
        let Some(end) = letters.len().checked_sub(1) else {
            return;
        };
        let written = letters.clone();
        let second = 1.min(end);
        for first in spellings(written[0]) {
            letters[0] = first;
            for other in spellings(written[second]) {
                letters[second] = other;
                for last in spellings(written[end]) {
                    letters[end] = last;
                    self.add_spelling(&letters, key.len(), number);
                }
            }
        }
    }

    /// Adds a word by the letters that decide its place; every spelling of a word has the same `length` in bytes.
    fn add_spelling(&mut self, letters: &[char], length: usize, number: usize) {
        let mut word = Key::new();
        for letter in letters {
            word.push_letter(*letter);
        }
        let number = u16::try_from(number + 1).unwrap_or(SHARED);
        let place = &mut self.numbers[place_of(word.as_bytes(), length)];
        *place = if *place == EMPTY || *place == number {
            number
        } else {
            SHARED
        };
    }

    /// Looks at a word. `plain` says that it holds letters only.
    #[inline]
    pub(super) fn look_at(&self, word: &str, plain: bool) -> Look {
        if !plain {
            return self.look_at_signs(word);
        }
        let word = word.as_bytes();
        match self.numbers[place_of(word, word.len())] {
            EMPTY => Look::No,
            SHARED => Look::Maybe,
            number => Look::Only(usize::from(number) - 1),
        }
    }

    fn look_at_signs(&self, word: &str) -> Look {
        let word = without_ezafe(word);
        let sign = |c: Option<char>| c.is_some_and(is_ignorable);
        if sign(word.chars().nth(1)) || sign(word.chars().next_back()) {
            // No word of a date begins with the verbal prefix «می‌», but many words do.
            return if word.starts_with("می\u{200C}") {
                Look::No
            } else {
                Look::Maybe
            };
        }
        match length_without_signs(word.as_bytes()) {
            Some(length) if self.numbers[place_of(word.as_bytes(), length)] == EMPTY => Look::No,
            _ => Look::Maybe,
        }
    }
}

/// The bytes of a word that are not half-spaces, direction marks, kashidas or vowel signs; `None` where it holds
/// something rarer.
fn length_without_signs(word: &[u8]) -> Option<usize> {
    let mut length = word.len();
    for (at, byte) in word.iter().enumerate() {
        match byte {
            // The block of U+2000, of which words hold invisible characters only.
            0xE2 => length -= 3,
            0xD9 => {
                let is_sign = matches!(word.get(at + 1), Some(0x80 | 0x8B..=0x95 | 0xB0));
                length -= if is_sign { 2 } else { 0 };
            }
            0xC2 | 0xEF => return None,
            _ => {}
        }
    }
    Some(length)
}

/// The place of a word: by its first four bytes, its last two, and its length without signs.
#[inline]
fn place_of(word: &[u8], length: usize) -> usize {
    let first = match word.first_chunk::<4>() {
        Some(four) => u32::from_le_bytes(*four),
        None => word
            .first_chunk::<2>()
            .map_or(0, |two| u16::from_le_bytes(*two).into()),
    };
    let last = word
        .last_chunk::<2>()
        .map_or(0, |two| u16::from_le_bytes(*two));
    let mixed = (u64::from(first) | u64::from(last) << 32) ^ (length as u64) << 56;
    let hash = mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
    (hash >> (64 - PLACES.trailing_zeros())) as usize
}

/// The letters that fold to one, itself among them.
fn spellings(letter: char) -> impl Iterator<Item = char> {
    let others: &[char] = match letter {
        'ی' => &['ي', 'ى'],
        'ک' => &['ك'],
        'ه' => &['ة', 'ۀ', 'ە', 'ہ', 'ھ'],
        'ا' => &['أ', 'إ', 'ٱ'],
        'و' => &['ؤ'],
        _ => &[],
    };
    std::iter::once(letter).chain(others.iter().copied())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_spelling_of_a_word_passes() {
        let mut sieve = Sieve::new();
        for (number, key) in ["یکشنبه", "مه", "و", "اول", "ژوئیه"].iter().enumerate()
        {
            sieve.add(key, number);
        }
        assert_eq!(sieve.look_at("یکشنبه", true), Look::Only(0));
        for word in [
            "یکشنبه",
            "يكشنبه",
            "یکشنبة",
            "مه",
            "مة",
            "و",
            "اول",
            "أول",
            "ژوئیه",
            "ژوئيه",
        ] {
            assert_ne!(sieve.look_at(word, true), Look::No, "{word}");
        }
        for word in ["یک‌شنبه", "یکشنبه‌ی", "مِه", "يك‌شنبهٔ"] {
            assert_ne!(sieve.look_at(word, false), Look::No, "{word}");
        }
        let passing = ["است", "کتاب", "دولت", "این", "که", "شهر"]
            .iter()
            .filter(|word| sieve.look_at(word, true) != Look::No);
        assert_eq!(passing.count(), 0);
    }
}
