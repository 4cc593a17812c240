//! Checking all files of the open folders for clients that do not ask for their findings, and keeping true what they
//! were told.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::request::WorkDoneProgressCreate;
use tower_lsp::lsp_types::{ProgressToken, Url, WorkDoneProgressCreateParams};

use super::progress::{CancelOnDrop, Cancelled, Progress};
use super::session::{Session, answer_within};
use super::workspace::Workspace;
use crate::file_stamp::FileStamp;
use crate::message::Text;

const CHECKING: Text = Text {
    fa: "پیراست: بررسی همهٔ پرونده‌ها",
    en: "Pirast: checking all files",
};

/// How long the check waits for a client that is asked to show its progress.
const PATIENCE: Duration = Duration::from_secs(1);

impl Session {
    /// Shows what is in all files of the open folders, with progress that the user may stop. A client that asks for
    /// findings itself is told to ask: what was pushed besides would be shown twice.
    pub(super) async fn check_workspace(&self, token: Option<ProgressToken>) -> Result<()> {
        let profile = self.profile();
        if profile.pulls_diagnostics {
            self.refresh_diagnostics();
            return Ok(());
        }
        let token = match token {
            None if profile.shows_progress => self.create_progress().await,
            token => token,
        };
        let cancelled = Cancelled::default();
        let _cancel = CancelOnDrop(cancelled.clone());
        let progress = token.map(|token| self.show_check(token, cancelled.clone()));
        let session = self.clone();
        let check = move || session.check_all(&cancelled, progress.as_ref());
        tokio::task::spawn_blocking(check)
            .await
            .map_err(|_| Error::internal_error())
    }

    /// Shows the check of all files under a token of the client.
    pub(super) fn show_check(&self, token: ProgressToken, cancelled: Cancelled) -> Progress {
        let title = CHECKING.in_lang(self.lang()).to_owned();
        self.running.begin(&self.outbox, token, title, cancelled)
    }

    /// A token that the client knows; `None` if it does not want to show progress.
    async fn create_progress(&self) -> Option<ProgressToken> {
        let token = self.running.new_token();
        let params = WorkDoneProgressCreateParams {
            token: token.clone(),
        };
        let client = self.client.clone();
        let create = async move { client.send_request::<WorkDoneProgressCreate>(params).await };
        let answer = answer_within(PATIENCE, create).await;
        matches!(answer, Some(Ok(()))).then_some(token)
    }

    fn check_all(&self, cancelled: &Cancelled, progress: Option<&Progress>) {
        let mut workspace = Workspace::of(self);
        let files = workspace.files(cancelled);
        if cancelled.is_cancelled() {
            return;
        }
        let mut gone = self.shared.lock().checked_files();
        gone.retain(|path| files.binary_search(path).is_err());
        self.shared
            .change(|state| gone.iter().for_each(|path| state.forget_file(path)));
        for (done, path) in files.iter().enumerate() {
            if cancelled.is_cancelled() {
                return;
            }
            if let Some(progress) = progress {
                progress.report(done, files.len());
            }
            while !self.show_file(&mut workspace, path) {
                workspace = Workspace::of(self);
            }
        }
    }

    /// Judges files again that were checked.
    pub(super) fn check_again(&self, files: Vec<PathBuf>) {
        if files.is_empty() {
            return;
        }
        let session = self.clone();
        tokio::task::spawn_blocking(move || {
            let mut workspace = Workspace::of(&session);
            // When the settings change once more meanwhile, all files are checked again anyway.
            files
                .iter()
                .all(|path| session.show_file(&mut workspace, path));
        });
    }

    /// Judges a file again, which was closed, if it was checked.
    pub(super) fn check_again_if_checked(&self, uri: &Url) {
        let is_checked = |path: &PathBuf| self.shared.lock().checked().contains_key(path);
        let path = uri.to_file_path().ok().filter(is_checked);
        self.check_again(path.into_iter().collect());
    }

    /// The files that were checked and have changed, or are gone, since.
    pub(super) fn changed_since_check(&self) -> Vec<PathBuf> {
        let checked = self.shared.lock().checked().clone();
        checked
            .into_iter()
            .filter(|(path, seen)| FileStamp::of(path) != Some(*seen))
            .map(|(path, _)| path)
            .collect()
    }

    /// Judges a file and shows what was found. Whether that is by the settings that hold now; else nothing is shown.
    fn show_file(&self, workspace: &mut Workspace, path: &Path) -> bool {
        let stamp = FileStamp::of(path);
        let snapshot = workspace
            .wants(path)
            .then(|| workspace.snapshot(path))
            .flatten()
            .map(Arc::new);
        let mut holds = false;
        self.shared.change(|state| {
            holds = Arc::ptr_eq(&state.linters, workspace.linters());
            if holds {
                state.show_file(path, stamp, snapshot);
            }
        });
        holds
    }
}
