//! What the client is able to do, as it said when it started the server.

use serde_json::Value;
use tower_lsp::lsp_types::{
    ClientCapabilities, InitializeParams, MarkupKind, PositionEncodingKind,
    TextDocumentClientCapabilities, WorkspaceClientCapabilities,
};

use crate::message::Lang;
use crate::position::PositionEncoding;

/// The abilities of the client that Pirast cares for.
#[derive(Debug, Clone, Default)]
pub(super) struct Profile {
    /// What columns count.
    pub(super) encoding: PositionEncoding,
    /// The language of its user interface.
    pub(super) lang: Lang,
    /// It asks for diagnostics itself, and again when the server says so, so that none are pushed.
    pub(super) pulls_diagnostics: bool,
    /// It gives the data of a diagnostic back.
    pub(super) keeps_data: bool,
    /// It asks again for inlay hints when the server says so.
    pub(super) refreshes_inlay_hints: bool,
    /// It takes edits with the version of the document that they are meant for.
    pub(super) versioned_edits: bool,
    /// It applies edits that the server sends on its own.
    pub(super) applies_edits: bool,
    /// It takes code actions, not only commands.
    pub(super) takes_actions: bool,
    /// It fetches the edits of a code action when the user chooses it.
    pub(super) resolves_edits: bool,
    /// It shows Markdown in hovers.
    pub(super) markdown_hovers: bool,
    /// It answers when it is asked for its settings.
    pub(super) gives_configuration: bool,
    /// It tells of changes of files that the server names.
    pub(super) watches_files: bool,
    /// It shows the progress of long work.
    pub(super) shows_progress: bool,
}

impl Profile {
    pub(super) fn of(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        let document = capabilities.text_document.clone().unwrap_or_default();
        let workspace = capabilities.workspace.clone().unwrap_or_default();
        let window = capabilities.window.clone().unwrap_or_default();
        Self {
            encoding: encoding(capabilities),
            lang: params
                .locale
                .as_deref()
                .map_or(Lang::default(), Lang::of_locale),
            pulls_diagnostics: document.diagnostic.is_some() && asks_again(params),
            keeps_data: keeps_data(&document).unwrap_or(false),
            refreshes_inlay_hints: workspace
                .inlay_hint
                .as_ref()
                .and_then(|it| it.refresh_support)
                .unwrap_or(false),
            versioned_edits: versioned_edits(&workspace).unwrap_or(false),
            applies_edits: workspace.apply_edit.unwrap_or(false),
            takes_actions: takes_actions(&document),
            resolves_edits: resolves_edits(&document).unwrap_or(false),
            markdown_hovers: markdown_hovers(&document).unwrap_or(false),
            gives_configuration: workspace.configuration.unwrap_or(false),
            watches_files: watches_files(&workspace).unwrap_or(false),
            shows_progress: window.work_done_progress.unwrap_or(false),
        }
    }
}

/// The parameters of `initialize` as `lsp_types` reads them: it calls the capability `diagnostic` that LSP calls
/// `workspace.diagnostics`, and would never know that a client asks again when it is told to.
pub(super) fn respelled(mut params: Value) -> Value {
    if let Some(workspace) = params
        .pointer_mut("/capabilities/workspace")
        .and_then(Value::as_object_mut)
        && let Some(diagnostics) = workspace.remove("diagnostics")
    {
        workspace.insert("diagnostic".to_owned(), diagnostics);
    }
    params
}

/// The encoding that costs least of those the client offers; UTF-16 when it offers none, as LSP asks.
fn encoding(capabilities: &ClientCapabilities) -> PositionEncoding {
    let general = capabilities.general.as_ref();
    let offered = general
        .and_then(|general| general.position_encodings.as_deref())
        .unwrap_or_default();
    if offered.contains(&PositionEncodingKind::UTF8) {
        PositionEncoding::Utf8
    } else if offered.contains(&PositionEncodingKind::UTF32) {
        PositionEncoding::Utf32
    } else {
        PositionEncoding::Utf16
    }
}

/// Whether a client that pulls diagnostics would ever learn what a changed setting means for a text that stays as it
/// is. Neovim (0.12) is told to ask again, but then asks for files that are not open only.
fn asks_again(params: &InitializeParams) -> bool {
    let is_neovim = || {
        let client = params.client_info.as_ref();
        client.is_some_and(|client| client.name == "Neovim")
    };
    let refreshes = || {
        let workspace = params.capabilities.workspace.as_ref()?;
        workspace.diagnostic.as_ref()?.refresh_support
    };
    refreshes().unwrap_or(false) && !is_neovim()
}

fn versioned_edits(workspace: &WorkspaceClientCapabilities) -> Option<bool> {
    workspace.workspace_edit.as_ref()?.document_changes
}

fn watches_files(workspace: &WorkspaceClientCapabilities) -> Option<bool> {
    workspace
        .did_change_watched_files
        .as_ref()?
        .dynamic_registration
}

fn keeps_data(document: &TextDocumentClientCapabilities) -> Option<bool> {
    document.publish_diagnostics.as_ref()?.data_support
}

fn takes_actions(document: &TextDocumentClientCapabilities) -> bool {
    document
        .code_action
        .as_ref()
        .is_some_and(|actions| actions.code_action_literal_support.is_some())
}

fn resolves_edits(document: &TextDocumentClientCapabilities) -> Option<bool> {
    let actions = document.code_action.as_ref()?;
    let properties = &actions.resolve_support.as_ref()?.properties;
    Some(
        actions.data_support.unwrap_or(false)
            && properties.iter().any(|property| property == "edit"),
    )
}

fn markdown_hovers(document: &TextDocumentClientCapabilities) -> Option<bool> {
    let formats = document.hover.as_ref()?.content_format.as_ref()?;
    Some(formats.contains(&MarkupKind::Markdown))
}
