//! A lunar date that is not the one of Iran's calendar for that day.

use crate::dates::calendar::{Calendar, CalendarDate, Day, MODERN_MONTHS_SINCE};
use crate::dates::contradiction::wrong_side;
use crate::dates::mention::{Mention, Shape};
use crate::dates::render;
use crate::dates::resolve::Resolved;
use crate::diagnostic::Severity;
use crate::message::{Lang, Text, title};
use crate::rule::{Changes, Check, Family, Ground, Rule, Sink};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "lunar-mismatch",
    family: Family::Dates,
    ground: Ground::Fact,
    severity: Some(Severity::Warning),
    changes: Changes::Date,
    summary: Text {
        fa: "تاریخ قمری با تقویم ایران نمی‌خواند",
        en: "The lunar date is not that of Iran's calendar",
    },
    page: include_str!("lunar_mismatch.md"),
    check: Check::Date(check),
};

const OTHER_DAY: Text = Text {
    fa: "«{day}» در تقویم ایران {right} است، نه {wrong}.",
    en: "“{day}” is {right} in the calendar of Iran, not {wrong}.",
};
const UMM_AL_QURA: Text = Text {
    fa: "«{day}» در تقویم ایران {right} است؛ {wrong} با ام‌القری (تقویم عربستان) می‌خواند.",
    en: "“{day}” is {right} in the calendar of Iran; {wrong} is its date in Umm al-Qura, the Saudi calendar.",
};
const UNCERTAIN: Text = Text {
    fa: "«{day}» به محاسبه {right} است (± ۱ روز)، نه {wrong}.",
    en: "“{day}” is {right} by computation (± 1 day), not {wrong}.",
};
const SHORT_MONTH: Text = Text {
    fa: "«{month}» در تقویم ایران ۲۹ روز دارد.",
    en: "“{month}” has 29 days in the calendar of Iran.",
};

/// Before the modern calendar the crescent decided from place to place: only a difference of days is one.
const OLD_DIFFERENCE: i64 = 3;
/// Dates that a comma sets side by side are one day only if they are about the same time.
const LOOSE_DAYS: i64 = 20;

fn check(date: &Resolved<'_>, sink: &mut Sink<'_>) -> bool {
    let is_lunar = |side: usize| date.passage.sides[side].calendar() == Some(Calendar::Lunar);
    let disagrees = date.pairs().any(
        |(first, second)| match (is_lunar(first), is_lunar(second)) {
            (true, false) => compare(date, first, second, second, sink),
            (false, true) => compare(date, second, first, second, sink),
            _ => false,
        },
    );
    disagrees || date.sides.len() == 1 && is_lunar(0) && thirtieth_day(date, sink)
}

/// Compares the lunar side with the civil one.
fn compare(
    date: &Resolved<'_>,
    lunar: usize,
    civil: usize,
    later: usize,
    sink: &mut Sink<'_>,
) -> bool {
    let (Some(written), Some(days)) = (date.side_days(lunar), date.side_days(civil)) else {
        return false;
    };
    let Some(pairs) = written.comparable(days) else {
        return false;
    };
    let Some(&(wrong_day, day)) = pairs.iter().find(|(lunar, civil)| lunar != civil) else {
        return false;
    };
    let apart = (wrong_day.0 - day.0).abs();
    let loose = !date.is_stated(later);
    if !date.supports_findings() || loose && apart > LOOSE_DAYS {
        return false;
    }
    let Some(most) = severity(date, wrong_day, day) else {
        return false;
    };
    let expected: Vec<Day> = pairs.iter().map(|&(_, day)| day).collect();
    let Some(wrong) = wrong_side(date, lunar, &expected) else {
        return false;
    };
    let iranian = date.lunar.date_of(day);
    let written_date = date.lunar.date_of(wrong_day).date;
    let umm_al_qura = day.umm_al_qura() == written_date;
    let text = match (umm_al_qura, iranian.alternative) {
        (true, _) => UMM_AL_QURA,
        (false, Some(_)) => UNCERTAIN,
        (false, None) => OTHER_DAY,
    };
    let calendar = date.passage.sides[civil]
        .calendar()
        .unwrap_or(Calendar::Solar);
    let message = text
        .with(
            "day",
            render::date(date.lunar.date_in(calendar, day), Lang::Fa),
        )
        .with("right", render::date(iranian.date, Lang::Fa))
        .with("wrong", render::day_and_month(written_date, Lang::Fa));
    let finding = sink.report(wrong.span, message).at_most(most);
    if !wrong.edits.is_empty() {
        finding.alternative(title::REPLACE.with("right", wrong.right), wrong.edits);
    }
    true
}

/// How much a difference matters; `None` when it may be none.
fn severity(date: &Resolved<'_>, written: Day, day: Day) -> Option<Severity> {
    let apart = (written.0 - day.0).abs();
    let iranian = date.lunar.date_of(day);
    let fits_alternative = iranian
        .alternative
        .is_some_and(|other| date.lunar.date_of(written).date == other);
    let most = match (apart, iranian.alternative.is_some()) {
        _ if fits_alternative => return None,
        _ if day < MODERN_MONTHS_SINCE => (apart >= OLD_DIFFERENCE).then_some(Severity::Info)?,
        (1, _) => Severity::Hint,
        (_, true) => Severity::Info,
        (_, false) => Severity::Warning,
    };
    let most = match apart {
        1 if date.foreign_lunar => return None,
        2 if date.foreign_lunar => Severity::Hint,
        _ => most,
    };
    Some(if date.is_guess() {
        most.min(Severity::Info)
    } else {
        most
    })
}

/// The thirtieth day of a month that certainly had 29.
fn thirtieth_day(date: &Resolved<'_>, sink: &mut Sink<'_>) -> bool {
    date.mentions().any(|(mention, resolved)| {
        let Some(&CalendarDate { year, month, .. }) =
            resolved.dates.iter().find(|date| date.day == 30)
        else {
            return false;
        };
        let Some(span) = thirtieth_span(mention) else {
            return false;
        };
        let modern = resolved.dates.iter().all(|&lunar| {
            date.day(lunar)
                .is_some_and(|day| day >= MODERN_MONTHS_SINCE)
        });
        let written = resolved.year.is_some_and(|(_, ground)| !ground.is_guess());
        if !modern
            || !written
            || date.foreign_lunar
            || date.lunar.certain_month_length(year, month) != Some(29)
        {
            return false;
        }
        let month = format!(
            "{} {}",
            crate::dates::names::month(Calendar::Lunar, month),
            render::year(year, Lang::Fa)
        );
        sink.report(date.place(&span), SHORT_MONTH.with("month", month))
            .at_most(Severity::Hint);
        true
    })
}

fn thirtieth_span(mention: &Mention) -> Option<std::ops::Range<usize>> {
    match &mention.shape {
        Shape::Numeric(numeric) => Some(numeric.span.clone()),
        _ => {
            let day = mention
                .days()
                .iter()
                .find(|day| day.number == 30 && !day.last_of_month)?;
            Some(day.span.clone())
        }
    }
}
