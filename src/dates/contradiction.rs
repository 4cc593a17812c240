//! The part of a date that contradicts another one, and how it would be right.

use super::calendar::{CalendarDate, Day};
use super::correct;
use super::mention::{Mention, Side, Span};
use super::names::Tradition;
use super::render;
use super::resolve::Resolved;
use super::sides::{dates_in, is_range};
use crate::diagnostic::Edit;
use crate::message::Lang;

/// A wrong side and what it should say.
pub struct WrongSide {
    /// The smallest wrong part: bytes of the text.
    pub span: std::ops::Range<usize>,
    /// The edits that mend it, in bytes of the text; empty when its form cannot hold the right date.
    pub edits: Vec<Edit>,
    /// The wrong part as a date: «۱۰ شهریور».
    pub wrong: String,
    /// What it should be: «۹ شهریور».
    pub right: String,
}

/// What is wrong with a side whose days should be `expected`.
pub fn wrong_side(date: &Resolved<'_>, side: usize, expected: &[Day]) -> Option<WrongSide> {
    let written = date.passage.sides.get(side)?;
    let resolved = date.sides.get(side)?;
    let all = dates_in(date, written.calendar()?, expected);
    let mut edits = Vec::new();
    let mut spans: Vec<Span> = Vec::new();
    let mut mendable = true;
    let (mut wrong, mut right) = (Vec::new(), Vec::new());
    let mut rest = &all[..];
    for (mention, resolved) in written.mentions.iter().zip(resolved) {
        let count = mention.days().len().max(1);
        let (here, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        rest = later;
        if *here == *resolved.dates {
            continue;
        }
        match correct::edits(mention, here) {
            Some(found) if !found.is_empty() => {
                spans.extend(found.iter().map(|edit| edit.span.clone()));
                edits.extend(found);
            }
            _ => {
                spans.push(days_and_month(mention));
                mendable = false;
            }
        }
        wrong.extend(resolved.dates.iter().copied());
        right.extend(here.iter().copied());
    }
    let (first, last) = (spans.first()?, spans.last()?);
    let span = date.place(&(first.start..last.end));
    for edit in &mut edits {
        edit.span = date.place(&edit.span);
    }
    if !mendable {
        edits.clear();
    }
    let with_year = shows_year(written, &wrong, &right);
    Some(WrongSide {
        span,
        edits,
        wrong: listed(written, &wrong, with_year),
        right: listed(written, &right, with_year),
    })
}

/// Whether dates need their year to be told apart.
fn shows_year(side: &Side, wrong: &[CalendarDate], right: &[CalendarDate]) -> bool {
    let years_differ = wrong
        .iter()
        .zip(right)
        .any(|(wrong, right)| wrong.year != right.year);
    years_differ
        || side
            .mentions
            .iter()
            .any(|mention| mention.full_year().is_some())
}

/// Dates of a side in a row, with its names of the months: «۹ و ۱۰ شهریور», «۹ تا ۱۲ سنبله».
pub fn listed(side: &Side, dates: &[CalendarDate], with_year: bool) -> String {
    let Some((last, before)) = dates.split_last() else {
        return String::new();
    };
    let tradition = side
        .mentions
        .first()
        .map_or(Tradition::Iran, Mention::tradition);
    let show = |date: CalendarDate| {
        let shown = render::day_and_month_in(date, tradition);
        if with_year {
            format!("{shown} {}", render::year(date.year, Lang::Fa))
        } else {
            shown
        }
    };
    let shown: Vec<String> = before
        .iter()
        .map(|&date| {
            let same_month = (date.year, date.month) == (last.year, last.month);
            if same_month {
                render::year(date.day.into(), Lang::Fa)
            } else {
                show(date)
            }
        })
        .collect();
    if shown.is_empty() {
        show(*last)
    } else if is_range(side) {
        format!("{} تا {}", shown.join("، "), show(*last))
    } else {
        format!("{} و {}", shown.join("، "), show(*last))
    }
}

/// The bytes of the days and the month of a mention.
fn days_and_month(mention: &Mention) -> Span {
    let start = mention
        .days()
        .first()
        .map_or(mention.span.start, |day| day.span.start);
    let end = mention
        .month()
        .map_or(mention.span.end, |month| month.span.end);
    start..end
}
