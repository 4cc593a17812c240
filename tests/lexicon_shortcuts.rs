//! What is worked out beforehand about the lexicon, and the test that it is what the analysis says today.
//!
//! ```text
//! src/lexicon/data/lexicon.bin ─┬─► src/lexicon/data/shortcuts.bin (by way of the analysis of words)
//!                               └─► src/lexicon/data/borders.bin
//! ```
//!
//! Both only spare work. After a change of the lexicon, of a curated list or of the analysis, rebuild them:
//!
//! ```text
//! UPDATE=1 cargo test --test lexicon_shortcuts
//! ```

use std::fs;
use std::path::PathBuf;

use pirast::lexicon::letters::written;
use pirast::lexicon::{Borders, Entry, LEXICON, Letter, Shortcuts, Spelling};
use pirast::vocabulary::shortcut;

/// Every word of the lexicon as letters, with its entry.
fn entries() -> Vec<(Vec<Letter>, Entry)> {
    let words = include_str!("../src/lexicon/data/words.tsv").lines();
    let letters = words
        .filter_map(|line| Spelling::of(line.split('\t').next()?))
        .map(|word| word.letters().to_vec());
    letters
        .filter_map(|letters| {
            let entry = LEXICON.get(&letters)?;
            Some((letters, entry))
        })
        .collect()
}

/// Compares an artefact with what it should be, or writes it.
fn check(name: &str, bytes: &[u8]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("src/lexicon/data")
        .join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, bytes).expect("the data directory can be written");
    }
    let committed = fs::read(&path).expect("the artefact is committed");
    assert!(
        committed == bytes,
        "{name} is not what the analysis says; rebuild it with UPDATE=1"
    );
}

#[test]
fn the_shortcuts_are_what_the_analysis_says() {
    let entries = entries();
    let known = entries.iter().filter_map(|(letters, _)| {
        let (slot, entry) = LEXICON.find(letters)?;
        let word = written(letters, 0);
        entry.solid.exists().then(|| (slot, shortcut(&word)))
    });
    check("shortcuts.bin", &Shortcuts::written(known));
}

#[test]
fn the_borders_are_those_of_the_lexicon() {
    let entries = entries();
    let entries = entries
        .iter()
        .map(|(letters, entry)| (&letters[..], *entry));
    check("borders.bin", &Borders::written(entries));
}
