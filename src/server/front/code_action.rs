//! The one message that grows with the findings: editors send all of them back when they ask for actions, on every save.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use tower_lsp::jsonrpc::{Id, Request};
use tower_lsp::lsp_types::request::{CodeActionRequest, Request as _};

/// The request, but for the findings: those of the server are newer.
#[derive(Deserialize)]
struct Lean {
    id: Id,
    params: Params,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Params {
    text_document: Value,
    range: Value,
    context: Context,
}

#[derive(Deserialize, Serialize)]
#[serde(rename_all = "camelCase")]
struct Context {
    /// Stays empty.
    #[serde(skip_deserializing)]
    diagnostics: [(); 0],
    #[serde(skip_serializing_if = "Option::is_none")]
    only: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    trigger_kind: Option<Value>,
}

/// A request for code actions without the findings that it carries, which thus take no memory; `None` where the body
/// is no such request.
pub(super) fn without_findings(body: &[u8]) -> Option<Request> {
    let Lean { id, params } = serde_json::from_slice(body).ok()?;
    let params = serde_json::to_value(params).ok()?;
    Some(
        Request::build(CodeActionRequest::METHOD)
            .id(id)
            .params(params)
            .finish(),
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn all_but_the_findings_is_kept() {
        let params = |diagnostics: Value| {
            json!({
                "textDocument": {"uri": "file:///x.md"},
                "range": {"start": {"line": 0, "character": 1}, "end": {"line": 2, "character": 3}},
                "context": {"diagnostics": diagnostics, "only": ["quickfix"], "triggerKind": 1},
            })
        };
        let sent = json!({"jsonrpc": "2.0", "id": 7, "method": "textDocument/codeAction",
            "params": params(json!([{"message": "x"}]))});
        let request = without_findings(sent.to_string().as_bytes()).unwrap();
        assert_eq!(request.id(), Some(&Id::Number(7)));
        assert_eq!(request.params(), Some(&params(json!([]))));
    }
}
