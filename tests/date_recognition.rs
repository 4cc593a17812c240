//! Recognition against annotated sentences. They are not part of the project; without them this test says so and passes.

mod common;

use common::shared_file;
use pirast::dates::anchor::KnownDays;
use pirast::dates::lunar::LunarCalendar;
use pirast::dates::mention::{Mention, Shape};
use pirast::dates::recognise::{ParagraphDates, recognise, recognise_all, recognise_text};
use pirast::dates::resolve::{Placed, ResolvedMention, resolve};
use pirast::paragraph::Paragraph;
use serde_json::Value;

/// A date of the annotation or of the program.
#[derive(Debug, PartialEq)]
struct Seen {
    text: String,
    /// The same without its era: the annotation leaves «ه.ش» out.
    without_era: String,
    day: Option<i64>,
    month: Option<i64>,
    year: Option<i64>,
}

#[test]
fn annotated_dates_are_recognised() {
    let Some(lines) = shared_file("eval/dates.dev.jsonl") else {
        return;
    };
    let (mut wanted, mut met, mut spurious, mut found_all) = (0, 0, 0, 0);
    for line in lines.lines() {
        let item: Value = serde_json::from_str(line).expect("a JSON object");
        let text = item["text"].as_str().expect("a text");
        let mut found = dates_of(text);
        found_all += found.len();
        for date in item["dates"].as_array().expect("dates") {
            wanted += 1;
            let written = date["text"].as_str().expect("text").to_owned();
            let expected = Seen {
                without_era: written.clone(),
                text: written,
                day: date["d"].as_i64(),
                month: date["m"].as_i64(),
                year: date["y"].as_i64().or(date["y_inherited"].as_i64()),
            };
            match found.iter().position(|seen| agrees(seen, &expected)) {
                Some(at) => {
                    found.remove(at);
                    met += 1;
                }
                None => println!("missed {expected:?}\n    of {text}"),
            }
        }
        // A month with its year is a date; the annotation has only some of them.
        found.retain(|seen| seen.day.is_some());
        spurious += found.len();
        for seen in found {
            println!("spurious {seen:?}\n    of {text}");
        }
    }
    let share = |part: usize, whole: usize| 100.0 * part as f64 / whole as f64;
    println!("{met} of {wanted} recognised, {:.1} %", share(met, wanted));
    println!(
        "{spurious} of {found_all} spurious, {:.1} %",
        share(spurious, found_all)
    );
    assert!(share(met, wanted) >= 95.0);
    assert!(share(spurious, found_all) <= 2.0);
}

/// A check looks only at the surroundings of what may be a date.
#[test]
fn a_check_sees_the_dates_that_a_close_look_finds() {
    let Some(lines) = shared_file("eval/dates.dev.jsonl") else {
        return;
    };
    for line in lines.lines() {
        let item: Value = serde_json::from_str(line).expect("a JSON object");
        let text = item["text"].as_str().expect("a text");
        let paragraph = Paragraph::new(text, &[], false);
        let covered = |dates: Option<ParagraphDates>| -> Vec<String> {
            let dates = dates.unwrap_or_default();
            let mentions = dates.passages.iter().flat_map(|passage| passage.mentions());
            mentions
                .filter(|mention| mention.calendar().is_some() || !mention.weekdays.is_empty())
                .map(|mention| text[mention.span.clone()].to_owned())
                .collect()
        };
        assert_eq!(
            covered(recognise(&paragraph)),
            covered(recognise_all(&paragraph)),
            "{text}"
        );
    }
}

fn dates_of(text: &str) -> Vec<Seen> {
    let lunar = LunarCalendar::default();
    let dates = recognise_text(text).unwrap_or_default();
    let paragraph = Placed {
        offset: 0,
        dates: &dates,
    };
    resolve(&[paragraph], &KnownDays::default(), &lunar)
        .iter()
        .flat_map(|date| {
            date.mentions()
                .map(|(mention, resolved)| (mention.clone(), resolved.clone()))
                .collect::<Vec<_>>()
        })
        .filter(|(mention, _)| {
            matches!(
                mention.shape,
                Shape::Days { .. } | Shape::Month(_) | Shape::Numeric(_)
            )
        })
        .map(|(mention, resolved)| seen(text, &mention, &resolved))
        .collect()
}

fn seen(text: &str, mention: &Mention, resolved: &ResolvedMention) -> Seen {
    let (day, month) = match &mention.shape {
        Shape::Numeric(date) => (
            Some(date.readings[0].day.into()),
            Some(date.readings[0].month.into()),
        ),
        _ => (
            mention.days().last().map(|day| day.number.into()),
            mention.month().map(|month| month.name.number.into()),
        ),
    };
    // A year that is guessed from another date of the sentence is none that the annotation could know.
    let year = resolved
        .year
        .filter(|(_, ground)| !matches!(ground, pirast::dates::resolve::Ground::Nearest(_)));
    let end = mention
        .era
        .as_ref()
        .map_or(mention.span.end, |era| era.span.start);
    Seen {
        text: text[mention.span.clone()].to_owned(),
        without_era: text[mention.span.start..end].trim_end().to_owned(),
        day,
        month,
        year: year.map(|(year, _)| year.into()),
    }
}

/// A year that the sentence gives only by the other side of an equivalence may be left out of the annotation.
fn agrees(seen: &Seen, expected: &Seen) -> bool {
    (seen.text == expected.text || seen.without_era == expected.text)
        && (seen.day, seen.month) == (expected.day, expected.month)
        && (seen.year == expected.year || expected.year.is_none())
}
