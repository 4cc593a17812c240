//! «بین المللی», «علاقه مند», «بی ادب», «گفت و گو»: the parts of a compound, parted.

use super::{Join, Window};
use crate::letters;
use crate::lexicon::{Flags, LEXICON, Spelling};
use crate::morphology::{self, Juncture, Parse};
use crate::segmentation::{Confidence, Gap};

/// Whether two words are one compound.
pub fn judge(window: &Window<'_>, left: &Spelling, right: &Spelling) -> Option<Join> {
    let _ = window;
    let joined = left.followed_by(right)?;
    let at = left.letters().len();
    let parse = best(&joined, 1 << at)?;
    let kind = parse.juncture_at(at);
    if !matches!(kind, Juncture::Compound | Juncture::Prefix) {
        return None;
    }
    let confidence = confidence(&parse)?;
    Some(Join { gap: Gap::Zwnj, kind: kind.into(), confidence })
}

/// Whether two words with «و» between them are one compound.
pub fn judge_with_and(left: &Spelling, right: &Spelling) -> Option<Join> {
    let and = Spelling::of("و")?;
    let joined = left.followed_by(&and)?.followed_by(right)?;
    // «و» joins nothing to its left side's right: only the half-space before it shows.
    let parse = best(&joined, 1 << left.letters().len())?;
    let confidence = confidence(&parse)?;
    Some(Join { gap: Gap::Zwnj, kind: parse.juncture_at(left.letters().len()).into(), confidence })
}

fn best(joined: &Spelling, cut: u64) -> Option<Parse> {
    let mut best: Option<Parse> = None;
    morphology::parses(joined.letters(), &mut |parse| {
        let fits = parse.half_spaces & cut != 0 && (parse.half_spaces & !parse.optional) & !(joined.half_spaces() | cut) == 0
            && (joined.half_spaces() & !parse.half_spaces) == 0;
        if fits && best.as_ref().is_none_or(|other| parse.score > other.score) {
            best = Some(*parse);
        }
    });
    best
}

fn confidence(parse: &Parse) -> Option<Confidence> {
    if parse.coined {
        return None;
    }
    if parse.flags.any(Flags::ONE_WORD) {
        Some(if parse.flags.any(Flags::CURATED) { Confidence::Certain } else { Confidence::Likely })
    } else if parse.flags.any(Flags::USUALLY_ONE_WORD) {
        Some(Confidence::Possible)
    } else {
        None
    }
}

/// Whether a word may be the first or the last piece of a compound; see [`Flags::OPENS`], [`Flags::CLOSES`].
pub fn is_piece(word: &Spelling, side: Flags) -> bool {
    let _ = letters!("و");
    LEXICON.get(word.letters()).is_some_and(|entry| entry.solid.flags.any(side))
}
