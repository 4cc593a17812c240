//! What the server tells the client that it can do.

use tower_lsp::lsp_types::{
    CodeActionOptions, CodeActionProviderCapability, DiagnosticOptions,
    DiagnosticServerCapabilities, DocumentOnTypeFormattingOptions, ExecuteCommandOptions,
    HoverProviderCapability, InitializeResult, OneOf, SaveOptions, ServerCapabilities, ServerInfo,
    TextDocumentSyncCapability, TextDocumentSyncKind, TextDocumentSyncOptions,
    TextDocumentSyncSaveOptions, WorkDoneProgressOptions, WorkspaceFoldersServerCapabilities,
    WorkspaceServerCapabilities,
};

use super::profile::Profile;
use super::{actions, commands, to_lsp};

/// What ends a word.
const WORD_ENDS: [&str; 7] = [" ", ".", "،", "؛", "؟", "!", "\n"];

/// The answer to `initialize`.
pub(super) fn initialize_result(profile: &Profile) -> InitializeResult {
    let capabilities = ServerCapabilities {
        position_encoding: Some(to_lsp::encoding(profile.encoding)),
        text_document_sync: Some(TextDocumentSyncCapability::Options(sync())),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        code_action_provider: profile.takes_actions.then(code_actions),
        document_formatting_provider: Some(OneOf::Left(true)),
        document_range_formatting_provider: Some(OneOf::Left(true)),
        document_on_type_formatting_provider: Some(on_type()),
        inlay_hint_provider: Some(OneOf::Left(true)),
        execute_command_provider: Some(commands()),
        diagnostic_provider: profile.pulls_diagnostics.then(pull_diagnostics),
        workspace: Some(workspace()),
        ..ServerCapabilities::default()
    };
    let server_info = ServerInfo {
        name: "pirast".to_owned(),
        version: Some(env!("CARGO_PKG_VERSION").to_owned()),
    };
    InitializeResult {
        capabilities,
        server_info: Some(server_info),
    }
}

fn sync() -> TextDocumentSyncOptions {
    TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(TextDocumentSyncKind::INCREMENTAL),
        save: Some(TextDocumentSyncSaveOptions::SaveOptions(SaveOptions {
            include_text: Some(false),
        })),
        ..TextDocumentSyncOptions::default()
    }
}

fn code_actions() -> CodeActionProviderCapability {
    CodeActionProviderCapability::Options(CodeActionOptions {
        code_action_kinds: Some(actions::kinds()),
        resolve_provider: Some(true),
        work_done_progress_options: WorkDoneProgressOptions::default(),
    })
}

fn on_type() -> DocumentOnTypeFormattingOptions {
    let [first, others @ ..] = WORD_ENDS.map(str::to_owned);
    DocumentOnTypeFormattingOptions {
        first_trigger_character: first,
        more_trigger_character: Some(others.to_vec()),
    }
}

fn commands() -> ExecuteCommandOptions {
    ExecuteCommandOptions {
        commands: commands::NAMES.map(str::to_owned).to_vec(),
        work_done_progress_options: WorkDoneProgressOptions {
            work_done_progress: Some(true),
        },
    }
}

fn pull_diagnostics() -> DiagnosticServerCapabilities {
    DiagnosticServerCapabilities::Options(DiagnosticOptions {
        identifier: Some(to_lsp::SOURCE.to_owned()),
        inter_file_dependencies: false,
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    })
}

fn workspace() -> WorkspaceServerCapabilities {
    WorkspaceServerCapabilities {
        workspace_folders: Some(WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(OneOf::Left(true)),
        }),
        file_operations: None,
    }
}
