//! Pirast as a language server: LSP in, LSP out. Each method finds what it needs and hands it on.

mod actions;
mod capabilities;
mod check;
mod commands;
mod configured;
mod dictionaries;
mod edits;
mod execute;
mod frames;
mod from_lsp;
mod front;
mod hover;
mod inlay;
mod log;
mod options;
mod outbox;
mod parent;
mod poll;
mod profile;
mod progress;
mod publication;
mod pull;
mod quarantine;
mod session;
mod snapshot;
mod state;
mod to_lsp;
mod watch;
mod worker;
mod workspace;

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::*;
use tower_lsp::{LanguageServer, LspService, async_trait};

use self::actions::Wanted;
use self::log::Log;
use self::outbox::Outbox;
use self::progress::{CancelOnDrop, Cancelled, Running};
use self::session::Session;
use self::state::Shared;
use self::worker::Worker;
use self::workspace::Workspace;
use crate::document::Document;
use crate::fix::Extent;
use crate::format::Format;

/// Serves an editor over standard input and output until it says goodbye. The log also goes into `log_file`.
pub fn serve(log_file: Option<&Path>) -> ExitCode {
    match run(log_file) {
        // The thread that waits for input cannot be stopped in any other way.
        Ok(code) => std::process::exit(i32::from(code != ExitCode::SUCCESS)),
        Err(error) => {
            eprintln!("pirast: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(log_file: Option<&Path>) -> io::Result<ExitCode> {
    let shared = Arc::new(Shared::default());
    let outbox = Outbox::stdout()?;
    let log = Log::new(outbox.clone(), log_file)?;
    log.note_panics();
    let worker = Worker::new(Arc::clone(&shared), outbox.clone(), log.clone());
    thread::Builder::new()
        .name("worker".to_owned())
        .spawn(move || worker.run())?;
    let way_out = outbox.clone();
    let service = LspService::build(|client| {
        let running = Arc::<Running>::default();
        Server {
            session: Session {
                shared,
                client,
                outbox: way_out,
                log,
                running,
            },
        }
    });
    let (service, socket) = service
        .custom_method("window/workDoneProgress/cancel", Server::cancel_progress)
        .finish();
    front::serve(service, socket, &outbox)
}

/// The methods of the protocol.
struct Server {
    session: Session,
}

impl Server {
    async fn cancel_progress(&self, params: WorkDoneProgressCancelParams) {
        self.session.running.cancel(&params.token);
    }
}

#[async_trait]
impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        if let Some(client) = params.process_id {
            parent::watch(client, || std::process::exit(1));
        }
        self.session.begin(params);
        Ok(capabilities::initialize_result(&self.session.profile()))
    }

    async fn initialized(&self, _: InitializedParams) {
        self.session
            .log
            .info(concat!("pirast ", env!("CARGO_PKG_VERSION")));
        self.session.watch_files();
        poll::start(self.session.clone());
    }

    async fn shutdown(&self) -> Result<()> {
        self.session.shared.change(state::State::close_all);
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let document = Document::new(
            &item.text,
            item.version,
            Format::of_document(&item.language_id, Path::new(item.uri.path())),
        );
        self.session
            .shared
            .change(|state| state.open(item.uri, document));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        self.session.shared.change(|state| {
            let encoding = state.profile.encoding;
            let Some(document) = state.document_mut(&uri) else {
                return;
            };
            from_lsp::apply(document, params.content_changes, encoding);
            document.set_version(version);
            state.touch(&uri);
        });
    }

    async fn did_save(&self, params: DidSaveTextDocumentParams) {
        self.session
            .reload_for(std::iter::once(&params.text_document.uri));
    }

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        let uri = params.text_document.uri;
        self.session.shared.change(|state| state.close(&uri));
        self.session.check_again_if_checked(&uri);
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        if options::concern(&params.settings) {
            self.session.configure(params.settings);
        } else if self.session.profile().gives_configuration {
            self.session.fetch_configuration();
        }
    }

    async fn did_change_watched_files(&self, params: DidChangeWatchedFilesParams) {
        self.session
            .reload_for(params.changes.iter().map(|change| &change.uri));
    }

    async fn did_change_workspace_folders(&self, params: DidChangeWorkspaceFoldersParams) {
        self.session
            .shared
            .change(|state| state.change_roots(params.event));
        // Paths in the client's settings count from the first folder.
        self.session.reload();
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let TextDocumentPositionParams {
            text_document,
            position,
        } = params.text_document_position_params;
        let Some(snapshot) = self.session.snapshot(&text_document.uri).await? else {
            return Ok(None);
        };
        Ok(hover::at(
            &snapshot,
            position,
            self.session.profile().markdown_hovers,
        ))
    }

    async fn inlay_hint(&self, params: InlayHintParams) -> Result<Option<Vec<InlayHint>>> {
        if !self.session.shared.lock().options.shows_equivalents {
            return Ok(None);
        }
        let range = params.range;
        self.session
            .compute(&params.text_document.uri, move |snapshot| {
                inlay::hints(snapshot, range)
            })
            .await
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let (uri, wanted) = (params.text_document.uri, Wanted::of(&params.context));
        if wanted.nothing() {
            return Ok(Some(Vec::new()));
        }
        let (document, profile, range) = (uri.clone(), self.session.profile(), params.range);
        // What a cursor asks for is made at once: the edits of the whole document wait until they are resolved.
        if profile.resolves_edits && range.start.line == range.end.line {
            let snapshot = self.session.snapshot(&uri).await?;
            return Ok(
                snapshot.map(|snapshot| actions::actions(&uri, &snapshot, range, wanted, &profile))
            );
        }
        let actions = move |snapshot: &_| actions::actions(&uri, snapshot, range, wanted, &profile);
        self.session.compute(&document, actions).await
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let Some((uri, version)) = actions::document_of(&action) else {
            return Ok(action);
        };
        let profile = self.session.profile();
        let resolve = move |snapshot: &snapshot::Snapshot| {
            (snapshot.version == version).then(|| actions::resolve(action, snapshot, &profile))
        };
        let resolved = self.session.compute(&uri, resolve).await?.flatten();
        resolved.unwrap_or_else(|| Err(Error::new(ErrorCode::ContentModified)))
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let uri = params.text_document.uri;
        self.session
            .compute(&uri, |snapshot| edits::fix_all(snapshot, Extent::Safe))
            .await
    }

    async fn range_formatting(
        &self,
        params: DocumentRangeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        let (uri, range) = (params.text_document.uri, params.range);
        let fix = move |snapshot: &snapshot::Snapshot| {
            edits::fix_within(
                snapshot,
                &from_lsp::span(&snapshot.rope, range, snapshot.encoding),
            )
        };
        self.session.compute(&uri, fix).await
    }

    async fn on_type_formatting(
        &self,
        params: DocumentOnTypeFormattingParams,
    ) -> Result<Option<Vec<TextEdit>>> {
        if !self.session.shared.lock().options.repairs_while_typing {
            return Ok(None);
        }
        let TextDocumentPositionParams {
            text_document,
            position,
        } = params.text_document_position;
        let Some(snapshot) = self.session.snapshot(&text_document.uri).await? else {
            return Ok(None);
        };
        let end = from_lsp::word_end(&snapshot, position, &params.ch);
        Ok(Some(edits::complete_word(&snapshot, end)))
    }

    async fn execute_command(
        &self,
        params: ExecuteCommandParams,
    ) -> Result<Option<serde_json::Value>> {
        let command = commands::Command::parse(&params.command, params.arguments)
            .map_err(Error::invalid_params)?;
        self.session
            .execute(command, params.work_done_progress_params.work_done_token)
            .await?;
        Ok(None)
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        let known = params.previous_result_id;
        let report = move |snapshot: &_| pull::report(snapshot, known.as_deref());
        let report = self
            .session
            .compute(&params.text_document.uri, report)
            .await?;
        Ok(report.unwrap_or_else(pull::nothing))
    }

    async fn workspace_diagnostic(
        &self,
        params: WorkspaceDiagnosticParams,
    ) -> Result<WorkspaceDiagnosticReportResult> {
        let mut workspace = Workspace::of(&self.session);
        let cancelled = Cancelled::default();
        let _cancel = CancelOnDrop(cancelled.clone());
        let token = params.work_done_progress_params.work_done_token;
        let progress = token.map(|token| self.session.show_check(token, cancelled.clone()));
        let known = params
            .previous_result_ids
            .into_iter()
            .map(|previous| (previous.uri, previous.value))
            .collect();
        let check = move || workspace.reports(&known, &cancelled, progress.as_ref());
        let items = tokio::task::spawn_blocking(check)
            .await
            .map_err(|_| Error::internal_error())?;
        Ok(WorkspaceDiagnosticReport { items }.into())
    }
}
