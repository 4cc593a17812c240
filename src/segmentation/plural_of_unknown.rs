//! Reads a token that is no known word as the plural of one: a foreign word or a name, «ساتراپیها».

use super::reading::{Boundary, Confidence, Gap, Kind, Reading};
use crate::lexicon::Spelling;
use crate::lexicon::letters::joins_next;
use crate::morphology::parse::may_be_solid;
use crate::morphology::suffixes::{SuffixKind, endings};

/// Shorter stems are no evidence.
const SHORTEST_STEM: usize = 3;

/// The half-space before the plural ending of an unknown word, if it has one.
pub fn read(spelling: &Spelling) -> Option<Reading> {
    let (stem, _) = endings(spelling.letters())
        .filter(|(stem, suffix)| {
            suffix.kind == SuffixKind::Plural
                && stem.len() >= SHORTEST_STEM
                && stem.last().is_some_and(|&last| joins_next(last))
        })
        .min_by_key(|(stem, _)| stem.len())?;
    let at = stem.len();
    if spelling.half_spaces() & (1 << at) != 0 {
        return None;
    }
    let confidence = if may_be_solid(stem) {
        Confidence::Usual
    } else {
        Confidence::Likely
    };
    Some(Reading {
        boundaries: vec![Boundary {
            offset: spelling.start_of(at),
            gap: Gap::Zwnj,
            kind: Kind::Plural,
        }],
        confidence,
    })
}

#[cfg(test)]
mod tests {
    use crate::segmentation::shown;

    #[test]
    fn the_plural_of_a_foreign_word_is_suggested() {
        assert_eq!(shown("کوتولوپها"), "کوتولوپ|ها usual");
        assert_eq!(shown("مورفههای"), "مورفه|های likely");
    }

    #[test]
    fn short_stems_prove_nothing() {
        assert_eq!(shown("نپهای"), "unknown");
    }
}
