//! Kinds of clients, as they introduce themselves. Each sees the findings, in one way only.

use std::time::Duration;

use serde_json::{Value, json};

use crate::client::Client;
use crate::{DRAFT, URI};

/// A kind of client: its name, and what it says that matters here.
pub fn kinds() -> Vec<(&'static str, Value)> {
    let actions = |more: Value| {
        let mut actions = json!({"codeActionLiteralSupport": {"codeActionKind": {"valueSet": ["", "quickfix", "source"]}}});
        actions
            .as_object_mut()
            .expect("an object")
            .extend(more.as_object().expect("an object").clone());
        actions
    };
    let resolving = json!({"isPreferredSupport": true, "dataSupport": true, "resolveSupport": {"properties": ["edit"]}});
    vec![
        (
            "VS Code",
            json!({"locale": "fa", "clientInfo": {"name": "Visual Studio Code"}, "capabilities": {
                "general": {"positionEncodings": ["utf-16"]},
                "workspace": {
                    "applyEdit": true, "configuration": true, "workspaceFolders": true,
                    "workspaceEdit": {"documentChanges": true},
                    "didChangeWatchedFiles": {"dynamicRegistration": true},
                    "diagnostics": {"refreshSupport": true}, "inlayHint": {"refreshSupport": true},
                },
                "textDocument": {
                    "diagnostic": {"dynamicRegistration": true, "relatedDocumentSupport": false},
                    "publishDiagnostics": {"versionSupport": false, "codeDescriptionSupport": true, "dataSupport": true},
                    "codeAction": actions(resolving.clone()),
                    "hover": {"contentFormat": ["markdown", "plaintext"]},
                },
                "window": {"workDoneProgress": true},
            }}),
        ),
        (
            "Neovim 0.12",
            json!({"clientInfo": {"name": "Neovim"}, "capabilities": {
                "general": {"positionEncodings": ["utf-8", "utf-16", "utf-32"]},
                "workspace": {
                    "applyEdit": true, "configuration": true, "workspaceEdit": {"documentChanges": true},
                    "diagnostics": {"refreshSupport": true}, "inlayHint": {"refreshSupport": true},
                },
                "textDocument": {
                    "diagnostic": {"dynamicRegistration": false},
                    "codeAction": actions(resolving.clone()),
                    "hover": {"contentFormat": ["markdown", "plaintext"]},
                },
                "window": {"workDoneProgress": true},
            }}),
        ),
        (
            "Neovim 0.7",
            json!({"capabilities": {
                "workspace": {"applyEdit": true, "configuration": true},
                "textDocument": {
                    "codeAction": actions(json!({"dynamicRegistration": false})),
                    "hover": {"contentFormat": ["markdown", "plaintext"]},
                    "publishDiagnostics": {"relatedInformation": true},
                },
            }}),
        ),
        (
            "Helix",
            json!({"clientInfo": {"name": "helix"}, "capabilities": {
                "general": {"positionEncodings": ["utf-8", "utf-32", "utf-16"]},
                "workspace": {
                    "applyEdit": true, "configuration": true, "workspaceFolders": true,
                    "workspaceEdit": {"documentChanges": true},
                    "didChangeWatchedFiles": {"dynamicRegistration": true},
                },
                "textDocument": {
                    "diagnostic": {"dynamicRegistration": false},
                    "codeAction": actions(resolving),
                    "hover": {"contentFormat": ["markdown"]},
                    "publishDiagnostics": {"versionSupport": true},
                },
            }}),
        ),
        (
            "Eglot",
            json!({"clientInfo": {"name": "Eglot"}, "capabilities": {
                "general": {"positionEncodings": ["utf-32", "utf-8", "utf-16"]},
                "workspace": {"applyEdit": true, "configuration": true, "workspaceEdit": {"documentChanges": true}},
                "textDocument": {
                    "codeAction": actions(json!({"isPreferredSupport": true})),
                    "hover": {"contentFormat": ["markdown", "plaintext"]},
                    "publishDiagnostics": {"versionSupport": true},
                },
            }}),
        ),
    ]
}

#[test]
fn every_client_sees_the_findings_in_one_way() {
    for (name, params) in kinds() {
        let mut client = Client::spawn();
        let capabilities = client.initialize(params.clone());
        client.open(URI, "plaintext", 1, DRAFT);
        let pulls = !capabilities["diagnosticProvider"].is_null();
        let pulled = pulls.then(|| {
            let report = client.request(
                "textDocument/diagnostic",
                json!({"textDocument": {"uri": URI}}),
            );
            report["result"]["items"].as_array().map_or(0, Vec::len)
        });
        let messages = client.listen(Duration::from_millis(300));
        let pushed: Vec<usize> = messages
            .iter()
            .filter(|message| message["method"] == "textDocument/publishDiagnostics")
            .map(|message| {
                message["params"]["diagnostics"]
                    .as_array()
                    .map_or(0, Vec::len)
            })
            .collect();
        match pulled {
            Some(count) => assert!(
                count > 0 && pushed.is_empty(),
                "{name}: {count} pulled, {pushed:?} pushed"
            ),
            None => assert!(
                matches!(pushed[..], [count] if count > 0),
                "{name}: {pushed:?} pushed"
            ),
        }
    }
}
