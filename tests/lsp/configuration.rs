//! Settings of the editor and configuration files.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::{Client, pulling};
use crate::{DRAFT, URI, rules, uri_in};

#[test]
fn settings_take_effect_at_once() {
    let mut client =
        Client::start(json!({"initializationOptions": {"rules": {"arabic-letter": "off"}}}));
    let arabic = |findings: &[Value]| {
        findings
            .iter()
            .filter(|found| found["code"] == "arabic-letter")
            .count()
    };
    assert_eq!(arabic(&client.findings(URI, DRAFT)), 0);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"pirast": {"rules": {"arabic-letter": "error"}}}}),
    );
    let findings = client.published(URI, 1);
    assert_eq!(arabic(&findings), 2);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"pirast": {"no-such-key": 1}}}),
    );
    let shown = client.wait("a word about the broken settings", |message| {
        message["method"] == "window/showMessage"
    });
    assert!(
        shown["params"]["message"]
            .as_str()
            .is_some_and(|text| text.contains("no-such-key")),
        "{shown}"
    );
}

#[test]
fn settings_that_are_not_for_pirast_change_nothing() {
    let mut client = Client::start(json!({
        "initializationOptions": {"rules": {"arabic-letter": "off"}},
    }));
    assert!(!rules(&client.findings(URI, DRAFT)).contains(&"arabic-letter"));
    for settings in [
        json!({}),
        Value::Null,
        json!([]),
        json!({"python": {"path": "x"}}),
    ] {
        client.notify(
            "workspace/didChangeConfiguration",
            json!({"settings": settings}),
        );
    }
    client.change(URI, 2, &[json!({"text": DRAFT})]);
    assert!(!rules(&client.published(URI, 2)).contains(&"arabic-letter"));
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"pirast": {}}}),
    );
    assert!(rules(&client.published(URI, 2)).contains(&"arabic-letter"));
}

#[test]
fn a_client_that_pulls_is_told_to_ask_again() {
    let mut client = Client::start(json!({"capabilities": pulling()}));
    client.open(URI, "plaintext", 1, DRAFT);
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"pirast": {"rules": {"arabic-letter": "off"}}}}),
    );
    let refresh = client.expect("workspace/diagnostic/refresh");
    client.reply(&refresh, Value::Null);
    let report = client.request(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": URI}}),
    );
    let items = report["result"]["items"].as_array().expect("findings");
    assert!(!items.is_empty());
    assert!(!rules(items).contains(&"arabic-letter"));
}

/// A project in a folder of its own, with this configuration.
fn project(configuration: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("pirast.toml"), configuration).expect("a file is written");
    folder
}

#[test]
fn the_file_of_the_project_decides_and_is_read_again_when_it_changes() {
    let project = project("[rules]\narabic-letter = \"off\"\n");
    let (draft, configuration) = (
        uri_in(project.path(), "draft.txt"),
        project.path().join("pirast.toml"),
    );
    let mut client = Client::spawn();
    client.initialize(json!({"capabilities": {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}}}));
    let registration = client.expect("client/registerCapability");
    assert_eq!(
        registration["params"]["registrations"][0]["method"],
        "workspace/didChangeWatchedFiles"
    );
    client.reply(&registration, Value::Null);
    assert!(!rules(&client.findings(&draft, DRAFT)).contains(&"arabic-letter"));

    std::fs::write(&configuration, "[rules]\narabic-letter = \"error\"\n")
        .expect("a file is written");
    let changed = json!({"changes": [{"uri": uri_in(project.path(), "pirast.toml"), "type": 2}]});
    client.notify("workspace/didChangeWatchedFiles", changed.clone());
    let findings = client.published(&draft, 1);
    let found = findings
        .iter()
        .find(|found| found["code"] == "arabic-letter")
        .expect("an Arabic letter");
    assert_eq!(found["severity"], 1);

    std::fs::write(project.path().join("pirast-words.txt"), "كتابخانه\n")
        .expect("a file is written");
    client.notify("workspace/didChangeWatchedFiles", changed);
    client.published(&draft, 1);
}

#[test]
fn changed_files_are_noticed_though_the_client_tells_of_none() {
    let project = project("[rules]\narabic-letter = \"off\"\n");
    let draft = uri_in(project.path(), "draft.txt");
    let configuration = project.path().join("pirast.toml");
    let mut client = Client::start(json!({}));
    assert!(!rules(&client.findings(&draft, DRAFT)).contains(&"arabic-letter"));
    let write = |name: &str, text: &str| {
        std::fs::write(project.path().join(name), text).expect("a file is written");
    };
    write("names.txt", "كتابخانه\n");
    write("pirast.toml", "dictionaries = [\"names.txt\"]\n");
    assert!(rules(&client.published(&draft, 1)).contains(&"arabic-letter"));

    write("names.txt", "");
    client.published(&draft, 1);
    write("pirast.toml", "digitss = 3\n");
    client.expect("window/showMessage");
    std::fs::remove_file(&configuration).expect("a file is removed");
    client.published(&draft, 1);
}

#[test]
fn a_broken_file_is_told_once_and_the_old_style_stays() {
    let project = project("digits = \"keep\"\n");
    let draft = uri_in(project.path(), "draft.txt");
    let mut client = Client::start(json!({"locale": "en"}));
    let before = client.findings(&draft, DRAFT);
    std::fs::write(project.path().join("pirast.toml"), "digitss = 3\n").expect("a file is written");
    client.notify(
        "textDocument/didSave",
        json!({"textDocument": {"uri": uri_in(project.path(), "pirast.toml")}}),
    );
    let shown = client.expect("window/showMessage");
    assert!(
        shown["params"]["message"]
            .as_str()
            .is_some_and(|text| text.contains("digitss")),
        "{shown}"
    );
    assert_eq!(rules(&client.published(&draft, 1)), rules(&before));
    client.change(&draft, 2, &[json!({"text": DRAFT})]);
    client.published(&draft, 2);
    let again = client.listen(std::time::Duration::from_millis(100));
    assert!(
        again
            .iter()
            .all(|message| message["method"] != "window/showMessage"),
        "{again:?}"
    );
}

#[test]
fn excluded_files_stay_silent() {
    let project = project("exclude = [\"archive/\"]\n");
    let mut client = Client::start(json!({}));
    assert!(
        client
            .findings(&uri_in(project.path(), "archive/old.txt"), DRAFT)
            .is_empty()
    );
    assert!(
        !client
            .findings(&uri_in(project.path(), "new.txt"), DRAFT)
            .is_empty()
    );
}

#[test]
fn the_client_is_asked_for_its_settings_when_it_says_only_that_they_changed() {
    let mut client = Client::start(json!({"capabilities": {"workspace": {"configuration": true}}}));
    assert!(rules(&client.findings(URI, DRAFT)).contains(&"arabic-letter"));
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": null}),
    );
    let question = client.expect("workspace/configuration");
    client.reply(&question, json!([{"rules": {"arabic-letter": "off"}}]));
    assert!(!rules(&client.published(URI, 1)).contains(&"arabic-letter"));
}

/// Says that the settings changed, and answers the question for them.
fn answer_for_settings(client: &mut Client, settings: &Value) {
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": null}),
    );
    let question = client.expect("workspace/configuration");
    client.reply(&question, json!([settings]));
}

#[test]
fn settings_that_the_client_takes_back_hold_no_longer() {
    let mut client = Client::start(json!({
        "capabilities": {"workspace": {"configuration": true}},
        "initializationOptions": {"rules": {"kashida": "off"}},
    }));
    let text = "كتاب و سلامـت\n";
    assert_eq!(rules(&client.findings(URI, text)), ["arabic-letter"]);
    for nothing in [json!({}), Value::Null] {
        answer_for_settings(&mut client, &json!({"rules": {"arabic-letter": "off"}}));
        assert_eq!(rules(&client.published(URI, 1)), ["kashida"]);
        answer_for_settings(&mut client, &nothing);
        assert_eq!(rules(&client.published(URI, 1)), ["arabic-letter"]);
    }
}

#[test]
fn a_wrong_key_in_the_settings_that_were_asked_for_is_told_once() {
    let mut client = Client::start(json!({"capabilities": {"workspace": {"configuration": true}}}));
    let wrong = json!({"no-such-key": 1});
    answer_for_settings(&mut client, &wrong);
    let shown = client.expect("window/showMessage");
    assert!(shown.to_string().contains("no-such-key"), "{shown}");
    answer_for_settings(&mut client, &wrong);
    let again = client.listen(std::time::Duration::from_millis(100));
    assert!(
        !json!(again).to_string().contains("showMessage"),
        "{again:?}"
    );
    answer_for_settings(&mut client, &json!({}));
    answer_for_settings(&mut client, &wrong);
    client.expect("window/showMessage");
}

/// What a finding tells a user: line from 1, rule, severity, message.
type Told = (u64, String, u64, String);

fn told_in_terminal(folder: &Path, file: &str) -> Vec<Told> {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_pirast"))
        .args(["check", "--lang", "fa", "--format", "ndjson", file])
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
        .output()
        .expect("pirast starts");
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    let finding = |line: &str| {
        let found: Value = serde_json::from_str(line).expect("JSON");
        let severity = match found["severity"].as_str() {
            Some("error") => 1,
            Some("warning") => 2,
            Some("info") => 3,
            _ => 4,
        };
        (
            found["start"]["line"].as_u64().expect("a line"),
            found["rule"].as_str().expect("a rule").to_owned(),
            severity,
            found["message"].as_str().expect("a message").to_owned(),
        )
    };
    let mut told: Vec<Told> = text.lines().map(finding).collect();
    told.sort();
    told
}

fn told_in_editor(findings: &[Value]) -> Vec<Told> {
    let finding = |found: &Value| {
        (
            found["range"]["start"]["line"].as_u64().expect("a line") + 1,
            found["code"].as_str().expect("a rule").to_owned(),
            found["severity"].as_u64().expect("a severity"),
            found["message"].as_str().expect("a message").to_owned(),
        )
    };
    let mut told: Vec<Told> = findings.iter().map(finding).collect();
    told.sort();
    told
}

/// Hover, terminal and server obey the same configuration: severities, an override by glob, terms with their reasons
/// in the file and beside it, and known words.
#[test]
fn the_terminal_and_the_editor_obey_the_same_configuration() {
    let text = "گزارشات از امریکایی‌ها رسید.\r\nسلامـت باش ، كتاب.\r\nآتش بس و نشرکها آمدند.\r\n";
    let project = project(
        "[rules]\narabic-letter = \"off\"\nspace-before-punctuation = \"error\"\n\n[terms]\n\
         \"گزارشات\" = { preferred = \"گزارش‌ها\", reason = \"جمع عربی نمی‌بندیم\" }\n\n\
         [[overrides]]\nfiles = [\"wiki/**\"]\n[overrides.rules]\nkashida = \"hint\"\narabic-letter = \"info\"\n",
    );
    std::fs::write(
        project.path().join("pirast-terms.tsv"),
        "امریکا\tآمریکا\tشیوه‌نامه، بند ۳\n",
    )
    .expect("a file is written");
    std::fs::write(project.path().join("pirast-words.txt"), "آتش\nنشرک\n")
        .expect("a file is written");
    std::fs::create_dir(project.path().join("wiki")).expect("a folder");
    let mut client = Client::start(json!({"locale": "fa"}));
    let mut all = Vec::new();
    for file in ["news.txt", "wiki/news.txt"] {
        std::fs::write(project.path().join(file), text).expect("a file is written");
        let uri = uri_in(project.path(), file);
        let in_editor = told_in_editor(&client.findings(&uri, text));
        assert_eq!(in_editor, told_in_terminal(project.path(), file), "{file}");
        for (line, column, words) in [
            (0, 2, "«گزارش‌ها» می‌خواهد: جمع عربی نمی‌بندیم"),
            (0, 12, "«آمریکایی‌ها» می‌خواهد: شیوه‌نامه، بند ۳"),
        ] {
            let hover = client.request(
                "textDocument/hover",
                json!({"textDocument": {"uri": uri}, "position": {"line": line, "character": column}}),
            );
            let shown = hover["result"]["contents"]["value"].as_str();
            assert!(shown.is_some_and(|shown| shown.contains(words)), "{hover}");
        }
        all.push(in_editor);
    }
    let severity_of = |told: &[Told], rule: &str| {
        let found = told.iter().find(|(_, id, ..)| id == rule);
        found.map(|(_, _, severity, _)| *severity)
    };
    assert_eq!(severity_of(&all[0], "space-before-punctuation"), Some(1));
    assert_eq!(severity_of(&all[0], "arabic-letter"), None);
    assert_eq!(severity_of(&all[0], "kashida"), Some(2));
    assert_eq!(severity_of(&all[1], "kashida"), Some(4));
    assert_eq!(severity_of(&all[1], "arabic-letter"), Some(3));
    assert!(
        all[0]
            .iter()
            .all(|(_, _, _, message)| !message.contains("نشرک")),
        "{all:?}"
    );
}

#[test]
fn a_broken_configuration_of_the_user_is_told_to_the_client() {
    let home = tempfile::tempdir().expect("a folder");
    std::fs::create_dir(home.path().join("pirast")).expect("a folder");
    std::fs::write(home.path().join("pirast/pirast.toml"), "digitss = 3\n")
        .expect("a file is written");
    let mut client = Client::spawn_with(|command| command.env("XDG_CONFIG_HOME", home.path()));
    client.initialize(json!({}));
    let shown = client.expect("window/showMessage");
    assert!(shown.to_string().contains("digitss"), "{shown}");
    assert!(!client.findings(URI, DRAFT).is_empty());
}
