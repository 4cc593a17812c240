//! Diagnostics, pushed and pulled.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::{Client, pulling};
use crate::text::{Encoding, covered};
use crate::{DRAFT, URI, encoding_params, seen};

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
    let capabilities = client.initialize(json!({"capabilities": pulling()}));
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
fn a_client_that_would_not_ask_again_is_pushed_its_findings() {
    let mut client = Client::spawn();
    let capabilities =
        client.initialize(json!({"capabilities": {"textDocument": {"diagnostic": {}}}}));
    assert!(capabilities["diagnosticProvider"].is_null());
    assert!(!client.findings(URI, DRAFT).is_empty());
}

#[test]
fn what_did_not_change_is_not_sent_again() {
    let mut client = Client::start(json!({"capabilities": pulling()}));
    client.open(URI, "plaintext", 1, DRAFT);
    let mut pull = |known: &Value| {
        let mut params = json!({"textDocument": {"uri": URI}});
        if !known.is_null() {
            params["previousResultId"] = known.clone();
        }
        client.request("textDocument/diagnostic", params)["result"].clone()
    };
    let first = pull(&Value::Null);
    let again = pull(&first["resultId"]);
    assert_eq!(
        (again["kind"].as_str(), &again["resultId"]),
        (Some("unchanged"), &first["resultId"])
    );
    client.change(URI, 2, &[json!({"text": "كتاب"})]);
    let changed = client.request(
        "textDocument/diagnostic",
        json!({"textDocument": {"uri": URI}, "previousResultId": first["resultId"]}),
    );
    assert_eq!(
        changed["result"]["items"].as_array().map(Vec::len),
        Some(1),
        "{changed}"
    );
}

#[test]
fn findings_lead_to_the_page_of_their_rule() {
    let mut client = Client::start(json!({}));
    for found in client.findings(URI, DRAFT) {
        let page = found["codeDescription"]["href"].as_str().expect("a link");
        assert!(
            page.starts_with("https://")
                && page.contains(&found["code"].as_str().expect("a code").replace('-', "_"))
        );
        assert_eq!(found["source"], "pirast");
    }
}

#[test]
fn findings_say_how_sure_their_fix_is_to_clients_that_keep_their_data() {
    let text = "این كتاب است. جمعه ۷ شهریور ۱۴۰۵ آمد.\n\nاو گفت «برو.";
    let capabilities = json!({"textDocument": {"publishDiagnostics": {"dataSupport": true}}});
    let mut client = Client::start(json!({"capabilities": capabilities}));
    let sure = |found: &Value| (found["code"].clone(), found["data"].clone());
    let told: Vec<_> = client.findings(URI, text).iter().map(sure).collect();
    assert_eq!(
        told,
        [
            (json!("arabic-letter"), json!({"fix": "safe"})),
            (json!("weekday-mismatch"), json!({"fix": "suggested"})),
            (json!("unbalanced-quotes"), Value::Null),
        ]
    );
    let mut forgetful = Client::start(json!({}));
    let told = forgetful.findings(URI, text);
    assert!(told.iter().all(|found| found.get("data").is_none()));
}
