//! A small memory of words: fixed size, a few places for each word, the newest displaces the oldest there.

use std::hash::Hasher;
use std::ops::Range;

use rustc_hash::FxHasher;

/// Places that one word may have, of eight bytes each: half a cache line. With one, a third of the words of a long text
/// displaced each other again and again.
const WAYS: usize = 4;

/// Rows of such places: half a megabyte per memory and thread that lints, which the caches of a core hold.
const ROWS: usize = 1 << 14;

/// Digits of π, as good as any others.
const SALTS: [u64; 2] = [0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344];

/// What keeps so many bytes of a number, from the lowest.
const FIRST_BYTES: [u64; 9] = {
    let mut masks = [0; 9];
    let mut bytes = 1;
    while bytes < masks.len() {
        masks[bytes] = u64::MAX >> (64 - 8 * bytes);
        bytes += 1;
    }
    masks
};

/// The hash of a word or of several in a row. What is remembered under it only decides whether a rule takes a closer
/// look, so of two words with one hash (one pair in 10¹⁶) no text would come to harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordHash(u64);

impl WordHash {
    /// The hash of a word: of the bytes of `text` in `span`. Words come in all lengths, and no processor foresees the next
    /// one, so what most of them need is done without a branch.
    pub fn of(text: &[u8], span: Range<usize>) -> Self {
        let length = span.len();
        if length > 16 {
            let mut hasher = FxHasher::default();
            hasher.write(&text[span]);
            return Self(hasher.finish());
        }
        let window = match text[span.start..].first_chunk::<16>() {
            Some(window) => *window,
            None => {
                let mut window = [0; 16];
                window[..length].copy_from_slice(&text[span]);
                window
            }
        };
        let ([low, high], _) = window.as_chunks::<8>() else {
            return Self(0);
        };
        let low = u64::from_le_bytes(*low) & FIRST_BYTES[length.min(8)];
        let high = u64::from_le_bytes(*high) & FIRST_BYTES[length.saturating_sub(8)];
        Self(mixed(low, high) ^ length as u64)
    }

    /// The hash of this word and the next.
    pub fn followed_by(self, next: Self) -> Self {
        Self(mixed(self.0, next.0.rotate_left(1)))
    }
}

/// One number of two, in which each bit of both counts everywhere.
fn mixed(one: u64, other: u64) -> u64 {
    let product = u128::from(one ^ SALTS[0]) * u128::from(other ^ SALTS[1]);
    (product as u64) ^ ((product >> 64) as u64)
}

/// What was found out, a byte each, about the words seen lately.
pub struct Memo {
    /// 56 bits of a hash and the byte that belongs to it; 0: empty. The newest comes first in its row.
    rows: Vec<[u64; WAYS]>,
}

impl Memo {
    /// An empty memory.
    pub fn new() -> Self {
        Self {
            rows: vec![[0; WAYS]; ROWS],
        }
    }

    /// What is known under a hash.
    #[inline]
    pub fn get(&self, WordHash(hash): WordHash) -> Option<u8> {
        // The lower bits choose the row, so all but the lowest eight are enough to tell its words apart.
        let row = &self.rows[hash as usize % ROWS];
        let tag = hash | 0xFF;
        // Where in its row a word is differs from word to word: all places are looked at, without a branch.
        let known = row.iter().fold(0, |known, &place| {
            known | if place | 0xFF == tag { place } else { 0 }
        });
        (known != 0).then_some(known as u8)
    }

    /// Keeps what was found out under a hash, and gives it back.
    pub fn keep(&mut self, WordHash(hash): WordHash, found: u8) -> u8 {
        let row = &mut self.rows[hash as usize % ROWS];
        row.copy_within(..WAYS - 1, 1);
        row[0] = hash & !0xFF | u64::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(word: &str) -> WordHash {
        WordHash::of(word.as_bytes(), 0..word.len())
    }

    #[test]
    fn a_word_is_remembered() {
        let mut memo = Memo::new();
        for (word, value) in [("کتاب", 1), ("کتابی", 2)] {
            let hash = hash(word);
            assert_eq!(memo.get(hash), None);
            assert_eq!(memo.keep(hash, value), value);
            assert_eq!(memo.get(hash), Some(value));
        }
    }

    #[test]
    fn the_order_of_two_words_counts() {
        let [first, second] = ["می", "رود"].map(hash);
        assert_ne!(first.followed_by(second), second.followed_by(first));
    }

    #[test]
    fn what_stands_behind_a_word_does_not_count() {
        for text in ["کتاب", "کتاب خوب و زیبای او", "کتاب‌های"] {
            assert_eq!(WordHash::of(text.as_bytes(), 0..8), hash("کتاب"), "{text}");
        }
        assert_ne!(hash("کتاب"), hash("کتابی"));
        assert_ne!(hash("کتابخانه"), hash("کتابخانهٔ"));
    }
}
