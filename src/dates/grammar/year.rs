//! The year and the era after a month or a date in figures.

use super::super::calendar::{Calendar, IMPERIAL_OFFSET};
use super::super::mention::{Mention, Shape, WrittenEra, WrittenYear, YearValue};
use super::super::terms::{Gap, TermKind};
use super::super::vocabulary::{Era, Keyword};
use super::{COMMAS, Found, Terms};

/// Solar years that stand without an era.
pub(in crate::dates) const SOLAR_YEARS: std::ops::RangeInclusive<i32> = 1200..=1429;
/// Gregorian years that stand without an era.
pub(in crate::dates) const GREGORIAN_YEARS: std::ops::RangeInclusive<i32> = 1700..=2199;

/// What follows a month.
#[derive(Default)]
pub(super) struct YearAndEra {
    pub(super) year: Option<WrittenYear>,
    pub(super) era: Option<WrittenEra>,
    /// The term after the last one that belongs to the date.
    pub(super) end: usize,
    /// Whether the year is one before Christ.
    pub(super) before_christ: bool,
    /// Whether the word «سال» introduces it.
    pub(super) announced: bool,
}

/// Reads the year that begins at the term `at`, after a month of `calendar`.
pub(super) fn after(terms: &Terms<'_>, at: usize, calendar: Calendar) -> YearAndEra {
    let mut found = YearAndEra {
        end: at,
        ..YearAndEra::default()
    };
    if let Some(relative) = relative_year(terms, at) {
        found.year = Some(relative);
        return found;
    }
    let mut place = at;
    found.announced = terms.is_keyword(place, Keyword::Year);
    if found.announced
        || terms.is_mark(place, &COMMAS) && is_four_digit_year(terms, place + 1, calendar)
    {
        place += 1;
    }
    let Some(TermKind::Number { value, digits }) = terms.kind(place) else {
        if !found.announced && is_long_era(terms, at) {
            read_era(terms, at, &mut found);
        }
        return found;
    };
    if terms.is_part_of_figure(place) {
        return found;
    }
    read_era(terms, place + 1, &mut found);
    let era = found.era.as_ref().map(|era| era.era);
    let certain = found.announced || era.is_some();
    let counted = matches!(
        terms.kind(place + 1),
        Some(TermKind::Keyword(
            Keyword::Counted | Keyword::Numbered | Keyword::WeekdayTitle | Keyword::Place
        ))
    );
    let number = i32::try_from(value).unwrap_or(0);
    let value = match digits {
        4 if certain || !counted && is_plausible(number, calendar) => Some(YearValue::Full(number)),
        1..=3 if certain && (digits == 3 || is_literal(calendar, era)) => {
            Some(YearValue::Full(number))
        }
        2 if certain => Some(YearValue::TwoDigits(full_year(number, calendar))),
        2 if calendar == Calendar::Solar
            && number > 31
            && !counted
            && place == at
            && !is_counted_later(terms, place) =>
        {
            Some(YearValue::TwoBareDigits(full_year(number, calendar)))
        }
        _ => None,
    };
    let Some(value) = value else {
        return YearAndEra {
            end: at,
            ..YearAndEra::default()
        };
    };
    let value = match (era, value) {
        (Some(Era::Imperial), YearValue::Full(year)) => YearValue::Full(year - IMPERIAL_OFFSET),
        (_, value) => value,
    };
    let span = terms.get(place).map_or(0..0, |term| term.span.clone());
    found.year = Some(WrittenYear { span, value });
    found.end = found.end.max(place + 1);
    found
}

/// A year and an era without a month, «۱۴۰۴ خورشیدی»: a date only beside one in another calendar.
pub(super) fn alone(terms: &Terms<'_>, at: usize) -> Option<Found> {
    let TermKind::Number {
        value,
        digits: 3..=4,
    } = terms.get(at)?.kind
    else {
        return None;
    };
    if terms.is_part_of_figure(at) {
        return None;
    }
    let mut found = YearAndEra::default();
    read_era(terms, at + 1, &mut found);
    let era = found.era?;
    let calendar = match era.era {
        Era::Solar => Calendar::Solar,
        Era::Lunar => Calendar::Lunar,
        Era::Gregorian => Calendar::Gregorian,
        Era::Imperial | Era::Hijri | Era::BeforeChrist => return None,
    };
    let year_span = terms.get(at)?.span.clone();
    let mut mention = Mention::new(year_span.start..era.span.end, Shape::Year(calendar));
    mention.year = Some(WrittenYear {
        span: year_span,
        value: YearValue::Full(i32::try_from(value).ok()?),
    });
    mention.era = Some(era);
    let start = if at > 0 && terms.is_keyword(at - 1, Keyword::Year) {
        at - 1
    } else {
        at
    };
    Some(Found {
        mention,
        terms: start..found.end,
        weak: true,
    })
}

/// «امسال», «سال گذشته», «همان سال», «هر سال». These words are no part of the date.
fn relative_year(terms: &Terms<'_>, at: usize) -> Option<WrittenYear> {
    let (value, count) = match (terms.kind(at)?, terms.kind(at + 1)) {
        (TermKind::Keyword(Keyword::YearOffset(years)), _) => (YearValue::Offset(years), 1),
        (TermKind::Keyword(Keyword::Current), _) => (YearValue::Offset(0), 1),
        (TermKind::Keyword(Keyword::Year), Some(TermKind::Keyword(next))) => match next {
            Keyword::Current => (YearValue::Offset(0), 2),
            Keyword::Past if terms.written(at + 1) == "گذشته" => (YearValue::Offset(-1), 2),
            Keyword::Next if terms.written(at + 1) == "آینده" => (YearValue::Offset(1), 2),
            Keyword::Past | Keyword::Next => (YearValue::Elsewhere, 2),
            _ => return None,
        },
        (TermKind::Keyword(Keyword::Same), Some(TermKind::Keyword(Keyword::Year))) => {
            (YearValue::Elsewhere, 2)
        }
        (TermKind::Keyword(Keyword::Every), _) => (YearValue::Elsewhere, 1),
        _ => return None,
    };
    let (first, last) = (terms.get(at)?, terms.get(at + count - 1)?);
    Some(WrittenYear {
        span: first.span.start..last.span.end,
        value,
    })
}

/// An era at `at`, also in parentheses.
pub(super) fn read_era(terms: &Terms<'_>, at: usize, found: &mut YearAndEra) {
    let (place, end) = match terms.is_mark(at, &['(']) && terms.is_mark(at + 2, &[')']) {
        true => (at + 1, at + 3),
        false => (at, at + 1),
    };
    let Some(TermKind::Era(era)) = terms.kind(place) else {
        return;
    };
    let Some(term) = terms.get(place) else { return };
    found.before_christ = era == Era::BeforeChrist;
    found.era = Some(WrittenEra {
        span: term.span.clone(),
        era,
        abbreviated: terms
            .written(place)
            .chars()
            .filter(|c| c.is_alphabetic())
            .count()
            < 4,
    });
    found.end = end;
}

/// «میلادی», not «م»: an era that may follow a month without a year.
fn is_long_era(terms: &Terms<'_>, at: usize) -> bool {
    matches!(terms.kind(at), Some(TermKind::Era(_))) && terms.written(at).chars().count() > 3
}

fn is_four_digit_year(terms: &Terms<'_>, at: usize, calendar: Calendar) -> bool {
    matches!(
        terms.kind(at),
        Some(TermKind::Number { value, digits: 4 })
            if i32::try_from(value).is_ok_and(|year| is_plausible(year, calendar))
    )
}

/// Whether a bare number after a month can be its year, or the year of a slip between calendars.
fn is_plausible(year: i32, calendar: Calendar) -> bool {
    match calendar {
        Calendar::Lunar => (1000..=1499).contains(&year),
        Calendar::Solar | Calendar::Gregorian => {
            SOLAR_YEARS.contains(&year)
                || GREGORIAN_YEARS.contains(&year)
                || calendar == Calendar::Gregorian && (1500..1700).contains(&year)
        }
    }
}

/// Whether short years are meant as they stand: «۶۱ هجری قمری».
fn is_literal(calendar: Calendar, era: Option<Era>) -> bool {
    calendar == Calendar::Lunar || matches!(era, Some(Era::Lunar | Era::Hijri))
}

/// The year that two digits stand for.
pub(super) fn full_year(two_digits: i32, calendar: Calendar) -> i32 {
    match calendar {
        Calendar::Solar if two_digits < 30 => 1400 + two_digits,
        Calendar::Solar => 1300 + two_digits,
        Calendar::Gregorian if two_digits < 40 => 2000 + two_digits,
        Calendar::Gregorian => 1900 + two_digits,
        Calendar::Lunar => 1400 + two_digits,
    }
}

/// Whether a number multiplies what follows: «۵۸ هزار», «۵۸ و نیم».
fn is_counted_later(terms: &Terms<'_>, at: usize) -> bool {
    terms.is_keyword(at + 1, Keyword::And)
        || terms
            .get(at + 1)
            .is_some_and(|next| next.gap == Gap::None && next.kind == TermKind::Word)
        || matches!(terms.kind(at + 1), Some(TermKind::Number { .. }))
}

#[cfg(test)]
mod tests {
    use super::super::super::mention::YearValue;
    use super::super::tests::{covered, read};

    fn year(text: &str) -> Option<YearValue> {
        read(text)[0].year.as_ref().map(|year| year.value)
    }

    #[test]
    fn years_with_their_eras_belong_to_the_date() {
        assert_eq!(
            covered("در ۷ ژوئیه ۱۸۹۶ (میلادی)، بود"),
            ["۷ ژوئیه ۱۸۹۶ (میلادی)"]
        );
        assert_eq!(
            covered("دهم محرم ۶۱ هجری قمری بود"),
            ["دهم محرم ۶۱ هجری قمری"]
        );
        assert_eq!(
            covered("۶ تیر سال ۷۰۴ هجری خورشیدی بود"),
            ["۶ تیر سال ۷۰۴ هجری خورشیدی"]
        );
        assert_eq!(year("۱۹ رمضان سال ۴۰ق"), Some(YearValue::Full(40)));
        assert_eq!(year("۵ مهر سال ۵۸"), Some(YearValue::TwoDigits(1358)));
        assert_eq!(year("۲۴ اسفند ۲۵۳۴ شاهنشاهی"), Some(YearValue::Full(1354)));
    }

    #[test]
    fn years_in_words() {
        assert_eq!(year("۷ شهریور امسال"), Some(YearValue::Offset(0)));
        assert_eq!(year("۷ شهریور سال گذشته"), Some(YearValue::Offset(-1)));
        assert_eq!(year("۳۰ اردیبهشت ماه جاری"), Some(YearValue::Offset(0)));
        assert_eq!(year("۶ ژوئیه همان سال"), Some(YearValue::Elsewhere));
        assert_eq!(covered("۳۰ اردیبهشت ماه جاری"), ["۳۰ اردیبهشت ماه"]);
    }

    #[test]
    fn counted_things_are_no_years() {
        assert_eq!(covered("در ۵ مهر ۲۰۰۰ نفر آمدند"), ["۵ مهر"]);
        assert_eq!(covered("در ۱۲ فروردین ۵۸ نفر آمدند"), ["۱۲ فروردین"]);
        assert_eq!(covered("در ۵ مهر ۱۲/۵ درصد شد"), ["۵ مهر"]);
        assert_eq!(covered("در ۵ آبان ۱۴ کشته داد"), ["۵ آبان"]);
    }

    #[test]
    fn years_before_christ_are_left_alone() {
        assert_eq!(covered("در ۱۰ اکتبر ۳۳۱ ق.م رخ داد"), Vec::<&str>::new());
    }
}
