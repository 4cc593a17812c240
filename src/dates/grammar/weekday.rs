//! Weekdays before and after a date.

use smallvec::SmallVec;

use super::super::calendar::Weekday;
use super::super::mention::{Span, WrittenWeekday};
use super::super::terms::TermKind;
use super::super::vocabulary::Keyword;
use super::{COMMAS, Terms};

/// One weekday, or a list of them, before a day.
pub(super) struct WeekdaysBefore {
    pub(super) weekdays: SmallVec<[(Span, Weekday); 1]>,
    /// The first term.
    pub(super) start: usize,
}

impl WeekdaysBefore {
    /// The single weekday as that of a day.
    pub(super) fn on_day(self, day: usize) -> Option<WrittenWeekday> {
        let (span, weekday) = self.weekdays.into_iter().next()?;
        Some(WrittenWeekday { span, weekday, day })
    }

    /// Each weekday as that of the day in the same place.
    pub(super) fn one_by_one(self) -> impl Iterator<Item = WrittenWeekday> {
        let numbered = self.weekdays.into_iter().enumerate();
        numbered.map(|(day, (span, weekday))| WrittenWeekday { span, weekday, day })
    }
}

/// The weekday in front of the term `at`: «جمعه ۷ …», «جمعه، ۷ …», «جمعه شب ۷ …», «جمعه مورخ ۷ …», «جمعه (۷ …».
pub(super) fn before(terms: &Terms<'_>, at: usize, free: usize) -> Option<WeekdaysBefore> {
    let mut start = at;
    for _ in 0..3 {
        match terms.kind_before(start)? {
            TermKind::Weekday(_) => break,
            TermKind::Keyword(
                Keyword::Day | Keyword::Dated | Keyword::PartOfDay | Keyword::Night,
            ) => {}
            TermKind::Mark('(') => {}
            TermKind::Mark(mark) if COMMAS.contains(&mark) => {}
            _ => return None,
        }
        start -= 1;
    }
    let mut weekdays = SmallVec::new();
    while let Some(TermKind::Weekday(weekday)) = terms.kind_before(start) {
        if start <= free {
            break;
        }
        start -= 1;
        weekdays.push((terms.get(start)?.span.clone(), weekday));
        let separated = match terms.kind_before(start) {
            Some(TermKind::Keyword(Keyword::And | Keyword::Until)) => true,
            Some(TermKind::Mark(mark)) => COMMAS.contains(&mark),
            _ => false,
        };
        let listed = separated
            && start > free + 1
            && matches!(terms.kind_before(start - 1), Some(TermKind::Weekday(_)));
        if !listed {
            break;
        }
        start -= 1;
    }
    weekdays.reverse();
    let is_title = match terms.kind_before(start) {
        // «شب جمعه» is the night before Friday, and «امام جمعه» is no day.
        Some(TermKind::Keyword(Keyword::Night | Keyword::WeekdayTitle)) => true,
        Some(TermKind::Keyword(Keyword::Place)) => true,
        _ => false,
    };
    (!weekdays.is_empty() && !is_title).then_some(WeekdaysBefore { weekdays, start })
}

/// The weekday after a date that ends before the term `at`: «… ۱۴۰۴ (جمعه)», «… ۱۴۰۴، جمعه.»; with the term after it.
pub(super) fn after(terms: &Terms<'_>, at: usize) -> Option<(Span, Weekday, usize)> {
    let weekday_at = |at: usize| match terms.kind(at) {
        Some(TermKind::Weekday(weekday)) => Some((terms.get(at)?.span.clone(), weekday)),
        _ => None,
    };
    if terms.is_mark(at, &['(']) && terms.is_mark(at + 2, &[')']) {
        let (span, weekday) = weekday_at(at + 1)?;
        return Some((span, weekday, at + 3));
    }
    if !terms.is_mark(at, &COMMAS) {
        return None;
    }
    let (span, weekday) = weekday_at(at + 1)?;
    let ends = match terms.kind(at + 2) {
        None => true,
        Some(TermKind::Mark(mark)) => mark != '(',
        _ => false,
    };
    ends.then_some((span, weekday, at + 2))
}

#[cfg(test)]
mod tests {
    use super::super::super::calendar::Weekday;
    use super::super::tests::{covered, read};

    fn weekdays(text: &str) -> Vec<(usize, Weekday)> {
        read(text)[0]
            .weekdays
            .iter()
            .map(|weekday| (weekday.day, weekday.weekday))
            .collect()
    }

    #[test]
    fn before_and_after() {
        for text in [
            "جمعه ۷ شهریور",
            "روز جمعه، ۷ شهریور",
            "جمعه مورخ ۷ شهریور",
            "جمعه شب ۷ شهریور",
            "جمعه (۷ شهریور)",
            "۷ شهریور ۱۴۰۴ (جمعه)",
            "۷ شهریور، جمعه.",
        ] {
            assert_eq!(weekdays(text), [(0, Weekday::Friday)], "{text}");
        }
        assert_eq!(covered("در روز جمعه ۷ شهریور آمد"), ["جمعه ۷ شهریور"]);
    }

    #[test]
    fn one_by_one_in_a_list() {
        let expected = [(0, Weekday::Saturday), (1, Weekday::Sunday)];
        assert_eq!(weekdays("شنبه و یکشنبه ۹ و ۱۰ شهریور"), expected);
        assert_eq!(weekdays("شنبه ۹ و یکشنبه ۱۰ شهریور"), expected);
        assert_eq!(weekdays("شنبه ۹ و ۱۰ شهریور"), expected[..1]);
        assert_eq!(weekdays("شنبه تا چهارشنبه ۹ شهریور"), []);
    }

    #[test]
    fn what_is_no_weekday_of_the_date() {
        assert_eq!(weekdays("شب جمعه ۷ شهریور"), []);
        assert_eq!(weekdays("امام جمعه ۷ شهریور"), []);
        assert_eq!(weekdays("شنبه‌ها ۷ شهریور"), []);
        assert_eq!(weekdays("از ۷ شهریور، جمعه‌ها تعطیل است"), []);
        assert_eq!(weekdays("۷ شهریور، جمعه ۸ شهریور"), []);
    }
}
