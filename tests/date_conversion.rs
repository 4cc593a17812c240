//! Conversions against published calendars. The tables are not part of the
//! project; without them these tests say so and pass.

mod common;

use common::shared_file;
use pirast::dates::calendar::{Calendar, CalendarDate, Day};
use pirast::dates::lunar::{LunarCalendar, MonthIndex};

fn date(calendar: Calendar, text: &str) -> CalendarDate {
    let numbers: Vec<i32> = text
        .split('-')
        .map(|n| n.parse().expect("a number"))
        .collect();
    CalendarDate {
        calendar,
        year: numbers[0],
        month: u8::try_from(numbers[1]).expect("a month"),
        day: u8::try_from(numbers[2]).expect("a day"),
    }
}

fn day(text: &str) -> Day {
    date(Calendar::Gregorian, text)
        .day_number()
        .expect("the day exists")
}

#[test]
fn every_known_day_is_converted_both_ways() {
    let Some(table) = shared_file("eval/calendar_vectors.csv") else {
        return;
    };
    let mut rows = 0;
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let day = day(fields[0]);
        assert_eq!(format!("{:?}", day.weekday()), fields[1], "{row}");
        assert_eq!(
            pirast::dates::names::weekday(day.weekday()),
            fields[2],
            "{row}"
        );
        assert_eq!(day.solar().to_string(), fields[3], "{row}");
        assert_eq!(
            date(Calendar::Solar, fields[3]).day_number(),
            Some(day),
            "{row}"
        );
        assert_eq!(day.umm_al_qura().to_string(), fields[6], "{row}");
        let published = fields[5];
        if ("1420-01-01".."1451-04-01").contains(&published) {
            assert_eq!(day.umm_al_qura().to_string(), published, "{row}");
        }
        rows += 1;
    }
    assert!(rows > 3000, "{rows} rows");
}

#[test]
fn published_lunar_months_are_met() {
    let Some(table) = shared_file("eval/lunar_iran_dev.csv") else {
        return;
    };
    let calendar = LunarCalendar::default();
    let (mut months, mut exact, mut certain, mut certain_and_right) = (0, 0, 0, 0);
    for row in table.lines().skip(1) {
        let fields: Vec<&str> = row.split(',').collect();
        let year: i32 = fields[0].parse().expect("a year");
        let month: u8 = fields[1].parse().expect("a month");
        let published = day(fields[2]);
        let start = calendar.month_start(MonthIndex::new(year, month));
        let difference = start.first.0 - published.0;
        assert!(difference.abs() <= 1, "{row}: {difference} days off");
        months += 1;
        exact += i32::from(difference == 0);
        if start.is_certain() {
            certain += 1;
            certain_and_right += i32::from(difference == 0);
        }
    }
    let share = |part: i32, whole: i32| 100.0 * f64::from(part) / f64::from(whole);
    println!("{months} months, {:.1} % exact", share(exact, months));
    println!(
        "{certain} certain, {:.1} % of them right",
        share(certain_and_right, certain)
    );
    assert!(share(exact, months) >= 91.0);
    assert!(share(certain_and_right, certain) >= 98.0);
}
