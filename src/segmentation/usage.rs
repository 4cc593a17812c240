//! Where two spellings are right, tells whether usage recommends the one with half-spaces.

use super::Verdict;
use super::reading::{Confidence, Reading};
use crate::lexicon::{Entry, Flags, LEXICON, Spelling};
use crate::morphology::{Juncture, Parse};

/// From this class on (six occurrences) a listed spelling is known to be in use.
pub(super) const COUNTED: i32 = 5;

/// The verdict on a token that the lexicon has just as it is: no reading overrules that, but usage may recommend the
/// same word with half-spaces.
pub fn read_listed(spelling: &Spelling) -> Option<Verdict> {
    let entry = LEXICON.get(spelling.letters())?;
    let present = spelling.half_spaces();
    if present != 0 {
        let listed = present == entry.half_spaces && entry.spaced.exists();
        return listed.then_some(Verdict::Known);
    }
    entry.solid.exists().then(|| {
        twin(spelling, &entry)
            .and_then(|twin| recommended(spelling, &twin, entry.solid.flags))
            .map_or(Verdict::Known, Verdict::Reading)
    })
}

/// The spelling with half-spaces of a word that the lexicon has without, too.
fn twin(spelling: &Spelling, entry: &Entry) -> Option<Parse> {
    if !entry.spaced.exists() || i32::from(entry.spaced.class) < COUNTED {
        return None;
    }
    let twin = Parse::of_half_spaced(spelling.letters(), entry);
    let first = twin.juncture_at(twin.half_spaces.trailing_zeros() as usize);
    // «سالها» is good Persian; «تنها» and «آنها» are no plurals with a half-space to lose.
    let curated = entry.solid.flags.any(Flags::CURATED)
        && (first != Juncture::Plural
            || entry.solid.flags.any(Flags::FUNCTION)
            || entry.spaced.class < entry.solid.class);
    (first != Juncture::VerbPrefix && !curated).then_some(twin)
}

/// The reading with half-spaces of a word that is also right without, as far as usage recommends it.
pub fn recommended(spelling: &Spelling, parse: &Parse, written: Flags) -> Option<Reading> {
    let missing = parse.half_spaces & !spelling.half_spaces();
    let all = |juncture| {
        (1..spelling.letters().len())
            .filter(|at| missing & (1 << at) != 0)
            .all(|at| parse.juncture_at(at) == juncture)
    };
    let (plural, comparative) = (all(Juncture::Plural), all(Juncture::Comparative));
    let confidence = if parse.flags.any(Flags::SELDOM) && !plural {
        return None;
    } else if plural {
        Confidence::Style
    } else if parse.flags.any(Flags::USUAL)
        || !parse.listed
        || written.any(Flags::WEB_ONLY) && all(Juncture::Compound)
    {
        Confidence::Usual
    } else if comparative {
        Confidence::Style
    } else {
        return None;
    };
    Some(Reading::of_parse(spelling, parse, confidence))
}

#[cfg(test)]
mod tests {
    use crate::segmentation::shown;

    #[test]
    fn a_solid_spelling_yields_only_where_usage_is_clear() {
        assert_eq!(shown("وحشتزده"), "وحشت|زده usual");
        assert_eq!(shown("سختتر"), "سخت|تر usual");
        assert_eq!(shown("دندانپزشک"), "known");
        assert_eq!(shown("بزرگترین"), "known");
        assert_eq!(shown("یکنواخت"), "known");
    }
}
