//! The three calendars of a Persian newspaper, and the days they name.
//!
//! Solar Hijri, Gregorian and Umm al-Qura come from `icu_calendar`; the lunar
//! calendar of Iran is [`super::lunar`].

use std::fmt;
use std::time::{SystemTime, UNIX_EPOCH};

use icu_calendar::cal::{Hijri, Persian};
use icu_calendar::types::RataDie;
use icu_calendar::{Date, Gregorian};

use crate::message::Text;

/// A day, counted from 1 January of the year 1 (Rata Die: that day is 1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i64);

/// A calendar in which a date can be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Calendar {
    /// Solar Hijri, the civil calendar of Iran and Afghanistan.
    Solar,
    /// Gregorian.
    Gregorian,
    /// Lunar Hijri.
    Lunar,
}

/// A full date in one calendar. Not necessarily one that exists: see [`CalendarDate::day_number`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CalendarDate {
    /// The calendar that the numbers belong to.
    pub calendar: Calendar,
    /// The year, counted in the era of the calendar.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// A day of the week, in the Iranian order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weekday {
    /// شنبه
    Saturday,
    /// یکشنبه
    Sunday,
    /// دوشنبه
    Monday,
    /// سه‌شنبه
    Tuesday,
    /// چهارشنبه
    Wednesday,
    /// پنجشنبه
    Thursday,
    /// جمعه
    Friday,
}

/// Years outside this span of any calendar are not converted at all.
pub const CONVERTED_YEARS: std::ops::RangeInclusive<i32> = 1..=3000;

/// Why a date of a far year is not converted.
pub const TOO_FAR: Text = Text {
    fa: "تنها سال‌های ۱ تا ۳۰۰۰ برگردانده می‌شوند",
    en: "only the years 1 to 3000 are converted",
};

/// Solar years whose leap years are published (the official table of Iran).
pub const OFFICIAL_SOLAR_YEARS: std::ops::RangeInclusive<i32> = 1206..=1498;

/// Solar years that texts write are smaller, Gregorian ones greater.
pub const BETWEEN_CALENDARS: i32 = 1500;

/// The first day of 1304: the law of 11 Farvardin 1304 introduced the present month lengths.
pub const MODERN_MONTHS_SINCE: Day = Day(702_806);

/// The number that the Imperial era (1354–1357) is ahead of the solar year.
pub const IMPERIAL_OFFSET: i32 = 1180;

impl Calendar {
    /// Whether a year can be one of the calendar today, and is no slip: «۱۲ خرداد ۱۹۶۶».
    pub fn may_have_year(self, year: i32) -> bool {
        match self {
            Self::Solar => year < BETWEEN_CALENDARS,
            Self::Gregorian => year > BETWEEN_CALENDARS,
            Self::Lunar => true,
        }
    }
}

impl Weekday {
    /// The seven days, from Saturday.
    pub const ALL: [Self; 7] = [
        Self::Saturday,
        Self::Sunday,
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
    ];

    /// Days since the Saturday that opens the Iranian week, 0–6.
    pub fn days_from_saturday(self) -> i64 {
        self as i64
    }
}

impl Day {
    /// The weekday of the day.
    pub fn weekday(self) -> Weekday {
        // Rata Die 0 is a Sunday, the second day of the Iranian week.
        Weekday::ALL[usize::try_from((self.0 + 1).rem_euclid(7)).unwrap_or(0)]
    }

    /// The day `days` later (earlier when negative).
    pub fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// The date of this day in the solar Hijri calendar.
    pub fn solar(self) -> CalendarDate {
        let date = Date::from_rata_die(RataDie::new(self.0), Persian);
        CalendarDate::solar(
            date.year().extended_year(),
            date.month().ordinal,
            date.day_of_month().0,
        )
    }

    /// The date of this day in the Gregorian calendar (proleptic before 1582).
    pub fn gregorian(self) -> CalendarDate {
        let date = Date::from_rata_die(RataDie::new(self.0), Gregorian);
        CalendarDate::gregorian(
            date.year().extended_year(),
            date.month().ordinal,
            date.day_of_month().0,
        )
    }

    /// The date of this day in the Umm al-Qura calendar of Saudi Arabia.
    pub fn umm_al_qura(self) -> CalendarDate {
        let date = Date::from_rata_die(RataDie::new(self.0), Hijri::new_umm_al_qura());
        CalendarDate::lunar(
            date.year().extended_year(),
            date.month().ordinal,
            date.day_of_month().0,
        )
    }

    /// The day in Iran at a moment; `None` before 1970.
    pub fn at(time: SystemTime) -> Option<Self> {
        let seconds = time.duration_since(UNIX_EPOCH).ok()?.as_secs();
        Some(Self::in_iran(i64::try_from(seconds).ok()?))
    }

    /// The days that `today` may be: the date in Iran (UTC+03:30 since 1401) at `unix_seconds`.
    pub fn in_iran(unix_seconds: i64) -> Self {
        const UNIX_EPOCH: i64 = 719_163;
        const IRAN_SECONDS: i64 = 3 * 3600 + 1800;
        Self((unix_seconds + IRAN_SECONDS).div_euclid(86_400) + UNIX_EPOCH)
    }
}

impl CalendarDate {
    /// A solar Hijri date.
    pub fn solar(year: i32, month: u8, day: u8) -> Self {
        Self {
            calendar: Calendar::Solar,
            year,
            month,
            day,
        }
    }

    /// A Gregorian date.
    pub fn gregorian(year: i32, month: u8, day: u8) -> Self {
        Self {
            calendar: Calendar::Gregorian,
            year,
            month,
            day,
        }
    }

    /// A lunar Hijri date.
    pub fn lunar(year: i32, month: u8, day: u8) -> Self {
        Self {
            calendar: Calendar::Lunar,
            year,
            month,
            day,
        }
    }

    /// The day that a solar or Gregorian date names; `None` when the date does
    /// not exist, when its year is outside [`CONVERTED_YEARS`], and for lunar
    /// dates, which need a [`super::lunar::LunarCalendar`].
    pub fn day_number(self) -> Option<Day> {
        if !CONVERTED_YEARS.contains(&self.year) {
            return None;
        }
        let rata_die = match self.calendar {
            Calendar::Solar => Date::try_new_persian(self.year, self.month, self.day)
                .ok()?
                .to_rata_die(),
            Calendar::Gregorian => Date::try_new_gregorian(self.year, self.month, self.day)
                .ok()?
                .to_rata_die(),
            Calendar::Lunar => return None,
        };
        Some(Day(rata_die.to_i64_date()))
    }
}

/// The most days that a month ever has in any year; 0 when there is no such month.
pub fn longest_month(calendar: Calendar, month: u8) -> u8 {
    match (calendar, month) {
        (_, 0 | 13..) => 0,
        (Calendar::Solar, 1..=6) => 31,
        (Calendar::Solar, _) | (Calendar::Lunar, _) => 30,
        (Calendar::Gregorian, 2) => 29,
        (Calendar::Gregorian, 4 | 6 | 9 | 11) => 30,
        (Calendar::Gregorian, _) => 31,
    }
}

/// The fewest days that a month has in some year; 0 when there is no such month.
pub fn shortest_month(calendar: Calendar, month: u8) -> u8 {
    match (calendar, month) {
        (_, 0 | 13..) => 0,
        (Calendar::Solar, 12) | (Calendar::Lunar, _) => 29,
        (Calendar::Gregorian, 2) => 28,
        _ => longest_month(calendar, month),
    }
}

/// Days of a month of one year in the solar or Gregorian calendar; the longest possible for lunar months.
pub fn month_length(calendar: Calendar, year: i32, month: u8) -> u8 {
    let longest = longest_month(calendar, month);
    let leap_dependent = matches!(
        (calendar, month),
        (Calendar::Solar, 12) | (Calendar::Gregorian, 2)
    );
    let last = CalendarDate {
        calendar,
        year,
        month,
        day: longest,
    };
    if leap_dependent && last.day_number().is_none() {
        longest - 1
    } else {
        longest
    }
}

impl fmt::Display for CalendarDate {
    /// ISO-like digits: `1404-06-07`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u8, day: u8) -> Day {
        CalendarDate::solar(year, month, day)
            .day_number()
            .expect("the date exists")
    }

    #[test]
    fn one_day_in_three_calendars() {
        let day = day(1404, 6, 7);
        assert_eq!(day.gregorian().to_string(), "2025-08-29");
        assert_eq!(day.weekday(), Weekday::Friday);
        assert_eq!(day.umm_al_qura().to_string(), "1447-03-06");
    }

    #[test]
    fn the_law_of_1304_starts_at_nowruz() {
        assert_eq!(MODERN_MONTHS_SINCE, day(1304, 1, 1));
    }

    #[test]
    fn leap_years_are_the_published_ones() {
        // The official leap years of 1300–1500; gaps of five years before 1309, 1342, 1375, 1408 …
        const LEAP: [i32; 49] = [
            1300, 1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354,
            1358, 1362, 1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412,
            1416, 1420, 1424, 1428, 1432, 1436, 1441, 1445, 1449, 1453, 1457, 1461, 1465, 1469,
            1474, 1478, 1482, 1486, 1490, 1494, 1498,
        ];
        for year in 1300..=1500 {
            let days = month_length(Calendar::Solar, year, 12);
            assert_eq!(days == 30, LEAP.contains(&year), "{year}");
        }
    }

    #[test]
    fn days_that_never_were_are_refused() {
        for (month, day) in [(7, 31), (12, 30), (0, 1), (13, 1), (1, 0), (1, 32)] {
            assert_eq!(CalendarDate::solar(1404, month, day).day_number(), None);
        }
        assert!(CalendarDate::solar(1403, 12, 30).day_number().is_some());
        assert_eq!(CalendarDate::gregorian(2025, 2, 29).day_number(), None);
        assert_eq!(CalendarDate::solar(3001, 1, 1).day_number(), None);
    }

    #[test]
    fn the_day_in_iran_begins_at_half_past_eight_in_the_evening_utc() {
        let noon = 1_756_468_800; // 2025-08-29 12:00 UTC
        assert_eq!(Day::in_iran(noon), day(1404, 6, 7));
        assert_eq!(Day::in_iran(noon + 9 * 3600), day(1404, 6, 8));
    }
}
