//! The server passes over what the baseline of a project knows.

use serde_json::{Value, json};

use crate::client::{Client, pulling};
use crate::{rules, uri_in};

const OLD: &str = "سلامـت باش.\n\nاو كتاب خواند.\n";

/// A project whose baseline knows the faults of its draft.
fn project() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("a file is written");
    };
    write("draft.txt", OLD);
    write("pirast.toml", "baseline = \"known.json\"\n");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_pirast"))
        .args(["check", "--write-baseline", "known.json"])
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .expect("pirast starts");
    assert!(output.status.success(), "{output:?}");
    folder
}

#[test]
fn what_is_known_is_not_shown_and_what_is_new_is() {
    let project = project();
    let uri = uri_in(project.path(), "draft.txt");
    let mut client = Client::start(json!({}));
    assert_eq!(client.findings(&uri, OLD), [Value::Null; 0]);
    let new = format!("خبر تازه ، اینجا.\n\n{OLD}");
    client.change(&uri, 2, &[json!({"text": new})]);
    let shown = client.published(&uri, 2);
    assert_eq!(rules(&shown), ["space-before-punctuation"]);
    // The same fault once more than it is known.
    client.change(&uri, 3, &[json!({"text": format!("{OLD}\nسلامـت باش.\n")})]);
    let shown = client.published(&uri, 3);
    assert_eq!(rules(&shown), ["kashida"]);
    assert_eq!(shown[0]["range"]["start"]["line"], 4);
    let whole = json!({"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}});
    let actions = client.actions(&uri, &whole, "quickfix");
    assert!(!actions.is_empty());
    assert!(
        !json!(actions).to_string().contains("کتاب"),
        "what is not shown is not offered: {actions:?}"
    );
}

#[test]
fn a_baseline_that_changes_is_read_again() {
    let project = project();
    let uri = uri_in(project.path(), "draft.txt");
    let known = project.path().join("known.json");
    let mut client = Client::start(json!({"locale": "fa"}));
    assert!(client.findings(&uri, OLD).is_empty());
    let written = std::fs::read_to_string(&known).expect("a baseline");
    std::fs::remove_file(&known).expect("a file is removed");
    assert_eq!(
        rules(&client.published(&uri, 1)),
        ["kashida", "arabic-letter"]
    );
    std::fs::write(&known, written).expect("a file is written");
    assert!(client.published(&uri, 1).is_empty());
    std::fs::write(&known, "[]").expect("a file is written");
    let shown = client.expect("window/showMessage");
    let words = "فهرست یافته‌های شناخته خوانده نشد";
    assert!(
        shown["params"]["message"]
            .as_str()
            .is_some_and(|text| text.contains(words))
    );
}

#[test]
fn the_whole_workspace_is_pulled_without_what_is_known() {
    let project = project();
    let folder = json!([{"uri": uri_in(project.path(), ""), "name": "drafts"}]);
    let mut client = Client::start(json!({"workspaceFolders": folder, "capabilities": pulling()}));
    let report = client.request("workspace/diagnostic", json!({"previousResultIds": []}));
    assert_eq!(report["result"]["items"][0]["items"], json!([]), "{report}");
}
