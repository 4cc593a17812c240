//! The lunar calendar of Iran, computed month by month from the crescent, with
//! its uncertainty. No published month table is embedded: the official calendar
//! is known one year ahead at most, and an announcement may still change it.

use std::sync::atomic::{AtomicU64, Ordering};

use super::calendar::{CONVERTED_YEARS, Calendar, CalendarDate, Day};
use super::crescent;
use super::lunar_overrides::MonthStarts;

/// The mean length of a lunar month in days.
pub const SYNODIC_MONTH: f64 = 29.530588861;

/// A month start whose evening is decided with less doubt than this is certain:
/// from 1396 to 1405 all of those were right, from 1380 to 1395 98.7 %.
const DOUBT_OF_A_CERTAIN_MONTH: f64 = 0.10;

/// The lunar years 1410–1419 (1368–1378 AP): of the months that the crescent leaves no doubt about, the calendars
/// printed then have one in seven on another day, against one in sixty before and after. No month of these years
/// counts as certain.
const DISPUTED_YEARS: std::ops::RangeInclusive<i32> = 1410..=1419;

/// The lunar years in which the criterion was tried: against printed calendars from 1343 (1304 AP) to the present, and
/// for the length of its months up to 1500. Outside of them the Moon is not followed closely enough to be certain.
const TRIED_YEARS: std::ops::RangeInclusive<i32> = 1343..=1500;

/// A month of the lunar calendar: `12 × (year − 1) + month − 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthIndex(pub i64);

impl MonthIndex {
    /// The index of a month of a year.
    pub fn new(year: i32, month: u8) -> Self {
        Self((i64::from(year) - 1) * 12 + i64::from(month) - 1)
    }

    /// The lunar year of the month.
    pub fn year(self) -> i32 {
        i32::try_from(self.0.div_euclid(12) + 1).unwrap_or(i32::MAX)
    }

    /// The month of its year, 1–12.
    pub fn month(self) -> u8 {
        u8::try_from(self.0.rem_euclid(12) + 1).unwrap_or(1)
    }

    fn next(self) -> Self {
        Self(self.0 + 1)
    }
}

/// The first day of a month and how sure it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MonthStart {
    /// The first day.
    pub first: Day,
    /// Probability that the month begins a day earlier, 0–1.
    pub earlier: f64,
    /// Probability that the month begins a day later, 0–1.
    pub later: f64,
    /// Whether the desk's own file fixed the month.
    pub announced: bool,
    /// Whether the calendars printed for that year often departed from the crescent, or none was compared with it.
    pub disputed: bool,
}

impl MonthStart {
    /// Whether the first day may be relied on.
    pub fn is_certain(&self) -> bool {
        !self.disputed && self.earlier.max(self.later) < DOUBT_OF_A_CERTAIN_MONTH
    }

    /// The other day that the month may begin on; `None` when the start is certain.
    pub fn alternative(&self) -> Option<Day> {
        if self.is_certain() {
            None
        } else if self.earlier > self.later {
            Some(self.first.plus(-1))
        } else {
            Some(self.first.plus(1))
        }
    }
}

/// A day in the lunar calendar of Iran.
#[derive(Clone, Debug, PartialEq)]
pub struct LunarDate {
    /// The date by the computation, or by the desk's file.
    pub date: CalendarDate,
    /// The other date the day may have; `None` when the date is certain.
    pub alternative: Option<CalendarDate>,
    /// Whether the desk's own file fixed the month.
    pub announced: bool,
}

/// The computed calendar with the months that a desk fixed on top of it.
#[derive(Clone, Debug, Default)]
pub struct LunarCalendar {
    announced: MonthStarts,
}

impl LunarCalendar {
    /// The computed calendar, with the month starts of the desk's own file winning over it.
    pub fn with_announced(announced: MonthStarts) -> Self {
        Self { announced }
    }

    /// The first day of a month.
    pub fn month_start(&self, month: MonthIndex) -> MonthStart {
        match self.announced.first_day(month) {
            Some(first) => MonthStart {
                first,
                earlier: 0.0,
                later: 0.0,
                announced: true,
                disputed: false,
            },
            None => MonthStart {
                disputed: DISPUTED_YEARS.contains(&month.year())
                    || !TRIED_YEARS.contains(&month.year()),
                ..computed_month_start(month)
            },
        }
    }

    /// The lunar date of a day in Iran.
    pub fn date_of(&self, day: Day) -> LunarDate {
        const FIRST_DAY_OF_YEAR_ONE: i64 = 227_014;
        let elapsed = (day.0 - FIRST_DAY_OF_YEAR_ONE) as f64;
        let mut month = MonthIndex((elapsed / SYNODIC_MONTH).floor() as i64 + 1);
        while self.month_start(month).first > day {
            month = MonthIndex(month.0 - 1);
        }
        while self.month_start(month.next()).first <= day {
            month = month.next();
        }
        let start = self.month_start(month);
        LunarDate {
            date: lunar_date(month, day.0 - start.first.0 + 1),
            alternative: self.alternative_date(month, &start, day),
            announced: start.announced,
        }
    }

    fn alternative_date(
        &self,
        month: MonthIndex,
        start: &MonthStart,
        day: Day,
    ) -> Option<CalendarDate> {
        let next = self.month_start(month.next());
        if let Some(next_first) = next.alternative()
            && next_first <= day
        {
            return Some(lunar_date(month.next(), 1));
        }
        let other_first = start.alternative()?;
        if other_first > day {
            let previous = MonthIndex(month.0 - 1);
            let previous_first = self.month_start(previous).first;
            return Some(lunar_date(previous, day.0 - previous_first.0 + 1));
        }
        let number = day.0 - other_first.0 + 1;
        if number > 30 {
            return Some(lunar_date(month.next(), 1));
        }
        Some(lunar_date(month, number))
    }

    /// The day that a lunar date names; `None` when its year or month is out of
    /// range or its day is none of 1–30. Day 30 of a month of 29 days is the
    /// day after it: the month's length is seldom beyond doubt.
    pub fn day_number(&self, date: CalendarDate) -> Option<Day> {
        let valid = date.calendar == Calendar::Lunar
            && CONVERTED_YEARS.contains(&date.year)
            && (1..=12).contains(&date.month)
            && (1..=30).contains(&date.day);
        valid.then(|| {
            let start = self.month_start(MonthIndex::new(date.year, date.month));
            start.first.plus(i64::from(date.day) - 1)
        })
    }

    /// Days of a month, certain or not.
    pub fn month_length(&self, year: i32, month: u8) -> u8 {
        let index = MonthIndex::new(year, month);
        let days = self.month_start(index.next()).first.0 - self.month_start(index).first.0;
        u8::try_from(days).unwrap_or(30)
    }

    /// Days of a month, when both its ends are certain.
    pub fn certain_month_length(&self, year: i32, month: u8) -> Option<u8> {
        let index = MonthIndex::new(year, month);
        let (start, next) = (self.month_start(index), self.month_start(index.next()));
        (start.is_certain() && next.is_certain()).then(|| self.month_length(year, month))
    }

    /// The day a date names in whichever calendar it is written.
    pub fn day_of(&self, date: CalendarDate) -> Option<Day> {
        match date.calendar {
            Calendar::Lunar => self.day_number(date),
            Calendar::Solar | Calendar::Gregorian => date.day_number(),
        }
    }

    /// The date of a day in a calendar.
    pub fn date_in(&self, calendar: Calendar, day: Day) -> CalendarDate {
        match calendar {
            Calendar::Solar => day.solar(),
            Calendar::Gregorian => day.gregorian(),
            Calendar::Lunar => self.date_of(day).date,
        }
    }
}

fn lunar_date(month: MonthIndex, day: i64) -> CalendarDate {
    CalendarDate::lunar(month.year(), month.month(), u8::try_from(day).unwrap_or(1))
}

/// The threshold that the crescent's score must reach, and the width of the doubt round it.
struct Criterion {
    threshold: f64,
    width: f64,
}

impl Criterion {
    fn of(month: MonthIndex) -> Self {
        // Since Safar 1426 (1384 AP) a sighting with binoculars is accepted in Iran.
        if month >= MonthIndex::new(1426, 2) {
            Self {
                threshold: 16.90,
                width: 1.00,
            }
        } else {
            Self {
                threshold: 19.50,
                width: 1.35,
            }
        }
    }

    fn probability_of_acceptance(&self, score: f64) -> f64 {
        0.005 + 0.99 / (1.0 + ((self.threshold - score) / self.width).exp())
    }
}

/// Months with a place in the cache: lunar years 1200 to 1600, which is 1785 to 2174.
const CACHED: std::ops::Range<i64> = 1199 * 12..1600 * 12;
static CACHE: [AtomicU64; (CACHED.end - CACHED.start) as usize] =
    [const { AtomicU64::new(0) }; (CACHED.end - CACHED.start) as usize];

/// A month start by the criterion; computed once (17 µs), then a look-up.
fn computed_month_start(month: MonthIndex) -> MonthStart {
    let Some(cell) = usize::try_from(month.0 - CACHED.start)
        .ok()
        .and_then(|i| CACHE.get(i))
    else {
        return compute_month_start(month);
    };
    match cell.load(Ordering::Relaxed) {
        0 => {
            let packed = pack(compute_month_start(month));
            cell.store(packed, Ordering::Relaxed);
            unpack(packed)
        }
        packed => unpack(packed),
    }
}

/// Both probabilities fit in 16 bits each: a step of 0.00002 is far below what they can mean.
fn pack(start: MonthStart) -> u64 {
    let quantised = |p: f64| (p.clamp(0.0, 1.0) * 65_535.0).round() as u64;
    (start.first.0 as u64) << 32 | quantised(start.earlier) << 16 | quantised(start.later)
}

fn unpack(packed: u64) -> MonthStart {
    let probability = |bits: u64| (bits & 0xFFFF) as f64 / 65_535.0;
    MonthStart {
        first: Day((packed >> 32) as i64),
        earlier: probability(packed >> 16),
        later: probability(packed),
        announced: false,
        disputed: false,
    }
}

fn compute_month_start(month: MonthIndex) -> MonthStart {
    // The new moon of 6 January 2000 began Shawwal 1420.
    let lunations = month.0 - MonthIndex::new(1420, 10).0;
    let criterion = Criterion::of(month);
    let mut evening = crescent::search_start(lunations);
    let mut before = None;
    loop {
        let score = crescent::score(evening);
        match score {
            Some(score) if score >= criterion.threshold => {
                return MonthStart {
                    first: Day(evening + 1),
                    earlier: before.map_or(0.0, |s| criterion.probability_of_acceptance(s)),
                    later: 1.0 - criterion.probability_of_acceptance(score),
                    announced: false,
                    disputed: false,
                };
            }
            _ => before = score,
        }
        evening += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gregorian(year: i32, month: u8, day: u8) -> Day {
        CalendarDate::gregorian(year, month, day)
            .day_number()
            .expect("exists")
    }

    #[test]
    fn a_day_gets_its_iranian_lunar_date() {
        let lunar = LunarCalendar::default().date_of(gregorian(2025, 8, 29));
        assert_eq!(lunar.date.to_string(), "1447-03-05");
        assert_eq!(lunar.alternative, None);
    }

    #[test]
    fn doubt_is_shown_with_the_other_date() {
        // The crescent of 15 August 2015 was on the edge.
        let lunar = LunarCalendar::default().date_of(gregorian(2015, 8, 20));
        assert_eq!(lunar.date.to_string(), "1436-11-05");
        assert_eq!(lunar.alternative, Some(CalendarDate::lunar(1436, 11, 4)));
    }

    #[test]
    fn no_month_of_far_years_is_certain() {
        let calendar = LunarCalendar::default();
        for month in MonthIndex::new(11, 1).0..MonthIndex::new(13, 1).0 {
            assert!(!calendar.month_start(MonthIndex(month)).is_certain());
        }
        assert!(
            calendar
                .date_of(gregorian(2500, 5, 5))
                .alternative
                .is_some()
        );
    }

    #[test]
    fn every_month_has_29_or_30_days() {
        let calendar = LunarCalendar::default();
        for n in MonthIndex::new(1343, 9).0..MonthIndex::new(1500, 1).0 {
            let days = calendar.month_start(MonthIndex(n + 1)).first.0
                - calendar.month_start(MonthIndex(n)).first.0;
            assert!((29..=30).contains(&days), "{n}: {days}");
        }
    }

    #[test]
    fn dates_and_days_are_inverse() {
        let calendar = LunarCalendar::default();
        for rata_die in (700_000..760_000).step_by(17) {
            let date = calendar.date_of(Day(rata_die)).date;
            assert_eq!(calendar.day_number(date), Some(Day(rata_die)), "{date}");
        }
    }

    #[test]
    fn the_desk_wins_over_the_computation() {
        let starts = MonthStarts::parse("1446/5 2024-11-04").expect("parses");
        let calendar = LunarCalendar::with_announced(starts);
        let lunar = calendar.date_of(gregorian(2024, 11, 8));
        assert_eq!(lunar.date.to_string(), "1446-05-05");
        assert!(lunar.announced && lunar.alternative.is_none());
    }
}
