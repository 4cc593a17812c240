//! A spelling as the recipe compares it: letters and half-spaces, free of invisible differences.

use pirast::letters;
use pirast::lexicon::letters::{self, Letter, Spelling};
use pirast::spacing::LINKS;

/// A spelling in [`Letter`]s; two spellings that look alike are equal.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Word {
    /// The letters, without half-spaces.
    pub key: Vec<Letter>,
    /// Bit `i`: a half-space before letter `i`.
    pub half_spaces: u64,
}

impl Word {
    /// Reads a spelling; `None` for what the lexicon cannot hold: other scripts, digits, spaces, or a
    /// half-space at an edge.
    pub fn of(text: &str) -> Option<Self> {
        let spelling = Spelling::of(text)?;
        if text.starts_with(letters::ZWNJ) || text.ends_with(letters::ZWNJ) {
            return None;
        }
        Some(Self {
            key: spelling.letters().to_vec(),
            half_spaces: spelling.half_spaces(),
        })
    }

    /// Whether it is written without half-spaces.
    pub fn is_solid(&self) -> bool {
        self.half_spaces == 0
    }

    /// A spelling in «ه‌ای» with the half-space of the plural: «نام‌های» for «نامه‌ای».
    pub fn read_as_plural(&self) -> Option<Self> {
        let clitic = 1 << self.key.len().checked_sub(2)?;
        (self.key.ends_with(letters!("های")) && self.half_spaces & clitic != 0).then(|| Self {
            key: self.key.clone(),
            half_spaces: self.half_spaces ^ clitic ^ (clitic >> 1),
        })
    }

    /// For «روبه‌رو» or «گفت‌وگو»: what stands before and after a «و» or a preposition in its middle, wherever that may
    /// be one.
    pub fn around_links(&self) -> Vec<(Self, Self)> {
        let solid = |key: &[Letter]| Self {
            key: key.to_vec(),
            half_spaces: 0,
        };
        let parted = |at: usize| {
            let joins = letters::joins_next(self.key[at - 1]);
            joins == (self.half_spaces & (1 << at) != 0)
        };
        let mut found = Vec::new();
        for link in LINKS.iter().filter_map(|link| Spelling::of(link)) {
            let link = link.letters();
            for at in 2..self.key.len().saturating_sub(link.len() + 1) {
                let behind = at + link.len();
                if self.key[at..].starts_with(link) && parted(at) && parted(behind) {
                    found.push((solid(&self.key[..at]), solid(&self.key[behind..])));
                }
            }
        }
        found
    }

    /// The pieces between its half-spaces.
    pub fn pieces(&self) -> Vec<&[Letter]> {
        let mut pieces = Vec::new();
        let mut start = 0;
        for index in 1..=self.key.len() {
            if index == self.key.len() || self.half_spaces & (1 << index) != 0 {
                pieces.push(&self.key[start..index]);
                start = index;
            }
        }
        pieces
    }
}

impl std::fmt::Display for Word {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&letters::written(&self.key, self.half_spaces))
    }
}
