//! A year alone as the equivalent of a date or of another year: «۱۰ رجب ۱۲۵۶ قمری (۱۲۱۹ خورشیدی)».

use std::ops::RangeInclusive;

use crate::dates::calendar::{Calendar, CalendarDate, Day};
use crate::dates::mention::{Mention, Shape};
use crate::dates::render::{self, figures};
use crate::dates::resolve::Resolved;
use crate::diagnostic::Edit;
use crate::message::{Lang, Text, title};
use crate::rule::Sink;

const OTHER_YEAR: Text = Text {
    fa: "{wrong} با تاریخ کنارش یکی نیست؛ برابر آن {right} است.",
    en: "{wrong} does not match the date beside it, which is {right}.",
};

/// A lunar month may begin a day or two beside the computed one: no year is wrong for that.
const TOLERANCE: i64 = 2;

/// Reports the side that gives a year alone, when the other one does not touch that year.
pub(super) fn check(date: &Resolved<'_>, first: usize, second: usize, sink: &mut Sink<'_>) -> bool {
    let only = |side: usize| match &date.passage.sides[side].mentions[..] {
        [mention] => Some(mention),
        _ => None,
    };
    let (Some(left), Some(right)) = (only(first), only(second)) else {
        return false;
    };
    let (year_side, witness) = match (&left.shape, &right.shape) {
        (_, Shape::Year(_)) => (right, first),
        (Shape::Year(_), _) => (left, second),
        _ => return false,
    };
    let (Some(calendar), Some(year), Some(written)) =
        (year_side.calendar(), year_side.full_year(), &year_side.year)
    else {
        return false;
    };
    let Some(days) = extent(date, witness) else {
        return false;
    };
    let in_calendar = |day: i64| date.lunar.date_in(calendar, Day(day)).year;
    if (in_calendar(days.start() - TOLERANCE)..=in_calendar(days.end() + TOLERANCE)).contains(&year)
    {
        return false;
    }
    let (from, to) = (in_calendar(*days.start()), in_calendar(*days.end()));
    let right = if from == to {
        render::year(from, Lang::Fa)
    } else {
        format!(
            "{}–{}",
            render::year(from, Lang::Fa),
            render::year(to, Lang::Fa)
        )
    };
    let message = OTHER_YEAR
        .with("wrong", render::year(year, Lang::Fa))
        .with("right", right);
    let span = date.place(&written.span);
    let finding = sink.report(span.clone(), message);
    if from == to {
        let right = figures(from, year_side.digits);
        let edits = vec![Edit {
            span,
            replacement: right.clone(),
        }];
        finding.alternative(title::REPLACE.with("right", right), edits);
    }
    true
}

/// The first and the last day of a side that has a written year.
fn extent(date: &Resolved<'_>, side: usize) -> Option<RangeInclusive<i64>> {
    if let Some(days) = date.side_days(side) {
        let written = date.passage.sides[side].mentions.iter().all(has_year);
        return written.then_some(days.days.first()?.0..=days.days.last()?.0);
    }
    let [mention] = &date.passage.sides[side].mentions[..] else {
        return None;
    };
    let (calendar, year) = (mention.calendar()?, mention.full_year()?);
    let first = |year, month| {
        date.day(CalendarDate {
            calendar,
            year,
            month,
            day: 1,
        })
    };
    match &mention.shape {
        Shape::Year(_) => Some(first(year, 1)?.0..=first(year + 1, 1)?.0 - 1),
        Shape::Month(month) => {
            let month = month.name.number;
            let next = if month == 12 {
                first(year + 1, 1)
            } else {
                first(year, month + 1)
            };
            Some(first(year, month)?.0..=next?.0 - 1)
        }
        _ => None,
    }
}

fn has_year(mention: &Mention) -> bool {
    mention.full_year().is_some()
        || matches!(mention.shape, Shape::Numeric(_)) && mention.calendar() != Some(Calendar::Lunar)
}
