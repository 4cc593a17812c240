//! What `pirast check` prints for machines, and how it decides.

mod common;

use std::path::Path;
use std::process::Command;

use common::{pirast, project, stderr, stdout};
use serde_json::Value;

const DRAFT: &str = "سلامـت باش ، دوست.\n\nاو گفت : «سلام»\n";

fn printed(folder: &Path, format: &str) -> String {
    let output = pirast(folder, &["check", "--format", format]);
    assert_eq!(output.status.code(), Some(1), "{format}");
    stdout(&output)
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn sarif_names_rules_places_and_fixes() {
    let folder = project(&[("خبر یک.txt", DRAFT.as_bytes())]);
    let log = json(&printed(folder.path(), "sarif"));
    assert_eq!(log["version"], "2.1.0");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    for result in run["results"].as_array().expect("results") {
        let index = result["ruleIndex"].as_u64().expect("an index") as usize;
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let place = &result["locations"][0]["physicalLocation"];
        let uri = place["artifactLocation"]["uri"].as_str().expect("a URI");
        assert!(uri.is_ascii() && uri.contains("%20"));
        assert!(place["region"]["startLine"].as_u64() >= Some(1));
        assert!(["note", "warning", "error"].contains(&result["level"].as_str().expect("a level")));
        for fix in result["fixes"].as_array().expect("fixes") {
            assert!(fix["artifactChanges"][0]["replacements"][0]["deletedRegion"].is_object());
        }
    }
}

#[test]
fn every_format_tells_every_finding() {
    let folder = project(&[
        ("a.txt", DRAFT.as_bytes()),
        ("b.txt", "پاک است.\n".as_bytes()),
    ]);
    let count = json(&printed(folder.path(), "json"))
        .as_array()
        .expect("an array")
        .len();
    assert!(count >= 3);
    let of = |format: &str| printed(folder.path(), format);
    assert_eq!(of("ndjson").lines().map(json).count(), count);
    assert_eq!(
        json(&of("sarif"))["runs"][0]["results"]
            .as_array()
            .map(Vec::len),
        Some(count)
    );
    assert_eq!(
        of("github").matches("::warning file=a.txt,line=").count(),
        count
    );
    let issues = json(&of("gitlab"));
    let issues = issues.as_array().expect("an array");
    let fingerprints: std::collections::HashSet<_> = issues
        .iter()
        .map(|issue| issue["fingerprint"].to_string())
        .collect();
    assert_eq!((issues.len(), fingerprints.len()), (count, count));
    assert_eq!(
        json(&of("rdjson"))["diagnostics"].as_array().map(Vec::len),
        Some(count)
    );
    for (format, element) in [("checkstyle", "error"), ("junit", "failure")] {
        let text = of(format);
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut found = 0;
        loop {
            match reader.read_event().expect("well-formed XML") {
                quick_xml::events::Event::Eof => break,
                quick_xml::events::Event::Start(tag) | quick_xml::events::Event::Empty(tag) => {
                    found += usize::from(tag.name().as_ref() == element);
                }
                _ => {}
            }
        }
        assert_eq!(found, count, "{format}");
    }
}

#[test]
fn junit_begins_with_the_totals_of_its_suites() {
    let folder = project(&[
        ("a.txt", DRAFT.as_bytes()),
        ("b.txt", "پاک است.\n".as_bytes()),
        ("c.txt", DRAFT.as_bytes()),
    ]);
    let text = printed(folder.path(), "junit");
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut counted = Vec::new();
    loop {
        match reader.read_event().expect("well-formed XML") {
            quick_xml::events::Event::Eof => break,
            quick_xml::events::Event::Start(tag)
                if tag.name().as_ref().starts_with("testsuite") =>
            {
                let count = |name: &str| -> usize {
                    let value = tag.try_get_attribute(name).expect("XML").expect("a count");
                    value.value.parse().expect("a number")
                };
                counted.push(["tests", "failures", "errors"].map(count));
            }
            _ => {}
        }
    }
    let (totals, suites) = counted.split_first().expect("totals");
    assert_eq!(suites.len(), 3);
    for (column, total) in totals.iter().enumerate() {
        let sum: usize = suites.iter().map(|suite| suite[column]).sum();
        assert_eq!(*total, sum);
    }
    assert_eq!(totals[0], totals[1] + 1, "{totals:?}");
}

#[test]
fn the_exit_code_follows_the_options() {
    let folder = project(&[("a.txt", DRAFT.as_bytes())]);
    let code = |arguments: &[&str]| {
        let all: Vec<&str> = ["check", "--quiet"]
            .iter()
            .chain(arguments)
            .copied()
            .collect();
        pirast(folder.path(), &all).status.code()
    };
    assert_eq!(code(&[]), Some(1));
    assert_eq!(code(&["--exit-zero"]), Some(0));
    assert_eq!(code(&["--fail-on", "error"]), Some(0));
    assert_eq!(code(&["--max-warnings", "50"]), Some(0));
    assert_eq!(code(&["--max-warnings", "1"]), Some(1));
    assert_eq!(code(&["--exclude", "*.txt"]), Some(0));
    assert_eq!(code(&["/dev/null"]), Some(2));
}

#[test]
fn the_configuration_of_a_project_decides() {
    let folder = project(&[
        ("a.txt", DRAFT.as_bytes()),
        ("old/b.txt", DRAFT.as_bytes()),
        ("wiki/c.txt", DRAFT.as_bytes()),
        (
            "pirast.toml",
            b"exclude = [\"old/\"]\n[rules]\npunctuation = \"off\"\n[[overrides]]\nfiles = [\"wiki/*\"]\n[overrides.rules]\nkashida = \"error\"\n",
        ),
    ]);
    let found = json(&printed(folder.path(), "json"));
    let rows: Vec<_> = found
        .as_array()
        .expect("an array")
        .iter()
        .map(|f| {
            (
                f["path"].as_str(),
                f["rule"].as_str(),
                f["severity"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        rows,
        [
            (Some("a.txt"), Some("kashida"), Some("warning")),
            (Some("wiki/c.txt"), Some("kashida"), Some("error"))
        ]
    );
    let shown = pirast(folder.path(), &["config", "wiki/c.txt"]);
    let shown = stdout(&shown);
    assert!(
        shown
            .lines()
            .any(|line| line.starts_with("kashida = \"error\"") && line.contains("override 1"))
    );
    assert!(
        shown.starts_with("# configuration: ") && shown.contains("pirast.toml\n"),
        "{shown}"
    );

    std::fs::write(
        folder.path().join("pirast.toml"),
        "[rules]\nkashidaa = \"off\"\n",
    )
    .expect("a file");
    let broken = pirast(folder.path(), &["check"]);
    let message = stderr(&broken);
    assert_eq!(broken.status.code(), Some(2));
    assert!(
        message.contains("pirast.toml:2:1") && message.contains("did you mean `kashida`"),
        "{message}"
    );
}

#[test]
fn only_changed_lines_count_since_a_revision() {
    let folder = project(&[("a.txt", DRAFT.as_bytes())]);
    let git = |arguments: &[&str]| {
        Command::new("git")
            .args(["-c", "user.name=a", "-c", "user.email=a@b.ir"])
            .args(arguments)
            .current_dir(folder.path())
            .output()
            .expect("git")
    };
    git(&["init", "-q"]);
    git(&["add", "."]);
    git(&["commit", "-qm", "x"]);
    let lines = || {
        let output = pirast(
            folder.path(),
            &["check", "--format", "ndjson", "--since", "HEAD"],
        );
        stdout(&output)
            .lines()
            .map(|line| json(line)["start"]["line"].as_u64().unwrap_or(0))
            .collect::<Vec<_>>()
    };
    assert_eq!(lines(), [0u64; 0]);
    std::fs::write(
        folder.path().join("a.txt"),
        format!("{DRAFT}\nتازه ، اینجا.\n"),
    )
    .expect("a file");
    assert_eq!(lines(), [5]);
    assert_eq!(
        pirast(folder.path(), &["check", "--since", "no-such-revision"])
            .status
            .code(),
        Some(2)
    );
}

#[test]
fn old_encodings_are_read_kept_and_converted() {
    let text = "وزير گفت ، خبر تازه را شنيده است و كتاب را خوانده است .\r\n";
    let old = encoding_rs::WINDOWS_1256.encode(text).0.into_owned();
    let wide: Vec<u8> = std::iter::once(0xFEFF)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    let folder = project(&[("old.txt", &old), ("wide.txt", &wide)]);
    let found = json(&printed(folder.path(), "json"));
    let legacy = found
        .as_array()
        .expect("an array")
        .iter()
        .filter(|f| f["rule"] == "legacy-encoding");
    assert_eq!(legacy.count(), 2);
    pirast(folder.path(), &["fix"]);
    let kept = std::fs::read(folder.path().join("old.txt")).expect("a file");
    let kept = encoding_rs::WINDOWS_1256.decode(&kept).0.into_owned();
    assert!(
        kept.contains("گفت، خبر") && kept.contains("شنيده"),
        "{kept}"
    );
    assert!(
        std::fs::read(folder.path().join("wide.txt"))
            .expect("a file")
            .starts_with(&[0xFF, 0xFE])
    );
    pirast(folder.path(), &["fix", "--to-utf8"]);
    for name in ["old.txt", "wide.txt"] {
        let text = std::fs::read_to_string(folder.path().join(name)).expect("UTF-8");
        assert!(
            text.contains("وزیر گفت، خبر") && text.ends_with("\r\n"),
            "{text}"
        );
    }
}

#[test]
fn a_report_is_one_page() {
    let folder = project(&[("a.txt", DRAFT.as_bytes())]);
    let output = pirast(
        folder.path(),
        &["report", ".", "--html", "report.html", "--lang", "fa"],
    );
    assert_eq!(output.status.code(), Some(0));
    let page = std::fs::read_to_string(folder.path().join("report.html")).expect("a page");
    assert!(page.starts_with("<!DOCTYPE html>") && page.contains("گزارش پیراست"));
    assert!(page.contains("list-style-type: persian"));
    let code = pirast(folder.path(), &["check", "report.html"])
        .status
        .code();
    assert_eq!(code, Some(0), "the faults that it quotes are not its own");
}

#[test]
fn a_configuration_is_begun_and_shells_are_helped() {
    let folder = project(&[("a.txt", "پاک است.\n".as_bytes())]);
    let code = |arguments: &[&str]| pirast(folder.path(), arguments).status.code();
    assert_eq!(code(&["init"]), Some(0));
    assert_eq!(code(&["init"]), Some(2));
    assert_eq!(code(&["check"]), Some(0));
    assert_eq!(code(&["completions", "fish"]), Some(0));
    assert_eq!(code(&["man"]), Some(0));
}
