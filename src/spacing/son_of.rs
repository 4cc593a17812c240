//! «یوسف‌بن علی»: a name of son and father with half a join. Wholly in three words it is right, too. «بن‌سلمان» needs
//! nothing before it: it is what the newspapers call him.

use super::{Join, flags_of, gap_after};
use crate::letters;
use crate::lexicon::letters::joins_next;
use crate::lexicon::{Flags, Spelling};
use crate::morphology::solid_flags;
use crate::segmentation::{Confidence, Kind};

/// Whether the first of two words ends in «بن» and the other may be the name behind it.
pub fn judge(left: &Spelling, right: &Spelling) -> Option<Join> {
    let is_name = |word: &Spelling| {
        word.letters().len() > 2
            && !flags_of(word).is_some_and(|flags| flags.any(Flags::FUNCTION | Flags::FINITE))
    };
    (ends_in_son(left) && is_name(right)).then(|| Join {
        gap: gap_after(left.letters()),
        kind: Kind::Compound,
        confidence: Confidence::Likely,
    })
}

/// «یوسف‌بن», «عمروبن»: behind a letter that does not join, the half-space does not show.
pub fn ends_in_son(word: &Spelling) -> bool {
    let Some(father) = word.letters().strip_suffix(letters!("بن")) else {
        return false;
    };
    match father.last() {
        Some(&last) if joins_next(last) => word.half_spaces() & (1 << father.len()) != 0,
        Some(_) => {
            father.len() > 2
                && solid_flags(father).is_some()
                && solid_flags(word.letters()).is_none()
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::spacing::{Window, judge};

    fn are_one(words: &[&str; 2]) -> bool {
        judge(&Window {
            words,
            ..Window::default()
        })
        .is_some()
    }

    #[test]
    fn half_a_join_is_made_a_whole_one() {
        assert!(are_one(&["یوسف\u{200C}بن", "یعقوب"]));
        assert!(!are_one(&["مادر", "بن\u{200C}سلمان"]));
        assert!(are_one(&["سعیدبن", "جبیر"]));
        assert!(!are_one(&["یوسف", "بن"]));
        assert!(!are_one(&["بن", "یعقوب"]));
        assert!(!are_one(&["یوسف\u{200C}بن", "را"]));
    }
}
