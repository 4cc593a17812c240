//! A year that is told before its date in words: «سال گذشته چهارشنبه ۷ شهریور».

use super::super::calendar::Calendar;
use super::super::mention::{Count, WrittenYear, YearValue};
use super::super::terms::TermKind;
use super::super::vocabulary::Keyword;
use super::Terms;

/// Words between the year and its date, «سال گذشته در روز ۷ شهریور», beside others that leave it unclear whose year it is.
const REACH: usize = 7;

/// The year that stands before a date of `calendar` that begins at the term `at`, in the same clause. Where another word
/// stands between, or the year is told of another calendar or only compared with, the date gets no year at all.
pub(super) fn before(terms: &Terms<'_>, at: usize, calendar: Calendar) -> Option<WrittenYear> {
    let mut direct = true;
    for end in (1..=at).rev().take(REACH) {
        let kind = terms.kind_before(end)?;
        if let Some(told) = Told::ending_before(terms, end) {
            let clear = direct && calendar == Calendar::Solar && begins_clause(terms, told.start);
            let value = match told.years {
                Some(years) if clear => YearValue::Offset(years),
                // The nearest year is this one anyhow.
                Some(0) => return None,
                _ => YearValue::Elsewhere,
            };
            return Some(WrittenYear {
                span: terms.get(told.start)?.span.start..terms.get(end - 1)?.span.end,
                value,
                count: Count::No,
            });
        }
        match kind {
            TermKind::Mark('.' | '؟' | '!' | '؛' | ':') => return None,
            // Another date has a year of its own.
            TermKind::Month(_) => return None,
            TermKind::Mark('،' | ',')
            | TermKind::Keyword(
                Keyword::In | Keyword::Day | Keyword::Dated | Keyword::PartOfDay | Keyword::Night,
            ) => {}
            _ => direct = false,
        }
    }
    None
}

/// Words that tell a year.
struct Told {
    /// Its first term.
    start: usize,
    /// Years from that of the text; `None` where the words may mean another one.
    years: Option<i8>,
}

impl Told {
    /// «سال گذشته», «پارسال», «دو سال پیش», of which the term before `end` is the last.
    fn ending_before(terms: &Terms<'_>, end: usize) -> Option<Self> {
        let TermKind::Keyword(last) = terms.kind_before(end)? else {
            return None;
        };
        let at = end - 1;
        if let Keyword::YearOffset(years) = last {
            return Some(Self {
                start: at,
                years: Some(years),
            });
        }
        if !matches!(
            last,
            Keyword::Past | Keyword::Next | Keyword::Before | Keyword::Current
        ) || terms.kind_before(at) != Some(TermKind::Keyword(Keyword::Year))
        {
            return None;
        }
        let start = at - 1;
        let is_counted = matches!(
            terms.kind_before(start),
            Some(TermKind::Number { .. } | TermKind::Cardinal(_) | TermKind::Ordinal(_))
        );
        let years = match terms.written(at) {
            _ if is_counted => None,
            "گذشته" => Some(-1),
            "آینده" => Some(1),
            "جاری" => Some(0),
            _ => None,
        };
        Some(Self { start, years })
    }
}

/// Whether a clause begins with the term `at`, or with «در» before it: in «مانند سال گذشته», «نسبت به سال گذشته» the year
/// is not that of what follows.
fn begins_clause(terms: &Terms<'_>, at: usize) -> bool {
    let before = match terms.kind_before(at) {
        Some(TermKind::Keyword(Keyword::In)) => terms.kind_before(at - 1),
        kind => kind,
    };
    match before {
        None | Some(TermKind::Mark(_) | TermKind::Keyword(Keyword::And)) => true,
        Some(TermKind::Keyword(Keyword::Function)) => {
            ["که", "اما", "ولی"].contains(&terms.written(at - 1))
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::mention::YearValue;
    use super::super::tests::read;

    fn year(text: &str) -> Option<YearValue> {
        read(text)[0].year.as_ref().map(|year| year.value)
    }

    #[test]
    fn the_year_of_a_clause_is_that_of_its_date() {
        for (text, years) in [
            ("سال گذشته چهارشنبه ۷ شهریور نشستند", -1),
            ("در سال گذشته، روز ۷ شهریور، نشستند", -1),
            ("پارسال ۷ شهریور نشستند", -1),
            ("امسال در ۷ شهریور نشستند", 0),
            ("وزیر گفت که سال آینده ۷ شهریور می‌آید", 1),
        ] {
            assert_eq!(year(text), Some(YearValue::Offset(years)), "{text}");
        }
    }

    #[test]
    fn an_unclear_year_is_none_of_the_text() {
        for text in [
            "سال قبل ۷ شهریور نشستند",
            "دو سال پیش، ۷ شهریور، نشستند",
            "مانند سال گذشته ۷ شهریور نشستند",
            "سال گذشته وزیر ۷ شهریور آمد",
            "سال گذشته ۵ ژانویه آمد",
        ] {
            assert_eq!(year(text), Some(YearValue::Elsewhere), "{text}");
        }
        for text in [
            "سال گذشته تمام شد. ۷ شهریور آمد",
            "بودجهٔ امسال تا ۷ شهریور می‌رسد",
            "۷ شهریور",
        ] {
            assert_eq!(year(text), None, "{text}");
        }
        assert_eq!(year("سال گذشته ۷ شهریور ۱۴۰۰"), Some(YearValue::Full(1400)));
    }
}
