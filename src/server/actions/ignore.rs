//! Silencing a rule: in this line, in this file, in this project.

use serde_json::json;
use tower_lsp::lsp_types::{CodeAction, CodeActionKind, Command};

use super::{Marked, Scene};
use crate::analysis::Analysis;
use crate::diagnostic::Edit;
use crate::message::Text;
use crate::rule::Rule;
use crate::server::{commands, edits};
use crate::suppress::{comment, lines_around};

const HERE: Text = Text {
    fa: "«{rule}» در این خط خاموش شود",
    en: "Ignore “{rule}” in this line",
};
const IN_FILE: Text = Text {
    fa: "«{rule}» در این پرونده خاموش شود",
    en: "Ignore “{rule}” in this file",
};
const IN_PROJECT: Text = Text {
    fa: "«{rule}» در این پروژه خاموش شود",
    en: "Ignore “{rule}” in this project",
};

/// For each rule that found something here, the ways to silence it.
pub(super) fn actions(scene: Scene<'_>, findings: &[Marked]) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    for (index, marked) in findings.iter().enumerate() {
        let found = &marked.found;
        if findings[..index]
            .iter()
            .any(|other| other.found.rule.id == found.rule.id)
        {
            continue;
        }
        let here = in_line(&scene.snapshot.analysis, found.span.start, found.rule);
        actions.extend(here.map(|edit| by_comment(scene, HERE, marked, edit)));
        let in_file = in_file(&scene.snapshot.analysis, found.rule);
        actions.extend(in_file.map(|edit| by_comment(scene, IN_FILE, marked, edit)));
        if scene.uri.scheme() == "file" {
            actions.push(in_project(scene, marked));
        }
    }
    actions
}

/// Bytes round a line beyond which it is not worth the wait to find out whether a comment may stand there: whoever
/// opens the menu gets the other ways to silence the rule.
const MOST_AROUND: usize = 1 << 14;

/// The comment for the line of a byte. The blocks round it tell enough of what stands there.
pub(in crate::server) fn in_line(analysis: &Analysis, at: usize, rule: &Rule) -> Option<Edit> {
    let text = analysis.text();
    let line = lines_around(text, &(at..at));
    let blocks = analysis.blocks();
    let first = blocks.partition_point(|block| block.span.end < line.start);
    let next = blocks.partition_point(|block| block.span.start <= line.end);
    let start = first
        .checked_sub(1)
        .map_or(0, |before| blocks[before].span.start);
    let end = blocks.get(next).map_or(text.len(), |block| block.span.end);
    let around = lines_around(text, &(start.min(line.start)..end.max(line.end)));
    if around.len() > MOST_AROUND {
        return None;
    }
    comment::for_line(text, analysis.format(), at, rule.id, around)
}

/// The comment for the whole file, at its end. The last block tells whether something there is still open.
pub(in crate::server) fn in_file(analysis: &Analysis, rule: &Rule) -> Option<Edit> {
    let start = analysis.blocks().last().map_or(0, |block| block.span.start);
    let edit = comment::for_file(&analysis.text()[start..], analysis.format(), rule.id)?;
    Some(shifted(edit, start))
}

fn shifted(mut edit: Edit, by: usize) -> Edit {
    edit.span = edit.span.start + by..edit.span.end + by;
    edit
}

fn action(scene: Scene<'_>, title: Text, marked: &Marked) -> CodeAction {
    CodeAction {
        title: title
            .with("rule", marked.found.rule.id)
            .render(scene.snapshot.lang),
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![marked.told.clone()]),
        ..CodeAction::default()
    }
}

fn by_comment(scene: Scene<'_>, title: Text, marked: &Marked, edit: Edit) -> CodeAction {
    let Scene {
        uri,
        snapshot,
        profile,
    } = scene;
    let text_edits = edits::to_client(snapshot, vec![edit]);
    CodeAction {
        edit: Some(edits::in_workspace(
            uri,
            snapshot,
            text_edits,
            profile.versioned_edits,
        )),
        ..action(scene, title, marked)
    }
}

fn in_project(scene: Scene<'_>, marked: &Marked) -> CodeAction {
    let action = action(scene, IN_PROJECT, marked);
    let arguments = json!({"uri": scene.uri, "rule": marked.found.rule.id});
    let command = Command::new(
        action.title.clone(),
        commands::IGNORE_IN_PROJECT.to_owned(),
        Some(vec![arguments]),
    );
    CodeAction {
        command: Some(command),
        ..action
    }
}
