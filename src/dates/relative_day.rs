//! The day that «دیروز», «جمعه گذشته» and «۱۵ ماه جاری» mean on a day.

use super::calendar::{CalendarDate, Day};
use super::mention::{Shape, WhichWeekday};

/// The day that a relative expression means on a day.
pub(super) fn relative_date(shape: &Shape, today: Day) -> Option<CalendarDate> {
    match shape {
        Shape::Relative(days) => Some(today.plus(i64::from(*days)).solar()),
        Shape::RelativeWeekday { weekday, which } => {
            let ahead = weekday.days_from_saturday() - today.weekday().days_from_saturday();
            let days = match which {
                WhichWeekday::Last => ahead.rem_euclid(7) - 7,
                WhichWeekday::Next => (ahead - 1).rem_euclid(7) + 1,
                WhichWeekday::InWeek(weeks) => ahead + 7 * i64::from(*weeks),
            };
            Some(today.plus(days).solar())
        }
        Shape::DayOfMonth { day, months } => {
            let now = today.solar();
            let month = i32::from(now.month) - 1 + i32::from(*months);
            let year = now.year + month.div_euclid(12);
            let month = u8::try_from(month.rem_euclid(12) + 1).ok()?;
            Some(CalendarDate::solar(year, month, day.number))
        }
        _ => None,
    }
}
