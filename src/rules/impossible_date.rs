//! A day that no calendar has.

use crate::dates::calendar::{
    Calendar, CalendarDate, OFFICIAL_SOLAR_YEARS, longest_month, month_length, shortest_month,
};
use crate::dates::mention::{Mention, Name, Shape, Span};
use crate::dates::names::Tradition;
use crate::dates::render;
use crate::dates::resolve::{Resolved, ResolvedMention};
use crate::diagnostic::Severity;
use crate::message::{Lang, Message, Text};
use crate::rule::{Changes, Check, Family, Ground, Rule, Sink};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "impossible-date",
    family: Family::Dates,
    ground: Ground::Fact,
    severity: Some(Severity::Error),
    changes: Changes::Date,
    summary: Text {
        fa: "روزی که در تقویم نیست: «۳۱ مهر»",
        en: "A day that does not exist: “۳۱ مهر”",
    },
    page: include_str!("impossible_date.md"),
    check: Check::Date(check),
};

const NEVER: Text = Text {
    fa: "«{day}» در تقویم نیست: این ماه بیش از {longest} روز ندارد.",
    en: "There is no “{day}”: the month never has more than {longest} days.",
};
const NO_SUCH_DAY: Text = Text {
    fa: "روز یا ماهِ «{day}» در تقویم نیست.",
    en: "The calendar has no such day or month: “{day}”.",
};
const NOT_THIS_YEAR: Text = Text {
    fa: "سال {year} کبیسه نیست و «{day}» ندارد: این ماه {longest} روز دارد.",
    en: "{year} is no leap year and has no “{day}”: the month has {longest} days.",
};
const NOT_IF_THIS_YEAR: Text = Text {
    fa: "اگر سال {year} است، «{day}» ندارد: این ماه {longest} روز دارد.",
    en: "If the year is {year} there is no “{day}”: the month has {longest} days.",
};

fn check(date: &Resolved<'_>, sink: &mut Sink<'_>) -> bool {
    for (mention, resolved) in date.mentions() {
        if mention.name == Some(Name::Place) {
            continue;
        }
        let found = match &mention.shape {
            Shape::Days { .. } => impossible_day(date, mention, resolved),
            Shape::Numeric(numeric) => impossible_figures(&numeric.readings)
                .map(|message| (numeric.span.clone(), message, false)),
            _ => None,
        };
        if let Some((span, message, guessed)) = found {
            let finding = sink.report(date.place(&span), message);
            if guessed {
                finding.at_most(Severity::Warning);
            }
            return true;
        }
    }
    false
}

/// The first day of a mention that does not exist, what to say of it, and whether that hangs on a guessed year.
fn impossible_day(
    date: &Resolved<'_>,
    mention: &Mention,
    resolved: &ResolvedMention,
) -> Option<(Span, Message, bool)> {
    let month = mention.month()?;
    let (calendar, number) = (month.name.calendar, month.name.number);
    let longest = longest_month(calendar, number);
    for (index, day) in mention.days().iter().enumerate() {
        let written = CalendarDate {
            calendar,
            year: 0,
            month: number,
            day: day.number,
        };
        if day.number == 0 || day.number > longest {
            let message = never(written, mention.tradition(), longest);
            return Some((day.span.clone(), message, false));
        }
        let Some((year, ground)) = resolved.year else {
            continue;
        };
        let does_not_exist = has_known_leap_years(calendar, year)
            && day.number > shortest_month(calendar, number)
            && resolved
                .dates
                .get(index)
                .is_some_and(|&date| date.day_number().is_none())
            && day.number > month_length(calendar, year, number);
        if does_not_exist && date.supports_findings() {
            let text = if ground.is_guess() {
                NOT_IF_THIS_YEAR
            } else {
                NOT_THIS_YEAR
            };
            let message = text
                .with(
                    "day",
                    render::day_and_month_in(written, mention.tradition()),
                )
                .with("year", render::year(year, Lang::Fa))
                .with(
                    "longest",
                    render::year(month_length(calendar, year, number).into(), Lang::Fa),
                );
            return Some((day.span.clone(), message, ground.is_guess()));
        }
    }
    None
}

/// Whether the leap years of that time are those of today: the Gregorian ones begin in 1583, and no table lists the solar
/// ones before 1206.
fn has_known_leap_years(calendar: Calendar, year: i32) -> bool {
    match calendar {
        Calendar::Gregorian => year >= 1583,
        Calendar::Solar => year >= *OFFICIAL_SOLAR_YEARS.start(),
        Calendar::Lunar => false,
    }
}

/// What to say of figures that are a day in none of their readings.
fn impossible_figures(readings: &[CalendarDate]) -> Option<Message> {
    let exists = |date: &CalendarDate| match date.calendar {
        Calendar::Lunar => (1..=longest_month(Calendar::Lunar, date.month)).contains(&date.day),
        _ => date.day_number().is_some(),
    };
    let first = *readings.first()?;
    if readings.iter().any(exists) {
        return None;
    }
    let longest = longest_month(first.calendar, first.month);
    if longest == 0 || first.day == 0 {
        return Some(NO_SUCH_DAY.with(
            "day",
            render::in_figures(first, render::DigitStyle::Persian),
        ));
    }
    if first.day > longest {
        return Some(never(first, Tradition::Iran, longest));
    }
    let length = month_length(first.calendar, first.year, first.month);
    Some(
        NOT_THIS_YEAR
            .with("day", render::day_and_month(first, Lang::Fa))
            .with("year", render::year(first.year, Lang::Fa))
            .with("longest", render::year(length.into(), Lang::Fa)),
    )
}

fn never(date: CalendarDate, tradition: Tradition, longest: u8) -> Message {
    NEVER
        .with("day", render::day_and_month_in(date, tradition))
        .with("longest", render::year(longest.into(), Lang::Fa))
}
