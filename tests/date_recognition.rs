//! Recognition against annotated sentences. They are not part of the project; without them this test says so and passes.

mod common;

use common::shared_file;
use pirast::dates::grammar::passages;
use pirast::dates::mention::{Mention, Shape};
use serde_json::Value;

/// A date of the annotation or of the program: bytes, day, month.
#[derive(Debug, PartialEq)]
struct Seen {
    text: String,
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
        let mut found: Vec<Seen> = passages(text)
            .iter()
            .flat_map(|passage| passage.mentions())
            .filter(|mention| has_day_or_month(mention))
            .map(|mention| seen(text, mention))
            .collect();
        found_all += found.len();
        for date in item["dates"].as_array().expect("dates") {
            wanted += 1;
            let expected = Seen {
                text: date["text"].as_str().expect("text").to_owned(),
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
}

fn has_day_or_month(mention: &Mention) -> bool {
    matches!(
        mention.shape,
        Shape::Days { .. } | Shape::Month(_) | Shape::Numeric(_)
    )
}

fn seen(text: &str, mention: &Mention) -> Seen {
    let (day, month, year) = match &mention.shape {
        Shape::Numeric(date) => {
            let reading = date.readings[0];
            (
                Some(reading.day.into()),
                Some(reading.month.into()),
                Some(reading.year.into()),
            )
        }
        _ => (
            mention.days().last().map(|day| day.number.into()),
            mention.month().map(|month| month.name.number.into()),
            mention.year.as_ref().and_then(|year| match year.value {
                pirast::dates::mention::YearValue::Full(year)
                | pirast::dates::mention::YearValue::TwoDigits(year)
                | pirast::dates::mention::YearValue::TwoBareDigits(year) => Some(year.into()),
                _ => None,
            }),
        ),
    };
    Seen {
        text: text[mention.span.clone()].to_owned(),
        day,
        month,
        year,
    }
}

fn agrees(seen: &Seen, expected: &Seen) -> bool {
    seen.text == expected.text
        && seen.day == expected.day
        && seen.month == expected.month
        && (seen.year == expected.year)
}
