//! The terminal contract, kept by the real binary.

mod common;

use std::path::Path;
use std::process::Output;

use common::{command, pirast, project, stderr, stdout};

/// Runs pirast with a text on standard input.
fn piped(arguments: &[&str], input: &[u8]) -> Output {
    common::piped(Path::new("."), arguments, input)
}

fn read(folder: &tempfile::TempDir, name: &str) -> String {
    std::fs::read_to_string(folder.path().join(name)).expect("a file")
}

#[test]
fn exit_codes_tell_clean_from_faulty_from_failed() {
    let texts = project(&[
        ("clean.txt", "متن درست است.".as_bytes()),
        ("faulty.txt", "سلام ، دنیا".as_bytes()),
    ]);
    let code = |arguments: &[&str]| pirast(texts.path(), arguments).status.code();
    for format in ["text", "json"] {
        assert_eq!(code(&["check", "--format", format, "clean.txt"]), Some(0));
        assert_eq!(code(&["check", "--format", format, "faulty.txt"]), Some(1));
        assert_eq!(
            code(&["check", "--format", format, "faulty.txt", "missing.txt"]),
            Some(2)
        );
    }
    assert_eq!(code(&["check", "--no-such-option"]), Some(2));
    assert_eq!(code(&["fix", "faulty.txt"]), Some(0));
    assert_eq!(code(&["fix", "missing.txt"]), Some(2));
    assert_eq!(read(&texts, "faulty.txt"), "سلام، دنیا");
}

#[test]
fn findings_of_low_severity_do_not_fail() {
    assert_eq!(
        piped(&["check", "-"], "عجب!!! او رفت".as_bytes())
            .status
            .code(),
        Some(0)
    );
}

#[test]
fn json_names_places_in_code_points_and_bytes() {
    let output = piped(
        &[
            "check",
            "--format",
            "json",
            "--stdin-filename",
            "draft.md",
            "-",
        ],
        "😀 یک\nسلام ، دنیا".as_bytes(),
    );
    let findings: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let found = &findings[0];
    assert_eq!(found["path"], "draft.md");
    assert_eq!(found["rule"], "space-before-punctuation");
    assert_eq!(found["severity"], "warning");
    assert_eq!(
        found["start"],
        serde_json::json!({"line": 2, "column": 5, "offset": 18})
    );
    assert_eq!(
        found["end"],
        serde_json::json!({"line": 2, "column": 7, "offset": 21})
    );
    assert_eq!(found["text"], " ،");
    assert_eq!(found["fixes"][0]["safety"], "safe");
    assert_eq!(found["fixes"][0]["preferred"], true);
    assert_eq!(
        found["fixes"][0]["edits"],
        serde_json::json!([{"start": 18, "end": 19, "text": ""}])
    );
}

#[test]
fn json_is_an_array_even_when_nothing_is_found() {
    assert_eq!(
        stdout(&piped(&["check", "--format", "json", "-"], b"")),
        "[]\n"
    );
}

#[test]
fn offsets_count_the_bytes_of_the_file_with_its_byte_order_mark() {
    let texts = project(&[("marked.txt", "\u{FEFF}سلام ، دنیا\r\n".as_bytes())]);
    let output = pirast(texts.path(), &["check", "--format", "json", "marked.txt"]);
    let findings: serde_json::Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    assert_eq!(
        findings[0]["start"],
        serde_json::json!({"line": 1, "column": 5, "offset": 11})
    );
}

#[test]
fn fixing_keeps_line_ends_and_byte_order_mark() {
    let texts = project(&[("a.txt", "\u{FEFF}سلام ، دنیا\r\nخوب\r\n".as_bytes())]);
    pirast(texts.path(), &["fix", "a.txt"]);
    assert_eq!(read(&texts, "a.txt"), "\u{FEFF}سلام، دنیا\r\nخوب\r\n");
}

#[test]
fn a_file_without_faults_is_not_touched() {
    let texts = project(&[("clean.txt", "متن درست است.".as_bytes())]);
    let path = texts.path().join("clean.txt");
    let before = std::fs::metadata(&path)
        .expect("metadata")
        .modified()
        .expect("a time");
    pirast(texts.path(), &["fix", "clean.txt"]);
    assert_eq!(
        std::fs::metadata(&path)
            .expect("metadata")
            .modified()
            .expect("a time"),
        before
    );
}

#[cfg(unix)]
#[test]
fn fixing_keeps_permissions_and_links() {
    use std::os::unix::fs::PermissionsExt;
    let texts = project(&[("real.txt", "سلام ، دنیا".as_bytes())]);
    let real = texts.path().join("real.txt");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("permissions");
    std::os::unix::fs::symlink("real.txt", texts.path().join("link.txt")).expect("a link");
    assert_eq!(
        pirast(texts.path(), &["fix", "link.txt"]).status.code(),
        Some(0)
    );
    assert_eq!(read(&texts, "real.txt"), "سلام، دنیا");
    assert_eq!(
        std::fs::metadata(&real)
            .expect("metadata")
            .permissions()
            .mode()
            & 0o777,
        0o640
    );
    assert!(
        std::fs::symlink_metadata(texts.path().join("link.txt"))
            .expect("metadata")
            .is_symlink()
    );
}

#[test]
fn a_file_that_is_not_utf8_is_named_and_the_others_are_done() {
    let broken = [b"abc ".as_slice(), &[0xFF, 0xFE, 0x41]].concat();
    let texts = project(&[
        ("broken.txt", &broken),
        ("faulty.txt", "سلام ، دنیا".as_bytes()),
    ]);
    let output = pirast(
        texts.path(),
        &["fix", "--lang", "en", "broken.txt", "faulty.txt"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("broken.txt") && stderr(&output).contains("byte 4"),
        "{}",
        stderr(&output)
    );
    assert_eq!(
        std::fs::read(texts.path().join("broken.txt")).expect("a file"),
        broken
    );
    assert_eq!(read(&texts, "faulty.txt"), "سلام، دنیا");
}

#[test]
fn a_filter_writes_the_repaired_text_and_nothing_else() {
    let output = piped(&["fix", "-"], "سلام ، دنیا\n".as_bytes());
    assert_eq!(
        (stdout(&output).as_str(), output.status.code()),
        ("سلام، دنیا\n", Some(0))
    );
}

#[test]
fn a_diff_changes_no_file() {
    let texts = project(&[("a.txt", "سلام ، دنیا\n".as_bytes())]);
    let output = pirast(texts.path(), &["fix", "--diff", "a.txt"]);
    assert!(
        stdout(&output).contains("-سلام ، دنیا\n+سلام، دنیا\n"),
        "{}",
        stdout(&output)
    );
    assert_eq!(read(&texts, "a.txt"), "سلام ، دنیا\n");
}

#[test]
fn a_diff_shows_the_byte_order_mark_that_the_file_has() {
    let texts = project(&[("a.txt", "\u{FEFF}سلام ، دنیا\n".as_bytes())]);
    let diff = stdout(&pirast(texts.path(), &["fix", "--diff", "a.txt"]));
    assert!(
        diff.contains("-\u{FEFF}سلام ، دنیا\n+\u{FEFF}سلام، دنیا\n"),
        "{diff}"
    );
}

#[test]
fn suggestions_are_applied_only_when_asked_for() {
    let faulty = "چه... خب";
    assert_eq!(stdout(&piped(&["fix", "-"], faulty.as_bytes())), faulty);
    assert_eq!(
        stdout(&piped(&["fix", "--suggestions", "-"], faulty.as_bytes())),
        "چه… خب"
    );
}

#[test]
fn a_folder_is_walked_without_hidden_ignored_and_unknown_files() {
    let faulty = "سلام ، دنیا".as_bytes();
    let texts = project(&[
        ("b/two.md", faulty),
        ("a/one.txt", faulty),
        (".hidden.txt", faulty),
        ("ignored.txt", faulty),
        (".gitignore", b"ignored.txt\n"),
        ("picture.png", faulty),
    ]);
    let output = stdout(&pirast(texts.path(), &["check", "--format", "json"]));
    let findings: Vec<serde_json::Value> = serde_json::from_str(&output).expect("JSON");
    let paths: Vec<&str> = findings
        .iter()
        .filter_map(|found| found["path"].as_str())
        .collect();
    assert_eq!(paths, ["a/one.txt", "b/two.md"]);
}

#[test]
fn messages_speak_the_language_that_was_asked_for() {
    let faulty = "سلام ، دنیا".as_bytes();
    assert!(stdout(&piped(&["check", "--lang", "fa", "-"], faulty)).contains("فاصله نمی‌آید"));
    assert!(
        stdout(&piped(&["check", "--lang", "en", "-"], faulty)).contains("No space stands before")
    );
    let persian = command(Path::new("."), &["explain", "kashida"])
        .env("LC_ALL", "fa_IR.UTF-8")
        .output()
        .expect("pirast");
    assert!(stdout(&persian).contains("کشیده"));
}

#[test]
fn rules_are_listed_and_explained() {
    let listed: Vec<serde_json::Value> =
        serde_json::from_str(&stdout(&piped(&["rules", "--format", "json"], b""))).expect("JSON");
    assert_eq!(listed.len(), pirast::rules::RULES.len());
    for row in listed {
        let id = row["id"].as_str().expect("an id");
        let page = piped(&["explain", id], b"");
        assert!(page.status.success() && stdout(&page).starts_with(id));
    }
    let unknown = piped(&["explain", "--lang", "en", "kashidaa"], b"");
    assert_eq!(unknown.status.code(), Some(2));
    assert!(stderr(&unknown).contains("kashida"));
}

#[test]
fn a_text_without_end_of_line_and_a_very_long_line_are_survived() {
    let long = "کلمه ".repeat(200_000);
    assert_eq!(
        piped(&["check", "-"], long.as_bytes()).status.code(),
        Some(0)
    );
    assert_eq!(piped(&["check", "-"], b"").status.code(), Some(0));
}
