//! A month, a year and an era of different calendars.

use crate::dates::calendar::{Calendar, CalendarDate, Day};
use crate::dates::correct::{calendar_of, era_like};
use crate::dates::lunar::LunarCalendar;
use crate::dates::mention::{Count, Mention, Shape, WrittenYear, YearValue};
use crate::dates::names;
use crate::dates::render::{self, figures};
use crate::dates::resolve::Resolved;
use crate::dates::vocabulary::Era;
use crate::diagnostic::{Edit, Severity};
use crate::message::{Lang, Text, title};
use crate::rule::{Changes, Check, Family, Ground, Rule, Sink};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "era-mismatch",
    family: Family::Dates,
    ground: Ground::Fact,
    severity: Some(Severity::Warning),
    changes: Changes::Date,
    summary: Text {
        fa: "ماه و سال از دو تقویم: «شهریور ۲۰۲۵»",
        en: "Month and year of two calendars: “شهریور ۲۰۲۵”",
    },
    page: include_str!("era_mismatch.md"),
    check: Check::Date(check),
};

const ERA: Text = Text {
    fa: "«{month}» ماه {calendar} است، ولی سال آن {era} خوانده شده است.",
    en: "“{month}” is a {calendar} month, but its year is called {era}.",
};
const YEAR: Text = Text {
    fa: "«{month}» ماه {calendar} است، ولی {year} سال {other} است.",
    en: "“{month}” is a {calendar} month, but {year} is a {other} year.",
};
const YEAR_IF: Text = Text {
    fa: "اگر {year} سال است، سال {other} است، ولی «{month}» ماه {calendar} است.",
    en: "If {year} is the year, it is a {other} one, but “{month}” is a {calendar} month.",
};
const FIGURES: Text = Text {
    fa: "{year} سال {calendar} است، نه {era}.",
    en: "{year} is a {calendar} year, not {era}.",
};

const SOLAR: Text = Text {
    fa: "خورشیدی",
    en: "solar Hijri",
};
const GREGORIAN: Text = Text {
    fa: "میلادی",
    en: "Gregorian",
};
const LUNAR: Text = Text {
    fa: "قمری",
    en: "lunar Hijri",
};

/// Years of the last and the present century that nobody can mistake for one of another calendar.
const LIVING_SOLAR_YEARS: std::ops::RangeInclusive<i32> = 1250..=1429;
const LIVING_GREGORIAN_YEARS: std::ops::RangeInclusive<i32> = 1800..=2100;

fn name(calendar: Calendar) -> Text {
    match calendar {
        Calendar::Solar => SOLAR,
        Calendar::Gregorian => GREGORIAN,
        Calendar::Lunar => LUNAR,
    }
}

fn check(date: &Resolved<'_>, sink: &mut Sink<'_>) -> bool {
    date.mentions()
        .any(|(mention, _)| wrong_era(date, mention, sink) || wrong_year(date, mention, sink))
}

/// «۷ شهریور ۱۴۰۴ میلادی»
fn wrong_era(date: &Resolved<'_>, mention: &Mention, sink: &mut Sink<'_>) -> bool {
    let (Some(era), Some(calendar)) = (&mention.era, mention.calendar()) else {
        return false;
    };
    let agrees = match era.era {
        Era::Hijri => calendar != Calendar::Gregorian,
        era => calendar_of(era).is_none_or(|named| named == calendar),
    };
    let of_other_calendar = matches!(
        mention.year,
        Some(WrittenYear {
            value: YearValue::Elsewhere,
            ..
        })
    );
    if agrees || of_other_calendar || matches!(mention.shape, Shape::Year(_)) {
        return false;
    }
    let named = calendar_of(era.era).map_or(
        Text {
            fa: "هجری",
            en: "Hijri",
        },
        name,
    );
    let message = match (&mention.shape, mention.month()) {
        (_, Some(month)) => ERA.with(
            "month",
            names::month_in(calendar, month.name.tradition, month.name.number),
        ),
        (Shape::Numeric(numeric), _) => {
            let year = numeric.readings.first().map_or(0, |reading| reading.year);
            FIGURES.with("year", render::year(year, Lang::Fa))
        }
        _ => return false,
    };
    let message = message
        .with_text("calendar", name(calendar))
        .with_text("era", named);
    let finding = sink.report(date.place(&era.span), message);
    if let Some((right, edits)) = right_era(date, mention, calendar) {
        finding.alternative(title::REPLACE.with("right", right), edits);
    }
    true
}

/// The era of the month, and the year of that era where the written one belongs to the wrong era: «۷ شهریور ۲۰۲۵ میلادی»
/// is no date of 2025 «خورشیدی».
fn right_era(
    date: &Resolved<'_>,
    mention: &Mention,
    calendar: Calendar,
) -> Option<(String, Vec<Edit>)> {
    let era = mention.era.as_ref()?;
    let right = era_like(era.abbreviated, calendar);
    let era_edit = Edit {
        span: date.place(&era.span),
        replacement: right.to_owned(),
    };
    let written = mention.year.as_ref().zip(mention.full_year());
    let Some((written, year)) = written.filter(|&(_, year)| !calendar.may_have_year(year)) else {
        return Some((right.to_owned(), vec![era_edit]));
    };
    let other = calendar_of(era.era).filter(|other| other.may_have_year(year))?;
    let year = figures(
        year_in(date.lunar, mention, calendar, other, year)?,
        mention.digits,
    );
    let year_edit = Edit {
        span: date.place(&written.span),
        replacement: year.clone(),
    };
    Some((format!("{year} {right}"), vec![year_edit, era_edit]))
}

/// «شهریور ۲۰۲۵», «اوت ۱۴۰۴»
fn wrong_year(date: &Resolved<'_>, mention: &Mention, sink: &mut Sink<'_>) -> bool {
    let (
        Some(month),
        Some(WrittenYear {
            span,
            value: YearValue::Full(year),
            count,
        }),
        None,
    ) = (mention.month(), &mention.year, &mention.era)
    else {
        return false;
    };
    let calendar = month.name.calendar;
    // A round number after a date is often a count: «۵ مهر ۲۰۰۰ هوادار».
    let is_round = year % 50 == 0;
    let other = match calendar {
        Calendar::Solar if LIVING_GREGORIAN_YEARS.contains(year) => Calendar::Gregorian,
        Calendar::Gregorian if LIVING_SOLAR_YEARS.contains(year) => Calendar::Solar,
        _ => return false,
    };
    let is_year = match count {
        Count::No => true,
        Count::Perhaps => is_year_of_text(date, other, *year),
        Count::OfMany => false,
    };
    if is_round || !is_year {
        return false;
    }
    // «تا پایان شهریور ۲۰۲۵ کلاس درس …»: even so it may be a count.
    let may_count = *count == Count::Perhaps;
    let text = if may_count { YEAR_IF } else { YEAR };
    let message = text
        .with(
            "month",
            names::month_in(calendar, month.name.tradition, month.name.number),
        )
        .with("year", render::year(*year, Lang::Fa))
        .with_text("calendar", name(calendar))
        .with_text("other", name(other));
    let place = date.place(span);
    let mut finding = sink.report(place.clone(), message);
    if may_count {
        finding = finding.at_most(Severity::Info);
    }
    if let Some(right) = year_in(date.lunar, mention, calendar, other, *year) {
        let right = figures(right, mention.digits);
        let edits = vec![Edit {
            span: place,
            replacement: right.clone(),
        }];
        finding.alternative(title::REPLACE.with("right", right), edits);
    }
    true
}

/// Whether the text was written in that year of another calendar, or the one before or after: that «۷ شهریور ۲۰۲۵ وزیر»
/// should count exactly so many ministers would be a strange chance.
fn is_year_of_text(date: &Resolved<'_>, other: Calendar, year: i32) -> bool {
    date.anchor
        .is_some_and(|anchor| (date.lunar.date_in(other, anchor.day).year - year).abs() <= 1)
}

/// The year of the month's own calendar in which its day falls in `year` of the other calendar.
fn year_in(
    lunar: &LunarCalendar,
    mention: &Mention,
    calendar: Calendar,
    other: Calendar,
    year: i32,
) -> Option<i32> {
    let month = mention.month()?.name.number;
    let day = mention.days().first().map_or(1, |day| day.number);
    let middle = CalendarDate {
        calendar: other,
        year,
        month: 7,
        day: 1,
    };
    let near = lunar.date_in(calendar, lunar.day_of(middle)?).year;
    let falls_in = |candidate: &i32| {
        let day: Option<Day> = lunar.day_of(CalendarDate {
            calendar,
            year: *candidate,
            month,
            day,
        });
        day.is_some_and(|day| lunar.date_in(other, day).year == year)
    };
    (near - 1..=near + 1).find(falls_in)
}
