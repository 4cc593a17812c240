//! Changes of a document, in bursts and out of bounds.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Client, frame};
use crate::text::{Encoding, covered, range};
use crate::{URI, seen};

#[test]
fn several_changes_in_one_message_are_applied_in_order() {
    let mut client = Client::start(json!({}));
    client.findings(URI, "سلام\n");
    let insert = |line: u32, character: u32, text: &str| {
        let at = json!({"line": line, "character": character});
        json!({"range": {"start": at, "end": at}, "text": text})
    };
    client.change(
        URI,
        2,
        &[
            insert(0, 4, " 😀"),
            insert(0, 7, " كتاب"),
            insert(1, 0, "پایان\n"),
        ],
    );
    let findings = client.published(URI, 2);
    assert_eq!(findings.len(), 1, "{findings:?}");
    assert!(
        covered(
            "سلام 😀 كتاب\nپایان\n",
            &findings[0]["range"],
            Encoding::Utf16
        )
        .contains('ك')
    );
}

#[test]
fn a_burst_of_edits_ends_in_the_findings_of_the_last_text() {
    let mut client = Client::start(json!({}));
    client.findings(URI, "متن: \n");
    let mut text = String::from("متن: \n");
    let mut burst = Vec::new();
    for version in 2..=301i64 {
        let piece = ["كتاب ", "خوب ,", "😀 ", "می رود ", "\n"][version as usize % 5];
        let at = range(&text, "متن: ".len(), "متن: ".len(), Encoding::Utf16);
        text.insert_str("متن: ".len(), piece);
        burst.extend(frame(
            &json!({"jsonrpc": "2.0", "method": "textDocument/didChange", "params": {
                "textDocument": {"uri": URI, "version": version},
                "contentChanges": [{"range": at, "text": piece}],
            }}),
        ));
    }
    client.write(&burst);
    let last = client.published(URI, 301);
    let versions: Vec<i64> = client
        .listen(Duration::from_millis(200))
        .iter()
        .filter_map(|message| message["params"]["version"].as_i64())
        .collect();
    assert!(versions.is_sorted(), "{versions:?}");
    let fresh = Client::start(json!({})).findings(URI, &text);
    assert_eq!(seen(&last), seen(&fresh));
}

#[test]
fn broken_messages_cost_no_other() {
    let mut client = Client::start(json!({}));
    client.write(b"Content-Length: 9\r\n\r\n{\"json\": ");
    client.wait("a parse error", |message| {
        message["error"]["code"] == -32700
    });
    client.write(b"Content-Length: 2\r\n\r\n[]noise\r\n\r\nContent-Length: x\r\n\r\n");
    client.notify("textDocument/didChange", json!({"textDocument": 5}));
    client.notify("no/such/notification", json!({}));
    client.change("untitled:nowhere", 7, &[json!({"text": "x"})]);
    let nowhere = client.request(
        "textDocument/hover",
        json!({"textDocument": {"uri": "term://x"}, "position": {"line": 9, "character": 9}}),
    );
    assert_eq!(nowhere["result"], Value::Null);
    let impossible = json!({"start": {"line": 900, "character": 70}, "end": {"line": 2, "character": 4_000_000_000u32}});
    client.findings("untitled:Untitled-1", "سلام\n");
    client.change(
        "untitled:Untitled-1",
        2,
        &[json!({"range": impossible, "text": "كتاب"})],
    );
    assert_eq!(client.published("untitled:Untitled-1", 2).len(), 1);
}

#[test]
fn a_client_that_never_answers_does_not_stop_the_server() {
    let mut client = Client::start(json!({"capabilities": {"workspace": {"configuration": true}}}));
    client.findings(URI, "سلام\n");
    for version in 2..=500 {
        client.change(
            URI,
            version,
            &[json!({"text": format!("كتاب {version}\n")})],
        );
        client.notify(
            "workspace/didChangeConfiguration",
            json!({"settings": null}),
        );
    }
    assert!(!client.published(URI, 500).is_empty());
    assert_eq!(client.finish().code(), Some(0));
}

#[test]
fn an_answer_that_comes_too_late_does_no_harm() {
    let said = tempfile::NamedTempFile::new().expect("a file");
    let stderr = said.reopen().expect("it can be written");
    let mut client = Client::spawn_with(|command| command.stderr(stderr));
    client.initialize(json!({"capabilities": {"window": {"workDoneProgress": true}}}));
    client.request(
        "workspace/executeCommand",
        json!({"command": "pirast.checkWorkspace"}),
    );
    let question = client.expect("window/workDoneProgress/create");
    client.reply(&question, Value::Null);
    assert_eq!(client.findings(URI, "كتاب\n").len(), 1);
    let log = client.listen(Duration::ZERO);
    assert!(!json!(log).to_string().contains("panic"), "{log:?}");
    assert_eq!(client.finish().code(), Some(0));
    let said = std::fs::read_to_string(said.path()).expect("it can be read");
    assert_eq!(said, "");
}
