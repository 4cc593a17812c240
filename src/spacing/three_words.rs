//! «رو به رو»: compounds with «و» or a preposition in their middle, parted into three words.

use super::{Join, gap_after};
use crate::lexicon::{Flags, LEXICON, Spelling};
use crate::segmentation::{Confidence, Gap, Kind};

/// What stands in the middle of such a compound.
pub const LINKS: [&str; 4] = ["و", "به", "در", "بر"];

/// The bytes of the longest of them.
pub const LONGEST_LINK: usize = {
    let (mut longest, mut index) = (0, 0);
    while index < LINKS.len() {
        if LINKS[index].len() > longest {
            longest = LINKS[index].len();
        }
        index += 1;
    }
    longest
};

/// Whether a word may stand in the middle of three that are one.
pub fn is_link(word: &str) -> bool {
    LINKS.contains(&word)
}

/// Whether three words are one compound: only where the curated list says so, for half the press writes «گفت و گو» in
/// three words.
pub fn judge(first: &str, link: &str, third: &str) -> Option<Join> {
    if !is_link(link) {
        return None;
    }
    let [first, link, third] = [
        Spelling::of(first)?,
        Spelling::of(link)?,
        Spelling::of(third)?,
    ];
    let opening = first.followed_by(&link)?;
    let joined = opening.followed_by(&third)?;
    let shown = [first.letters(), opening.letters()]
        .into_iter()
        .filter(|piece| gap_after(piece) == Gap::Zwnj)
        .fold(0, |shown, piece| shown | 1 << piece.len());
    let entry = LEXICON.get(joined.letters())?;
    let flags = if shown == 0 {
        entry.solid.flags
    } else if entry.half_spaces & shown == shown {
        entry.spaced.flags
    } else {
        return None;
    };
    flags.any(Flags::BOUND).then_some(Join {
        gap: Gap::Zwnj,
        kind: Kind::Compound,
        confidence: Confidence::Likely,
    })
}

#[cfg(test)]
mod tests {
    use super::judge;
    use crate::segmentation::Confidence;

    #[test]
    fn three_words_may_be_one() {
        let confidence = |first, link, third| judge(first, link, third).map(|join| join.confidence);
        assert_eq!(confidence("رو", "به", "رو"), Some(Confidence::Likely));
        assert_eq!(confidence("رفت", "و", "آمد"), None, "as the house likes");
        assert_eq!(confidence("خانه", "به", "باغ"), None);
        assert_eq!(confidence("رو", "از", "رو"), None);
    }
}
