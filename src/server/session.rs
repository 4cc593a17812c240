//! The connection to one client: what its requests share, and what the server asks of it.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tower_lsp::Client;
use tower_lsp::jsonrpc::{Error, ErrorCode, Result};
use tower_lsp::lsp_types::request::{ApplyWorkspaceEdit, Request, WorkspaceConfiguration};
use tower_lsp::lsp_types::{
    ApplyWorkspaceEditParams, ConfigurationItem, ConfigurationParams, InitializeParams, Url,
    WorkspaceEdit,
};

use super::configured;
use super::log::Log;
use super::options::{Options, SECTION};
use super::outbox::Outbox;
use super::profile::Profile;
use super::progress::Running;
use super::snapshot::Snapshot;
use super::state::{Shared, Unavailable};
use super::watch;
use crate::message::Lang;

/// How long a client may take to answer. Nothing waits for it but the task that asked.
const PATIENCE: Duration = Duration::from_secs(30);

/// The connection. Clones are about the same one.
#[derive(Debug, Clone)]
pub(super) struct Session {
    pub(super) shared: Arc<Shared>,
    pub(super) client: Client,
    pub(super) outbox: Outbox,
    pub(super) log: Log,
    pub(super) running: Arc<Running>,
}

impl Session {
    /// Takes over what the client says of itself.
    pub(super) fn begin(&self, params: InitializeParams) {
        let profile = Profile::of(&params);
        let folders = params
            .workspace_folders
            .unwrap_or_default()
            .into_iter()
            .map(|folder| folder.uri);
        let mut roots: Vec<PathBuf> = folders.filter_map(|uri| uri.to_file_path().ok()).collect();
        if roots.is_empty() {
            roots.extend(params.root_uri.and_then(|uri| uri.to_file_path().ok()));
        }
        self.shared
            .change(|state| (state.profile, state.roots) = (profile, roots));
        // Nothing may be asked of a client that waits for its first answer.
        self.take_over(
            params.initialization_options.unwrap_or_default(),
            Options::default(),
        );
        self.shared
            .change(|state| state.first_options = state.options.clone());
    }

    pub(super) fn profile(&self) -> Profile {
        self.shared.lock().profile.clone()
    }

    /// The language in which the user is told of what is no matter of one document.
    pub(super) fn lang(&self) -> Lang {
        let state = self.shared.lock();
        state.options.language(None, state.profile.lang)
    }

    /// Takes settings that the client tells of; where they say nothing, the defaults hold.
    pub(super) fn configure(&self, settings: Value) {
        self.take_over(settings, Options::default());
        self.refresh();
    }

    /// Takes the settings that the client was asked for; where they say nothing, those hold with which it began.
    fn configure_as_answered(&self, settings: Value) {
        let first = self.shared.lock().first_options.clone();
        self.take_over(settings, first);
        self.refresh();
    }

    /// Takes settings, or `otherwise` where they say nothing; tells the user what is wrong with them, and keeps the old
    /// ones then.
    fn take_over(&self, settings: Value, otherwise: Options) {
        match Options::parse(settings) {
            Ok(options) => {
                self.shared.change(|state| {
                    state.options = options.unwrap_or(otherwise);
                    state.settings_fault = None;
                });
                self.judge_anew();
            }
            Err(error) => {
                let fault = Some(error.to_string());
                let before = std::mem::replace(&mut self.shared.lock().settings_fault, fault);
                if before != Some(error.to_string()) {
                    self.log.show_error(&error.to_string());
                }
            }
        }
    }

    /// Reads all configurations anew and judges all documents by them.
    pub(super) fn reload(&self) {
        self.judge_anew();
        self.refresh();
    }

    fn judge_anew(&self) {
        let (settings, roots) = {
            let state = self.shared.lock();
            (state.options.settings.clone(), state.roots.clone())
        };
        match configured::linters(settings, &roots) {
            Ok(linters) => {
                self.shared.change(|state| state.judge_by(linters));
                let checked = self.shared.lock().checked_files();
                self.check_again(checked);
            }
            Err(error) => self.log.show_error(&error.message().render(self.lang())),
        }
    }

    /// Lets a client that asks for findings ask again, and watch the files that are now read.
    fn refresh(&self) {
        if self.shared.lock().watched.is_some() {
            self.watch_files();
        }
        let (profile, client) = (self.profile(), self.client.clone());
        if profile.pulls_diagnostics {
            self.refresh_diagnostics();
        }
        if profile.refreshes_inlay_hints {
            self.spawn(async move { client.inlay_hint_refresh().await });
        }
    }

    /// Lets a client that asks for findings ask again.
    pub(super) fn refresh_diagnostics(&self) {
        let client = self.client.clone();
        self.spawn(async move { client.workspace_diagnostic_refresh().await });
    }

    /// Asks the client for its settings and takes them over.
    pub(super) fn fetch_configuration(&self) {
        let session = self.clone();
        let items = vec![ConfigurationItem {
            scope_uri: None,
            section: Some(SECTION.to_owned()),
        }];
        self.spawn(async move {
            let params = ConfigurationParams { items };
            let settings = session
                .client
                .send_request::<WorkspaceConfiguration>(params)
                .await?;
            settings
                .into_iter()
                .take(1)
                .for_each(|settings| session.configure_as_answered(settings));
            Ok(())
        });
    }

    /// Asks the client to tell of changes of configuration files, and again when the configurations name others.
    pub(super) fn watch_files(&self) {
        if !self.profile().watches_files {
            return;
        }
        let (linters, roots) = {
            let state = self.shared.lock();
            (Arc::clone(&state.linters), state.roots.clone())
        };
        let files = configured::other_files(&linters, &roots);
        let before = self.shared.lock().watched.replace(files.clone());
        if before.as_ref() == Some(&files) {
            return;
        }
        let client = self.client.clone();
        self.spawn(async move {
            if before.is_some() {
                let earlier = vec![watch::unregistration()];
                client.unregister_capability(earlier).await?;
            }
            client
                .register_capability(vec![watch::registration(&files)])
                .await
        });
    }

    /// Reads all configurations anew if one of these files is a part of them.
    pub(super) fn reload_for<'u>(&self, mut changed: impl Iterator<Item = &'u Url>) {
        let linters = Arc::clone(&self.shared.lock().linters);
        if changed.any(|uri| watch::concerns(uri, linters.finder())) {
            self.reload();
        }
    }

    /// Lets the client make an edit, if it can.
    pub(super) fn apply(&self, label: String, edit: WorkspaceEdit) {
        if self.profile().applies_edits {
            let label = Some(label);
            self.ask::<ApplyWorkspaceEdit>(ApplyWorkspaceEditParams { label, edit });
        }
    }

    /// Sends a request whose answer says nothing.
    pub(super) fn ask<R>(&self, params: R::Params)
    where
        R: Request + 'static,
        R::Params: Send + 'static,
        R::Result: Send,
    {
        let client = self.client.clone();
        self.spawn(async move { client.send_request::<R>(params).await.map(drop) });
    }

    fn spawn(&self, question: impl Future<Output = Result<()>> + Send + 'static) {
        let log = self.log.clone();
        tokio::spawn(async move {
            match answer_within(PATIENCE, question).await {
                Some(Ok(())) => {}
                Some(Err(error)) => log.error(&format!("the client refused a request: {error}")),
                None => log.error("the client did not answer a request"),
            }
        });
    }

    /// What was found in the document as it is now; nothing if it is not open.
    pub(super) async fn snapshot(&self, uri: &Url) -> Result<Option<Arc<Snapshot>>> {
        match self.shared.snapshot(uri).await {
            Ok(snapshot) => Ok(Some(snapshot)),
            Err(Unavailable::Closed) => Ok(None),
            Err(Unavailable::Stale) => Err(Error::new(ErrorCode::ContentModified)),
        }
    }

    /// Computes something from what was found in a document, without holding up other messages; nothing if it is not
    /// open. A document that changes meanwhile gets no answer that is meant for its old text.
    pub(super) async fn compute<T: Send + 'static>(
        &self,
        uri: &Url,
        compute: impl FnOnce(&Snapshot) -> T + Send + 'static,
    ) -> Result<Option<T>> {
        let Some(snapshot) = self.snapshot(uri).await? else {
            return Ok(None);
        };
        let changed = snapshot.changed;
        let computed = tokio::task::spawn_blocking(move || compute(&snapshot)).await;
        if self.shared.changed(uri) != Some(changed) {
            return Err(Error::new(ErrorCode::ContentModified));
        }
        computed.map(Some).map_err(|_| Error::internal_error())
    }
}

/// The answer to a question to the client, if it comes within `patience`. The question waits on for a later one: an
/// answer that nobody waits for any more is a fault of the program to tower-lsp, which panics.
pub(super) async fn answer_within<T: Send + 'static>(
    patience: Duration,
    question: impl Future<Output = T> + Send + 'static,
) -> Option<T> {
    let answer = tokio::time::timeout(patience, tokio::spawn(question)).await;
    answer.ok()?.ok()
}
