//! The lists kept by hand in `src/lexicon/data/`: a word a line, the reason after `#`.

use std::collections::HashSet;
use std::path::Path;

use crate::word::Word;

/// The lists that shape the word list.
pub struct Curated {
    /// Names of people, places and organisations.
    pub names: Vec<Word>,
    /// Words and compounds that the packages lack.
    pub words: Vec<Word>,
    /// Spellings the packages list by mistake.
    pub not_words: HashSet<Word>,
    /// Solid spellings that are right although the one with a half-space is more frequent.
    pub solid: HashSet<Word>,
    /// Words of the closed classes.
    pub function_words: Vec<Word>,
    /// Copulas and other verb forms that no conjugation makes.
    pub finite: Vec<Word>,
    /// Second parts of compounds: گذاری، نامه.
    pub second_parts: Vec<Word>,
    /// First parts of compounds: بی، نیمه.
    pub first_parts: Vec<Word>,
    /// Second parts that are words of their own: خانه، رنگ.
    pub free_second_parts: Vec<Word>,
    /// First parts that are words of their own: هم، پیش.
    pub free_first_parts: Vec<Word>,
    /// Those of the free parts that edited text mostly joins to their noun.
    pub usual_parts: Vec<Word>,
    /// Compounds of the press, the sciences and the house that the packages lack or hardly know.
    pub compounds: HashSet<Word>,
    /// Solid words that often come with a space: همچنین.
    pub solid_joins: Vec<Word>,
    /// Compounds to join when they come with a space.
    pub one_word: HashSet<Word>,
    /// Compounds listed by the packages that are normally two words.
    pub two_words: HashSet<Word>,
    /// Verbs the packages lack: present stem, past stem.
    pub verbs: Vec<(String, String)>,
    /// Verb forms that follow می and belong to no full verb: می‌توان، می‌بایست.
    pub after_mi: Vec<Word>,
}

impl Curated {
    /// Reads all lists from a directory.
    pub fn read(directory: &Path) -> Self {
        let lines = |name: &str| -> Vec<String> {
            let path = directory.join(name);
            let text = std::fs::read_to_string(&path)
                .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            text.lines()
                .map(|line| line.split('#').next().unwrap_or_default().trim().to_owned())
                .filter(|line| !line.is_empty())
                .collect()
        };
        let words = |name: &str| -> Vec<Word> {
            lines(name)
                .iter()
                .flat_map(|line| {
                    line.split_whitespace()
                        .map(str::to_owned)
                        .collect::<Vec<_>>()
                })
                .map(|word| {
                    Word::of(&word).unwrap_or_else(|| panic!("{name}: {word:?} cannot be a word"))
                })
                .collect()
        };
        Self {
            names: words("names.txt"),
            words: words("more-words.txt"),
            not_words: words("not-words.txt").into_iter().collect(),
            solid: words("solid-words.txt").into_iter().collect(),
            function_words: words("function-words.txt"),
            finite: words("finite-verbs.txt"),
            second_parts: words("second-parts.txt"),
            first_parts: words("first-parts.txt"),
            free_second_parts: words("free-second-parts.txt"),
            free_first_parts: words("free-first-parts.txt"),
            usual_parts: words("usual-parts.txt"),
            compounds: words("compounds.txt").into_iter().collect(),
            solid_joins: words("solid-joins.txt"),
            one_word: words("one-word.txt").into_iter().collect(),
            two_words: words("two-words.txt").into_iter().collect(),
            verbs: lines("verbs.txt")
                .iter()
                .map(|line| {
                    let (present, past) = line
                        .split_once(' ')
                        .unwrap_or_else(|| panic!("verbs.txt: {line:?}"));
                    (present.to_owned(), past.trim().to_owned())
                })
                .collect(),
            after_mi: words("after-mi.txt"),
        }
    }
}
