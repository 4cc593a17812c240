//! Hours of editing, compressed into minutes: memory does not grow.

use serde_json::json;

use crate::client::Client;

const DOCUMENTS: usize = 10;
const LINES: usize = 40;
const EDITS: usize = 100_000;
/// Edits after which the memory has its working size.
const SETTLED: usize = 1000;

/// The memory of a process that is in use, in kilobytes.
fn resident(process: u32) -> Option<usize> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

#[test]
#[ignore = "takes half a minute"]
fn memory_stays_what_it_was_after_the_first_thousand_edits() {
    let mut client = Client::start(json!({}));
    let uri = |number: usize| format!("untitled:{number}");
    for number in 0..DOCUMENTS {
        client.open(
            &uri(number),
            "plaintext",
            0,
            &"این بند كتاب و نامه ها ,دارد و او می رود.\n".repeat(LINES),
        );
    }
    let mut settled = None;
    for edit in 1..=EDITS {
        let version = edit as i64;
        // Every other edit of a document takes back the one before, so that the texts do not grow either.
        let turn = edit / DOCUMENTS;
        let line = turn / 2 % LINES;
        let at = |character: usize| json!({"line": line, "character": character});
        let change = if turn.is_multiple_of(2) {
            json!({"range": {"start": at(4), "end": at(4)}, "text": "ك"})
        } else {
            json!({"range": {"start": at(4), "end": at(5)}, "text": ""})
        };
        client.change(&uri(edit % DOCUMENTS), version, &[change]);
        if edit % 100 == 0 {
            client.published(&uri(edit % DOCUMENTS), version);
            client.forget();
        }
        if edit == SETTLED {
            settled = resident(client.process_id());
        }
    }
    let (Some(settled), Some(end)) = (settled, resident(client.process_id())) else {
        eprintln!("not measured: this system does not tell the memory of a process");
        return;
    };
    eprintln!("{settled} kB after {SETTLED} edits, {end} kB after {EDITS}");
    assert!(end * 10 <= settled * 11, "{settled} kB grew to {end} kB");
}
