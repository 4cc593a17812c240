//! Repairs while the user types, and in a part of the text.

use serde_json::{Value, json};

use crate::URI;
use crate::client::Client;
use crate::text::{Encoding, apply, position, range};

fn type_character(client: &mut Client, text: &str, typed: &str) -> Value {
    client.findings(URI, text);
    let params = json!({
        "textDocument": {"uri": URI},
        "position": position(text, text.len(), Encoding::Utf16),
        "ch": typed,
        "options": {"tabSize": 4, "insertSpaces": true},
    });
    client.request("textDocument/onTypeFormatting", params)["result"].clone()
}

#[test]
fn completing_a_word_repairs_its_half_space_where_it_is_wished() {
    let on = json!({"initializationOptions": {"formatOnType": true}});
    for (text, typed, repaired) in [
        ("او هر روز نمیکند ", " ", "او هر روز نمی\u{200C}کند "),
        ("او هر روز می کند ", " ", "او هر روز می\u{200C}کند "),
        ("او نمیکند.", ".", "او نمی\u{200C}کند."),
        ("او نمیکند\n  ", "\n", "او نمی\u{200C}کند\n  "),
    ] {
        let mut client = Client::start(on.clone());
        let edits = type_character(&mut client, text, typed);
        assert_eq!(
            apply(text, edits.as_array().expect("edits"), Encoding::Utf16),
            repaired
        );
    }
}

#[test]
fn what_was_written_before_stays_while_one_types() {
    let mut client = Client::start(json!({"initializationOptions": {"formatOnType": true}}));
    assert_eq!(
        type_character(&mut client, "او نمیکند که برود ", " "),
        json!([])
    );
}

#[test]
fn nothing_is_repaired_while_one_types_unless_it_is_wished() {
    let mut client = Client::start(json!({}));
    assert_eq!(type_character(&mut client, "او نمیکند ", " "), Value::Null);
}

#[test]
fn formatting_a_part_leaves_the_rest_alone() {
    let text = "كتاب نخست.\nكتاب دوم.\nكتاب سوم.\n";
    let mut client = Client::start(json!({}));
    client.findings(URI, text);
    let second = text.find("\nكتاب دوم").expect("it is there") + 1;
    let params = json!({
        "textDocument": {"uri": URI},
        "range": range(text, second, second + "كتاب دوم.".len(), Encoding::Utf16),
        "options": {"tabSize": 4, "insertSpaces": true},
    });
    let edits = client.request("textDocument/rangeFormatting", params)["result"].clone();
    let formatted = apply(text, edits.as_array().expect("edits"), Encoding::Utf16);
    assert_eq!(formatted, "كتاب نخست.\nکتاب دوم.\nكتاب سوم.\n");
}
