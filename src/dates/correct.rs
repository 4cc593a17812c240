//! Edits that make a mention give other dates, in the manner in which it is written.

use super::calendar::{Calendar, CalendarDate};
use super::mention::{Mention, NumericDate, Shape, WrittenDay, WrittenMonth};
use super::names;
use super::render::{figures, ordinal};
use super::vocabulary::Era;
use crate::diagnostic::Edit;

/// The edits, in bytes of the paragraph, after which `mention` gives `dates`, one for each of its days; `None` when
/// its form cannot hold them.
pub fn edits(mention: &Mention, dates: &[CalendarDate]) -> Option<Vec<Edit>> {
    let first = *dates.first()?;
    match &mention.shape {
        Shape::Numeric(written) if dates.len() == 1 => Some(vec![Edit {
            span: written.span.clone(),
            replacement: numeric(written, first, mention),
        }]),
        Shape::Days { days, month, .. } if days.len() == dates.len() => {
            let one_month = dates
                .iter()
                .all(|date| (date.year, date.month) == (first.year, first.month));
            one_month.then(|| day_edits(mention, days, month, dates))
        }
        _ => None,
    }
}

fn day_edits(
    mention: &Mention,
    days: &[WrittenDay],
    month: &WrittenMonth,
    dates: &[CalendarDate],
) -> Vec<Edit> {
    let mut edits: Vec<Edit> = days
        .iter()
        .zip(dates)
        .filter(|(day, date)| day.number != date.day)
        .map(|(day, date)| Edit {
            span: day.span.clone(),
            replacement: day_like(mention, day, date.day),
        })
        .collect();
    if month.name.number != dates[0].month {
        edits.push(Edit {
            span: month.span.clone(),
            replacement: month_like(month, dates[0].month),
        });
    }
    if let (Some(written), Some(year)) = (&mention.year, mention.full_year())
        && year != dates[0].year
    {
        edits.push(Edit {
            span: written.span.clone(),
            replacement: figures(dates[0].year, mention.digits),
        });
    }
    edits
}

/// A day number in words or figures, as the one it replaces.
pub fn day_like(mention: &Mention, day: &WrittenDay, number: u8) -> String {
    if day.in_words {
        ordinal(number)
    } else {
        figures(number.into(), mention.digits)
    }
}

/// Another month of the same calendar, named in the same tradition.
fn month_like(month: &WrittenMonth, number: u8) -> String {
    let name = names::month_in(month.name.calendar, month.name.tradition, number);
    if month.with_month_word {
        format!("{name}ماه")
    } else {
        name.to_owned()
    }
}

fn numeric(written: &NumericDate, date: CalendarDate, mention: &Mention) -> String {
    let small = |number: u8| {
        let figure = figures(number.into(), mention.digits);
        if written.padded && number < 10 {
            format!("{}{figure}", figures(0, mention.digits))
        } else {
            figure
        }
    };
    let year = figures(date.year, mention.digits);
    let mut parts = [year, small(date.month), small(date.day)];
    if !written.year_first {
        parts.reverse();
    }
    parts.join(&written.separator.to_string())
}

/// The days of one month as a list: «۹ و ۱۰ شهریور», in the manner of `mention`. `None` when they span two months.
pub fn list(mention: &Mention, dates: &[CalendarDate]) -> Option<String> {
    let Shape::Days { days, month, .. } = &mention.shape else {
        return None;
    };
    let (day, first) = (days.first()?, dates.first()?);
    if dates
        .iter()
        .any(|date| (date.year, date.month) != (first.year, first.month))
    {
        return None;
    }
    let mut numbers: Vec<String> = dates
        .iter()
        .map(|date| day_like(mention, day, date.day))
        .collect();
    let last = numbers.pop()?;
    let days = if numbers.is_empty() {
        last
    } else {
        format!("{} و {last}", numbers.join("، "))
    };
    Some(format!("{days} {}", month_like(month, first.month)))
}

/// The era of a calendar, as long as the one it replaces.
pub fn era_like(abbreviated: bool, calendar: Calendar) -> &'static str {
    match (calendar, abbreviated) {
        (Calendar::Solar, false) => "خورشیدی",
        (Calendar::Solar, true) => "ه\u{200D}.ش",
        (Calendar::Gregorian, false) => "میلادی",
        (Calendar::Gregorian, true) => "م",
        (Calendar::Lunar, false) => "قمری",
        (Calendar::Lunar, true) => "ه\u{200D}.ق",
    }
}

/// The calendar that an era names, where it names one.
pub fn calendar_of(era: Era) -> Option<Calendar> {
    match era {
        Era::Solar | Era::Imperial => Some(Calendar::Solar),
        Era::Lunar => Some(Calendar::Lunar),
        Era::Gregorian => Some(Calendar::Gregorian),
        Era::Hijri | Era::BeforeChrist => None,
    }
}
