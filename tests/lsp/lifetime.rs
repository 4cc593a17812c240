//! The end of the server.

use serde_json::{Value, json};

use crate::client::Client;
use crate::{DRAFT, URI};

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

#[cfg(unix)]
#[test]
fn the_server_ends_when_the_process_that_started_it_is_gone() {
    let mut started_it = std::process::Command::new("sleep")
        .arg("0")
        .spawn()
        .expect("a process");
    started_it.wait().expect("it ends");
    let mut client = Client::start(json!({"processId": started_it.id()}));
    assert!(client.ended().code().is_some());
}

/// Clients that know several ways to talk to a server name the one they use.
#[test]
fn the_standard_streams_may_be_asked_for() {
    let mut client = Client::spawn_with(|command| command.arg("--stdio"));
    client.initialize(json!({}));
    assert!(!client.findings(URI, DRAFT).is_empty());
    assert_eq!(client.finish().code(), Some(0));
}

#[test]
fn the_log_goes_into_the_file_that_was_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("pirast.log");
    let mut client = Client::spawn_with(|command| command.arg("--log-file").arg(&path));
    client.initialize(json!({}));
    client.expect("window/logMessage");
    client.finish();
    let log = std::fs::read_to_string(path).expect("it is there");
    assert!(log.contains("pirast"), "{log}");
}

#[test]
fn a_thousand_documents_and_a_large_one_are_survived() {
    let mut client = Client::start(json!({}));
    for number in 0..1000 {
        client.open(
            &format!("file:///drafts/{number}.txt"),
            "plaintext",
            1,
            "كتاب\n",
        );
    }
    client.published("file:///drafts/999.txt", 1);
    let large = "این بند بلند است و كتاب دارد.\n".repeat(100_000);
    assert_eq!(client.findings("untitled:large", &large).len(), 100_000);
    client.change("untitled:large", 2, &[json!({"text": "كتاب"})]);
    assert_eq!(client.published("untitled:large", 2).len(), 1);
    assert_eq!(client.finish().code(), Some(0));
}
