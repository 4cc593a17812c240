//! The year and the era after a month or a date in figures.

use super::super::calendar::{Calendar, IMPERIAL_OFFSET};
use super::super::mention::{Count, Mention, Shape, WrittenEra, WrittenYear, YearValue};
use super::super::terms::TermKind;
use super::super::vocabulary::{Era, Keyword};
use super::count::{count_of, is_counted_later, is_named};
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
    /// Whether the figure that may be a year may as well be something else: it makes no date of what is none.
    pub(super) doubtful: bool,
    /// A figure that would be a year if no counted thing followed: «۱۴۰۰ نماینده».
    pub(super) counted: Option<WrittenYear>,
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
    found.before_christ |= is_before_christ(terms, place + 1);
    if found.before_christ {
        return found;
    }
    let era = found.era.as_ref().map(|era| era.era);
    let certain = found.announced || era.is_some();
    let counted = matches!(
        terms.kind(place + 1),
        Some(TermKind::Keyword(
            Keyword::Counted | Keyword::Coded { counted: true }
        ))
    );
    let count = if certain {
        Count::No
    } else {
        count_of(terms, place + 1)
    };
    let may_count = count != Count::No;
    let number = i32::try_from(value).unwrap_or(0);
    let may_be_short = || number > 31 && !counted && place == at && !is_counted_later(terms, place);
    let value = match digits {
        4 if certain => Some(YearValue::Full(number)),
        4 if counted => None,
        4 if is_usual(number, calendar) || !may_count && is_of_another_age(number, calendar) => {
            Some(YearValue::Full(number))
        }
        4 => Some(YearValue::Elsewhere),
        1..=3 if certain && (digits == 3 || is_literal(calendar, era)) => {
            Some(YearValue::Full(number))
        }
        2 if certain => Some(YearValue::TwoDigits(full_year(number, calendar))),
        2 if calendar == Calendar::Solar && may_be_short() && !is_named(terms, place + 1) => {
            Some(YearValue::TwoBareDigits(full_year(number, calendar)))
        }
        2 | 3 if may_be_short() => Some(YearValue::Elsewhere),
        _ => None,
    };
    let span = terms.get(place).map_or(0..0, |term| term.span.clone());
    let Some(value) = value else {
        let may_be_year = digits == 4 && place == at && is_usual(number, calendar);
        let counted = may_be_year.then_some(WrittenYear {
            span,
            value: YearValue::Full(number),
            count,
        });
        return YearAndEra {
            end: at,
            counted,
            ..YearAndEra::default()
        };
    };
    let value = match (era, value) {
        (Some(Era::Imperial), YearValue::Full(year)) => YearValue::Full(year - IMPERIAL_OFFSET),
        // «نیمهٔ شعبان سال ۱۳۸۸ شمسی»: a day of the lunar calendar in a year of another.
        (Some(Era::Solar), YearValue::Full(year))
            if calendar == Calendar::Lunar && SOLAR_YEARS.contains(&year) =>
        {
            YearValue::Elsewhere
        }
        (Some(Era::Gregorian), YearValue::Full(_)) if calendar == Calendar::Lunar => {
            YearValue::Elsewhere
        }
        (_, value) => value,
    };
    found.year = Some(WrittenYear { span, value, count });
    // A figure that may be a year of another age, or none: no part of the date, but no other year is likelier.
    if value == YearValue::Elsewhere && !certain {
        return YearAndEra {
            year: found.year,
            end: at,
            doubtful: true,
            ..YearAndEra::default()
        };
    }
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
        count: Count::No,
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
        count: Count::No,
    })
}

/// «هر سال» before a date that begins at the term `at`: «هر سال در روز ۸ مارس», «همه‌ساله، ۸ مارس».
pub(super) fn every_before(terms: &Terms<'_>, at: usize) -> Option<WrittenYear> {
    const WORDS_BETWEEN: usize = 3;
    let is_before = |at: usize, keyword| terms.kind_before(at) == Some(TermKind::Keyword(keyword));
    let is_filler = |at: usize| {
        matches!(
            terms.kind_before(at),
            Some(
                TermKind::Mark('،' | ',')
                    | TermKind::Keyword(Keyword::In | Keyword::Day | Keyword::Dated)
            )
        )
    };
    let fillers = (0..WORDS_BETWEEN)
        .take_while(|&count| at > count && is_filler(at - count))
        .count();
    let end = at.checked_sub(fillers + 1)?;
    let in_two_words = is_before(end + 1, Keyword::Year) && is_before(end, Keyword::Every)
        || terms.written(end) == "ساله"
            && end > 0
            && ["هر", "همه"].contains(&terms.written(end - 1));
    let in_one_word = is_before(end + 1, Keyword::Every) && terms.written(end) != "هر";
    let start = match (in_two_words, in_one_word) {
        (true, _) => end - 1,
        (false, true) => end,
        (false, false) => return None,
    };
    Some(WrittenYear {
        span: terms.get(start)?.span.start..terms.get(end)?.span.end,
        value: YearValue::Elsewhere,
        count: Count::No,
    })
}

/// «پیش از میلاد», «قبل از میلاد» at the term `at`. «پیش از میلاد امام» speaks of somebody's birth.
fn is_before_christ(terms: &Terms<'_>, at: usize) -> bool {
    /// What a person is called before the name, beside the titles of the vocabulary.
    const TITLES: [&str; 6] = ["حضرت", "پیامبر", "رسول", "نبی", "مولا", "مولای"];
    matches!(
        terms.kind(at),
        Some(TermKind::Keyword(Keyword::Before | Keyword::Past))
    ) && terms.is_keyword(at + 1, Keyword::From)
        && terms.written(at + 2) == "میلاد"
        && !terms.is_keyword(at + 3, Keyword::WeekdayTitle)
        && !TITLES.contains(&terms.written(at + 3))
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
            if i32::try_from(value).is_ok_and(|year| is_usual(year, calendar))
    )
}

/// Whether a bare number after a month is as a rule its year, or the year of a slip between calendars.
pub(super) fn is_usual(year: i32, calendar: Calendar) -> bool {
    match calendar {
        Calendar::Lunar => (1000..=1499).contains(&year),
        Calendar::Solar | Calendar::Gregorian => {
            SOLAR_YEARS.contains(&year)
                || GREGORIAN_YEARS.contains(&year)
                || calendar == Calendar::Gregorian && (1500..1700).contains(&year)
        }
    }
}

/// Whether a bare number after a month can be a year of another age: «۱۲ اکتبر ۱۴۹۲», «۱۲ مهر ۱۱۵۰».
fn is_of_another_age(year: i32, calendar: Calendar) -> bool {
    match calendar {
        Calendar::Solar | Calendar::Lunar => (1000..=1500).contains(&year),
        Calendar::Gregorian => year >= 1000,
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
            covered("در ۹ اوت ۱۸۴۰ (میلادی)، بود"),
            ["۹ اوت ۱۸۴۰ (میلادی)"]
        );
        assert_eq!(
            covered("پنجم شوال ۸۲ هجری قمری بود"),
            ["پنجم شوال ۸۲ هجری قمری"]
        );
        assert_eq!(
            covered("۸ آذر سال ۸۱۲ هجری خورشیدی بود"),
            ["۸ آذر سال ۸۱۲ هجری خورشیدی"]
        );
        assert_eq!(year("۱۴ شوال سال ۷۲ق"), Some(YearValue::Full(72)));
        assert_eq!(year("۵ مهر سال ۶۲"), Some(YearValue::TwoDigits(1362)));
        assert_eq!(year("۲۴ اسفند ۲۵۳۴ شاهنشاهی"), Some(YearValue::Full(1354)));
    }

    #[test]
    fn years_in_words() {
        assert_eq!(year("۷ شهریور امسال"), Some(YearValue::Offset(0)));
        assert_eq!(year("۷ شهریور سال گذشته"), Some(YearValue::Offset(-1)));
        assert_eq!(year("۲۰ خرداد ماه جاری"), Some(YearValue::Offset(0)));
        assert_eq!(year("۹ اوت همان سال"), Some(YearValue::Elsewhere));
        assert_eq!(covered("۲۰ خرداد ماه جاری"), ["۲۰ خرداد ماه"]);
    }

    #[test]
    fn years_of_another_age_are_read_as_they_stand() {
        assert_eq!(year("۱۲ اکتبر ۱۴۹۲ رسید"), Some(YearValue::Full(1492)));
        assert_eq!(year("۲۹ مه ۱۴۵۳، شهر"), Some(YearValue::Full(1453)));
        assert_eq!(year("۱۲ مهر ۱۱۵۰ بود"), Some(YearValue::Full(1150)));
        assert_eq!(year("۱۰ محرم ۶۱ هجری"), Some(YearValue::Full(61)));
        for text in ["۲۵ دسامبر ۸۰۰ بود", "۱۰ محرم ۶۱ بود", "۵ مهر ۲۵۳۵ بود"]
        {
            assert_eq!(year(text), Some(YearValue::Elsewhere), "{text}");
        }
    }

    #[test]
    fn a_year_may_end_before_and() {
        let value = Some(YearValue::TwoBareDigits(1356));
        assert_eq!(year("۱۹ دی ۵۶ و پس از آن"), value);
        assert_eq!(year("۱۹ دی ۵۶ و ۲۰ دی"), value);
        assert_eq!(year("۱۹ دی ۵۶ و نیم میلیون"), None);
        assert_eq!(year("۱۹ دی ۵۶ و ۶۰ چادر"), None);
    }

    #[test]
    fn dates_of_every_year_have_none() {
        for text in [
            "هر سال ۸ مارس",
            "هرساله در روز ۸ مارس",
            "همه‌ساله، ۸ مارس",
            "هر ساله در ۸ مارس",
        ] {
            assert_eq!(year(text), Some(YearValue::Elsewhere), "{text}");
        }
        assert_eq!(year("هر روز تا ۸ مارس"), None);
    }

    #[test]
    fn years_before_christ_are_left_alone() {
        assert_eq!(
            covered("در ۱۵ مارس ۴۴ پیش از میلاد رخ داد"),
            Vec::<&str>::new()
        );
        assert_eq!(covered("در ۱۰ اکتبر ۳۳۱ ق.م رخ داد"), Vec::<&str>::new());
        assert_eq!(
            covered("در ۱۰ دی ۱۴۰۳ پیش از میلاد امام علی آمد"),
            ["۱۰ دی ۱۴۰۳"]
        );
    }
}
