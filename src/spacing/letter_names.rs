//! «بی بی سی», «سی ان ان»: names of letters, which houses write as they like, but in one way.

use super::{Join, Window};
use crate::keys;
use crate::lexicon::letters::{is_one_of, pieces};
use crate::lexicon::{LEXICON, Letter, Spelling};
use crate::segmentation::{Confidence, Gap, Kind};

/// Names of letters, some of which are words of their own, too.
const LETTER_NAMES: &[u64] = keys![
    "بی", "سی", "دی", "اف", "جی", "اچ", "آی", "ال", "ام", "ان", "پی", "کیو", "آر", "اس", "تی",
    "یو", "وی", "اکس", "ای", "او", "کی",
];

/// The letters of the longest of them.
const LONGEST_NAME: usize = 3;

/// Whether two words that are both [spelled out](is_spelled_out) are part of one abbreviation.
pub fn judge(window: &Window<'_>, left: &Spelling, right: &Spelling) -> Option<Join> {
    // «سی‌ان ان»: whoever typed one half-space meant both.
    let half_done = left.half_spaces() | right.half_spaces() != 0;
    let listed = left
        .followed_by(right)
        .and_then(|joined| LEXICON.get(joined.letters()))
        .is_some_and(|entry| entry.spaced.exists());
    // Two alone may be anything; where nothing is known of what stands round them, they may be more.
    let unknown = window.before.is_none() && window.after.is_none();
    let longer = [window.before, window.after]
        .into_iter()
        .flatten()
        .filter_map(Spelling::of)
        .any(|neighbour| is_spelled_out(&neighbour));
    let confidence = if half_done {
        Confidence::Likely
    } else if listed || longer || unknown {
        Confidence::Style
    } else {
        return None;
    };
    Some(Join {
        gap: Gap::Zwnj,
        kind: Kind::Compound,
        confidence,
    })
}

/// Whether a word is the name of a letter, or several of them.
pub fn is_spelled_out(word: &Spelling) -> bool {
    are_letter_names(word.letters(), word.half_spaces())
}

/// Whether these half-spaces, one bit for the letter behind each, part letters into nothing but names of letters.
pub fn are_letter_names(letters: &[Letter], half_spaces: u64) -> bool {
    pieces(letters.len(), half_spaces)
        .all(|piece| piece.len() <= LONGEST_NAME && is_one_of(&letters[piece], LETTER_NAMES))
}

#[cfg(test)]
mod tests {
    use crate::segmentation::Confidence;
    use crate::spacing::{Window, judge};

    fn confidence(
        before: Option<&str>,
        words: &[&str; 2],
        after: Option<&str>,
    ) -> Option<Confidence> {
        judge(&Window {
            before,
            words,
            after,
        })
        .map(|join| join.confidence)
    }

    #[test]
    fn a_house_may_write_them_apart_but_not_by_halves() {
        let (style, sure) = (Some(Confidence::Style), Some(Confidence::Likely));
        assert_eq!(confidence(None, &["سی", "ان"], Some("ان")), style);
        assert_eq!(confidence(Some("سی"), &["ان", "ان"], None), style);
        assert_eq!(confidence(None, &["سی\u{200C}ان", "ان"], None), sure);
        assert_eq!(confidence(None, &["ان", "او"], Some("رفت")), None);
    }
}
