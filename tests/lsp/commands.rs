//! Commands, and what they write.

use std::fs;
use std::path::Path;
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::client::{Client, pulling};
use crate::text::{Encoding, apply, edits_of, range};
use crate::{URI, rules, uri_in};

const TEXT: &str = "بند نخست این است.\n\nاین سلامـت است.\n";

fn folder_of(files: &[(&str, &str)]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in files {
        fs::write(folder.path().join(name), text).expect("a file is written");
    }
    folder
}

fn client_in(folder: &Path, capabilities: Value) -> Client {
    let uri = uri_in(folder, "");
    Client::start(
        json!({"workspaceFolders": [{"uri": uri, "name": "drafts"}], "capabilities": capabilities}),
    )
}

/// The text after the edit that the server sends.
fn applied(client: &mut Client, text: &str) -> String {
    let request = client.expect("workspace/applyEdit");
    client.reply(&request, json!({"applied": true}));
    apply(
        text,
        &edits_of(&request["params"]["edit"], 1),
        Encoding::Utf16,
    )
}

#[test]
fn a_rule_is_ignored_here_by_a_comment() {
    let mut client = Client::start(json!({}));
    let uri = "untitled:draft";
    client.open(uri, "markdown", 1, TEXT);
    assert!(rules(&client.published(uri, 1)).contains(&"kashida"));
    let place = json!({"line": 2, "character": 8});
    client.execute(
        "pirast.ignoreHere",
        json!({"uri": uri, "rule": "kashida", "position": place}),
    );
    let text = applied(&mut client, TEXT);
    assert!(
        text.contains("است. <!-- pirast: off-line kashida -->\n"),
        "{text}"
    );
    client.change(uri, 2, &[json!({"text": text})]);
    assert!(client.published(uri, 2).is_empty());

    client.execute(
        "pirast.ignoreInFile",
        json!({"uri": uri, "rule": "ellipsis"}),
    );
    let request = client.expect("workspace/applyEdit");
    assert!(
        request.to_string().contains("pirast: off-file ellipsis"),
        "{request}"
    );
}

#[test]
fn the_same_is_offered_as_code_actions() {
    let mut client = Client::start(json!({"locale": "en"}));
    let uri = "untitled:draft";
    client.open(uri, "markdown", 1, TEXT);
    let found = client.published(uri, 1).remove(0);
    let actions = client.actions(uri, &found["range"], "quickfix");
    let here = actions.iter().find(|action| {
        action["title"]
            .as_str()
            .is_some_and(|title| title.contains("in this line"))
    });
    let text = apply(
        TEXT,
        &edits_of(&here.expect("an offer")["edit"], 1),
        Encoding::Utf16,
    );
    assert!(text.contains("<!-- pirast: off-line kashida -->"), "{text}");
}

#[test]
fn a_rule_is_ignored_in_the_project() {
    let folder = folder_of(&[("pirast.toml", "# شیوهٔ ما\ndigits = \"keep\"\n")]);
    let uri = uri_in(folder.path(), "draft.md");
    let mut client = client_in(folder.path(), json!({}));
    client.open(&uri, "markdown", 1, TEXT);
    assert!(rules(&client.published(&uri, 1)).contains(&"kashida"));
    client.execute(
        "pirast.ignoreInProject",
        json!({"uri": uri, "rule": "kashida"}),
    );
    assert!(!rules(&client.published(&uri, 1)).contains(&"kashida"));
    let written = fs::read_to_string(folder.path().join("pirast.toml")).expect("it is there");
    assert!(
        written.starts_with("# شیوهٔ ما\ndigits = \"keep\"\n")
            && written.contains("kashida = \"off\""),
        "{written}"
    );
}

#[cfg(unix)]
#[test]
fn a_linked_configuration_stays_a_link_and_a_broken_one_is_told_of() {
    let house = folder_of(&[("house.toml", "digits = \"keep\"\n")]);
    let folder = folder_of(&[]);
    let link = folder.path().join("pirast.toml");
    std::os::unix::fs::symlink(house.path().join("house.toml"), &link).expect("a link");
    let uri = uri_in(folder.path(), "draft.md");
    let mut client = Client::start(json!({"locale": "fa"}));
    client.open(&uri, "markdown", 1, TEXT);
    client.published(&uri, 1);
    let ignore = json!({"uri": uri, "rule": "kashida"});
    client.execute("pirast.ignoreInProject", ignore.clone());
    assert!(!rules(&client.published(&uri, 1)).contains(&"kashida"));
    assert!(link.is_symlink());
    let written = fs::read_to_string(house.path().join("house.toml")).expect("it is there");
    assert!(written.contains("kashida = \"off\""), "{written}");

    fs::write(&link, "digitss = 3\n").expect("a file is written");
    client.expect("window/showMessage");
    client.execute("pirast.ignoreInProject", ignore);
    let shown = client.expect("window/showMessage");
    let text = shown["params"]["message"].as_str().unwrap_or_default();
    assert!(
        text.contains("پیکربندی نادرست است: کلیدی به نام «digitss» نیست"),
        "{shown}"
    );
}

#[test]
fn a_word_is_taken_into_the_dictionary_of_the_project() {
    let folder = folder_of(&[]);
    let text = "او نمیکند و می رود.\n";
    let uri = uri_in(folder.path(), "draft.txt");
    let mut client = client_in(folder.path(), json!({}));
    let findings = client.findings(&uri, text);
    let found = findings
        .iter()
        .find(|found| found["code"] == "verb-prefix")
        .expect("a verb");
    let actions = client.actions(&uri, &found["range"], "quickfix");
    let add = actions
        .iter()
        .find(|action| action["command"]["command"] == "pirast.addWordToProject")
        .expect("an offer");
    client.execute(
        "pirast.addWordToProject",
        add["command"]["arguments"][0].clone(),
    );
    let after = client.published(&uri, 1);
    assert!(
        after.iter().all(|other| other["range"] != found["range"]),
        "{after:?}"
    );
    let words = fs::read_to_string(folder.path().join("pirast-words.txt")).expect("it is there");
    assert_eq!(words, "نمیکند\n");
}

#[test]
fn lost_half_spaces_are_restored_at_once() {
    let text = "او نمیکند و کتاب ها را نمیخواند.\n";
    let mut client = Client::start(json!({}));
    client.findings("untitled:draft", text);
    client.execute(
        "pirast.restoreLostHalfSpaces",
        json!({"uri": "untitled:draft"}),
    );
    assert_eq!(
        applied(&mut client, text),
        "او نمی\u{200C}کند و کتاب\u{200C}ها را نمی\u{200C}خواند.\n"
    );
}

#[test]
fn a_menu_fixes_all_by_commands_where_edits_cannot_be_fetched() {
    let text = "كتاب و سلامـت و كتاب می رود.\n";
    let mut client = Client::start(json!({"locale": "en"}));
    client.findings(URI, text);
    let actions = client.actions(URI, &range(text, 0, 0, Encoding::Utf16), "");
    for (title, expected) in [
        (
            "Fix all “arabic-letter” in this document",
            "کتاب و سلامـت و کتاب می رود.\n",
        ),
        (
            "Pirast: fix all that is certain",
            "کتاب و سلامت و کتاب می‌رود.\n",
        ),
        (
            "Pirast: fix all, suggestions included",
            "کتاب و سلامت و کتاب می‌رود.\n",
        ),
    ] {
        let action = actions.iter().find(|action| action["title"] == title);
        let action = action.unwrap_or_else(|| panic!("{title}: {actions:?}"));
        assert!(action.get("edit").is_none());
        client.request(
            "workspace/executeCommand",
            json!({"command": action["command"]["command"], "arguments": action["command"]["arguments"]}),
        );
        assert_eq!(applied(&mut client, text), expected, "{title}");
    }
}

#[test]
fn where_no_comment_can_stand_the_command_says_so() {
    let mut client = Client::start(json!({"locale": "en"}));
    let uri = "file:///drafts/a.srt";
    client.open(uri, "srt", 1, "1\n00:00:01,000 --> 00:00:02,000\nسلامـت\n");
    client.published(uri, 1);
    let place = json!({"line": 2, "character": 0});
    client.execute(
        "pirast.ignoreHere",
        json!({"uri": uri, "rule": "kashida", "position": place}),
    );
    let shown = client.expect("window/showMessage");
    assert!(shown.to_string().contains("no comment"), "{shown}");
}

#[test]
fn what_is_no_command_is_refused() {
    let mut client = Client::start(json!({}));
    assert_eq!(
        client.execute("pirast.noSuchCommand", json!({}))["error"]["code"],
        -32602
    );
    assert_eq!(
        client.execute("pirast.ignoreInFile", json!({"uri": "untitled:a"}))["error"]["code"],
        -32602
    );
}

#[test]
fn all_files_are_checked_with_progress() {
    let folder = folder_of(&[
        ("a.txt", "كتاب\n"),
        ("b.md", "کتاب خوب است.\n"),
        ("c.rs", "كتاب\n"),
    ]);
    let mut client = client_in(folder.path(), json!({"window": {"workDoneProgress": true}}));
    let id = client.ask(
        "workspace/executeCommand",
        json!({"command": "pirast.checkWorkspace"}),
    );
    let create = client.expect("window/workDoneProgress/create");
    client.reply(&create, Value::Null);
    client.answer(id);
    let (a, c) = (
        uri_in(folder.path(), "a.txt"),
        uri_in(folder.path(), "c.rs"),
    );
    let messages = client.listen(Duration::from_millis(200));
    let about = |uri: &str| {
        messages
            .iter()
            .find(|message| message["params"]["uri"] == uri)
    };
    assert_eq!(
        about(&a).expect("findings")["params"]["diagnostics"]
            .as_array()
            .map(Vec::len),
        Some(1)
    );
    assert_eq!(about(&c), None);
    let kinds: Vec<&Value> = messages
        .iter()
        .filter(|message| message["method"] == "$/progress")
        .map(|message| &message["params"]["value"]["kind"])
        .collect();
    assert_eq!(
        (kinds.first(), kinds.last()),
        (Some(&&json!("begin")), Some(&&json!("end")))
    );
}

/// Checks all files and waits for the end.
fn check(client: &mut Client) {
    client.request(
        "workspace/executeCommand",
        json!({"command": "pirast.checkWorkspace"}),
    );
}

/// Waits until these rules are shown for a file that is not open.
fn expect_shown(client: &mut Client, uri: &str, expected: &[&str]) {
    client.wait(&format!("{expected:?} in {uri}"), |message| {
        message["method"] == "textDocument/publishDiagnostics"
            && message["params"]["uri"] == uri
            && message["params"].get("version").is_none()
            && message["params"]["diagnostics"]
                .as_array()
                .is_some_and(|findings| rules(findings) == expected)
    });
}

#[test]
fn what_a_check_showed_stays_true() {
    let folder = folder_of(&[("a.txt", "كتاب\n"), ("b.txt", "سلامـت\n")]);
    let (a, b) = (
        uri_in(folder.path(), "a.txt"),
        uri_in(folder.path(), "b.txt"),
    );
    let mut client = client_in(folder.path(), json!({}));
    check(&mut client);
    expect_shown(&mut client, &a, &["arabic-letter"]);
    expect_shown(&mut client, &b, &["kashida"]);

    client.open(&b, "plaintext", 1, "سلامـت و كتاب\n");
    client.published(&b, 1);
    client.notify("textDocument/didClose", json!({"textDocument": {"uri": b}}));
    expect_shown(&mut client, &b, &[]);
    expect_shown(&mut client, &b, &["kashida"]);

    client.execute(
        "pirast.ignoreInProject",
        json!({"uri": a, "rule": "arabic-letter"}),
    );
    expect_shown(&mut client, &a, &[]);
    expect_shown(&mut client, &b, &["kashida"]);

    fs::remove_file(folder.path().join("b.txt")).expect("a file goes");
    expect_shown(&mut client, &b, &[]);

    fs::write(folder.path().join("b.txt"), "سلامـت\n").expect("a file is written");
    check(&mut client);
    expect_shown(&mut client, &b, &["kashida"]);
    let root = json!({"uri": uri_in(folder.path(), ""), "name": "drafts"});
    client.notify(
        "workspace/didChangeWorkspaceFolders",
        json!({"event": {"added": [], "removed": [root]}}),
    );
    expect_shown(&mut client, &b, &[]);
}

#[test]
fn a_client_that_pulls_is_told_to_ask_and_gets_nothing_besides() {
    let folder = folder_of(&[("a.txt", "كتاب\n")]);
    let mut client = client_in(folder.path(), pulling());
    check(&mut client);
    client.expect("workspace/diagnostic/refresh");
    let pushed = client.listen(Duration::from_millis(200));
    assert!(
        pushed
            .iter()
            .all(|message| message["method"] != "textDocument/publishDiagnostics"),
        "{pushed:?}"
    );
}

#[test]
fn progress_begins_when_the_client_knows_its_token() {
    let folder = folder_of(&[("a.txt", "كتاب\n")]);
    let mut client = client_in(folder.path(), json!({"window": {"workDoneProgress": true}}));
    let ask = |client: &mut Client| {
        client.ask(
            "workspace/executeCommand",
            json!({"command": "pirast.checkWorkspace"}),
        )
    };
    let ids = [ask(&mut client), ask(&mut client)];
    let created = [0, 1].map(|_| client.expect("window/workDoneProgress/create"));
    assert_ne!(created[0]["params"]["token"], created[1]["params"]["token"]);
    let early = client.listen(Duration::from_millis(100));
    assert!(
        early
            .iter()
            .all(|message| message["method"] != "$/progress"),
        "{early:?}"
    );
    created
        .iter()
        .for_each(|request| client.reply(request, Value::Null));
    ids.into_iter().for_each(|id| drop(client.answer(id)));
    for create in created {
        let token = create["params"]["token"].clone();
        client.wait("the end of the progress", |message| {
            message["params"]["token"] == token && message["params"]["value"]["kind"] == "end"
        });
    }
}

#[test]
fn each_document_belongs_to_the_innermost_folder_that_holds_it() {
    let folder = folder_of(&[]);
    for name in ["a", "b", "b/inner", "lone"] {
        fs::create_dir(folder.path().join(name)).expect("a folder is made");
    }
    let roots =
        ["a", "b", "b/inner"].map(|name| json!({"uri": uri_in(folder.path(), name), "name": name}));
    let mut client = Client::start(json!({"workspaceFolders": roots}));
    for (document, place) in [
        ("b/y.md", "b"),
        ("b/inner/z.md", "b/inner"),
        ("lone/x.md", "lone"),
    ] {
        let uri = uri_in(folder.path(), document);
        client.execute(
            "pirast.addWordToProject",
            json!({"uri": uri, "word": "نشرک"}),
        );
        let list = folder.path().join(place).join("pirast-words.txt");
        assert!(list.exists(), "{document}");
        assert!(!folder.path().join("a/pirast.toml").exists(), "{document}");
        fs::remove_file(list).expect("a file goes");
        fs::remove_file(folder.path().join(place).join("pirast.toml")).expect("a file goes");
    }
}

#[test]
fn a_draft_without_file_and_folder_has_no_project() {
    let mut client = Client::start(json!({"locale": "en"}));
    client.findings("untitled:draft", TEXT);
    client.execute(
        "pirast.ignoreInProject",
        json!({"uri": "untitled:draft", "rule": "kashida"}),
    );
    let shown = client.expect("window/showMessage");
    assert!(shown.to_string().contains("save it first"), "{shown}");
}

#[test]
fn a_client_that_pulls_gets_the_whole_workspace_and_only_what_changed() {
    let folder = folder_of(&[("a.txt", "كتاب\n"), ("b.txt", "كتاب\n")]);
    let mut client = client_in(folder.path(), pulling());
    let mut pull = |known: Value| {
        client.request(
            "workspace/diagnostic",
            json!({"previousResultIds": known, "workDoneToken": 7}),
        )["result"]["items"]
            .clone()
    };
    let first = pull(json!([]));
    assert_eq!(first.as_array().map(Vec::len), Some(2));
    let known: Vec<Value> = first
        .as_array()
        .expect("items")
        .iter()
        .map(|item| json!({"uri": item["uri"], "value": item["resultId"]}))
        .collect();
    fs::write(folder.path().join("b.txt"), "کتاب خوب\n").expect("a file is written");
    let second = pull(json!(known));
    assert_eq!(
        (&second[0]["kind"], &second[1]["kind"]),
        (&json!("unchanged"), &json!("full"))
    );
    assert_eq!(second[1]["items"], json!([]));
    fs::remove_file(folder.path().join("a.txt")).expect("a file goes");
    let third = pull(json!(known));
    let gone = third
        .as_array()
        .expect("items")
        .iter()
        .find(|item| item["uri"] == uri_in(folder.path(), "a.txt"));
    assert_eq!(gone.expect("its findings go too")["items"], json!([]));
}
