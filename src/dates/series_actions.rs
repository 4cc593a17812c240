//! What a writer may want to do with several days in a row, «۹ و ۱۰ شهریور», «از ۲۵ تا ۲۸ آبان»: none of it mends a
//! fault.

use super::actions::{DateAction, IN_FIGURES, IN_WORDS, INSERT};
use super::calendar::{Calendar, CalendarDate, Day};
use super::mention::Mention;
use super::names;
use super::render::{figures, ordinal};
use super::resolve::{Resolved, ResolvedMention};
use crate::diagnostic::Edit;

/// The changes offered for a mention of several days.
pub(super) fn actions(
    date: &Resolved<'_>,
    mention: &Mention,
    resolved: &ResolvedMention,
) -> Vec<DateAction> {
    let days: Option<Vec<Day>> = resolved.dates.iter().map(|&day| date.day(day)).collect();
    let Some(days) = days else {
        return Vec::new();
    };
    let mut found = Vec::new();
    for calendar in [Calendar::Gregorian, Calendar::Solar, Calendar::Lunar] {
        let mut sides = date.passage.sides.iter();
        let is_lunar = [Some(calendar), mention.calendar()].contains(&Some(Calendar::Lunar));
        let is_uncertain = is_lunar && days.iter().any(|&day| date.has_uncertain_lunar_date(day));
        if !is_uncertain
            && !mention.in_brackets
            && !sides.any(|side| side.calendar() == Some(calendar))
        {
            let dates: Vec<CalendarDate> = days
                .iter()
                .map(|&day| date.lunar.date_in(calendar, day))
                .collect();
            found.extend(insert_equivalent(date, mention, &dates));
        }
    }
    found.extend(words_or_figures(date, mention));
    found
}

fn insert_equivalent(
    date: &Resolved<'_>,
    mention: &Mention,
    dates: &[CalendarDate],
) -> Option<DateAction> {
    let shown = like(mention, dates)?;
    let end = date.place(&mention.span).end;
    Some(DateAction {
        edits: vec![Edit {
            span: end..end,
            replacement: format!(" ({shown})"),
        }],
        title: INSERT.with("date", shown),
    })
}

/// Each day in words where all are in figures, in figures where all are in words.
fn words_or_figures(date: &Resolved<'_>, mention: &Mention) -> Option<DateAction> {
    let days = mention.days();
    let month = mention.month()?;
    let in_words = is_in_words(mention)?;
    if days.iter().any(|day| day.last_of_month) {
        return None;
    }
    let shown: Vec<String> = days
        .iter()
        .map(|day| number(mention, !in_words, day.number))
        .collect();
    let edits = days
        .iter()
        .zip(&shown)
        .map(|(day, shown)| {
            // «۹ و ۱۰شهریور»: figures may touch the month, words may not.
            let touches = day.span.end == month.span.start;
            Edit {
                span: date.place(&day.span),
                replacement: format!("{shown}{}", if touches { " " } else { "" }),
            }
        })
        .collect();
    let name = names::month_in(month.name.calendar, month.name.tradition, month.name.number);
    let title = if in_words { IN_FIGURES } else { IN_WORDS };
    let shown = in_a_row(&shown, mention.is_range())?;
    Some(DateAction {
        title: title.with("date", format!("{shown} {name}")),
        edits,
    })
}

/// Dates in the manner of a mention: «۳۰ و ۳۱ اوت و ۱ سپتامبر», «۳۰ اوت تا ۲ سپتامبر ۲۰۲۵»; each month and each year once.
fn like(mention: &Mention, dates: &[CalendarDate]) -> Option<String> {
    let in_words = is_in_words(mention)?;
    let has_year = mention.shows_year();
    let months: Vec<String> = dates
        .chunk_by(|one, other| (one.year, one.month) == (other.year, other.month))
        .map(|chunk| {
            let days: Vec<String> = chunk
                .iter()
                .map(|date| number(mention, in_words, date.day))
                .collect();
            let (first, last) = (chunk.first()?, dates.last()?);
            let is_last = (first.year, first.month) == (last.year, last.month);
            let mut shown = in_a_row(&days, mention.is_range())?;
            shown.push(' ');
            shown.push_str(names::month(first.calendar, first.month));
            if has_year && (is_last || first.year != last.year) {
                shown.push(' ');
                shown.push_str(&figures(first.year, mention.digits));
            }
            Some(shown)
        })
        .collect::<Option<_>>()?;
    in_a_row(&months, mention.is_range())
}

/// «۳، ۴ و ۵», «۲۵ تا ۲۸»; `None` for a range of more than two parts.
fn in_a_row(parts: &[String], range: bool) -> Option<String> {
    match parts {
        [] => None,
        [only] => Some(only.clone()),
        [first, last] if range => Some(format!("{first} تا {last}")),
        [..] if range => None,
        [before @ .., last] => Some(format!("{} و {last}", before.join("، "))),
    }
}

/// Whether all days are in words; `None` where some are and some are not.
fn is_in_words(mention: &Mention) -> Option<bool> {
    let mut days = mention.days().iter();
    let first = days.next()?.in_words;
    days.all(|day| day.in_words == first).then_some(first)
}

fn number(mention: &Mention, in_words: bool, day: u8) -> String {
    if in_words {
        ordinal(day)
    } else {
        figures(day.into(), mention.digits)
    }
}
