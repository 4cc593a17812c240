//! A weekday on which the date does not fall.

use crate::dates::calendar::{Calendar, CalendarDate, Day, MODERN_MONTHS_SINCE, Weekday};
use crate::dates::correct;
use crate::dates::mention::{Mention, Shape, WrittenWeekday};
use crate::dates::names;
use crate::dates::render;
use crate::dates::resolve::{Resolved, ResolvedMention};
use crate::diagnostic::{Edit, Severity};
use crate::message::{Lang, Text, title};
use crate::rule::{Changes, Check, Family, Ground, Rule, Sink};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "weekday-mismatch",
    family: Family::Dates,
    ground: Ground::Fact,
    severity: Some(Severity::Warning),
    changes: Changes::Date,
    summary: Text {
        fa: "روز هفته با تاریخ نمی‌خواند",
        en: "The weekday does not fit the date",
    },
    page: include_str!("weekday_mismatch.md"),
    check: Check::Date(check),
};

const WEEKDAY: Text = Text {
    fa: "«{date}» {right} است، نه {wrong}.",
    en: "“{date}” is {right}, not {wrong}.",
};
const GUESSED: Text = Text {
    fa: "اگر سال {year} است، «{date}» {right} است، نه {wrong}.",
    en: "If the year is {year}, “{date}” is {right}, not {wrong}.",
};
const GUESSED_WITH_YEAR: Text = Text {
    fa: "اگر سال {year} است، «{date}» {right} است، نه {wrong}؛ این روز هفته به سال {other} می‌خورد.",
    en: "If the year is {year}, “{date}” is {right}, not {wrong}; the weekday fits {other}.",
};
const OTHER_DAY: Text = Text {
    fa: "«{right}»: روز ماه عوض شود",
    en: "“{right}”: change the day of the month",
};

/// Years beside the guessed one that are tried.
const OTHER_YEARS: [i32; 6] = [-1, 1, -2, 2, -3, 3];

fn check(date: &Resolved<'_>, sink: &mut Sink<'_>) -> bool {
    if !date.supports_findings() || sides_disagree(date) {
        return false;
    }
    // Days that are counted from the dateline, «فردا شنبه», are the matter of `relative-date`.
    let mut dated = date
        .mentions()
        .filter(|(mention, _)| !matches!(mention.shape, Shape::Relative(_)));
    dated.any(|(mention, resolved)| {
        mention.weekdays.iter().any(|weekday| {
            let Some(&written) = resolved.dates.get(weekday.day) else {
                return false;
            };
            // «سلخ» is the 29th or the 30th.
            if mention.days().iter().any(|day| day.last_of_month) {
                return false;
            }
            // «۱۷ شهریور ۱۹۷۸»: the year is of another calendar, and the days of that one prove nothing.
            if !written.calendar.may_have_year(written.year) {
                return false;
            }
            let Some(day) = date.day(written).filter(|&day| day >= MODERN_MONTHS_SINCE) else {
                return false;
            };
            if day.weekday() == weekday.weekday {
                return false;
            }
            report(date, mention, resolved, weekday, (written, day), sink);
            true
        })
    })
}

/// Whether two sides give different days: then the weekday is a witness in that contradiction, not one of its own.
fn sides_disagree(date: &Resolved<'_>) -> bool {
    date.pairs().any(
        |(first, second)| match (date.side_days(first), date.side_days(second)) {
            (Some(left), Some(right)) => left.days != right.days,
            _ => false,
        },
    )
}

fn report(
    date: &Resolved<'_>,
    mention: &Mention,
    resolved: &ResolvedMention,
    weekday: &WrittenWeekday,
    (written, day): (CalendarDate, Day),
    sink: &mut Sink<'_>,
) {
    let right = names::weekday(day.weekday());
    let guessed =
        resolved.year.is_some_and(|(_, ground)| ground.is_guess()) && date.sides.len() == 1;
    let other_year = OTHER_YEARS
        .iter()
        .map(|years| written.year + years)
        .find(|&year| {
            date.day(CalendarDate { year, ..written })
                .is_some_and(|day| day.weekday() == weekday.weekday)
        });
    let text = match (guessed, other_year) {
        (true, Some(_)) => GUESSED_WITH_YEAR,
        (true, None) => GUESSED,
        (false, _) => WEEKDAY,
    };
    let mut shown = render::day_and_month_in(written, mention.tradition());
    if !guessed {
        shown = format!("{shown} {}", render::year(written.year, Lang::Fa));
    }
    let mut message = text
        .with("date", shown)
        .with("right", right)
        .with("wrong", names::weekday(weekday.weekday));
    if guessed {
        message = message.with("year", render::year(written.year, Lang::Fa));
        message = message.with("other", render::year(other_year.unwrap_or(0), Lang::Fa));
    }
    let mut finding = sink.report(date.place(&weekday.span), message);
    if let Some(most) = cap(date, weekday.weekday, day, written.calendar, guessed) {
        finding = finding.at_most(most);
    }
    finding = finding.alternative(
        title::REPLACE.with("right", right),
        right_weekdays(date, mention, resolved),
    );
    if let Some((right, edits)) = other_day(date, mention, weekday, day) {
        finding.alternative(OTHER_DAY.with("right", right), edits);
    }
}

/// The edits that give every day of a mention its weekday.
fn right_weekdays(date: &Resolved<'_>, mention: &Mention, resolved: &ResolvedMention) -> Vec<Edit> {
    let edit = |weekday: &WrittenWeekday| {
        let right = date.day(*resolved.dates.get(weekday.day)?)?.weekday();
        let replacement = names::weekday(right).to_owned();
        (right != weekday.weekday).then(|| Edit {
            span: date.place(&weekday.span),
            replacement,
        })
    };
    mention.weekdays.iter().filter_map(edit).collect()
}

/// The severity that the evidence allows at most.
fn cap(
    date: &Resolved<'_>,
    weekday: Weekday,
    day: Day,
    calendar: Calendar,
    guessed: bool,
) -> Option<Severity> {
    if guessed {
        return Some(Severity::Info);
    }
    if calendar != Calendar::Lunar || date.sides.len() > 1 {
        return None;
    }
    let beside = [-1, 1]
        .iter()
        .any(|&days| day.plus(days).weekday() == weekday);
    let certain = date.lunar.date_of(day).alternative.is_none();
    match (beside, certain) {
        (true, _) => Some(Severity::Hint),
        (false, false) => Some(Severity::Info),
        (false, true) => None,
    }
}

/// The nearest day of the same month that has the written weekday, and the edits that write it.
fn other_day(
    date: &Resolved<'_>,
    mention: &Mention,
    weekday: &WrittenWeekday,
    day: Day,
) -> Option<(String, Vec<Edit>)> {
    let ahead =
        (weekday.weekday.days_from_saturday() - day.weekday().days_from_saturday()).rem_euclid(7);
    let days = if ahead > 3 { ahead - 7 } else { ahead };
    let calendar = mention.calendar()?;
    let (here, there) = (
        date.lunar.date_in(calendar, day),
        date.lunar.date_in(calendar, day.plus(days)),
    );
    if mention.days().len() != 1 || (here.year, here.month) != (there.year, there.month) {
        return None;
    }
    let mut edits = correct::edits(mention, &[there])?;
    for edit in &mut edits {
        edit.span = date.place(&edit.span);
    }
    let right = format!(
        "{} {}",
        names::weekday(weekday.weekday),
        render::day_and_month_in(there, mention.tradition())
    );
    Some((right, edits))
}
