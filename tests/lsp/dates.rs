//! Dates in the editor: hovers, equivalents behind them, rewrites, repairs, and the lunar months of the house.

use std::path::Path;

use serde_json::{Value, json};

use crate::client::Client;
use crate::text::{Encoding, apply, edits_of, position, range};
use crate::{URI, uri_in};

/// The place of some words of a text, as a range without length.
fn cursor_at(text: &str, words: &str) -> Value {
    let place = position(
        text,
        text.find(words).expect("the words are there"),
        Encoding::Utf16,
    );
    json!({"start": place, "end": place})
}

/// What the hover over some words of an open text says; empty when it says nothing.
fn hover_over(client: &mut Client, uri: &str, text: &str, words: &str) -> String {
    let position = &cursor_at(text, words)["start"];
    let params = json!({"textDocument": {"uri": uri}, "position": position});
    let hover = client.request("textDocument/hover", params);
    hover["result"]["contents"]["value"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

/// What the text becomes by each action of a kind at some words.
fn outcomes(client: &mut Client, text: &str, words: &str, kind: &str) -> Vec<String> {
    let actions = client.actions(URI, &cursor_at(text, words), kind);
    actions
        .iter()
        .filter(|action| action["edit"].is_object())
        .map(|action| apply(text, &edits_of(&action["edit"], 1), Encoding::Utf16))
        .collect()
}

fn hints(client: &mut Client, uri: &str, text: &str) -> Value {
    let range = range(text, 0, text.len(), Encoding::Utf16);
    let params = json!({"textDocument": {"uri": uri}, "range": range});
    client.request("textDocument/inlayHint", params)["result"].clone()
}

#[test]
fn a_date_is_shown_in_three_calendars() {
    let text = "این خبر ۷ شهریور ۱۴۰۴ رسید.";
    for (locale, parts) in [
        (
            "en",
            ["Friday", "29 August 2025", "7 Shahrivar 1404", "1447"],
        ),
        ("fa", ["جمعه", "۲۹ اوت ۲۰۲۵", "۷ شهریور ۱۴۰۴", "ربیع‌الاول"]),
    ] {
        let mut client = Client::start(json!({"locale": locale}));
        client.findings(URI, text);
        let shown = hover_over(&mut client, URI, text, "شهریور");
        for part in parts {
            assert!(shown.contains(part), "{part} is missing in {shown}");
        }
    }
}

#[test]
fn a_relative_day_is_counted_from_the_day_of_the_text() {
    let mut client = Client::start(json!({"locale": "en"}));
    let text = "date 2025-08-29 تهران\n\nوزیر دیروز آمد و جمعه گذشته رفته بود.\n";
    client.findings(URI, text);
    let yesterday = hover_over(&mut client, URI, text, "دیروز");
    assert!(
        yesterday.contains("dateline (7 Shahrivar 1404)")
            && yesterday.contains("Thursday 6 Shahrivar 1404"),
        "{yesterday}"
    );
    let friday = hover_over(&mut client, URI, text, "جمعه");
    assert!(friday.contains("Friday 31 Mordad 1404"), "{friday}");
    assert_eq!(hover_over(&mut client, URI, text, "وزیر"), "");

    // A text that names no day: the setting fixes it, else it is that of the file, or today for one not saved yet.
    let text = "وزیر دیروز آمد.";
    let untitled = "untitled:Untitled-1";
    client.findings(untitled, text);
    let shown = hover_over(&mut client, untitled, text, "دیروز");
    assert!(shown.contains("Counted from today"), "{shown}");
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("saved.txt"), text).expect("a file is written");
    let saved = uri_in(folder.path(), "saved.txt");
    client.findings(&saved, text);
    let shown = hover_over(&mut client, &saved, text, "دیروز");
    assert!(
        shown.contains("Counted from the day of the file"),
        "{shown}"
    );
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"pirast": {"dates": {"anchor": "1404/06/07"}}}}),
    );
    let shown = hover_over(&mut client, &saved, text, "دیروز");
    assert!(
        shown.contains("the setting (7 Shahrivar 1404)") && shown.contains("6 Shahrivar"),
        "{shown}"
    );
}

#[test]
fn equivalents_are_shown_behind_dates_only_where_they_are_wished() {
    let text = "این خبر ۷ شهریور ۱۴۰۴ رسید و ۵ مه ۲۰۲۵ (۱۵ اردیبهشت ۱۴۰۴) نوشته شد.";
    let mut client =
        Client::start(json!({"locale": "en", "initializationOptions": {"inlayHints": true}}));
    client.findings(URI, text);
    let shown = hints(&mut client, URI, text);
    assert_eq!(shown.as_array().map(Vec::len), Some(1), "{shown}");
    assert_eq!(shown[0]["label"], "= 29 August 2025");
    let end = text.find("۱۴۰۴").expect("a year") + "۱۴۰۴".len();
    assert_eq!(shown[0]["position"], position(text, end, Encoding::Utf16));
    client.notify(
        "workspace/didChangeConfiguration",
        json!({"settings": {"pirast": {"inlayHints": false}}}),
    );
    assert_eq!(hints(&mut client, URI, text), Value::Null);

    let mut client = Client::start(json!({}));
    client.findings(URI, text);
    assert_eq!(hints(&mut client, URI, text), Value::Null);
}

#[test]
fn a_date_is_rewritten_when_asked() {
    let text = "این خبر ۷ شهریور ۱۴۰۴ رسید.";
    let mut client = Client::start(json!({}));
    client.findings(URI, text);
    let outcomes = outcomes(&mut client, text, "شهریور", "refactor.rewrite");
    for wanted in [
        "این خبر ۷ شهریور ۱۴۰۴ (۲۹ اوت ۲۰۲۵) رسید.",
        "این خبر ۷ شهریور ۱۴۰۴ (۵ ربیع‌الاول ۱۴۴۷) رسید.",
        "این خبر ۲۹ اوت ۲۰۲۵ رسید.",
        "این خبر ۵ ربیع‌الاول ۱۴۴۷ رسید.",
        "این خبر هفتم شهریور ۱۴۰۴ رسید.",
        "این خبر جمعه ۷ شهریور ۱۴۰۴ رسید.",
    ] {
        assert!(outcomes.iter().any(|text| text == wanted), "{outcomes:?}");
    }
}

#[test]
fn a_contradiction_is_mended_by_choice_and_never_by_saving() {
    for (text, words, offers) in [
        (
            "نشست پنجشنبه ۷ شهریور ۱۴۰۴ است.",
            "پنجشنبه",
            &[
                "نشست جمعه ۷ شهریور ۱۴۰۴ است.",
                "نشست پنجشنبه ۶ شهریور ۱۴۰۴ است.",
            ][..],
        ),
        (
            "نشست ۲۹ اوت ۲۰۲۵ (۸ شهریور ۱۴۰۴) است.",
            "۸",
            &["نشست ۲۹ اوت ۲۰۲۵ (۷ شهریور ۱۴۰۴) است."][..],
        ),
    ] {
        let mut client = Client::start(json!({}));
        let findings = client.findings(URI, text);
        assert_eq!(findings.len(), 1, "{findings:?}");
        assert_eq!(findings[0]["range"], cursor_range(text, words), "{text}");
        let mended = outcomes(&mut client, text, words, "quickfix");
        for offer in offers {
            assert!(mended.iter().any(|text| text == offer), "{mended:?}");
        }
        let chosen = client.actions(URI, &cursor_at(text, words), "quickfix");
        assert!(
            chosen.iter().all(|action| action["isPreferred"] != true),
            "{chosen:?}"
        );
        let everything = range(text, 0, text.len(), Encoding::Utf16);
        for kind in [
            "source.fixAll",
            "source.fixAll.pirast",
            "source.fixAll.pirast.suggestions",
        ] {
            let saved = client.actions(URI, &everything, kind);
            assert!(
                saved
                    .iter()
                    .all(|action| edits_of(&action["edit"], 1).is_empty()),
                "{kind}: {saved:?}"
            );
        }
    }
}

/// The place of some words of a text.
fn cursor_range(text: &str, words: &str) -> Value {
    let start = text.find(words).expect("the words are there");
    range(text, start, start + words.len(), Encoding::Utf16)
}

#[test]
fn the_lunar_months_of_the_house_are_obeyed_and_read_again_when_they_change() {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, content: &str| {
        std::fs::write(folder.path().join(name), content).expect("a file is written");
    };
    let uri = |name: &str| uri_in(folder.path(), name);
    write("pirast.toml", "[dates]\nlunar-months = \"desk/months\"\n");
    std::fs::create_dir(folder.path().join("desk")).expect("a folder is made");
    write("desk/months", "# as announced\n1446/5 2024-11-04\n");
    let mut client = Client::spawn();
    client.initialize(json!({
        "locale": "en",
        "workspaceFolders": [{"uri": uri(""), "name": "desk"}],
        "initializationOptions": {"inlayHints": true},
        "capabilities": {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": true}}},
    }));
    let registration = client.expect("client/registerCapability");
    let watchers = &registration["params"]["registrations"][0]["registerOptions"]["watchers"];
    let is_watched = |path: &Path| {
        let patterns = watchers.as_array().expect("watchers").iter();
        patterns
            .into_iter()
            .any(|watcher| watcher["globPattern"] == path.display().to_string())
    };
    assert!(is_watched(&folder.path().join("desk/months")), "{watchers}");
    client.reply(&registration, Value::Null);

    let text = "۱۸ آبان ۱۴۰۳ برابر با ۷ جمادی‌الاول ۱۴۴۶ بود.";
    let draft = uri("draft.txt");
    let findings = client.findings(&draft, text);
    assert_eq!(findings[0]["code"], "lunar-mismatch", "{findings:?}");
    let shown = hover_over(&mut client, &draft, text, "آبان");
    assert!(
        shown.contains("5 Jumada al-Awwal 1446 (by the desk's calendar"),
        "{shown}"
    );

    let months = json!({"changes": [{"uri": uri("desk/months"), "type": 2}]});
    write("desk/months", "1446/5 2024-11-14\n");
    client.notify("workspace/didChangeWatchedFiles", months.clone());
    let told = client.expect("window/showMessage");
    let told = told["params"]["message"].as_str().expect("a text");
    assert!(
        told.contains("months:1:1") && told.contains("days"),
        "{told}"
    );
    assert_eq!(client.published(&draft, 1).len(), findings.len());

    write("desk/months", "\n");
    client.notify("workspace/didChangeWatchedFiles", months);
    client.published(&draft, 1);
    let shown = hover_over(&mut client, &draft, text, "آبان");
    assert!(shown.contains("computed"), "{shown}");
}
