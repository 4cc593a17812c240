//! Dates in figures that nobody would look for in running text, but means who asks for them: `1447/03/05`,
//! `0622-07-16`, `2025-08-29T10:00:00Z`.

use crate::dates::calendar::{CONVERTED_YEARS, CalendarDate, TOO_FAR};
use crate::dates::terms::digit;
use crate::message::{Message, Text};

const WHICH_CALENDAR: Text = Text {
    fa: "سال {year} هم خورشیدی خوانده می‌شود و هم قمری: {year}/{month}/{day} خورشیدی است و {year}-{month}-{day} AH قمری",
    en: "the year {year} may be solar or lunar: {year}/{month}/{day} is solar, {year}-{month}-{day} AH lunar",
};
const NO_SUCH_DAY: Text = Text {
    fa: "این روز در تقویم نیست",
    en: "the calendar has no such day",
};

/// Years between hyphens that are as likely lunar, without an era, as those of an ISO date.
const AMBIGUOUS_YEARS: std::ops::RangeInclusive<i32> = 1430..=1499;
/// Years between slashes before this one are solar.
const GREGORIAN_SINCE: i32 = 1700;

/// Year, month and day with the same sign between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct BareFigures {
    separator: char,
    year: i32,
    month: u8,
    day: u8,
}

impl BareFigures {
    /// Reads `year/month/day` or `year-month-day`, the year with four figures; a time of day may follow a `T`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let date = text.split('T').next()?;
        let separator = date.chars().find(|&c| c == '/' || c == '-')?;
        let mut fields = date.split(separator);
        let [year, month, day] = [fields.next()?, fields.next()?, fields.next()?];
        if year.chars().count() != 4 || fields.next().is_some() {
            return None;
        }
        let number = |field: &str| {
            let digits: Option<Vec<u32>> = field.chars().map(digit).collect();
            let digits = digits.filter(|digits| (1..=4).contains(&digits.len()))?;
            Some(digits.into_iter().fold(0, |sum, digit| 10 * sum + digit))
        };
        Some(Self {
            separator,
            year: i32::try_from(number(year)?).ok()?,
            month: u8::try_from(number(month)?).ok()?,
            day: u8::try_from(number(day)?).ok()?,
        })
    }

    /// The date, existing or not; `None` where two calendars are as likely.
    pub(super) fn date(self) -> Option<CalendarDate> {
        let Self {
            separator,
            year,
            month,
            day,
        } = self;
        match separator {
            '/' if year < GREGORIAN_SINCE => Some(CalendarDate::solar(year, month, day)),
            '-' if AMBIGUOUS_YEARS.contains(&year) => None,
            _ => Some(CalendarDate::gregorian(year, month, day)),
        }
    }

    /// Why they cannot be converted, given that they cannot.
    pub(super) fn problem(self) -> Message {
        if !CONVERTED_YEARS.contains(&self.year) {
            TOO_FAR.message()
        } else if self.date().is_some() {
            NO_SUCH_DAY.message()
        } else {
            WHICH_CALENDAR
                .with("year", self.year.to_string())
                .with("month", self.month.to_string())
                .with("day", self.day.to_string())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_between_the_figures_tells_the_calendar() {
        let date = |text: &str| BareFigures::read(text).and_then(BareFigures::date);
        assert_eq!(date("1447/03/05"), Some(CalendarDate::solar(1447, 3, 5)));
        assert_eq!(date("۱۴۴۷/۳/۵"), Some(CalendarDate::solar(1447, 3, 5)));
        assert_eq!(
            date("0622-07-16"),
            Some(CalendarDate::gregorian(622, 7, 16))
        );
        assert_eq!(
            date("2025-08-29T10:00:00Z"),
            Some(CalendarDate::gregorian(2025, 8, 29))
        );
        assert_eq!(date("1447-03-05"), None);
        for other in ["20250829", "1447/03-05", "1447/03", "-", "a/b/c", ""] {
            assert_eq!(BareFigures::read(other), None, "{other}");
        }
    }
}
