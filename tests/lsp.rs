//! The language server, over the standard streams of the real binary.

#[path = "lsp/client.rs"]
mod client;
#[path = "lsp/text.rs"]
mod text;

use std::time::Duration;

use serde_json::{Value, json};

use client::{Client, frame};
use text::{Encoding, apply, covered, edits_of, range};

const URI: &str = "file:///drafts/report.txt";

/// Four faults that are certain: two Arabic letters, a space before and none after a comma.
const DRAFT: &str = "گزارش امروز:\r\n😀 كتابخانه ها ,شلوغ بود.\r\nپايان گزارش\r\n";

fn encoding_params(encoding: Encoding) -> Value {
    json!({"capabilities": {"general": {"positionEncodings": [encoding.name()]}}})
}

fn whole(text: &str) -> Value {
    range(text, 0, text.len(), Encoding::Utf16)
}

/// What of a diagnostic a user sees.
fn seen(diagnostics: &[Value]) -> Vec<String> {
    let mut seen: Vec<String> = diagnostics
        .iter()
        .map(|found| {
            format!(
                "{} {} {} {}",
                found["range"], found["code"], found["severity"], found["message"]
            )
        })
        .collect();
    seen.sort();
    seen
}

#[test]
fn findings_have_ranges_in_the_encoding_that_was_agreed() {
    for encoding in Encoding::ALL {
        let mut client = Client::spawn();
        let capabilities = client.initialize(encoding_params(encoding));
        assert_eq!(capabilities["positionEncoding"], encoding.name());
        let findings = client.findings(URI, DRAFT);
        let letters: Vec<&str> = findings
            .iter()
            .filter(|found| found["code"] == "arabic-letter")
            .map(|found| covered(DRAFT, &found["range"], encoding))
            .collect();
        assert_eq!(letters.len(), 2, "{findings:?}");
        assert!(
            letters[0].contains('ك') && letters[1].contains('ي'),
            "{letters:?}"
        );
    }
}

#[test]
fn a_client_without_encodings_gets_utf_16() {
    let mut client = Client::spawn();
    assert_eq!(client.initialize(json!({}))["positionEncoding"], "utf-16");
}

#[test]
fn messages_speak_the_language_of_the_client() {
    let is_persian = |text: &Value| {
        text.as_str().is_some_and(|text| {
            text.chars().filter(|c| ('آ'..='ی').contains(c)).count() > text.len() / 4
        })
    };
    for (params, persian) in [
        (json!({"locale": "fa-IR"}), true),
        (json!({"locale": "en-US"}), false),
        (
            json!({"locale": "en", "initializationOptions": {"lang": "fa"}}),
            true,
        ),
    ] {
        let mut client = Client::start(params);
        let findings = client.findings(URI, "کتاب ,خوب\n");
        assert_eq!(is_persian(&findings[0]["message"]), persian, "{findings:?}");
    }
}

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

#[test]
fn a_date_is_shown_in_three_calendars_and_rewritten_when_asked() {
    let text = "این خبر ۷ شهریور ۱۴۰۴ رسید.";
    let mut client = Client::start(json!({"locale": "en"}));
    client.findings(URI, text);
    let on_the_month = json!({"line": 0, "character": 12});
    let hover = client.request(
        "textDocument/hover",
        json!({"textDocument": {"uri": URI}, "position": on_the_month}),
    );
    let shown = hover["result"]["contents"]["value"]
        .as_str()
        .expect("a text");
    for part in ["2025", "1404", "1447", "Friday"] {
        assert!(shown.contains(part), "{part} is missing in {shown}");
    }
    let cursor = json!({"start": on_the_month, "end": on_the_month});
    let rewrites = client.actions(URI, &cursor, "refactor.rewrite");
    let outcomes: Vec<String> = rewrites
        .iter()
        .map(|action| apply(text, &edits_of(&action["edit"], 1), Encoding::Utf16))
        .collect();
    assert!(
        outcomes
            .iter()
            .any(|text| text.contains("هفتم شهریور ۱۴۰۴")),
        "{outcomes:?}"
    );
}

#[test]
fn closing_takes_the_findings_away() {
    let mut client = Client::start(json!({}));
    assert!(!client.findings(URI, DRAFT).is_empty());
    client.notify(
        "textDocument/didClose",
        json!({"textDocument": {"uri": URI}}),
    );
    let cleared = client.wait("the clearing", |message| {
        message["method"] == "textDocument/publishDiagnostics"
    });
    assert_eq!(cleared["params"]["diagnostics"], json!([]));
}

#[test]
fn a_client_that_pulls_is_pushed_nothing() {
    let mut client = Client::spawn();
    let capabilities =
        client.initialize(json!({"capabilities": {"textDocument": {"diagnostic": {}}}}));
    assert!(capabilities["diagnosticProvider"].is_object());
    client.open(URI, "plaintext", 1, DRAFT);
    let report = client.request(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": URI}}),
    );
    assert_eq!(report["result"]["kind"], "full");
    let pulled = report["result"]["items"].as_array().expect("items").clone();
    let pushed = |message: &Value| message["method"] == "textDocument/publishDiagnostics";
    assert!(!client.listen(Duration::from_millis(200)).iter().any(pushed));
    let pushed = Client::start(json!({})).findings(URI, DRAFT);
    assert_eq!(seen(&pulled), seen(&pushed));
}

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
fn the_server_ends_on_exit_with_its_input_still_open() {
    let client = Client::start(json!({}));
    assert_eq!(client.finish().code(), Some(0));
    let mut client = Client::start(json!({}));
    client.notify("exit", Value::Null);
    assert_eq!(client.ended().code(), Some(1));
}

#[test]
fn the_server_ends_when_its_client_hangs_up() {
    let mut client = Client::start(json!({}));
    client.findings(URI, DRAFT);
    client.hang_up();
    client.ended();
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
