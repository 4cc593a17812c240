//! Days counted from the day of the text: «دیروز», «امروز (جمعه)», «جمعه گذشته», «۱۵ ماه جاری».

use super::super::calendar::Weekday;
use super::super::mention::{Mention, Shape, WhichWeekday, WrittenDay, WrittenWeekday};
use super::super::terms::TermKind;
use super::super::vocabulary::Keyword;
use super::{Found, Terms};

/// Adds the relative dates that stand between the mentions already found.
pub(super) fn add(terms: &Terms<'_>, found: &mut Vec<Found>) {
    let mut added = Vec::new();
    let mut at = 0;
    let end = terms.terms.len();
    let mut taken = found.iter().map(|found| &found.terms);
    let mut next = taken.next();
    while at < end {
        if let Some(range) = next.filter(|range| range.start <= at) {
            at = at.max(range.end);
            next = taken.next();
            continue;
        }
        let limit = next.map_or(end, |range| range.start);
        match read(terms, at, limit) {
            Some(mention) => {
                at = mention.terms.end;
                added.push(mention);
            }
            None => at += 1,
        }
    }
    if !added.is_empty() {
        found.append(&mut added);
        found.sort_by_key(|found| found.terms.start);
    }
}

fn read(terms: &Terms<'_>, at: usize, limit: usize) -> Option<Found> {
    match terms.get(at)?.kind {
        TermKind::Relative(days) => Some(relative_day(terms, at, limit, days)),
        TermKind::Weekday(weekday) => relative_weekday(terms, at, weekday),
        TermKind::Number {
            value,
            digits: ..=2,
        } => day_of_month(terms, at, u8::try_from(value).unwrap_or(0), false),
        TermKind::Ordinal(number) => day_of_month(terms, at, number, true),
        _ => None,
    }
}

/// «دیروز», with the weekday that the text gives it: «امروز (جمعه)», «فردا شنبه».
fn relative_day(terms: &Terms<'_>, at: usize, limit: usize, days: i8) -> Found {
    let mut mention = Mention::new(terms.terms[at].span.clone(), Shape::Relative(days));
    let mut weekday = at + 1;
    if terms.is_mark(weekday, &['(', '،', ',']) {
        weekday += 1;
    }
    if terms.is_keyword(weekday, Keyword::Day) {
        weekday += 1;
    }
    let mut end = at + 1;
    let in_parentheses = terms.is_mark(at + 1, &['(']);
    let closes = !in_parentheses || terms.is_mark(weekday + 1, &[')']);
    let relative_itself = which(terms, weekday + 1).is_some();
    // «فردا شنبه و یکشنبه» speaks of several days.
    let lists = terms.is_keyword(weekday + 1, Keyword::And)
        || terms.is_keyword(weekday + 1, Keyword::Until);
    if weekday < limit
        && let Some(TermKind::Weekday(day)) = terms.kind(weekday)
        && closes
        && !relative_itself
        && !lists
    {
        let span = terms.terms[weekday].span.clone();
        mention.span.end = span.end;
        mention.weekdays.push(WrittenWeekday {
            span,
            weekday: day,
            day: 0,
        });
        end = weekday + 1 + usize::from(in_parentheses);
    }
    Found {
        mention,
        terms: at..end,
        weak: false,
    }
}

fn relative_weekday(terms: &Terms<'_>, at: usize, weekday: Weekday) -> Option<Found> {
    let (which, end) = which(terms, at + 1)?;
    let span = terms.get(at)?.span.start..terms.get(end - 1)?.span.end;
    let mention = Mention::new(span, Shape::RelativeWeekday { weekday, which });
    Some(Found {
        mention,
        terms: at..end,
        weak: false,
    })
}

/// «گذشته», «آینده», «هفته جاری», «این هفته» from the term `at`, and the term after it.
fn which(terms: &Terms<'_>, at: usize) -> Option<(WhichWeekday, usize)> {
    let keyword = |at: usize| match terms.kind(at) {
        Some(TermKind::Keyword(keyword)) => Some(keyword),
        _ => None,
    };
    let found = match (keyword(at)?, keyword(at + 1)) {
        (Keyword::Past, _) if terms.written(at) == "گذشته" => (WhichWeekday::Last, at + 1),
        (Keyword::Next, _) if terms.written(at) == "آینده" => (WhichWeekday::Next, at + 1),
        (Keyword::Before, Some(Keyword::Face)) => (WhichWeekday::Next, at + 2),
        (Keyword::Week, Some(Keyword::Past)) => (WhichWeekday::InWeek(-1), at + 2),
        (Keyword::Week, Some(Keyword::Next)) => (WhichWeekday::InWeek(1), at + 2),
        (Keyword::Week, Some(Keyword::Current)) => (WhichWeekday::InWeek(0), at + 2),
        (Keyword::This, Some(Keyword::Week)) => (WhichWeekday::InWeek(0), at + 2),
        _ => return None,
    };
    Some(found)
}

/// «۱۵ ماه جاری», «پانزدهم ماه گذشته». In figures «۳ ماه گذشته» is three months.
fn day_of_month(terms: &Terms<'_>, at: usize, number: u8, in_words: bool) -> Option<Found> {
    if !(1..=31).contains(&number) || terms.is_part_of_figure(at) {
        return None;
    }
    let keyword = |at: usize| match terms.kind(at) {
        Some(TermKind::Keyword(keyword)) => Some(keyword),
        _ => None,
    };
    let months = match (keyword(at + 1)?, keyword(at + 2)?) {
        (Keyword::Month, Keyword::Current) => 0,
        (Keyword::This, Keyword::Month) if in_words => 0,
        (Keyword::Month, Keyword::Past) if in_words => -1,
        (Keyword::Month, Keyword::Next) if in_words => 1,
        _ => return None,
    };
    let span = terms.get(at)?.span.clone();
    let end = terms.get(at + 2)?.span.end;
    let day = WrittenDay {
        span: span.clone(),
        number,
        in_words,
        last_of_month: false,
    };
    let mention = Mention::new(span.start..end, Shape::DayOfMonth { day, months });
    Some(Found {
        mention,
        terms: at..at + 3,
        weak: false,
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::mention::{Shape, WhichWeekday};
    use super::super::tests::{covered, read};

    #[test]
    fn days_from_today() {
        assert_eq!(covered("او دیروز آمد و پس‌فردا می‌رود"), ["دیروز", "پس‌فردا"]);
        assert_eq!(covered("روز گذشته اعلام شد"), ["روز گذشته"]);
        assert_eq!(
            covered("امروز (جمعه) و فردا شنبه"),
            ["امروز (جمعه", "فردا شنبه"]
        );
        assert_eq!(covered("دیروز ۶ شهریور"), ["۶ شهریور"]);
        assert_eq!(
            read("دیروز ۶ شهریور")[0].relative.as_ref().map(|r| r.days),
            Some(-1)
        );
    }

    #[test]
    fn weekdays_from_today() {
        let which = |text: &str| match read(text)[0].shape {
            Shape::RelativeWeekday { which, .. } => which,
            ref other => panic!("{other:?}"),
        };
        assert_eq!(which("جمعه گذشته"), WhichWeekday::Last);
        assert_eq!(which("شنبه آینده"), WhichWeekday::Next);
        assert_eq!(which("دوشنبه هفته جاری"), WhichWeekday::InWeek(0));
        assert_eq!(covered("جمعه آمد"), Vec::<&str>::new());
    }

    #[test]
    fn durations_are_no_days() {
        assert_eq!(covered("در ۳ ماه گذشته"), Vec::<&str>::new());
        assert_eq!(covered("پانزدهم ماه گذشته"), ["پانزدهم ماه گذشته"]);
        assert_eq!(covered("۱۵ ماه جاری"), ["۱۵ ماه جاری"]);
    }
}
