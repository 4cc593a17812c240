//! How often words and pairs of words occur.

use std::collections::HashMap;

use crate::word::Word;

/// Counts of the Persian Wikipedia, and of pairs in running text.
pub struct Counts {
    words: HashMap<Word, u64>,
    /// Words and pairs of neighbours of the running text.
    running_words: HashMap<Word, u32>,
    running_pairs: HashMap<(Word, Word), u32>,
}

impl Counts {
    /// Reads `word TAB count` lines and running text.
    pub fn read(word_counts: &str, running_text: &str) -> Self {
        let mut words = HashMap::new();
        for line in word_counts.lines() {
            let Some((spelling, count)) = line.split_once('\t') else {
                continue;
            };
            let (Some(word), Ok(count)) = (Word::of(spelling), count.parse::<u64>()) else {
                continue;
            };
            *words.entry(word).or_insert(0) += count;
        }
        let mut running_words: HashMap<Word, u32> = HashMap::new();
        let mut running_pairs: HashMap<(Word, Word), u32> = HashMap::new();
        for line in running_text.lines() {
            let mut previous: Option<Word> = None;
            for token in line.split(' ') {
                let word = Word::of(token);
                if let Some(word) = &word {
                    *running_words.entry(word.clone()).or_default() += 1;
                    if let Some(previous) = previous {
                        *running_pairs.entry((previous, word.clone())).or_default() += 1;
                    }
                }
                previous = word;
            }
        }
        Self {
            words,
            running_words,
            running_pairs,
        }
    }

    /// Occurrences of a spelling in the Wikipedia; 0 stands for fewer than five.
    pub fn of(&self, word: &Word) -> u64 {
        self.words.get(word).copied().unwrap_or(0)
    }

    /// Occurrences of a spelling in the running text.
    pub fn running(&self, word: &Word) -> u32 {
        self.running_words.get(word).copied().unwrap_or(0)
    }

    /// How often two words stand side by side in the running text.
    pub fn pair(&self, first: &Word, second: &Word) -> u32 {
        self.running_pairs
            .get(&(first.clone(), second.clone()))
            .copied()
            .unwrap_or(0)
    }
}
