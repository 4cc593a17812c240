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

    /// What is known under a hash, from memory or else by `find`.
    pub fn get_or(&mut self, WordHash(hash): WordHash, find: impl FnOnce() -> u8) -> u8 {
        // The lower bits choose the row, so all but the lowest eight are enough to tell its words apart.
        let row = &mut self.rows[hash as usize % ROWS];
        let tag = hash | 0xFF;
        let known = row.iter().find(|&&place| place | 0xFF == tag && place != 0);
        if let Some(&place) = known {
            return place as u8;
        }
        let found = find();
        row.copy_within(..WAYS - 1, 1);
        row[0] = tag & !0xFF | u64::from(found);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_looked_up_once() {
        let mut memo = Memo::new();
        for (word, value) in [("کتاب", 1), ("کتابی", 2)] {
            assert_eq!(memo.get_or(WordHash::of(word.as_bytes()), || value), value);
            assert_eq!(memo.get_or(WordHash::of(word.as_bytes()), || 9), value);
        }
    }

    #[test]
    fn the_order_of_two_words_counts() {
        let [first, second] = ["می", "رود"].map(|word| WordHash::of(word.as_bytes()));
        assert_ne!(first.followed_by(second), second.followed_by(first));
    }
}
