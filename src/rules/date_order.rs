//! A range that ends before it begins.

use crate::dates::mention::{Mention, Shape, Side, Span};
use crate::dates::render;
use crate::dates::resolve::{Ground as YearGround, Resolved, ResolvedMention};
use crate::diagnostic::Severity;
use crate::message::{Lang, Text};
use crate::rule::{Changes, Check, Family, Ground, Rule, Sink};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "date-order",
    family: Family::Dates,
    ground: Ground::Fact,
    severity: Some(Severity::Warning),
    changes: Changes::Date,
    summary: Text {
        fa: "بازه‌ای که پیش از آغازش پایان می‌یابد: «از ۲۸ تا ۲۵ آبان»",
        en: "A range that ends before it begins: “از ۲۸ تا ۲۵ آبان”",
    },
    page: include_str!("date_order.md"),
    check: Check::Date(check),
};

const BACKWARDS: Text = Text {
    fa: "این بازه از {first} آغاز می‌شود و {last} پایان می‌یابد.",
    en: "This range begins on {first} and ends on {last}.",
};
const NEXT_MONTH: Text = Text {
    fa: "این بازه از {first} آغاز می‌شود و {last} پایان می‌یابد؛ شاید ماهِ یکی از دو سر افتاده است.",
    en: "This range begins on {first} and ends on {last}; perhaps the month of one end is missing.",
};

/// A range from late in a month to early in one probably runs into the next month.
const LATE: u8 = 20;
const EARLY: u8 = 10;

fn check(date: &Resolved<'_>, sink: &mut Sink<'_>) -> bool {
    date.passage
        .sides
        .iter()
        .zip(&date.sides)
        .any(|(side, resolved)| {
            let Some((span, first, last)) =
                within_month(side).or_else(|| between_months(date, side, resolved))
            else {
                return false;
            };
            let crosses = first.1 > LATE && last.1 < EARLY && side.mentions.len() == 1;
            let text = if crosses { NEXT_MONTH } else { BACKWARDS };
            let finding = sink.report(
                date.place(&span),
                text.with("first", first.0).with("last", last.0),
            );
            if crosses {
                finding.at_most(Severity::Info);
            }
            true
        })
}

/// An end of a range: how it is shown, and its day of the month.
type End = (String, u8);

/// «از ۲۸ تا ۲۵ آبان»
fn within_month(side: &Side) -> Option<(Span, End, End)> {
    side.mentions.iter().find_map(|mention| {
        let Shape::Days {
            days, range: true, ..
        } = &mention.shape
        else {
            return None;
        };
        let [first, last] = &days[..] else {
            return None;
        };
        let show = |day: u8| (render::year(day.into(), Lang::Fa), day);
        (first.number > last.number).then(|| {
            (
                first.span.start..last.span.end,
                show(first.number),
                show(last.number),
            )
        })
    })
}

/// «از ۲۸ آبان تا ۲۵ آبان», «از ۵ مهر ۱۴۰۴ تا ۳ مهر ۱۴۰۳»
fn between_months(
    date: &Resolved<'_>,
    side: &Side,
    resolved: &[ResolvedMention],
) -> Option<(Span, End, End)> {
    let ([first, last], [from, to]) = (&side.mentions[..], resolved) else {
        return None;
    };
    if !side.range {
        return None;
    }
    let (&start, &end) = (from.dates.first()?, to.dates.last()?);
    let written =
        |mention: &ResolvedMention| matches!(mention.year, Some((_, YearGround::Written)));
    let same_month = same_month(first, last);
    let comparable = same_month || written(from) && written(to);
    if !comparable || date.day(start)? <= date.day(end)? {
        return None;
    }
    let show = |date: crate::dates::calendar::CalendarDate| {
        let shown = if same_month {
            render::day_and_month(date, Lang::Fa)
        } else {
            render::date(date, Lang::Fa)
        };
        (shown, date.day)
    };
    Some((first.span.start..last.span.end, show(start), show(end)))
}

fn same_month(first: &Mention, last: &Mention) -> bool {
    match (first.month(), last.month()) {
        (Some(first), Some(last)) => first.name.number == last.name.number,
        _ => false,
    }
}
