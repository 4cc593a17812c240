//! Every message of the server keeps to the model of the protocol, where the checker and the model are at hand.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use crate::client::Client;
use crate::clients::kinds;
use crate::{DRAFT, URI, whole};

const CHECKER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/protocol/conform.py");
const MODEL: &str = concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../shared/protocol/metaModel.json"
);

/// Uses everything that the server offers, once.
fn use_everything(client: &mut Client) {
    let text = format!("{DRAFT}این خبر ۷ شهریور ۱۴۰۴ رسید و او نمیکند.\n");
    let document = json!({"uri": URI});
    let options = json!({"tabSize": 4, "insertSpaces": true});
    client.open(URI, "plaintext", 1, &text);
    client.change(URI, 2, &[json!({"text": text})]);
    for (method, params) in [
        (
            "textDocument/hover",
            json!({"textDocument": document, "position": {"line": 1, "character": 4}}),
        ),
        (
            "textDocument/hover",
            json!({"textDocument": document, "position": {"line": 3, "character": 12}}),
        ),
        ("textDocument/diagnostic", json!({"textDocument": document})),
        (
            "workspace/diagnostic",
            json!({"previousResultIds": [], "workDoneToken": "check"}),
        ),
        (
            "textDocument/formatting",
            json!({"textDocument": document, "options": options}),
        ),
        (
            "textDocument/rangeFormatting",
            json!({"textDocument": document, "range": whole(&text), "options": options}),
        ),
        (
            "textDocument/onTypeFormatting",
            json!({"textDocument": document, "position": {"line": 3, "character": 5}, "ch": " ", "options": options}),
        ),
        (
            "textDocument/inlayHint",
            json!({"textDocument": document, "range": whole(&text)}),
        ),
        (
            "workspace/executeCommand",
            json!({"command": "pirast.ignoreInFile", "arguments": [{"uri": URI, "rule": "kashida"}]}),
        ),
        (
            "workspace/executeCommand",
            json!({"command": "pirast.restoreLostHalfSpaces", "arguments": [{"uri": URI}]}),
        ),
        (
            "workspace/executeCommand",
            json!({"command": "pirast.checkWorkspace"}),
        ),
        (
            "workspace/executeCommand",
            json!({"command": "no.such.command"}),
        ),
        ("no/such/method", json!({})),
    ] {
        client.request(method, params);
    }
    for action in client.actions(URI, &whole(&text), "") {
        if action.get("edit").is_none() && action.get("command").is_none() {
            client.request("codeAction/resolve", action);
        }
    }
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"pirast": {"wrong": true, "inlayHints": true}}}),
    );
    client.notify("textDocument/didClose", json!({"textDocument": document}));
    answer_all(client);
}

/// Answers what the server asked.
fn answer_all(client: &mut Client) {
    for message in client.listen(Duration::from_millis(200)) {
        if message.get("id").is_some() && message.get("method").is_some() {
            client.reply(&message, Value::Null);
        }
    }
}

#[test]
fn every_message_keeps_to_the_model_of_the_protocol() {
    if !Path::new(CHECKER).exists() {
        eprintln!("not checked: {CHECKER} is not here");
        return;
    }
    for (name, mut params) in kinds() {
        params["initializationOptions"] = json!({"inlayHints": true, "formatOnType": true});
        let mut client = Client::spawn();
        let recording = client.record();
        client.initialize(params);
        use_everything(&mut client);
        client.finish();
        let path = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("{}.jsonl", name.replace(' ', "-")));
        fs::write(&path, recording.lines()).expect("a file is written");
        let checked = Command::new("python3")
            .args([CHECKER, MODEL])
            .arg(&path)
            .output()
            .expect("Python runs");
        let report = String::from_utf8_lossy(&checked.stdout);
        assert!(checked.status.success(), "{name}: {report}");
    }
}
