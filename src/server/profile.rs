//! What the client is able to do, as it said when it started the server.

use tower_lsp::lsp_types::{
    ClientCapabilities, InitializeParams, MarkupKind, PositionEncodingKind,
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
    /// It asks for diagnostics itself, so that none are pushed.
    pub(super) pulls_diagnostics: bool,
    /// It takes edits with the version of the document that they are meant for.
    pub(super) versioned_edits: bool,
    /// It fetches the edits of a code action when the user chooses it.
    pub(super) resolves_edits: bool,
    /// It shows Markdown in hovers.
    pub(super) markdown_hovers: bool,
}

impl Profile {
    pub(super) fn of(params: &InitializeParams) -> Self {
        let capabilities = &params.capabilities;
        Self {
            encoding: encoding(capabilities),
            lang: params
                .locale
                .as_deref()
                .map_or(Lang::default(), Lang::of_locale),
            pulls_diagnostics: document(capabilities)
                .is_some_and(|document| document.diagnostic.is_some()),
            versioned_edits: versioned_edits(capabilities),
            resolves_edits: resolves_edits(capabilities).unwrap_or(false),
            markdown_hovers: markdown_hovers(capabilities).unwrap_or(false),
        }
    }
}

fn document(
    capabilities: &ClientCapabilities,
) -> Option<&tower_lsp::lsp_types::TextDocumentClientCapabilities> {
    capabilities.text_document.as_ref()
}

/// The encoding that costs least of those the client offers; UTF-16 when it offers none, as LSP asks.
fn encoding(capabilities: &ClientCapabilities) -> PositionEncoding {
    let offered = capabilities
        .general
        .as_ref()
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

fn versioned_edits(capabilities: &ClientCapabilities) -> bool {
    let edit = capabilities
        .workspace
        .as_ref()
        .and_then(|workspace| workspace.workspace_edit.as_ref());
    edit.and_then(|edit| edit.document_changes).unwrap_or(false)
}

fn resolves_edits(capabilities: &ClientCapabilities) -> Option<bool> {
    let actions = document(capabilities)?.code_action.as_ref()?;
    let properties = &actions.resolve_support.as_ref()?.properties;
    Some(
        actions.data_support.unwrap_or(false)
            && properties.iter().any(|property| property == "edit"),
    )
}

fn markdown_hovers(capabilities: &ClientCapabilities) -> Option<bool> {
    let formats = document(capabilities)?
        .hover
        .as_ref()?
        .content_format
        .as_ref()?;
    Some(formats.contains(&MarkupKind::Markdown))
}
