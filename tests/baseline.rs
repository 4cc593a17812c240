//! A baseline lets an old archive start clean: in the terminal, in the report, and in the statistics.

mod common;

use common::{pirast, project, stderr, stdout};
use serde_json::Value;

const DRAFT: &str = "سلامـت باش ، دوست.\n\nاو گفت : «سلام»\n";

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn an_old_archive_starts_clean_with_a_baseline() {
    let folder = project(&[("a.txt", DRAFT.as_bytes())]);
    let written = pirast(folder.path(), &["check", "--write-baseline", "known.json"]);
    assert_eq!(written.status.code(), Some(0));
    let with = |arguments: &[&str]| pirast(folder.path(), arguments).status.code();
    assert_eq!(with(&["check", "--baseline", "known.json"]), Some(0));
    std::fs::write(
        folder.path().join("a.txt"),
        format!("تازه ، اینجا.\n\n{DRAFT}"),
    )
    .expect("a file");
    assert_eq!(with(&["check", "--baseline", "known.json"]), Some(1));
}

#[test]
fn a_configuration_may_name_the_baseline_of_its_own_files() {
    let folder = project(&[
        ("new/a.txt", DRAFT.as_bytes()),
        ("old/a.txt", DRAFT.as_bytes()),
        ("old/pirast.toml", b"baseline = \"known.json\"\n"),
    ]);
    let files = || {
        let output = pirast(folder.path(), &["check", "--format", "ndjson"]);
        let text = stdout(&output);
        let mut files: Vec<String> = text
            .lines()
            .map(|line| json(line)["path"].as_str().expect("a path").to_owned())
            .collect();
        files.dedup();
        files
    };
    assert_eq!(
        files(),
        ["new/a.txt", "old/a.txt"],
        "one that is not written yet knows nothing"
    );
    pirast(
        folder.path(),
        &["check", "old", "--write-baseline", "old/known.json"],
    );
    assert_eq!(files(), ["new/a.txt"]);
    std::fs::write(folder.path().join("old/known.json"), "[]").expect("a file");
    for (lang, words) in [
        ("en", "known.json: cannot be read as a baseline"),
        ("fa", "known.json: فهرست یافته‌های شناخته خوانده نشد"),
    ] {
        let broken = pirast(folder.path(), &["check", "--lang", lang]);
        assert_eq!(broken.status.code(), Some(2));
        let told = stderr(&broken);
        assert!(told.contains(words), "{told}");
    }
    let renewed = pirast(
        folder.path(),
        &["check", "old", "--write-baseline", "old/known.json"],
    );
    assert_eq!(renewed.status.code(), Some(0), "a broken one is replaced");
    assert_eq!(files(), ["new/a.txt"]);
}

#[test]
fn a_report_leaves_out_what_is_known() {
    let folder = project(&[
        ("old/a.txt", DRAFT.as_bytes()),
        ("new.txt", "سلامـت\n".as_bytes()),
    ]);
    let page = |arguments: &[&str]| {
        let all: Vec<&str> = ["report", "--html", "page.html"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        assert_eq!(pirast(folder.path(), &all).status.code(), Some(0));
        std::fs::read_to_string(folder.path().join("page.html")).expect("a page")
    };
    pirast(
        folder.path(),
        &["check", "old", "--write-baseline", "known.json"],
    );
    let is_told = |page: &str, name: &str| page.contains(&format!("<bdi>{name}</bdi>"));
    let all = page(&[]);
    assert!(is_told(&all, "old/a.txt") && is_told(&all, "new.txt"));
    let new = page(&["--baseline", "known.json"]);
    assert!(!is_told(&new, "old/a.txt") && is_told(&new, "new.txt"));
    std::fs::write(
        folder.path().join("pirast.toml"),
        "baseline = \"known.json\"\n",
    )
    .expect("a file");
    assert_eq!(page(&[]), new);
    let missing = ["report", "--html", "page.html", "--baseline", "none.json"];
    assert_eq!(pirast(folder.path(), &missing).status.code(), Some(2));
}

#[test]
fn the_statistics_tell_what_goes_into_a_baseline() {
    let folder = project(&[("a.txt", DRAFT.as_bytes())]);
    let alone = pirast(folder.path(), &["check", "--quiet", "--statistics"]);
    let told = stdout(&alone);
    assert!(told.contains("kashida") && told.contains("a.txt"), "{told}");
    for _ in 0..2 {
        let arguments = ["check", "--write-baseline", "known.json", "--statistics"];
        let output = pirast(folder.path(), &arguments);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(stdout(&output), told);
    }
    let arguments = ["check", "--baseline", "known.json", "--statistics"];
    let nothing = stdout(&pirast(folder.path(), &arguments));
    assert!(!nothing.contains("kashida"), "{nothing}");
}
