//! A solar and a Gregorian date that are said to be the same day and are not.

mod years;

use crate::dates::calendar::{Calendar, CalendarDate, Day};
use crate::dates::contradiction::{WrongSide, listed, wrong_side};
use crate::dates::mention::Mention;
use crate::dates::render;
use crate::dates::resolve::Resolved;
use crate::dates::sides::dates_in;
use crate::diagnostic::Severity;
use crate::message::{Lang, Text, title};
use crate::rule::{Changes, Check, Family, Ground, Rule, Sink};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "calendar-mismatch",
    family: Family::Dates,
    ground: Ground::Fact,
    severity: Some(Severity::Warning),
    changes: Changes::Date,
    summary: Text {
        fa: "تاریخ خورشیدی و میلادی با هم نمی‌خوانند",
        en: "Solar and Gregorian dates disagree",
    },
    page: include_str!("calendar_mismatch.md"),
    check: Check::Date(check),
};

const DIFFERENT_DAYS: Text = Text {
    fa: "«{wrong}» با «{witness}» یکی نیست؛ برابر آن {right} است.",
    en: "“{wrong}” is not “{witness}”, which is {right}.",
};
const RIGHT_IN: Text = Text {
    fa: "اگر سال {year} است، «{wrong}» با «{witness}» یکی نیست؛ برابر آن {right} است. در سال {fits} درست بود.",
    en: "If the year is {year}, “{wrong}” is not “{witness}”, which is {right}. It would be right in {fits}.",
};
const NEVER: Text = Text {
    fa: "«{wrong}» با «{witness}» در هیچ سال این روزگار یکی نیست.",
    en: "“{wrong}” and “{witness}” are the same day in no year of this time.",
};

/// The Gregorian calendar came on 15 October 1582; dates before it are usually Julian.
const GREGORIAN_SINCE: Day = Day(577_736);
/// Years on either side of the guessed one in which the pair may have been right.
const WINDOW: i32 = 4;
/// Dates that a comma sets side by side are one day only if they are about the same time.
const LOOSE_DAYS: i64 = 31;

fn check(date: &Resolved<'_>, sink: &mut Sink<'_>) -> bool {
    date.pairs().any(|(first, second)| {
        let calendars = [first, second].map(|side| date.passage.sides[side].calendar());
        if !matches!(
            calendars,
            [Some(Calendar::Solar), Some(Calendar::Gregorian)]
                | [Some(Calendar::Gregorian), Some(Calendar::Solar)]
        ) {
            return years::check(date, first, second, sink);
        }
        match (date.side_days(first), date.side_days(second)) {
            (Some(left), Some(right)) => {
                let Some(pairs) = left.comparable(right) else {
                    return false;
                };
                if pairs.iter().all(|(left, right)| left == right) {
                    return false;
                }
                let (left, right): (Vec<Day>, Vec<Day>) = pairs.into_iter().unzip();
                compare(date, [first, second], [left, right], sink)
            }
            _ => without_year(date, first, second, sink) || years::check(date, first, second, sink),
        }
    })
}

/// Reports two sides that give different days, unless the evidence is too weak.
fn compare(
    date: &Resolved<'_>,
    sides: [usize; 2],
    days: [Vec<Day>; 2],
    sink: &mut Sink<'_>,
) -> bool {
    let apart = (days[0][0].0 - days[1][0].0).abs();
    let earliest = days
        .iter()
        .flatten()
        .min()
        .copied()
        .unwrap_or(GREGORIAN_SINCE);
    let old = earliest < crate::dates::calendar::MODERN_MONTHS_SINCE;
    let loose = !date.is_stated(sides[1]);
    if earliest < GREGORIAN_SINCE || old && apart <= 1 || loose && apart > LOOSE_DAYS {
        return false;
    }
    let guessed = date.is_guess();
    if guessed && !date.supports_findings() {
        return without_year(date, sides[0], sides[1], sink);
    }
    let (blamed, witness) = blame(date, sides, &days);
    let Some(wrong) = wrong_side(date, sides[blamed], &days[witness]) else {
        return false;
    };
    let witness_side = &date.passage.sides[sides[witness]];
    let witness_dates = witness_side
        .calendar()
        .map(|c| dates_in(date, c, &days[witness]));
    let shown = listed(witness_side, &witness_dates.unwrap_or_default(), !guessed);
    let fits = guessed
        .then(|| year_that_fits(date, sides[0], sides[1]))
        .flatten();
    let year = date.sides[sides[0]][0].year.map_or(0, |(year, _)| year);
    let text = match (guessed, fits) {
        (true, Some(_)) => RIGHT_IN,
        (true, None) => NEVER,
        (false, _) => DIFFERENT_DAYS,
    };
    let mut message = text
        .with("wrong", wrong.wrong.clone())
        .with("witness", shown)
        .with("right", wrong.right.clone());
    if let Some(fits) = fits {
        message = message
            .with("year", render::year(year, Lang::Fa))
            .with("fits", render::year(fits, Lang::Fa));
    }
    report(
        wrong,
        message,
        if fits.is_some() {
            Severity::Info
        } else {
            Severity::Error
        },
        sink,
    );
    true
}

fn report(wrong: WrongSide, message: crate::message::Message, most: Severity, sink: &mut Sink<'_>) {
    let finding = sink.report(wrong.span, message).at_most(most);
    if !wrong.edits.is_empty() {
        finding.alternative(title::REPLACE.with("right", wrong.right), wrong.edits);
    }
}

/// Which of two sides is wrong, and which is the witness: two witnesses stand against one.
fn blame(date: &Resolved<'_>, sides: [usize; 2], days: &[Vec<Day>; 2]) -> (usize, usize) {
    let supports = |speaker: usize, of: usize| {
        let written = &date.passage.sides[sides[speaker]];
        let mut weekdays = written
            .mentions
            .iter()
            .flat_map(|mention| &mention.weekdays);
        weekdays.any(|weekday| {
            days[of]
                .get(weekday.day)
                .is_some_and(|day| day.weekday() == weekday.weekday)
        })
    };
    let votes = |of: usize| {
        let weekdays = [0, 1]
            .into_iter()
            .filter(|&speaker| supports(speaker, of))
            .count();
        let others = (0..date.sides.len())
            .filter(|side| !sides.contains(side))
            .filter(|&side| {
                date.side_days(side)
                    .is_some_and(|other| *other.days == *days[of])
            })
            .count();
        weekdays + others
    };
    if votes(1) > votes(0) { (0, 1) } else { (1, 0) }
}

/// The year near the guessed one in which the two sides are the same day.
fn year_that_fits(date: &Resolved<'_>, first: usize, second: usize) -> Option<i32> {
    let (year, _) = date.sides[first][0].year?;
    let years = (1..=WINDOW).flat_map(|years| [year - years, year + years]);
    years
        .into_iter()
        .find(|&year| agree_in(date, first, second, year) == Some(true))
}

/// Two dates without a year, or with one that proves nothing: wrong if they meet in no year of the present time.
fn without_year(date: &Resolved<'_>, first: usize, second: usize, sink: &mut Sink<'_>) -> bool {
    let sides = [first, second].map(|side| &date.passage.sides[side].mentions[..]);
    let ([left], [right]) = (sides[0], sides[1]) else {
        return false;
    };
    if left.days().len() != 1 || right.days().len() != 1 || !date.is_stated(second) {
        return false;
    }
    if [left, right]
        .iter()
        .any(|mention| mention.full_year().is_some())
    {
        return false;
    }
    let years = match left.calendar() {
        Some(Calendar::Solar) => 1375..=1408,
        _ => 1996..=2029,
    };
    let mut judged = years
        .clone()
        .filter_map(|year| agree_in(date, first, second, year))
        .peekable();
    if judged.peek().is_none() || judged.any(|agrees| agrees) {
        return false;
    }
    let show = |mention: &Mention| {
        date_without_year(mention).map(|date| render::day_and_month_in(date, mention.tradition()))
    };
    let message = NEVER
        .with("wrong", show(right).unwrap_or_default())
        .with("witness", show(left).unwrap_or_default());
    let span =
        right.days()[0].span.start..right.month().map_or(right.span.end, |month| month.span.end);
    sink.report(date.place(&span), message);
    true
}

fn date_without_year(mention: &Mention) -> Option<CalendarDate> {
    let month = mention.month()?;
    let day = mention.days().first()?.number;
    Some(CalendarDate {
        calendar: month.name.calendar,
        year: 0,
        month: month.name.number,
        day,
    })
}

/// Whether all days of two sides are the same in a year of the first side; `None` when one does not exist.
fn agree_in(date: &Resolved<'_>, first: usize, second: usize, year: i32) -> Option<bool> {
    let days = date.days_in_year(first, year)?;
    let calendar = date.passage.sides.get(second)?.calendar()?;
    let middle = date.lunar.date_in(calendar, *days.days.first()?).year;
    let mut others = (middle - 1..=middle + 1).filter_map(|year| date.days_in_year(second, year));
    Some(others.any(|other| {
        days.comparable(&other)
            .is_some_and(|pairs| pairs.iter().all(|(day, other)| day == other))
    }))
}
