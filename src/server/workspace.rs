//! All files of the open folders, whether they are open or not.

use std::collections::HashMap;
use std::hash::BuildHasher;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use ignore::WalkBuilder;
use ropey::Rope;
use rustc_hash::FxBuildHasher;
use tower_lsp::lsp_types::{
    UnchangedDocumentDiagnosticReport, Url, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceUnchangedDocumentDiagnosticReport,
};

use super::log::Log;
use super::options::Options;
use super::profile::Profile;
use super::progress::{Cancelled, Progress};
use super::pull;
use super::quarantine::Quarantine;
use super::session::Session;
use super::snapshot::Snapshot;
use crate::analysis::Analysis;
use crate::config::Linters;
use crate::encoding::decode;
use crate::file_stamp::FileStamp;
use crate::format::Format;

/// What is needed to judge the files of the open folders.
pub(super) struct Workspace {
    roots: Vec<PathBuf>,
    linters: Arc<Linters>,
    /// Names what the files are judged by.
    judged_by: u64,
    options: Options,
    profile: Profile,
    open: Vec<Url>,
    quarantine: Quarantine,
    log: Log,
}

impl Workspace {
    pub(super) fn of(session: &Session) -> Self {
        let state = session.shared.lock();
        Self {
            roots: state.roots.clone(),
            linters: Arc::clone(&state.linters),
            judged_by: state.replacements(),
            options: state.options.clone(),
            profile: state.profile.clone(),
            open: state.open_documents(),
            quarantine: Quarantine::default(),
            log: session.log.clone(),
        }
    }

    /// What judges the files.
    pub(super) fn linters(&self) -> &Arc<Linters> {
        &self.linters
    }

    /// What was found in each file; `known` are the results that the client has, by their documents.
    pub(super) fn reports(
        &mut self,
        known: &HashMap<Url, String>,
        cancelled: &Cancelled,
        progress: Option<&Progress>,
    ) -> Vec<WorkspaceDocumentDiagnosticReport> {
        let mut files = self.files(cancelled);
        files.retain(|path| !self.is_open(path));
        let mut reports = Vec::new();
        for (done, path) in files.iter().enumerate() {
            if cancelled.is_cancelled() {
                break;
            }
            if let Some(progress) = progress {
                progress.report(done, files.len());
            }
            reports.extend(self.report(path, known));
        }
        // A file that is gone, or open by now, takes its findings with it.
        let stays = |uri: &Url| uri.to_file_path().is_ok_and(|path| files.contains(&path));
        reports.extend(
            known
                .keys()
                .filter(|uri| !stays(uri))
                .map(|uri| full(uri.clone(), None, Vec::new())),
        );
        reports
    }

    fn report(
        &mut self,
        path: &Path,
        known: &HashMap<Url, String>,
    ) -> Option<WorkspaceDocumentDiagnosticReport> {
        let uri = Url::from_file_path(path).ok()?;
        let result_id = self.state_of(path);
        if known.get(&uri) == Some(&result_id) {
            let unchanged_document_diagnostic_report =
                UnchangedDocumentDiagnosticReport { result_id };
            let unchanged = WorkspaceUnchangedDocumentDiagnosticReport {
                uri,
                version: None,
                unchanged_document_diagnostic_report,
            };
            return Some(WorkspaceDocumentDiagnosticReport::Unchanged(unchanged));
        }
        let items = pull::diagnostics(&self.snapshot(path)?);
        Some(full(uri, Some(result_id), items))
    }

    /// A name for the content of a file and what it is judged by, cheap enough to be asked for every few seconds.
    fn state_of(&self, path: &Path) -> String {
        // Another process may have counted the same number for other settings.
        let state = (FileStamp::of(path), self.judged_by, std::process::id());
        format!("{:x}", FxBuildHasher.hash_one(state))
    }

    /// The files that are to be checked, sorted.
    pub(super) fn files(&self, cancelled: &Cancelled) -> Vec<PathBuf> {
        let Some((first, others)) = self.roots.split_first() else {
            return Vec::new();
        };
        let mut walk = WalkBuilder::new(first);
        others.iter().for_each(|root| {
            walk.add(root);
        });
        let entries = walk
            .require_git(false)
            .sort_by_file_path(Path::cmp)
            .build()
            .take_while(|_| !cancelled.is_cancelled());
        let files = entries
            .flatten()
            .filter(|entry| entry.file_type().is_some_and(|kind| kind.is_file()));
        let mut files: Vec<PathBuf> = files
            .map(ignore::DirEntry::into_path)
            .filter(|path| self.wants(path))
            .collect();
        // Folders may lie in each other.
        files.sort();
        files.dedup();
        files
    }

    /// Whether a file is to be checked.
    pub(super) fn wants(&self, path: &Path) -> bool {
        Format::is_known(path) && !self.linters.exclude(path, false)
    }

    fn is_open(&self, path: &Path) -> bool {
        Url::from_file_path(path).is_ok_and(|uri| self.open.contains(&uri))
    }

    /// What was found in a file; `None` if it cannot be read.
    pub(super) fn snapshot(&mut self, path: &Path) -> Option<Snapshot> {
        let text = decode(std::fs::read(path).ok()?).ok()?.text;
        let configured = self.linters.linter(path).ok()?;
        // A baseline that cannot be read is told of when a document is opened.
        let known = self.linters.known_findings(&configured.effective, path);
        let start =
            Analysis::empty(Format::of_path(path)).knowing(Arc::new(known.unwrap_or_default()));
        let lang = self
            .options
            .language(configured.effective.lang, self.profile.lang);
        let rope = Rope::from_str(&text);
        let log = &self.log;
        let (linter, analysis) =
            self.quarantine
                .judge(&configured.linter, None, &start, &rope, |rule| {
                    let path = path.display();
                    log.error(&format!("{path}: the rule {rule} failed"));
                });
        Some(Snapshot {
            rope,
            analysis,
            version: None,
            linter,
            encoding: self.profile.encoding,
            carries_data: self.profile.keeps_data,
            lang,
            path: path.to_owned(),
            changed: 0,
        })
    }
}

fn full(
    uri: Url,
    result_id: Option<String>,
    items: Vec<tower_lsp::lsp_types::Diagnostic>,
) -> WorkspaceDocumentDiagnosticReport {
    let full_document_diagnostic_report = pull::full(result_id, items);
    WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
        uri,
        version: None,
        full_document_diagnostic_report,
    })
}
