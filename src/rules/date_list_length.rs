//! Two sides of an equivalence that give different numbers of days.

use crate::dates::calendar::Day;
use crate::dates::correct;
use crate::dates::mention::{Mention, Side};
use crate::dates::render;
use crate::dates::resolve::Resolved;
use crate::dates::sides::{SideDays, dates_in, has_days};
use crate::diagnostic::{Edit, Severity};
use crate::message::{Lang, Text, title};
use crate::rule::{Changes, Check, Family, Ground, Rule, Sink};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "date-list-length",
    family: Family::Dates,
    ground: Ground::Fact,
    severity: Some(Severity::Warning),
    changes: Changes::Date,
    summary: Text {
        fa: "دو روز در یک تقویم و یک روز در تقویم دیگر",
        en: "Two days in one calendar, one in the other",
    },
    page: include_str!("date_list_length.md"),
    check: Check::Date(check),
};

const LENGTH: Text = Text {
    fa: "«{here}» {count} روز است، ولی برابر آن {other} روز.",
    en: "“{here}” is {count} day(s), but its equivalent is {other}.",
};

fn check(date: &Resolved<'_>, sink: &mut Sink<'_>) -> bool {
    date.pairs().any(|(first, second)| {
        let (left, right) = (&date.passage.sides[first], &date.passage.sides[second]);
        if !date.is_stated(second) || !left.mentions.iter().chain(&right.mentions).all(has_days) {
            return false;
        }
        let days = (date.side_days(first), date.side_days(second));
        if !differ(left, right, &days) {
            return false;
        }
        let Some(mention) = right.mentions.first() else {
            return false;
        };
        let count = |side: &Side, days: Option<&SideDays>| {
            days.map_or(written(side) as i64, SideDays::length)
        };
        let figure = |number: i64| render::year(i32::try_from(number).unwrap_or(0), Lang::Fa);
        let message = LENGTH
            .with("here", date_of_side(right))
            .with("count", figure(count(right, days.1)))
            .with("other", figure(count(left, days.0)));
        let last = right
            .mentions
            .last()
            .map_or(&right.mentions[0], |last| last);
        let span =
            day_span(mention).start..last.month().map_or(last.span.end, |month| month.span.end);
        let place = date.place(&span);
        let finding = sink.report(place.clone(), message);
        if let (Some(days), [mention]) = (days.0.filter(|days| !days.range), &right.mentions[..])
            && let Some(list) = replacement(date, mention, &days.days)
        {
            let edits = vec![Edit {
                span: place,
                replacement: list.clone(),
            }];
            finding.alternative(title::REPLACE.with("right", list), edits);
        }
        true
    })
}

/// Whether two sides cannot be the same days: lists of different lengths, or a range and a list that does not cover it.
fn differ(left: &Side, right: &Side, days: &(Option<&SideDays>, Option<&SideDays>)) -> bool {
    if let (Some(left), Some(right)) = days {
        return left.length() != right.length() && (!left.range || !right.range);
    }
    let is_range = |side: &Side| side.range || side.mentions.iter().any(Mention::is_range);
    !is_range(left) && !is_range(right) && written(left) != written(right)
}

/// How many days a side writes.
fn written(side: &Side) -> usize {
    side.mentions
        .iter()
        .map(|mention| mention.days().len().max(1))
        .sum()
}

fn date_of_side(side: &Side) -> String {
    let names: Vec<String> = side.mentions.iter().map(short).collect();
    names.join(" و ")
}

/// The days and the month of a mention in figures.
fn short(mention: &Mention) -> String {
    let days: Vec<String> = mention
        .days()
        .iter()
        .map(|day| correct::day_like(mention, day, day.number))
        .collect();
    let separator = if mention.is_range() { " تا " } else { " و " };
    let month = mention.month().map_or("", |month| {
        crate::dates::names::month_in(month.name.calendar, month.name.tradition, month.name.number)
    });
    format!("{} {month}", days.join(separator))
        .trim()
        .to_owned()
}

fn day_span(mention: &Mention) -> crate::dates::mention::Span {
    mention
        .days()
        .first()
        .map_or(mention.span.clone(), |day| day.span.clone())
}

fn replacement(date: &Resolved<'_>, mention: &Mention, days: &[Day]) -> Option<String> {
    correct::list(mention, &dates_in(date, mention.calendar()?, days))
}
