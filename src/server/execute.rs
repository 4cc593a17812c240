//! Running commands.

use tower_lsp::jsonrpc::{Error, Result};
use tower_lsp::lsp_types::{Position, ProgressToken, TextEdit, Url};

use super::actions::{fix_all_title, fix_rule_title, ignore};
use super::commands::Command;
use super::dictionaries::Outcome;
use super::session::Session;
use super::snapshot::Snapshot;
use super::{dictionaries, edits, from_lsp};
use crate::diagnostic::Edit;
use crate::message::{Message, Text};
use crate::rule::Rule;
use crate::rules::rule;

const SILENCE: Text = Text {
    fa: "خاموش کردن یک قاعده",
    en: "Ignore a rule",
};
const RESTORE: Text = Text {
    fa: "بازگرداندن نیم‌فاصله‌ها",
    en: "Restore half-spaces",
};
const NO_PROJECT: Text = Text {
    fa: "این نوشته پرونده‌ای نیست و پوشه‌ای هم باز نیست: نخست ذخیره‌اش کنید تا پروژه‌اش پیدا باشد",
    en: "this document is no file and no folder is open: save it first, so that its project is known",
};

impl Session {
    /// Runs a command. What it changes in documents is sent to the client, not waited for.
    pub(super) async fn execute(
        &self,
        command: Command,
        token: Option<ProgressToken>,
    ) -> Result<()> {
        match command {
            Command::AddWordToProject(uri, word) => {
                self.change_project(uri, move |folder| dictionaries::add_word(folder, &word))
                    .await
            }
            Command::AddWordToUser(word) => {
                self.change_files(move || dictionaries::add_word_for_user(&word))
                    .await
            }
            Command::IgnoreInProject(uri, rule) => {
                self.change_project(uri, move |folder| dictionaries::switch_off(folder, &rule))
                    .await
            }
            Command::IgnoreHere(uri, id, position) => {
                self.edit(uri, SILENCE.message(), move |snapshot| {
                    Some(silence_in_line(snapshot, rule(&id)?, position))
                })
                .await
            }
            Command::IgnoreInFile(uri, id) => {
                self.edit(uri, SILENCE.message(), move |snapshot| {
                    Some(silence_in_file(snapshot, rule(&id)?))
                })
                .await
            }
            Command::FixAll(uri, extent) => {
                self.edit(uri, fix_all_title(extent).message(), move |snapshot| {
                    Some(Ok(edits::fix_all(snapshot, extent)))
                })
                .await
            }
            Command::FixRule(uri, id) => {
                self.edit(uri, fix_rule_title(&id), move |snapshot| {
                    Some(Ok(edits::fix_rule(snapshot, rule(&id)?)))
                })
                .await
            }
            Command::RestoreHalfSpaces(uri) => {
                self.edit(uri, RESTORE.message(), |snapshot| {
                    Some(Ok(edits::restore_half_spaces(snapshot)))
                })
                .await
            }
            Command::CheckWorkspace => self.check_workspace(token).await,
        }
    }

    /// Lets the client make edits; where there can be none, the user is told.
    async fn edit(
        &self,
        uri: Url,
        label: Message,
        edit: impl FnOnce(&Snapshot) -> Option<std::result::Result<Vec<TextEdit>, Text>>
        + Send
        + 'static,
    ) -> Result<()> {
        let (profile, document) = (self.profile(), uri.clone());
        let make = move |snapshot: &Snapshot| {
            let Some(text_edits) = edit(snapshot) else {
                return Ok(None);
            };
            let text_edits = text_edits.map_err(|advice| advice.in_lang(snapshot.lang))?;
            let label = label.render(snapshot.lang);
            let edit = |text_edits| {
                edits::in_workspace(&document, snapshot, text_edits, profile.versioned_edits)
            };
            Ok((!text_edits.is_empty()).then(|| (label, edit(text_edits))))
        };
        match self.compute(&uri, make).await? {
            Some(Ok(Some((label, edit)))) => self.apply(label, edit),
            Some(Err(no_place)) => self.log.show_error(no_place),
            Some(Ok(None)) | None => {}
        }
        Ok(())
    }

    async fn change_project(
        &self,
        uri: Url,
        change: impl FnOnce(&std::path::Path) -> Outcome + Send + 'static,
    ) -> Result<()> {
        let (linters, place) = {
            let state = self.shared.lock();
            (state.linters.clone(), state.project_of(&uri))
        };
        let Some((document, root)) = place else {
            self.log.show_error(NO_PROJECT.in_lang(self.lang()));
            return Ok(());
        };
        let change = move || {
            change(&dictionaries::project_folder(
                &linters,
                &document,
                root.as_deref(),
            )?)
        };
        self.change_files(change).await
    }

    /// Changes files that decide how documents are judged, and judges them anew.
    async fn change_files(&self, change: impl FnOnce() -> Outcome + Send + 'static) -> Result<()> {
        let changed = tokio::task::spawn_blocking(change).await;
        match changed {
            Ok(Ok(())) => self.reload(),
            Ok(Err(message)) => self.log.show_error(&message.render(self.lang())),
            Err(_) => return Err(Error::internal_error()),
        }
        Ok(())
    }
}

fn silence_in_line(
    snapshot: &Snapshot,
    rule: &Rule,
    position: Position,
) -> std::result::Result<Vec<TextEdit>, Text> {
    let at = from_lsp::offset(&snapshot.rope, position, snapshot.encoding);
    written(
        snapshot,
        rule,
        ignore::in_line(&snapshot.analysis, at, rule),
    )
}

fn silence_in_file(snapshot: &Snapshot, rule: &Rule) -> std::result::Result<Vec<TextEdit>, Text> {
    written(snapshot, rule, ignore::in_file(&snapshot.analysis, rule))
}

/// The comment as an edit of the client, or what the user may do without one.
fn written(
    snapshot: &Snapshot,
    rule: &Rule,
    comment: Option<Edit>,
) -> std::result::Result<Vec<TextEdit>, Text> {
    let edits = comment.map(|comment| edits::to_client(snapshot, vec![comment]));
    edits.ok_or_else(|| ignore::advice(&snapshot.analysis, rule))
}
