//! A small memory of words: fixed size, a few places for each word, the newest displaces the oldest there.

use std::hash::Hasher;

use rustc_hash::FxHasher;

/// Places that one word may have, of eight bytes each: half a cache line. With one, a third of the words of a long text
/// displaced each other again and again.
const WAYS: usize = 4;

/// Rows of such places: half a megabyte per memory and thread that lints, which the caches of a core hold.
const ROWS: usize = 1 << 14;

/// The hash of a word or of several in a row. What is remembered under it only decides whether a rule takes a closer
/// look, so of two words with one hash (one pair in 10¹⁶) no text would come to harm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordHash(u64);

impl WordHash {
    /// The hash of the bytes of a word.
    pub fn of(word: &[u8]) -> Self {
        let mut hasher = FxHasher::default();
        hasher.write(word);
        Self(hasher.finish())
    }

    /// The hash of this word and the next.
    pub fn followed_by(self, next: Self) -> Self {
        let mut hasher = FxHasher::default();
        hasher.write_u64(self.0);
        hasher.write_u64(next.0);
        Self(hasher.finish())
    }
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
        let known = row.iter().find(|&&place| place | 0xFF == tag && place != 0);
        known.map(|&place| place as u8)
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

    #[test]
    fn a_word_is_remembered() {
        let mut memo = Memo::new();
        for (word, value) in [("کتاب", 1), ("کتابی", 2)] {
            let hash = WordHash::of(word.as_bytes());
            assert_eq!(memo.get(hash), None);
            assert_eq!(memo.keep(hash, value), value);
            assert_eq!(memo.get(hash), Some(value));
        }
    }

    #[test]
    fn the_order_of_two_words_counts() {
        let [first, second] = ["می", "رود"].map(|word| WordHash::of(word.as_bytes()));
        assert_ne!(first.followed_by(second), second.followed_by(first));
    }
}
