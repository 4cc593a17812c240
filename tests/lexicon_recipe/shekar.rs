//! Reads the lists of shekar: words with web counts, compounds, verb stems.

use std::collections::HashMap;

use crate::conjugation::Verb;
use crate::word::Word;

/// `vocab.csv`: spelling and count in a web crawl; of spellings that look alike, the greater count.
pub fn words(text: &str) -> HashMap<Word, u64> {
    let mut counts = HashMap::new();
    for line in text.lines() {
        let Some((spelling, count)) = line.rsplit_once(',') else {
            continue;
        };
        let (Some(word), Ok(count)) = (Word::of(spelling), count.parse::<u64>()) else {
            continue;
        };
        let known = counts.entry(word).or_insert(0);
        *known = count.max(*known);
    }
    counts
}

/// `compound_words.csv`: one spelling a line.
pub fn compounds(text: &str) -> Vec<Word> {
    text.lines()
        .filter_map(|line| Word::of(line.trim()))
        .filter(|word| !word.is_solid())
        .collect()
}

/// `verbs.csv`: present stem, past stem, and both as spoken.
pub fn verbs(text: &str) -> Vec<Verb> {
    text.lines()
        .filter_map(|line| {
            let fields: Vec<&str> = line.split(',').map(str::trim).collect();
            let [present, past, spoken_present, spoken_past] = fields[..] else {
                return None;
            };
            Some(Verb::new(present, past, spoken_present, spoken_past))
        })
        .collect()
}
