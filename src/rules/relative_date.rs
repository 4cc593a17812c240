//! «امروز», «دیروز», «فردا» beside a weekday or a date that is another day.

use crate::dates::anchor::Anchor;
use crate::dates::calendar::Day;
use crate::dates::mention::{Mention, Shape};
use crate::dates::names;
use crate::dates::render;
use crate::dates::resolve::{Resolved, ResolvedMention};
use crate::diagnostic::{Edit, Severity};
use crate::message::{Lang, Text, title};
use crate::rule::{Changes, Check, Family, Ground, Rule, Sink};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "relative-date",
    family: Family::Dates,
    ground: Ground::Fact,
    severity: Some(Severity::Warning),
    changes: Changes::Date,
    summary: Text {
        fa: "«دیروز» و «فردا» با تاریخ خبر نمی‌خواند",
        en: "“Yesterday” or “tomorrow” does not fit the dateline",
    },
    page: include_str!("relative_date.md"),
    check: Check::Date(check),
};

const WEEKDAY: Text = Text {
    fa: "به تاریخ این خبر ({dateline})، این روز {right} است، نه {wrong}.",
    en: "By the day of this text ({dateline}) that day is {right}, not {wrong}.",
};
const DATE: Text = Text {
    fa: "به تاریخ این خبر ({dateline})، این روز {right} است، نه {wrong}.",
    en: "By the day of this text ({dateline}) that day is {right}, not {wrong}.",
};

fn check(date: &Resolved<'_>, sink: &mut Sink<'_>) -> bool {
    let Some(anchor) = date.anchor.filter(|anchor| anchor.source.is_explicit()) else {
        return false;
    };
    date.mentions()
        .filter(|(mention, _)| !mention.quoted)
        .any(|(mention, resolved)| {
            weekday(date, mention, anchor, sink) || other_day(date, mention, resolved, anchor, sink)
        })
}

/// «امروز (جمعه)»
fn weekday(date: &Resolved<'_>, mention: &Mention, anchor: Anchor, sink: &mut Sink<'_>) -> bool {
    let (Shape::Relative(days), Some(weekday)) = (&mention.shape, mention.weekdays.first()) else {
        return false;
    };
    let right = anchor.day.plus(i64::from(*days)).weekday();
    if right == weekday.weekday {
        return false;
    }
    let message = WEEKDAY
        .with("dateline", shown(anchor.day))
        .with("right", names::weekday(right))
        .with("wrong", names::weekday(weekday.weekday));
    let span = date.place(&weekday.span);
    let right = names::weekday(right);
    let edits = vec![Edit {
        span: span.clone(),
        replacement: right.to_owned(),
    }];
    sink.report(span, message)
        .at_most(Severity::Info)
        .alternative(title::REPLACE.with("right", right), edits);
    true
}

/// «دیروز ۶ شهریور»
fn other_day(
    date: &Resolved<'_>,
    mention: &Mention,
    resolved: &ResolvedMention,
    anchor: Anchor,
    sink: &mut Sink<'_>,
) -> bool {
    let (Some(relative), Some((_, ground))) = (&mention.relative, resolved.year) else {
        return false;
    };
    let [written] = resolved.dates[..] else {
        return false;
    };
    let expected = anchor.day.plus(i64::from(relative.days));
    if date.day(written).is_none_or(|day| day == expected) || !date.supports_findings() {
        return false;
    }
    let right = date.lunar.date_in(written.calendar, expected);
    let message = DATE
        .with("dateline", shown(anchor.day))
        .with(
            "right",
            render::day_and_month_in(right, mention.tradition()),
        )
        .with(
            "wrong",
            render::day_and_month_in(written, mention.tradition()),
        );
    let finding = sink.report(date.place(&relative.span), message);
    if ground.is_guess() {
        finding.at_most(Severity::Info);
    }
    true
}

/// The day of the text with its weekday.
fn shown(day: Day) -> String {
    format!(
        "{} {}",
        names::weekday(day.weekday()),
        render::date(day.solar(), Lang::Fa)
    )
}
