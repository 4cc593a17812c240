//! The desk's own lunar month starts, as announced on an evening or printed for a year.
//!
//! One month a line, `year/month first-day`, the first day Gregorian; `#` opens
//! a comment, empty lines are skipped:
//!
//! ```text
//! # announced on the evening of 18 February 2026
//! 1447/9 2026-02-19
//! ```

use std::collections::BTreeMap;

use super::calendar::{CalendarDate, Day};
use super::lunar::{LunarCalendar, MonthIndex};
use crate::message::{Message, Text};

/// The month starts that a desk fixed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MonthStarts {
    starts: BTreeMap<MonthIndex, Day>,
}

/// A line of the file that was refused.
#[derive(Debug, PartialEq, Eq)]
pub struct OverrideError {
    /// The line, from 1.
    pub line: usize,
    /// What is wrong with it.
    pub fault: OverrideFault,
}

/// Why a line was refused.
#[derive(Debug, PartialEq, Eq)]
pub enum OverrideFault {
    /// The line is not `year/month YYYY-MM-DD`.
    Syntax,
    /// There is no such lunar month, or no such Gregorian day.
    NoSuchDay,
    /// The month already has a line.
    Repeated {
        /// The line that fixed the month first.
        first: usize,
    },
    /// A month would get fewer than 29 or more than 30 days.
    Length {
        /// The lunar year of the month that does not fit.
        year: i32,
        /// The month that does not fit.
        month: u8,
        /// The days that it would have.
        days: i64,
    },
}

const SYNTAX: Text = Text {
    fa: "سطر باید به شکل `year/month YYYY-MM-DD` باشد، مانند `1447/9 2026-02-19`",
    en: "expected `year/month YYYY-MM-DD`, for example `1447/9 2026-02-19`",
};
const NO_SUCH_DAY: Text = Text {
    fa: "چنین ماه یا روزی نیست",
    en: "there is no such month or day",
};
const REPEATED: Text = Text {
    fa: "این ماه پیش‌تر در سطر {first} آمده است",
    en: "this month already stands in line {first}",
};
const LENGTH: Text = Text {
    fa: "ماه {month} {days} روز می‌داشت",
    en: "the month {month} would have {days} days",
};

impl OverrideFault {
    /// What is wrong, in a sentence without its end.
    pub fn message(&self) -> Message {
        match self {
            Self::Syntax => SYNTAX.message(),
            Self::NoSuchDay => NO_SUCH_DAY.message(),
            Self::Repeated { first } => REPEATED.with("first", first.to_string()),
            Self::Length { year, month, days } => LENGTH
                .with("month", format!("{year}/{month}"))
                .with("days", days.to_string()),
        }
    }
}

impl MonthStarts {
    /// Reads the text of an override file.
    pub fn parse(text: &str) -> Result<Self, OverrideError> {
        let mut starts = Self::default();
        let mut lines: BTreeMap<MonthIndex, usize> = BTreeMap::new();
        // Some editors put a byte-order mark in front.
        let text = text.trim_start_matches('\u{FEFF}');
        for (index, text) in text.lines().enumerate() {
            let line = index + 1;
            let entry = text.split('#').next().unwrap_or_default().trim();
            if entry.is_empty() {
                continue;
            }
            let refused = |fault| OverrideError { line, fault };
            let (month, first) = parse_entry(entry).map_err(refused)?;
            if let Some(&first) = lines.get(&month) {
                return Err(refused(OverrideFault::Repeated { first }));
            }
            lines.insert(month, line);
            starts.starts.insert(month, first);
        }
        starts.check_lengths(&lines)?;
        Ok(starts)
    }

    /// The first day of a month when the desk fixed it.
    pub fn first_day(&self, month: MonthIndex) -> Option<Day> {
        self.starts.get(&month).copied()
    }

    fn check_lengths(&self, lines: &BTreeMap<MonthIndex, usize>) -> Result<(), OverrideError> {
        let calendar = LunarCalendar::with_announced(self.clone());
        for (&month, &line) in lines {
            for month in [MonthIndex(month.0 - 1), month] {
                let next = MonthIndex(month.0 + 1);
                let days = calendar.month_start(next).first.0 - calendar.month_start(month).first.0;
                if !(29..=30).contains(&days) {
                    let (year, month) = (month.year(), month.month());
                    let fault = OverrideFault::Length { year, month, days };
                    return Err(OverrideError { line, fault });
                }
            }
        }
        Ok(())
    }
}

fn parse_entry(entry: &str) -> Result<(MonthIndex, Day), OverrideFault> {
    let syntax = OverrideFault::Syntax;
    let numbers: Option<Vec<i32>> = entry
        .split(['/', ' ', '\t', '-'])
        .filter(|s| !s.is_empty())
        .map(|s| s.parse().ok())
        .collect();
    let Some([lunar_year, lunar_month, year, month, day]) = numbers.as_deref() else {
        return Err(syntax);
    };
    let small = |n: &i32| u8::try_from(*n).ok();
    let (Some(lunar_month), Some(month), Some(day)) =
        (small(lunar_month), small(month), small(day))
    else {
        return Err(syntax);
    };
    let first = CalendarDate::gregorian(*year, month, day).day_number();
    match first {
        Some(first) if (1..=12).contains(&lunar_month) => {
            Ok((MonthIndex::new(*lunar_year, lunar_month), first))
        }
        _ => Err(OverrideFault::NoSuchDay),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_empty_lines_are_skipped() {
        let starts =
            MonthStarts::parse("\u{FEFF}# Ramadan\r\n\n1447/9 2026-02-19 # evening\n").expect("ok");
        let month = MonthIndex::new(1447, 9);
        assert_eq!(
            starts
                .first_day(month)
                .map(|day| day.gregorian().to_string())
                .as_deref(),
            Some("2026-02-19")
        );
    }

    #[test]
    fn a_month_of_28_days_is_refused_with_its_line() {
        let error = MonthStarts::parse("# no\n1447/9 2026-02-25\n").expect_err("refused");
        assert!(
            matches!(error.fault, OverrideFault::Length { .. }) && error.line == 2,
            "{error:?}"
        );
    }

    #[test]
    fn nonsense_is_refused_with_its_line() {
        for (text, line) in [
            ("1447/9", 1),
            ("\n1447/13 2026-02-19", 2),
            ("1447/9 2026-02-30", 1),
        ] {
            let error = MonthStarts::parse(text).expect_err("refused");
            assert_eq!(error.line, line, "{error:?}");
        }
    }
}
