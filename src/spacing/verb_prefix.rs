//! «می رود», «نمی شود», «برمی گردد»: a verb parted from its prefix.

use super::{Join, Window};
use crate::lexicon::letters::is_one_of;
use crate::lexicon::{Flags, LEXICON, Letter, Spelling};
use crate::morphology::{Juncture, verbs};
use crate::segmentation::{Confidence, Gap, Kind};
use crate::{keys, letters};

/// After these, «می» may be wine or the month of May.
const BEFORE_MAY: [&str; 5] = ["ماه", "شراب", "جام", "آوریل", "ژوئن"];

/// Whether the words are a prefix and its verb.
pub fn judge(window: &Window<'_>, left: &Spelling, right: &Spelling) -> Option<Join> {
    if !is_prefix(left.letters()) || right.letters().len() < 2 {
        return None;
    }
    let joined = left.followed_by(right)?;
    let at = left.letters().len();
    let present = joined.half_spaces();
    let mut flags = None;
    verbs::parses(joined.letters(), &mut |parse| {
        let cut = 1 << at;
        if parse.half_spaces & !present == cut && parse.juncture_at(at) == Juncture::VerbPrefix {
            flags = Some(flags.unwrap_or(parse.flags) | parse.flags);
        }
    });
    let flags = flags?;
    let may = left.letters() == letters!("می")
        && window
            .before
            .is_some_and(|word| BEFORE_MAY.contains(&word) || word.ends_with(char::is_numeric));
    let homograph = LEXICON.get(right.letters()).is_some_and(|entry| {
        entry.solid.flags.any(Flags::NOUN | Flags::FUNCTION)
            && !entry.solid.flags.any(Flags::FINITE)
    });
    let confidence = if flags.any(Flags::SPOKEN) || homograph || may {
        Confidence::Likely
    } else {
        Confidence::Certain
    };
    Some(Join {
        gap: Gap::Zwnj,
        kind: Kind::VerbPrefix,
        confidence,
    })
}

fn is_prefix(letters: &[Letter]) -> bool {
    letters.ends_with(letters!("می")) && (letters.len() == 2 || is_prefix_with_preverb(letters))
}

fn is_prefix_with_preverb(letters: &[Letter]) -> bool {
    let prefixes = keys![
        "نمی",
        "برمی",
        "برنمی",
        "درمی",
        "درنمی",
        "بازمی",
        "بازنمی",
        "فرومی",
        "فرونمی",
        "وامی",
        "ورمی",
    ];
    is_one_of(letters, prefixes)
}
