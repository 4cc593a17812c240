//! Code actions, formatting and hovers.

use serde_json::{Value, json};

use crate::client::Client;
use crate::text::{Encoding, apply, edits_of};
use crate::{DRAFT, URI, whole};

#[test]
fn a_quick_fix_belongs_to_its_finding_and_mends_it() {
    let mut client = Client::start(json!({}));
    let findings = client.findings(URI, DRAFT);
    let found = findings
        .iter()
        .find(|found| found["code"] == "arabic-letter")
        .expect("an Arabic letter");
    let cursor = json!({"start": found["range"]["start"], "end": found["range"]["start"]});
    let actions = client.actions(URI, &cursor, "quickfix");
    let preferred: Vec<&Value> = actions
        .iter()
        .filter(|action| {
            action["isPreferred"] == true && action["diagnostics"][0]["range"] == found["range"]
        })
        .collect();
    assert_eq!(preferred.len(), 1, "{actions:?}");
    let mended = apply(DRAFT, &edits_of(&preferred[0]["edit"], 1), Encoding::Utf16);
    assert_eq!(mended, DRAFT.replace('ك', "ک"));
}

#[test]
fn a_line_break_that_a_fix_brings_is_the_document_s_own() {
    let text = "او خبری ندارد.\r\n\r\nاو خبری نداردسخنگوی دولت گفت.\r\n";
    let mut client = Client::start(json!({}));
    client.findings(URI, text);
    let kind = "source.fixAll.pirast.suggestions";
    for action in client.actions(URI, &whole(text), kind) {
        let fixed = apply(text, &edits_of(&action["edit"], 1), Encoding::Utf16);
        let rest = fixed.replace("\r\n", "");
        assert!(!rest.contains(['\r', '\n']), "{fixed:?}");
    }
}

#[test]
fn fixing_all_mends_what_is_certain_and_keeps_the_line_ends() {
    let mut client = Client::start(json!({}));
    client.findings(URI, DRAFT);
    for kind in ["source.fixAll", "source.fixAll.pirast"] {
        let actions = client.actions(URI, &whole(DRAFT), kind);
        assert_eq!(actions.len(), 1, "{actions:?}");
        assert_eq!(actions[0]["kind"], "source.fixAll.pirast");
        let fixed = apply(DRAFT, &edits_of(&actions[0]["edit"], 1), Encoding::Utf16);
        assert!(
            fixed.contains("کتابخانه")
                && fixed.contains("، شلوغ")
                && fixed.contains("پایان گزارش\r\n"),
            "{fixed}"
        );
        assert_eq!(fixed.matches("\r\n").count(), DRAFT.matches("\r\n").count());
    }
    assert_eq!(
        client.actions(URI, &whole(DRAFT), "source.organizeImports"),
        [json!(null); 0]
    );
    let formatted = client.request(
        "textDocument/formatting",
        json!({
            "textDocument": {"uri": URI}, "options": {"tabSize": 4, "insertSpaces": true},
        }),
    );
    let actions = client.actions(URI, &whole(DRAFT), "source.fixAll");
    assert_eq!(formatted["result"], json!(edits_of(&actions[0]["edit"], 1)));
}

#[test]
fn a_client_that_resolves_gets_the_edits_when_it_asks() {
    let mut client = Client::start(json!({"capabilities": {"textDocument": {"codeAction": {
        "dataSupport": true, "resolveSupport": {"properties": ["edit"]},
    }}}}));
    client.findings(URI, DRAFT);
    let action = client
        .actions(URI, &whole(DRAFT), "source.fixAll")
        .remove(0);
    assert!(action.get("edit").is_none());
    let resolved = client.request("codeAction/resolve", action.clone());
    assert!(!edits_of(&resolved["result"]["edit"], 1).is_empty());
    client.change(URI, 2, &[json!({"text": "سلام"})]);
    let stale = client.request("codeAction/resolve", action);
    assert_eq!(stale["error"]["code"], -32801, "{stale}");
}

#[test]
fn a_client_that_resolves_learns_where_no_comment_can_stand() {
    let mut client = Client::start(json!({"capabilities": {"textDocument": {"codeAction": {
        "dataSupport": true, "resolveSupport": {"properties": ["edit"]},
    }}}}));
    const PAGE: &str = "file:///drafts/page.md";
    client.open(PAGE, "markdown", 1, "سلامـت باش.\n");
    client.published(PAGE, 1);
    let offered = |client: &mut Client, line: usize| {
        let range =
            json!({"start": {"line": line, "character": 0}, "end": {"line": line, "character": 4}});
        let actions = client.actions(PAGE, &range, "quickfix");
        let is_here = |action: &Value| action["title"] == "Ignore “kashida” in this line";
        actions.into_iter().find(is_here)
    };
    let mut action = offered(&mut client, 0).expect("an action");
    assert!(action.get("edit").is_none());
    let resolved = client.request("codeAction/resolve", action.clone());
    let edits = edits_of(&resolved["result"]["edit"], 1);
    assert_eq!(edits[0]["newText"], " <!-- pirast: off-line kashida -->");
    action["data"]["work"]["ignoreInLine"][1] = json!(1000);
    let refused = client.request("codeAction/resolve", action);
    assert_eq!(refused["error"]["code"], -32803, "{refused}");
    // A comment begins here, and would end with another one: a short text tells at once.
    let broken = "سلامـت <!-- خبر\n-->\n";
    client.change(PAGE, 2, &[json!({"text": broken})]);
    client.published(PAGE, 2);
    assert_eq!(offered(&mut client, 0), None);
    let long = format!("{}\n\n{broken}", "متن ساده است. ".repeat(250));
    client.change(PAGE, 3, &[json!({"text": long})]);
    client.published(PAGE, 3);
    let action = offered(&mut client, 2).expect("an action");
    let refused = client.request("codeAction/resolve", action);
    assert_eq!(refused["error"]["code"], -32803, "{refused}");
}

#[test]
fn what_is_said_of_a_comment_is_not_silenced_by_another() {
    let mut client = Client::start(json!({"locale": "en"}));
    const PAGE: &str = "file:///drafts/page.md";
    client.open(PAGE, "markdown", 1, "سلام.\n\n<!-- pirast: off -->\n");
    let found = client.published(PAGE, 1).remove(0);
    assert_eq!(found["code"], "unused-suppression");
    let actions = client.actions(PAGE, &found["range"], "quickfix");
    let titles: Vec<&str> = actions
        .iter()
        .filter_map(|action| action["title"].as_str())
        .filter(|title| title.starts_with("Ignore"))
        .collect();
    assert_eq!(titles, ["Ignore “unused-suppression” in this project"]);
}

#[test]
fn a_hover_explains_the_finding_under_it() {
    let mut client = Client::start(
        json!({"locale": "fa", "capabilities": {"textDocument": {"hover": {"contentFormat": ["markdown"]}}}}),
    );
    let findings = client.findings(URI, DRAFT);
    let mut hover = |position: &Value| {
        client.request(
            "textDocument/hover",
            json!({"textDocument": {"uri": URI}, "position": position}),
        )["result"]
            .clone()
    };
    let found = hover(&findings[0]["range"]["start"]);
    let text = found["contents"]["value"].as_str().expect("a text");
    let (code, message) = (
        findings[0]["code"].as_str().expect("a code"),
        findings[0]["message"].as_str().expect("a message"),
    );
    assert!(
        text.contains(code) && text.contains(message) && text.contains("http"),
        "{text}"
    );
    assert_eq!(found["range"], findings[0]["range"]);
    assert_eq!(hover(&json!({"line": 0, "character": 1})), Value::Null);
}
