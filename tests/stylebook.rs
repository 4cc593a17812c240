//! The stylebook of a house: what it may say, and what it is told when it contradicts itself.

mod common;

use common::{pirast, project, stderr};

/// What is said of a text whose folder has these files, in both languages; the check cannot be done.
fn assert_refused(files: &[(&str, &str)], place: &str, words: [&str; 2]) {
    let mut all = vec![("a.txt", "یک رایانه.\n".as_bytes())];
    all.extend(files.iter().map(|(name, text)| (*name, text.as_bytes())));
    let folder = project(&all);
    for (lang, words) in ["en", "fa"].into_iter().zip(words) {
        let output = pirast(folder.path(), &["check", "--lang", lang]);
        let told = stderr(&output);
        assert_eq!(output.status.code(), Some(2), "{told}");
        assert!(
            told.contains(place) && told.contains(words),
            "{place} {words}: {told}"
        );
    }
}

#[test]
fn terms_that_lead_back_to_each_other_are_refused() {
    let circle = [
        "lead back to each other: “رایانه” → “کامپیوتر” → “رایانه”",
        "به یکدیگر برمی‌گردند: «رایانه» ← «کامپیوتر» ← «رایانه»",
    ];
    let (there, back) = ("رایانه\tکامپیوتر\n", "کامپیوتر\tرایانه\tچون\n");
    assert_refused(
        &[(
            "pirast.toml",
            "# واژه‌ها\n[terms]\n\"رایانه\" = \"کامپیوتر\"\n  \"کامپیوتر\" = \"رایانه\"\n",
        )],
        "pirast.toml:4:3",
        circle,
    );
    assert_refused(
        &[
            ("pirast.toml", ""),
            ("pirast-terms.tsv", &format!("# واژه‌ها\n{there}{back}")),
        ],
        "pirast-terms.tsv:3:1",
        circle,
    );
    // A list and the configuration beside it.
    assert_refused(
        &[
            (
                "pirast.toml",
                "[terms]\n\"کامپیوتر\" = { preferred = \"رایانه\" }\n",
            ),
            ("pirast-terms.tsv", there),
        ],
        "pirast.toml:2:1",
        circle,
    );
    let longer = "رایانه\tکامپیوتر\nکامپیوتر\tدستگاه\nدستگاه\tرایانه\n";
    assert_refused(
        &[("pirast.toml", ""), ("pirast-terms.tsv", longer)],
        "pirast-terms.tsv:3:1",
        ["“دستگاه”", "«دستگاه»"],
    );
}

#[test]
fn a_term_with_two_preferred_ones_is_refused() {
    assert_refused(
        &[
            ("pirast.toml", ""),
            ("pirast-terms.tsv", "رایانه\tکامپیوتر\n\nرایانه\tدستگاه\n"),
        ],
        "pirast-terms.tsv:3:1",
        ["line 1 prefers something else", "سطر ۱ برای همین صورت"],
    );
    assert_refused(
        &[(
            "pirast.toml",
            "[terms]\n\"رایانه\" = \"الف\"\n\"رایانه\" = \"ب\"\n",
        )],
        "pirast.toml:3:1",
        ["this key is there twice", "این کلید دو بار آمده است"],
    );
}

#[test]
fn a_chain_of_terms_and_a_line_that_is_there_twice_are_welcome() {
    let folder = project(&[
        ("a.txt", "یک رایانه.\n".as_bytes()),
        ("pirast.toml", b""),
        (
            "pirast-terms.tsv",
            "رایانه\tکامپیوتر\nکامپیوتر\tدستگاه\nرایانه\tکامپیوتر\n".as_bytes(),
        ),
    ]);
    assert_eq!(
        pirast(folder.path(), &["check"]).status.code(),
        Some(1),
        "the term is found"
    );
    pirast(folder.path(), &["fix", "--suggestions"]);
    let text = std::fs::read_to_string(folder.path().join("a.txt")).expect("a file");
    assert_eq!(text, "یک دستگاه.\n");
}

#[test]
fn what_is_wrong_with_overrides_and_patterns_is_told_in_both_languages() {
    assert_refused(
        &[("pirast.toml", "digits = \"keep\"\noverrides = 3\n")],
        "pirast.toml:2:13",
        [
            "an override is a table",
            "هر استثنا جدولی است که با [[overrides]]",
        ],
    );
    assert_refused(
        &[("pirast.toml", "exclude = [\"a{b\"]\n")],
        "pirast.toml",
        [
            "`a{b` is no pattern for file names",
            "«a{b» الگوی درستی برای نام پرونده نیست",
        ],
    );
}
