//! The days before a month: «۷», «هفتم», «۹ و ۱۰», «از ۲۵ تا ۲۸», «شنبه ۹ و یکشنبه ۱۰».

use smallvec::{SmallVec, smallvec};

use super::super::calendar::{Calendar, CalendarDate, longest_month};
use super::super::mention::{WrittenDay, WrittenWeekday, WrittenYear, YearValue};
use super::super::terms::{TermKind, digit};
use super::super::vocabulary::{Keyword, MonthName};
use super::weekday::{self, WeekdaysBefore};
use super::{COMMAS, DASHES, Terms};

/// The days of a month in the order of the text.
pub(super) struct DayList {
    pub(super) days: SmallVec<[WrittenDay; 1]>,
    pub(super) weekdays: SmallVec<[WrittenWeekday; 1]>,
    pub(super) range: bool,
    /// The first term that belongs to the list, a weekday included.
    pub(super) start: usize,
    /// Whether the number is a cardinal in words («هفت»).
    pub(super) cardinal: bool,
}

/// Nouns beside those of the vocabulary that a number follows, and that mean something else before other words.
const NUMBERED_NOUNS: [&str; 4] = ["گروه", "قطعه", "قطعهٔ", "قطعه‌ی"];

impl DayList {
    /// Whether a number that is no day of the month is that of the noun before it: «فصلنامه شماره ۳۳ خرداد ۱۴۰۲»,
    /// «اتاق ۳۱ آبان».
    pub(super) fn is_number_of_noun(&self, terms: &Terms<'_>, month: MonthName) -> bool {
        let longest = longest_month(month.calendar, month.number);
        let is_no_day = |day: &WrittenDay| day.number == 0 || day.number > longest;
        let is_numbered = self.start > 0
            && match terms.kind_before(self.start) {
                Some(TermKind::Keyword(
                    Keyword::Numbered | Keyword::Coded { .. } | Keyword::Place,
                )) => true,
                Some(_) => NUMBERED_NOUNS.contains(&terms.written(self.start - 1)),
                None => false,
            };
        is_numbered
            && self.weekdays.is_empty()
            && self.days.iter().any(is_no_day)
            && self.days.iter().all(|day| !day.in_words)
    }

    /// Whether some weekday is written, and each is that of its day in a solar or Gregorian year.
    pub(super) fn is_on_its_weekday(&self, month: MonthName, year: &WrittenYear) -> bool {
        let YearValue::Full(year) = year.value else {
            return false;
        };
        let falls_on_it = |weekday: &WrittenWeekday| {
            let date = self.days.get(weekday.day).map(|day| CalendarDate {
                calendar: month.calendar,
                year,
                month: month.number,
                day: day.number,
            });
            date.and_then(CalendarDate::day_number)
                .is_some_and(|day| day.weekday() == weekday.weekday)
        };
        !self.weekdays.is_empty() && self.weekdays.iter().all(falls_on_it)
    }
}

/// How two days of a list are separated.
#[derive(Clone, Copy, PartialEq)]
enum Separator {
    And,
    Comma,
    Until,
    Dash,
}

/// Reads backwards from the term before `end`, down to `free`.
pub(super) fn before(
    terms: &Terms<'_>,
    end: usize,
    free: usize,
    calendar: Calendar,
) -> Option<DayList> {
    let last = end.checked_sub(1).filter(|&at| at >= free)?;
    let cardinal = matches!(terms.get(last)?.kind, TermKind::Cardinal(_));
    let day = day_at(terms, last, calendar, true)?;
    let mut list = DayList {
        days: smallvec![day],
        weekdays: SmallVec::new(),
        range: false,
        start: last,
        cardinal,
    };
    // Weekdays are numbered from the end until the list is complete.
    let mut weekdays: SmallVec<[(usize, WeekdaysBefore); 1]> = SmallVec::new();
    loop {
        if let Some(found) = weekday::before(terms, list.start, free) {
            list.start = found.start;
            weekdays.push((list.days.len(), found));
        }
        let Some((separator, at)) = separated_day(terms, list.start, free) else {
            break;
        };
        let Some(day) = day_at(terms, at, calendar, false) else {
            break;
        };
        if cardinal || !continues(terms, &list, &day, separator, at) {
            break;
        }
        list.range |= matches!(separator, Separator::Until | Separator::Dash);
        list.days.push(day);
        list.start = at;
    }
    list.days.reverse();
    let count = list.days.len();
    for (from_end, found) in weekdays {
        let day = count - from_end;
        let listed = found.weekdays.len();
        match listed {
            1 => list.weekdays.extend(found.on_day(day)),
            _ if listed == count && day == 0 => list.weekdays.extend(found.one_by_one()),
            _ => {}
        }
    }
    list.weekdays.sort_by_key(|weekday| weekday.day);
    Some(list)
}

/// The day number that a term is.
fn day_at(terms: &Terms<'_>, at: usize, calendar: Calendar, last: bool) -> Option<WrittenDay> {
    let term = terms.get(at)?;
    let lunar = calendar == Calendar::Lunar;
    let (number, in_words, last_of_month) = match term.kind {
        TermKind::Number {
            value,
            digits: 1..=2,
        } if !terms.is_part_of_figure(at) => (u8::try_from(value).ok()?, false, false),
        TermKind::Ordinal(number) => (
            number,
            terms.written(at).starts_with(|c| digit(c).is_none()),
            false,
        ),
        TermKind::Cardinal(number) if last => (number, true, false),
        TermKind::Keyword(Keyword::FirstDay) if lunar => (1, true, false),
        TermKind::Keyword(Keyword::LastDay) if lunar => (29, true, true),
        _ => return None,
    };
    Some(WrittenDay {
        span: term.span.clone(),
        number,
        in_words,
        last_of_month,
    })
}

/// The separator before `start`, and the place of the day that stands before it.
fn separated_day(terms: &Terms<'_>, start: usize, free: usize) -> Option<(Separator, usize)> {
    let at = start.checked_sub(1)?;
    let separator = match terms.kind_before(start)? {
        TermKind::Keyword(Keyword::And) => Separator::And,
        TermKind::Keyword(Keyword::Until) => Separator::Until,
        TermKind::Mark(mark) if COMMAS.contains(&mark) => Separator::Comma,
        TermKind::Mark(mark) if DASHES.contains(&mark) => Separator::Dash,
        _ => return None,
    };
    terms.kind_before(at)?;
    let day = at.checked_sub(1).filter(|&day| day >= free)?;
    Some((separator, day))
}

/// Whether `day`, found before the list, is one of its days and not a number of something else.
fn continues(
    terms: &Terms<'_>,
    list: &DayList,
    day: &WrittenDay,
    separator: Separator,
    at: usize,
) -> bool {
    let Some(next) = list.days.last() else {
        return false;
    };
    if !(1..=31).contains(&day.number) {
        return false;
    }
    let counts_something = matches!(
        terms.kind_before(at),
        Some(TermKind::Keyword(Keyword::Numbered | Keyword::Year)) | Some(TermKind::Month(_))
    );
    let ascending = day.number < next.number;
    let alike = day.in_words == next.in_words;
    let fits = match separator {
        // A comma alone, without «و» before the last day, separates other things than days.
        Separator::Comma => list.days.len() > 1 && ascending && alike,
        Separator::And => ascending && alike,
        Separator::Dash => ascending,
        Separator::Until => true,
    };
    fits && !counts_something
}

#[cfg(test)]
mod tests {
    use super::super::tests::{covered, days_and_month, read};

    #[test]
    fn single_days_in_figures_and_words() {
        assert_eq!(days_and_month("در ۷ شهریور آمد"), (vec![7], 6));
        assert_eq!(days_and_month("در هفتم شهریور آمد"), (vec![7], 6));
        assert_eq!(days_and_month("۲۳‌ام آبان"), (vec![23], 8));
        assert_eq!(days_and_month("۱۰مرداد"), (vec![10], 5));
        assert_eq!(days_and_month("بیستوسوم آذر"), (vec![23], 9));
        assert_eq!(days_and_month("سی ویکم مرداد"), (vec![31], 5));
    }

    #[test]
    fn lists_and_ranges() {
        assert_eq!(days_and_month("۹ و ۱۰ شهریورماه"), (vec![9, 10], 6));
        assert_eq!(days_and_month("۳، ۴ و ۵ مهر"), (vec![3, 4, 5], 7));
        assert_eq!(days_and_month("از ۲۵ تا ۲۸ آبان"), (vec![25, 28], 8));
        assert_eq!(days_and_month("نهم و دهم شهریور"), (vec![9, 10], 6));
        assert!(read("از ۲۵ تا ۲۸ آبان")[0].is_range());
        assert!(!read("۹ و ۱۰ شهریور")[0].is_range());
    }

    #[test]
    fn numbers_of_other_things_are_no_days() {
        assert_eq!(covered("پروندهٔ ۴۱۷ و ۱۵ اکتبر"), ["۱۵ اکتبر"]);
        assert_eq!(covered("ساعت ۱۰ تا ۱۲ مهر"), ["۱۲ مهر"]);
        assert_eq!(covered("ساعت ۱۳:۳۰ مهر"), Vec::<&str>::new());
        assert_eq!(covered("از سال ۶۲ و ۱۴ فروردین"), ["۱۴ فروردین"]);
    }
}
