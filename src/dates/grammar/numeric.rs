//! Dates in figures: «۱۴۰۴/۶/۷», «2025-08-29», «۳۱/۵/۶۲».

use smallvec::{SmallVec, smallvec};

use super::super::calendar::{Calendar, CalendarDate, longest_month};
use super::super::mention::{Mention, NumericDate, Shape, WrittenWeekday};
use super::super::terms::{Gap, TermKind};
use super::super::vocabulary::{Era, Keyword};
use super::named::{add_relative_before, add_weekday_after};
use super::year::{self, GREGORIAN_YEARS, SOLAR_YEARS, YearAndEra};
use super::{Found, Terms, weekday};

/// Lunar years that the calendars of today write: other numbers in this gap are no years at all.
const LUNAR_YEARS: std::ops::RangeInclusive<i32> = 1430..=1460;

/// The date whose first figure stands at the term `at`.
pub(super) fn mention(terms: &Terms<'_>, at: usize, free: usize) -> Option<Found> {
    let fields = fields(terms, at)?;
    let (year_era, end) = era_after(terms, at + 5);
    let era = year_era.as_ref().map(|era| era.era);
    let written = NumericDate {
        span: terms.get(at)?.span.start..terms.get(at + 4)?.span.end,
        readings: readings(terms, at, fields, era)?,
        year_first: fields[0].1 == 4 || fields[2].1 != 4 && fields[0].0 > 31,
        separator: terms.written(at + 1).chars().next().unwrap_or('/'),
        padded: fields.iter().all(|&(_, digits)| digits % 2 == 0),
    };
    let mut mention = Mention::new(
        terms.get(at)?.span.start..terms.get(end - 1)?.span.end,
        Shape::Numeric(written),
    );
    mention.era = year_era;
    let mut start = at;
    if let Some(found) = weekday::before(terms, at, free)
        && found.weekdays.len() == 1
    {
        start = found.start;
        mention.span.start = terms.get(start)?.span.start;
        mention.weekdays.extend(
            found
                .on_day(0)
                .map(|weekday| WrittenWeekday { day: 0, ..weekday }),
        );
    }
    let end = add_weekday_after(terms, end, &mut mention);
    add_relative_before(terms, &mut start, &mut mention);
    Some(Found {
        mention,
        terms: start..end,
        weak: false,
    })
}

/// A figure of a date: its value and its number of digits.
type Field = (i32, u8);

/// Three figures with the same separator twice and nothing attached before or after.
fn fields(terms: &Terms<'_>, at: usize) -> Option<[Field; 3]> {
    let number = |at: usize| match terms.get(at)?.kind {
        TermKind::Number { value, digits } => Some((i32::try_from(value).ok()?, digits)),
        _ => None,
    };
    let glued = |at: usize| terms.get(at).is_some_and(|term| term.gap == Gap::None);
    let separator = |at: usize| match terms.get(at)?.kind {
        TermKind::Mark(mark @ ('/' | '-' | '.' | '–')) if glued(at) => Some(mark),
        _ => None,
    };
    let is_joint = |at: usize| {
        glued(at)
            && matches!(
                terms.get(at).map(|t| t.kind),
                Some(TermKind::Mark(
                    '/' | '-' | '.' | ':' | '٫' | '٬' | ',' | '٪' | '%'
                ))
            )
    };
    let first = separator(at + 1)?;
    if separator(at + 3)? != first || !glued(at + 2) || !glued(at + 4) {
        return None;
    }
    let attached_before = at >= 2 && glued(at) && is_joint(at - 1) && number(at - 2).is_some()
        || at >= 1 && glued(at) && terms.is_mark(at - 1, &['/', '-', '+']);
    let attached_after = is_joint(at + 5) && glued(at + 6) && number(at + 6).is_some();
    if attached_before || attached_after {
        return None;
    }
    Some([number(at)?, number(at + 2)?, number(at + 4)?])
}

fn era_after(terms: &Terms<'_>, at: usize) -> (Option<super::super::mention::WrittenEra>, usize) {
    let mut found = YearAndEra {
        end: at,
        ..YearAndEra::default()
    };
    year::read_era(terms, at, &mut found);
    (found.era, found.end)
}

type Readings = SmallVec<[CalendarDate; 1]>;

/// What the figures may mean, likeliest first; `None` when they are no date.
fn readings(
    terms: &Terms<'_>,
    at: usize,
    fields: [Field; 3],
    era: Option<Era>,
) -> Option<Readings> {
    let [(a, a_digits), (b, b_digits), (c, c_digits)] = fields;
    if is_reference(terms, at, fields) || fits_no_slip(fields) && !is_introduced(terms, at) {
        return None;
    }
    let short = |digits: u8| digits <= 2;
    let dotted = terms.is_mark(at + 1, &['.']);
    match (a_digits, b_digits, c_digits) {
        (4, b_digits, c_digits) if short(b_digits) && short(c_digits) => {
            let calendar = calendar_of(a, era)?;
            let date = date(calendar, a, b, c)?;
            let version = dotted && !exists(&date) && !is_introduced(terms, at);
            (!version).then(|| smallvec![date])
        }
        (a_digits, b_digits, 4) if short(a_digits) && short(b_digits) => {
            let calendar = calendar_of(c, era)?;
            let day_first = date(calendar, c, b, a)?;
            let month_first = date(calendar, c, a, b)?;
            let ambiguous = calendar == Calendar::Gregorian && a != b && exists(&month_first);
            Some(if ambiguous {
                smallvec![day_first, month_first]
            } else {
                smallvec![day_first]
            })
        }
        (a_digits, b_digits, c_digits)
            if short(a_digits) && short(b_digits) && short(c_digits) && !dotted =>
        {
            two_digit_readings(terms, at, [a, b, c], [a_digits, c_digits])
        }
        _ => None,
    }
}

fn two_digit_readings(
    terms: &Terms<'_>,
    at: usize,
    [a, b, c]: [i32; 3],
    digits: [u8; 2],
) -> Option<Readings> {
    let solar = Calendar::Solar;
    let year_first = (digits[0] == 2)
        .then(|| date(solar, year::full_year(a, solar), b, c))
        .flatten();
    let day_first = (digits[1] == 2)
        .then(|| date(solar, year::full_year(c, solar), b, a))
        .flatten();
    let valid: Readings = [year_first, day_first]
        .into_iter()
        .flatten()
        .filter(exists)
        .collect();
    let introduced = is_introduced(terms, at);
    let unmistakable = valid.len() == 1 && (a > 31 || c > 31) && terms.is_mark(at + 1, &['/']);
    if !introduced && !unmistakable {
        return None;
    }
    if valid.is_empty() {
        return is_introduced_directly(terms, at)
            .then(|| [year_first, day_first].into_iter().flatten().collect());
    }
    Some(valid)
}

/// «مورخ» or «تاریخ» within three words before.
fn is_introduced(terms: &Terms<'_>, at: usize) -> bool {
    (at.saturating_sub(3)..at).any(|at| terms.is_keyword(at, Keyword::Dated))
}

/// «به تاریخ ۳۱/۷/۶۲», «تاریخ: روز جمعه ۳۱/۷/۶۲»: no other word between.
fn is_introduced_directly(terms: &Terms<'_>, at: usize) -> bool {
    let is_filler = |kind: &TermKind| {
        matches!(
            kind,
            TermKind::Mark(':' | '(' | '،')
                | TermKind::Weekday(_)
                | TermKind::Keyword(Keyword::Day)
        )
    };
    let mut before = (1..=at).rev().map_while(|at| terms.kind_before(at));
    before.find(|kind| !is_filler(kind)) == Some(TermKind::Keyword(Keyword::Dated))
}

/// «شماره ۱۴۰۳/۲۵/۱۲», «کد کالا: ۲۰۲۵-۴۵-۱۲», «ماده ۷/۶/۶۲»: figures of something else. In «قانون مصوب ۱۴۰۳/۵/۱۲» and
/// «نامه شماره ۷ مورخ ۱۴۰۳/۵/۱۲» the word between says that they are a date.
///
/// Behind a paper that may have both, «قرارداد ۱۴۰۳/۵/۱۲», figures that are a date are one.
fn is_reference(terms: &Terms<'_>, at: usize, fields: [Field; 3]) -> bool {
    let announces = |at: usize| {
        matches!(
            terms.get(at).map(|term| term.kind),
            Some(
                TermKind::Number { .. }
                    | TermKind::Weekday(_)
                    | TermKind::Keyword(
                        Keyword::Dated
                            | Keyword::Day
                            | Keyword::In
                            | Keyword::From
                            | Keyword::Until
                            | Keyword::To
                    )
            )
        ) || terms.written(at) == "مصوب"
    };
    let numbered = |at: usize| terms.is_keyword(at, Keyword::Numbered);
    let coded = |at: usize| {
        matches!(
            terms.kind(at),
            Some(TermKind::Keyword(Keyword::Coded { .. }))
        )
    };
    // «شماره نامه: ۱۴۰۴/۲۵/۳۲»: the colon takes no word's place.
    let reach = if terms.kind_before(at) == Some(TermKind::Mark(':')) {
        3
    } else {
        2
    };
    let nearest = (at.saturating_sub(reach)..at)
        .rev()
        .find(|&at| announces(at) || numbered(at) || coded(at));
    nearest.is_some_and(|found| {
        let may_be_date = announces(found)
            || coded(found) && (is_labelled_date(terms, at) || is_day_of_year(fields));
        !may_be_date
    })
}

/// «۱۴۰۳/۵/۱۲»: a full year, a month and a day of it.
fn is_day_of_year([(a, a_digits), (b, _), (c, c_digits)]: [Field; 3]) -> bool {
    let day = match (a_digits, c_digits) {
        (4, 1..=2) => c,
        (1..=2, 4) => a,
        _ => return false,
    };
    (1..=12).contains(&b) && (1..=31).contains(&day)
}

/// «۱۴۰۴/۲۵/۳۲»: no month stands in the middle, and no day that changed places with it.
fn fits_no_slip([(a, a_digits), (b, _), (c, c_digits)]: [Field; 3]) -> bool {
    let beside = match (a_digits, c_digits) {
        (4, 1..=2) => c,
        (1..=2, 4) => a,
        _ => return false,
    };
    b > 31 || b > 12 && beside > 12
}

/// «تاریخ ثبت سفارش: ۱۴۰۴/۰۶/۰۷»: whether the figures stand behind the colon of a label that begins with such a word.
fn is_labelled_date(terms: &Terms<'_>, at: usize) -> bool {
    /// «تاریخ بازبینی استاندارد کالا».
    const WORDS: usize = 4;
    let is_part_of_label = |kind: &TermKind| {
        matches!(
            kind,
            TermKind::Word | TermKind::Keyword(Keyword::Coded { .. } | Keyword::Dated)
        )
    };
    let Some(colon) = at.checked_sub(1).filter(|_| {
        terms.kind_before(at) == Some(TermKind::Mark(':')) && terms.terms[at].gap < Gap::Line
    }) else {
        return false;
    };
    (1..=colon)
        .rev()
        .take(WORDS)
        .take_while(|&at| terms.terms[at].gap < Gap::Line)
        .map_while(|at| terms.kind_before(at))
        .take_while(is_part_of_label)
        .any(|kind| kind == TermKind::Keyword(Keyword::Dated))
}

fn calendar_of(year: i32, era: Option<Era>) -> Option<Calendar> {
    match era {
        Some(Era::Lunar) => Some(Calendar::Lunar),
        Some(Era::Solar) => Some(Calendar::Solar),
        Some(Era::Gregorian) if GREGORIAN_YEARS.contains(&year) => Some(Calendar::Gregorian),
        Some(Era::BeforeChrist) => None,
        _ if SOLAR_YEARS.contains(&year) => Some(Calendar::Solar),
        _ if GREGORIAN_YEARS.contains(&year) => Some(Calendar::Gregorian),
        Some(Era::Hijri) if LUNAR_YEARS.contains(&year) => Some(Calendar::Lunar),
        _ => None,
    }
}

fn date(calendar: Calendar, year: i32, month: i32, day: i32) -> Option<CalendarDate> {
    Some(CalendarDate {
        calendar,
        year,
        month: u8::try_from(month).ok()?,
        day: u8::try_from(day).ok()?,
    })
}

/// Whether the month has such a day in some year.
fn exists(date: &CalendarDate) -> bool {
    (1..=longest_month(date.calendar, date.month)).contains(&date.day)
}

impl NumericDate {
    /// The only date that the figures can mean; `None` when two readings exist, or none.
    pub fn only_reading(&self) -> Option<CalendarDate> {
        match self.readings[..] {
            [reading] => Some(reading),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::mention::Shape;
    use super::super::tests::{covered, read};

    fn readings(text: &str) -> Vec<String> {
        match &read(text)[..] {
            [mention] => match &mention.shape {
                Shape::Numeric(date) => date.readings.iter().map(ToString::to_string).collect(),
                other => panic!("{other:?}"),
            },
            _ => Vec::new(),
        }
    }

    #[test]
    fn figures_in_either_order_and_any_digits() {
        assert_eq!(readings("۱۴۰۴/۶/۷"), ["1404-06-07"]);
        assert_eq!(readings("در 2025-08-29 بود"), ["2025-08-29"]);
        assert_eq!(readings("١٤٠٤.٠٦.٠٧"), ["1404-06-07"]);
        assert_eq!(readings("۷/۶/۱۴۰۴"), ["1404-06-07"]);
        assert_eq!(readings("25/07/2024"), ["2024-07-25"]);
        assert_eq!(readings("03/07/2024"), ["2024-07-03", "2024-03-07"]);
        assert_eq!(readings("در تاریخ ۳۱/۵/۶۲ بود"), ["1362-05-31"]);
        assert_eq!(readings("از ۱۴/۲/۶۲ آغاز شد"), ["1362-02-14"]);
        assert_eq!(readings("مورخ ۷۲/۱/۴"), ["1372-01-04"]);
        assert_eq!(readings("مورخ ۰۳/۰۱/۰۴"), ["1403-01-04", "1404-01-03"]);
        assert_eq!(readings("1447-03-05 AH"), ["1447-03-05"]);
        assert_eq!(readings("قانون مصوب ۱۴۰۳/۵/۱۲"), ["1403-05-12"]);
        assert_eq!(readings("نامهٔ شماره ۷ مورخ ۱۴۰۳/۵/۱۲"), ["1403-05-12"]);
        assert_eq!(readings("به تاریخ ۱۵/۲۰/۴۰").len(), 2);
        assert_eq!(readings("تاریخ ثبت سفارش: ۱۴۰۴/۰۶/۰۷"), ["1404-06-07"]);
        assert_eq!(readings("قرارداد ۱۴۰۴/۰۵/۱۲"), ["1404-05-12"]);
        assert_eq!(readings("سفارش روز ۱۴۰۴/۰۶/۰۷"), ["1404-06-07"]);
    }

    #[test]
    fn other_figures_are_no_dates() {
        for text in [
            "نسخهٔ 2.0.1",
            "ماده ۷/۶",
            "نتیجهٔ ۳/۱/۲",
            "۱۰:۳۰:۱۵",
            "021-4455-1234",
            "۱.۲.۳.۴",
            "۱۲/۵ درصد",
            "دادنامه شماره ۱۴۰۳/۲۵/۱۲",
            "نسخهٔ ۲۰۲۴.۱۵.۲",
            "برنامه ۲۰۲۴.۱۵.۲",
            "کد کالا: ۲۰۲۵-۴۵-۱۲",
            "در تاریخ اسلام ۱۵/۲۰/۴۰",
            "ماده ۷/۶/۶۲",
            "رأی وحدت رویه ۱۴۰۴/۲۵/۳۲",
            "عطف به ۱۴۰۴/۴۵/۱۲",
            "قرارداد ۱۴۰۴/۱۵/۰۷",
            "شمارهٔ نامه: ۱۴۰۴/۱۵/۰۷",
            "در تاریخ ما\nسفارش: ۱۴۰۳/۲۵/۱۲",
            "تاریخ و شمارهٔ سفارش: ۱۴۰۳/۲۵/۱۲",
            "در تاریخ تصویب قانون ۱۴۰۳/۲۵/۱۲",
            "روز جمعه دادنامه ۱۴۰۳/۲۵/۱۲",
            "ثبت‌شده در ۵، شماره ۱۴۰۳/۲۵/۱۲",
        ] {
            assert_eq!(covered(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn the_weekday_before_belongs_to_it() {
        assert_eq!(covered("روز جمعه ۱۴۰۴/۶/۷ بود"), ["جمعه ۱۴۰۴/۶/۷"]);
        assert_eq!(covered("جمعه مورخ ۱۴۰۴/۶/۷"), ["جمعه مورخ ۱۴۰۴/۶/۷"]);
    }
}
