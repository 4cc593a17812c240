//! Whether a figure behind a month counts what follows, «۸ شهریور ۱۴۰۰ زائر», rather than being its year.

use super::super::mention::Count;
use super::super::terms::{Gap, TermKind};
use super::super::vocabulary::Keyword;
use super::Terms;
use crate::morphology::verbs::may_be_verb;

/// These make a verb of the noun before them, which no figure counts: «۱۳۶۱ اجرا شد».
const VERB_MAKERS: [&str; 10] = [
    "شد",
    "شدند",
    "شود",
    "شده",
    "می‌شود",
    "خواهد",
    "گردید",
    "کرد",
    "کردند",
    "می‌کند",
];

/// Whether a noun that the figure before it may count stands at the term `at`: no verb, no mark, no preposition, and no
/// plural, for Persian counts in the singular.
pub(super) fn count_of(terms: &Terms<'_>, at: usize) -> Count {
    if VERB_MAKERS.contains(&terms.written(at + 1)) {
        return Count::No;
    }
    let is_apart = |gap| matches!(gap, Gap::Space | Gap::Line);
    let is_noun = terms.get(at).is_some_and(|next| is_apart(next.gap))
        && match terms.kind(at) {
            Some(TermKind::Word) => {
                let word = terms.written(at);
                !may_be_verb(word) && !is_plural_or_adverb(word)
            }
            Some(TermKind::Keyword(Keyword::Event | Keyword::Coded { .. })) => true,
            _ => is_named(terms, at),
        };
    if !is_noun {
        Count::No
    } else if has_plural_verb(terms, at + 1) {
        Count::OfMany
    } else {
        Count::Perhaps
    }
}

/// «وزیران» may be a name, «وزیرها» and «رسماً» are nothing that a figure counts.
fn is_plural_or_adverb(word: &str) -> bool {
    ["ها", "های", "هایی", "\u{064B}", "\u{064B}ا"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// Whether a verb of the same sentence, among the terms from `at` on, says that there are many: «آمدند».
fn has_plural_verb(terms: &Terms<'_>, at: usize) -> bool {
    /// What is read behind a month reaches about as far: «۱۴۰۰ زائر به شهر آمدند».
    const REACH: usize = 3;
    (at..at + REACH)
        .map_while(|at| terms.kind(at).map(|kind| (at, kind)))
        .take_while(|(_, kind)| !matches!(kind, TermKind::Mark('.' | '؟' | '!' | '؛')))
        .any(|(at, _)| {
            let word = terms.written(at);
            word.ends_with("ند") && may_be_verb(word)
        })
}

/// «ساعت», «مدرسه», «شهر»: nouns that the vocabulary of dates holds.
pub(super) fn is_named(terms: &Terms<'_>, at: usize) -> bool {
    matches!(
        terms.kind(at),
        Some(TermKind::Keyword(
            Keyword::Numbered | Keyword::WeekdayTitle | Keyword::Place
        ))
    )
}

/// Whether a number goes on behind it: «۵۸ و نیم», «۵۸ و ۶۰ نفر». In «۱۹ دی ۵۶ و ۲۰ دی ۵۶» another date does.
pub(super) fn is_counted_later(terms: &Terms<'_>, at: usize) -> bool {
    let is_month = |at: usize| matches!(terms.kind(at), Some(TermKind::Month(_)));
    let number_goes_on = match terms.kind(at + 2) {
        Some(TermKind::Number { .. } | TermKind::Cardinal(_)) => !is_month(at + 3),
        _ => terms.written(at + 2) == "نیم",
    };
    terms.is_keyword(at + 1, Keyword::And) && number_goes_on
        || terms
            .get(at + 1)
            .is_some_and(|next| next.gap == Gap::None && next.kind == TermKind::Word)
        || matches!(terms.kind(at + 1), Some(TermKind::Number { .. }))
}

#[cfg(test)]
mod tests {
    use super::super::super::mention::Count;
    use super::super::tests::{covered, read};

    #[test]
    fn counted_things_are_no_years() {
        assert_eq!(covered("در ۵ مهر ۲۰۰۰ نفر آمدند"), ["۵ مهر"]);
        assert_eq!(covered("در ۱۴ فروردین ۶۲ نفر آمدند"), ["۱۴ فروردین"]);
        assert_eq!(covered("در ۵ مهر ۱۲/۵ درصد شد"), ["۵ مهر"]);
        assert_eq!(covered("در ۵ آبان ۱۴ کشته داد"), ["۵ آبان"]);
    }

    #[test]
    fn only_nouns_in_the_singular_are_counted() {
        let count = |text: &str| read(text)[0].year.as_ref().map(|year| year.count);
        for (text, expected) in [
            ("در ۸ شهریور ۱۴۰۰ زائر آمدند", Count::OfMany),
            ("در ۸ شهریور ۱۴۰۰ زائر را دیدم", Count::Perhaps),
            ("در ۸ شهریور ۱۴۰۰ زائرها آمدند", Count::No),
            ("در ۸ شهریور ۱۴۰۰ رسماً آغاز شد", Count::No),
            ("در ۸ شهریور ۱۴۰۰، زائر آمد", Count::No),
            ("در ۸ شهریور ۱۴۰۰ اجرا شد", Count::No),
        ] {
            assert_eq!(count(text), Some(expected), "{text}");
        }
    }
}
