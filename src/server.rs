//! Pirast as a language server: LSP in, LSP out. Each method finds what it needs and hands it on.

mod actions;
mod capabilities;
mod dates;
mod edits;
mod frames;
mod from_lsp;
mod front;
mod hover;
mod options;
mod outbox;
mod profile;
mod publication;
mod pull;
mod state;
mod to_lsp;
mod worker;

use std::io;
use std::process::ExitCode;
use std::sync::Arc;
use std::thread;

use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::*;
use tower_lsp::{Client, LanguageServer, LspService, async_trait};

use self::actions::Wanted;
use self::options::Options;
use self::outbox::Outbox;
use self::profile::Profile;
use self::state::{Shared, Snapshot, Unavailable};
use crate::document::Document;
use crate::fix::Extent;
use crate::format::Format;

/// Serves an editor over standard input and output until it says goodbye.
pub fn serve() -> ExitCode {
    match run() {
        // The thread that waits for input cannot be stopped in any other way.
        Ok(code) => std::process::exit(if code == ExitCode::SUCCESS { 0 } else { 1 }),
        Err(error) => {
            eprintln!("pirast: {error}");
            ExitCode::from(2)
        }
    }
}

fn run() -> io::Result<ExitCode> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let shared = Arc::new(Shared::default());
    let outbox = Outbox::stdout()?;
    let (service, socket) = LspService::new(|client| Server {
        shared: Arc::clone(&shared),
        client,
    });
    let way_out = outbox.clone();
    thread::Builder::new()
        .name("worker".to_owned())
        .spawn(move || worker::run(&shared, &way_out))?;
    runtime.block_on(front::serve(service, socket, outbox))
}

/// The methods of the protocol.
struct Server {
    shared: Arc<Shared>,
    client: Client,
}

impl Server {
    /// What was found in the document as it is now; nothing if it is not open.
    async fn snapshot(&self, uri: &Url) -> Result<Option<Arc<Snapshot>>> {
        match self.shared.snapshot(uri).await {
            Ok(snapshot) => Ok(Some(snapshot)),
            Err(Unavailable::Closed) => Ok(None),
            Err(Unavailable::Stale) => Err(Error::new(ErrorCode::ContentModified)),
        }
    }

    fn profile(&self) -> Profile {
        self.shared.lock().profile.clone()
    }

    /// Takes settings from the client; tells the user what is wrong with them, and keeps the old ones then.
    fn configure(&self, value: serde_json::Value) {
        match Options::parse(value) {
            Ok(options) => self.shared.change(|state| state.configure(options)),
            Err(error) => {
                let client = self.client.clone();
                let message = format!("Pirast: {error}");
                tokio::spawn(async move { client.show_message(MessageType::ERROR, message).await });
            }
        }
    }

    /// Asks a client that fetches its diagnostics itself to fetch them anew.
    fn refresh(&self) {
        if self.profile().pulls_diagnostics {
            let client = self.client.clone();
            // A client that cannot is one that asks again by itself.
            tokio::spawn(async move { client.workspace_diagnostic_refresh().await.ok() });
        }
    }
}

#[async_trait]
impl LanguageServer for Server {
    async fn initialize(&self, params: InitializeParams) -> Result<InitializeResult> {
        let profile = Profile::of(&params);
        let result = capabilities::initialize_result(&profile);
        self.shared.change(|state| state.profile = profile);
        self.configure(params.initialization_options.unwrap_or_default());
        Ok(result)
    }

    async fn shutdown(&self) -> Result<()> {
        Ok(())
    }

    async fn did_open(&self, params: DidOpenTextDocumentParams) {
        let item = params.text_document;
        let document = Document::new(
            &item.text,
            item.version,
            Format::of_language_id(&item.language_id),
        );
        self.shared.change(|state| state.open(item.uri, document));
    }

    async fn did_change(&self, params: DidChangeTextDocumentParams) {
        let VersionedTextDocumentIdentifier { uri, version } = params.text_document;
        self.shared.change(|state| {
            let encoding = state.profile.encoding;
            let Some(document) = state.document_mut(&uri) else {
                return;
            };
            from_lsp::apply(document, params.content_changes, encoding);
            document.set_version(version);
            state.touch(&uri);
        });
    }

    async fn did_save(&self, _: DidSaveTextDocumentParams) {}

    async fn did_close(&self, params: DidCloseTextDocumentParams) {
        self.shared
            .change(|state| state.close(&params.text_document.uri));
    }

    async fn did_change_configuration(&self, params: DidChangeConfigurationParams) {
        self.configure(params.settings);
        self.refresh();
    }

    async fn hover(&self, params: HoverParams) -> Result<Option<Hover>> {
        let TextDocumentPositionParams {
            text_document,
            position,
        } = params.text_document_position_params;
        let Some(snapshot) = self.snapshot(&text_document.uri).await? else {
            return Ok(None);
        };
        Ok(hover::at(
            &snapshot,
            position,
            self.profile().markdown_hovers,
        ))
    }

    async fn code_action(&self, params: CodeActionParams) -> Result<Option<CodeActionResponse>> {
        let (uri, wanted) = (params.text_document.uri, Wanted::of(&params.context));
        if wanted.nothing() {
            return Ok(Some(Vec::new()));
        }
        let Some(snapshot) = self.snapshot(&uri).await? else {
            return Ok(None);
        };
        Ok(Some(actions::actions(
            &uri,
            &snapshot,
            params.range,
            wanted,
            &self.profile(),
        )))
    }

    async fn code_action_resolve(&self, action: CodeAction) -> Result<CodeAction> {
        let Some((uri, version)) = actions::document_of(&action) else {
            return Ok(action);
        };
        match self.snapshot(&uri).await? {
            Some(snapshot) if snapshot.version == version => {
                Ok(actions::resolve(action, &uri, &snapshot, &self.profile()))
            }
            _ => Err(Error::new(ErrorCode::ContentModified)),
        }
    }

    async fn formatting(&self, params: DocumentFormattingParams) -> Result<Option<Vec<TextEdit>>> {
        let snapshot = self.snapshot(&params.text_document.uri).await?;
        Ok(snapshot.map(|snapshot| edits::fix_all(&snapshot, Extent::Safe)))
    }

    async fn diagnostic(
        &self,
        params: DocumentDiagnosticParams,
    ) -> Result<DocumentDiagnosticReportResult> {
        match self.snapshot(&params.text_document.uri).await? {
            Some(snapshot) => Ok(pull::report(&snapshot)),
            None => Ok(pull::nothing()),
        }
    }
}
