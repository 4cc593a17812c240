//! Actions whose edits are made when the user chooses them: what is long to find out is not worth a wait in a menu.

use serde::{Deserialize, Serialize};
use tower_lsp::jsonrpc::{Error, ErrorCode};
use tower_lsp::lsp_types::{CodeAction, TextEdit, Url};

use super::{Scene, ignore};
use crate::fix::Extent;
use crate::message::Text;
use crate::rules::rule;
use crate::server::edits;
use crate::server::profile::Profile;
use crate::server::snapshot::Snapshot;

/// `RequestFailed` of LSP 3.17: the request was right, but cannot be served.
const REQUEST_FAILED: i64 = -32803;

/// What an unresolved action needs to find its edits later.
#[derive(Debug, Serialize, Deserialize)]
struct Unresolved {
    uri: Url,
    version: Option<i32>,
    work: Work,
}

/// What an action does.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Work {
    /// Fixes the document.
    FixAll(Extent),
    /// Fixes the findings of a rule.
    FixRule(String),
    /// Silences a rule in the line of a byte.
    IgnoreInLine(String, usize),
    /// Silences a rule in the document.
    IgnoreInFile(String),
}

/// The action, to be resolved later.
pub(super) fn later(scene: Scene<'_>, action: CodeAction, work: Work) -> CodeAction {
    let data = serde_json::to_value(Unresolved {
        uri: scene.uri.clone(),
        version: scene.snapshot.version,
        work,
    });
    CodeAction {
        data: data.ok(),
        ..action
    }
}

fn unresolved(action: &CodeAction) -> Option<Unresolved> {
    serde_json::from_value(action.data.clone()?).ok()
}

/// The document and the version that an unresolved action is about.
pub(in crate::server) fn document_of(action: &CodeAction) -> Option<(Url, Option<i32>)> {
    let Unresolved { uri, version, .. } = unresolved(action)?;
    Some((uri, version))
}

/// The action with its edits.
///
/// # Errors
/// When it turns out that there is nothing that it can do.
pub(in crate::server) fn resolve(
    mut action: CodeAction,
    snapshot: &Snapshot,
    profile: &Profile,
) -> Result<CodeAction, Error> {
    let Some(Unresolved { uri, work, .. }) = unresolved(&action) else {
        return Ok(action);
    };
    let failed = |advice: Text| Error {
        code: ErrorCode::ServerError(REQUEST_FAILED),
        message: advice.in_lang(snapshot.lang).into(),
        data: None,
    };
    let Some(text_edits) = edits_of(&work, snapshot) else {
        return Ok(action);
    };
    let text_edits = text_edits.map_err(failed)?;
    action.edit = Some(edits::in_workspace(
        &uri,
        snapshot,
        text_edits,
        profile.versioned_edits,
    ));
    Ok(action)
}

/// The edits, or what the user may do where there can be none; nothing for a rule that does not exist.
fn edits_of(work: &Work, snapshot: &Snapshot) -> Option<Result<Vec<TextEdit>, Text>> {
    let analysis = &snapshot.analysis;
    let (comment, rule) = match work {
        Work::FixAll(extent) => return Some(Ok(edits::fix_all(snapshot, *extent))),
        Work::FixRule(id) => return Some(Ok(edits::fix_rule(snapshot, rule(id)?))),
        Work::IgnoreInLine(id, at) => (ignore::in_line(analysis, *at, rule(id)?), rule(id)?),
        Work::IgnoreInFile(id) => (ignore::in_file(analysis, rule(id)?), rule(id)?),
    };
    let written = comment.map(|comment| edits::to_client(snapshot, vec![comment]));
    Some(written.ok_or_else(|| ignore::advice(analysis, rule)))
}
