//! `pirast date` in the terminal.

mod common;

use std::path::Path;

use common::{stderr, stdout};
use serde_json::{Value, json};

struct Outcome {
    code: i32,
    lines: Vec<String>,
    errors: String,
}

/// Runs `pirast date` without any configuration.
fn pirast(arguments: &[&str], input: &str) -> Outcome {
    let folder = tempfile::tempdir().expect("a folder");
    run(folder.path(), &[&["date"], arguments].concat(), input)
}

/// Runs Pirast in a folder.
fn run(folder: &Path, arguments: &[&str], input: &str) -> Outcome {
    let output = common::piped(
        folder,
        &[&["--lang", "en"], arguments].concat(),
        input.as_bytes(),
    );
    Outcome {
        code: output.status.code().expect("it exits"),
        lines: stdout(&output).lines().map(str::to_owned).collect(),
        errors: stderr(&output),
    }
}

fn json_of(text: &str) -> Value {
    let outcome = pirast(&["--format", "json", "--anchor", "2025-08-29", text], "");
    serde_json::from_str(&outcome.lines[0]).expect("a JSON object")
}

#[test]
fn one_day_in_all_calendars() {
    let expected = |input: &str| {
        json!({
            "input": input,
            "gregorian": "2025-08-29",
            "solar": "1404-06-07",
            "lunar": {"date": "1447-03-05", "certain": true, "alternatives": []},
            "umm_al_qura": "1447-03-06",
            "weekday": "جمعه",
        })
    };
    for text in ["2025-08-29", "1404/06/07", "1447-03-05 AH", "۷ شهریور ۱۴۰۴"] {
        assert_eq!(json_of(text), expected(text));
    }
    for text in ["جمعه هفتم شهریور", "۲۹ اوت", "۵ ربیع الاول"] {
        let mut expected = expected(text);
        expected["year_from"] = json!("setting");
        assert_eq!(json_of(text), expected);
    }
}

#[test]
fn what_a_relative_day_is_counted_from_is_told() {
    let row = json_of("دیروز");
    assert_eq!(row["gregorian"], json!("2025-08-28"));
    assert_eq!(row["day_from"], json!("setting"));
    assert_eq!(row["year_from"], Value::Null);
}

#[test]
fn a_month_of_29_days_has_no_thirtieth() {
    let outcome = pirast(&["۳۰ ذیقعده ۱۴۴۷"], "");
    assert_eq!((outcome.code, outcome.lines.len()), (2, 0));
    assert!(outcome.errors.contains("has 29 days"), "{}", outcome.errors);
}

#[test]
fn a_guessed_year_is_told() {
    let of = |lang: &str| {
        let folder = tempfile::tempdir().expect("a folder");
        let arguments = [
            "--lang",
            lang,
            "date",
            "--anchor",
            "2025-08-29",
            "۱۲ شهریور",
        ];
        stdout(&common::piped(folder.path(), &arguments, b""))
            .lines()
            .nth(1)
            .map(str::to_owned)
    };
    assert_eq!(
        of("en").as_deref(),
        Some("  The text gives no year; by the setting (7 Shahrivar 1404)")
    );
    assert_eq!(
        of("fa").as_deref(),
        Some("  سال در متن نیامده؛ با تاریخ تنظیم‌شده (۷ شهریور ۱۴۰۴)")
    );
    let today = pirast(&["۱۲ شهریور"], "");
    assert!(
        today.lines[1].contains("nearest to today"),
        "{:?}",
        today.lines
    );
}

#[test]
fn doubt_is_shown() {
    let lunar = &json_of("2015-08-20")["lunar"];
    assert_eq!(
        lunar,
        &json!({"date": "1436-11-05", "certain": false, "alternatives": ["1436-11-04"]})
    );
}

#[test]
fn the_desks_months_win() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), "1446/5 2024-11-04\n").expect("it is written");
    let path = file.path().to_str().expect("a path");
    let outcome = pirast(
        &["--format", "json", "--lunar-months", path, "2024-11-08"],
        "",
    );
    assert!(
        outcome.lines[0].contains(r#""date":"1446-05-05","certain":true"#),
        "{:?}",
        outcome.lines
    );
    std::fs::write(file.path(), "1446/5 2024-11-14\n").expect("it is written");
    let outcome = pirast(&["--lunar-months", path, "2024-11-08"], "");
    assert!(
        outcome.code == 2 && outcome.errors.contains(&format!("{path}:1:1: ")),
        "{}",
        outcome.errors
    );
}

#[test]
fn the_configuration_of_the_folder_is_obeyed() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file is written");
    };
    write(
        "pirast.toml",
        "[dates]\nlunar-months = \"months.txt\"\nanchor = \"2024-11-01\"\n",
    );
    write("months.txt", "1446/5 2024-11-04\n");
    let converted = run(folder.path(), &["date", "18 آبان"], "");
    assert!(
        converted.lines[0].contains("5 Jumada al-Awwal 1446 (by the desk's calendar"),
        "{:?}",
        converted.lines
    );

    let text = "جلسه ۱۸ آبان ۱۴۰۳ برابر با ۷ جمادی‌الاول ۱۴۴۶ بود.";
    let check = |folder: &Path| run(folder, &["check", "--format", "ndjson", "-"], text);
    let checked = check(folder.path());
    assert!(
        checked
            .lines
            .iter()
            .any(|line| line.contains("lunar-mismatch")),
        "{:?}",
        checked.lines
    );
    write("months.txt", "\n1446/5 2024-11-04\n1446/5 2024-11-05\n");
    let refused = check(folder.path());
    assert!(
        refused.code == 2
            && refused.errors.contains("months.txt:3:1: ")
            && refused.errors.contains("already stands in line 2"),
        "{}",
        refused.errors
    );
}

#[test]
fn text_for_people() {
    let outcome = pirast(&["1404/06/07"], "");
    assert_eq!(
        outcome.lines,
        [
            "Friday 7 Shahrivar 1404 = 29 August 2025 = 5 Rabi al-Awwal 1447 (computed for Iran; Umm al-Qura: 6)"
        ]
    );
    assert_eq!(outcome.code, 0);
}

#[test]
fn one_date_a_line_from_standard_input() {
    let outcome = pirast(
        &["--format", "json", "-"],
        "2025-08-29\n\n۳۱ مهر ۱۴۰۴\n1404/06/08\n",
    );
    assert_eq!(outcome.code, 2);
    assert_eq!(outcome.lines.len(), 3);
    assert!(
        outcome.lines[1].contains(r#""error""#),
        "{:?}",
        outcome.lines
    );
    assert!(
        outcome.lines[2].contains("2025-08-30"),
        "{:?}",
        outcome.lines
    );
}

#[test]
fn what_cannot_be_is_refused_with_the_reason() {
    for (text, reason) in [
        ("1404/07/31", "never has more than"),
        ("۳۰ اسفند ۱۴۰۴", "no leap year"),
        ("2025-02-29", "no leap year"),
        ("1404/13/01", "no such day or month"),
        ("1447-03-05", "may be solar or lunar"),
        ("1447/13/05", "no such day"),
        ("3001-01-01", "1 to 3000"),
        ("۲۵ فوریه ۳۲۰۰", "1 to 3000"),
        ("شهریور ۱۴۰۴", "names no day"),
        ("سلام", "no date"),
        ("۹ اوت همان سال", "year is not known"),
    ] {
        let outcome = pirast(&[text], "");
        assert_eq!(outcome.code, 2, "{text}");
        assert!(
            outcome.errors.contains(reason),
            "{text}: {}",
            outcome.errors
        );
    }
}

#[test]
fn figures_alone_are_taken_at_their_word() {
    for (text, gregorian) in [
        ("0622-07-19", "0622-07-19"),
        ("1447/03/05", "2068-05-25"),
        ("2025-08-29T21:00:00+03:30", "2025-08-29"),
    ] {
        assert_eq!(json_of(text)["gregorian"], gregorian, "{text}");
    }
}

#[test]
fn what_is_no_part_of_a_date_is_refused_for_itself() {
    let outcome = pirast(&["--format", "json", "2025-08-29", "bad"], "");
    assert_eq!((outcome.code, outcome.lines.len()), (2, 2));
    assert!(
        outcome.lines[0].contains(r#""input":"2025-08-29""#)
            && outcome.lines[1].contains(r#""error""#),
        "{:?}",
        outcome.lines
    );
    let outcome = pirast(&["--format", "json", "2025-13-01", "1304/01/01"], "");
    assert_eq!((outcome.code, outcome.lines.len()), (2, 2));
    assert!(outcome.lines[1].contains("1925-"), "{:?}", outcome.lines);
}

#[test]
fn far_years_are_never_certain() {
    for text in ["0632-05-27", "2500-05-05"] {
        assert_eq!(json_of(text)["lunar"]["certain"], false, "{text}");
    }
}

#[test]
fn an_unquoted_date_is_one_text() {
    assert_eq!(pirast(&["۷", "شهریور", "۱۴۰۴"], "").lines.len(), 1);
    assert_eq!(pirast(&["جمعه", "۷ شهریور", "۱۴۰۴"], "").lines.len(), 1);
    assert_eq!(pirast(&["2025-08-29", "2025-08-30"], "").lines.len(), 2);
}
