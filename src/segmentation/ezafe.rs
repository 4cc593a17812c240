//! Tells «نامه‌ای» from «نام‌های»: in «نامهای» only what follows says which half-space was lost.
//!
//! A plural in «های» is the first half of a phrase: without a word that it belongs to it is no word at all.

use crate::letters;
use crate::lexicon::{Flags, LEXICON, Spelling};
use crate::morphology::{self, Juncture, Parse};

/// The rarest reading that is worth asking for, in half octaves.
const RAREST: i32 = 5;
/// How much rarer than the plural it may be: 2⁸ times.
const RARER_THAN_PLURAL: i32 = 16;

/// Marks that end a phrase.
const ENDS: [&str; 8] = [".", "،", "؛", "؟", "!", "»", ")", "…"];
/// Words that begin another phrase: what stands before them has no ezafe.
const OPENERS: [&str; 26] = [
    "که",
    "از",
    "را",
    "و",
    "یا",
    "به",
    "با",
    "در",
    "بر",
    "تا",
    "برای",
    "اما",
    "ولی",
    "است",
    "بود",
    "بودند",
    "باشد",
    "شد",
    "شده",
    "نیست",
    "هم",
    "نیز",
    "هستند",
    "دارد",
    "داشت",
    "کرد",
];

/// Whether the token behind a word leaves no room for an ezafe between them. The end of a line, which may be that of
/// a heading, leaves it open.
pub fn is_excluded(next: Option<&str>) -> bool {
    next.is_some_and(|next| {
        ENDS.contains(&next)
            || OPENERS.contains(&next)
            || next.starts_with("می\u{200C}")
            || next.starts_with("نمی\u{200C}")
            || is_verb(next)
    })
}

/// A verb, and nothing else: شدند، داریم. «ارزی» is hardly ever one.
fn is_verb(word: &str) -> bool {
    Spelling::of(word)
        .filter(|word| !word.letters().ends_with(letters!("ی")))
        .and_then(|word| morphology::solid_flags(word.letters()))
        .is_some_and(|flags| {
            flags.any(Flags::FINITE) && !flags.any(Flags::NOUN | Flags::ADJECTIVE | Flags::NAME)
        })
}

/// The reading in «ه‌ای» of letters that end in «های», if it is likely where the plural is excluded, and how much rarer
/// it is than that, in half octaves.
pub fn indefinite(spelling: &Spelling) -> Option<(Parse, i32)> {
    let letters = spelling.letters();
    let stem = letters.strip_suffix(letters!("ای"))?;
    let curated = morphology::solid_flags(letters).is_some_and(|flags| flags.any(Flags::CURATED));
    if curated || !stem.ends_with(letters!("ه")) || spelling.half_spaces() & (1 << stem.len()) != 0
    {
        return None;
    }
    let mut plural: Option<i32> = None;
    let mut best: Option<Parse> = None;
    morphology::parses(letters, &mut |parse| {
        let is_indefinite = parse.half_spaces & (1 << stem.len()) != 0
            && parse.juncture_at(stem.len()) == Juncture::Clitic
            && spelling.half_spaces() & !parse.half_spaces == 0
            && !parse.coined
            && !parse.flags.any(Flags::WEB_ONLY);
        if !is_indefinite {
            plural = plural.max(Some(parse.score));
        } else if best
            .as_ref()
            .is_none_or(|best| (parse.listed, parse.score) > (best.listed, best.score))
        {
            best = Some(*parse);
        }
    });
    best.map(|best| (best, plural.map_or(0, |plural| plural - best.score)))
        .filter(|(best, rarer)| {
            let known = LEXICON.get(stem).is_some_and(|entry| entry.solid.exists());
            known && best.score >= RAREST && *rarer <= RARER_THAN_PLURAL
        })
}

#[cfg(test)]
mod tests {
    use crate::segmentation::{shown, shown_before};

    #[test]
    fn what_follows_decides_between_a_plural_and_an_indefinite() {
        assert_eq!(shown_before("ساختهای", Some("فلزی")), "ساخت|های usual");
        assert_eq!(shown_before("ساختهای", Some("که")), "ساخته|ای likely");
        assert_eq!(shown_before("کردهای", Some("سوریه")), "known");
        assert_eq!(shown_before("کردهای", Some("؟")), "کرده|ای likely");
        assert_eq!(shown_before("ساختهای", Some("شدند")), "ساخته|ای likely");
        assert_eq!(shown_before("درآمدهای", Some("ارزی")), "known");
        assert_eq!(shown_before("کردهای", None), "known", "a heading may go on");
    }

    #[test]
    fn a_plural_that_nobody_writes_is_not_considered() {
        assert_eq!(shown("واقعهای"), "واقعه|ای certain");
    }

    #[test]
    fn words_that_end_so_by_nature_stay() {
        for word in ["فقهای", "بهای", "انتهای", "شانگهای"] {
            assert_eq!(shown_before(word, Some("،")), "known", "{word}");
        }
    }
}
