//! Silencing a rule: in this line, in this file, in this project.

use std::ops::Range;

use serde_json::json;
use tower_lsp::lsp_types::{CodeAction, CodeActionKind};

use super::unresolved::{Work, later};
use super::{Marked, Scene, by_command};
use crate::analysis::Analysis;
use crate::diagnostic::Edit;
use crate::message::Text;
use crate::rule::Rule;
use crate::server::{commands, edits};
use crate::suppress::{UNUSED_RULE, comment, lines_around};

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
const NO_PLACE_IN_LINE: Text = Text {
    fa: "این‌جا جایی برای توضیح خاموش‌کننده نیست؛ قاعده را در پرونده یا پروژه خاموش کنید",
    en: "no comment can stand here; ignore the rule in the file or in the project",
};
const NO_PLACE: Text = Text {
    fa: "این‌جا جایی برای توضیح خاموش‌کننده نیست؛ قاعده را در پروژه خاموش کنید یا واژه را به واژه‌نامه بیفزایید",
    en: "no comment can stand here; ignore the rule in the project, or add the word to a dictionary",
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
        actions.extend(by_comments(scene, marked));
        if scene.uri.scheme() == "file" {
            actions.push(in_project(scene, marked));
        }
    }
    actions
}

/// The ways to silence a rule by a comment. Whether one can stand there is found out at once only for a client that
/// cannot ask again.
fn by_comments(scene: Scene<'_>, marked: &Marked) -> Vec<CodeAction> {
    let (analysis, found) = (&scene.snapshot.analysis, &marked.found);
    let at = found.span.start;
    if scene.profile.resolves_edits {
        let id = || found.rule.id.to_owned();
        let lazily = |title, work| later(scene, action(scene, title, marked), work);
        let here = may_be_in_line(analysis, at, found.rule)
            .then(|| lazily(HERE, Work::IgnoreInLine(id(), at)));
        let in_file =
            may_be_in_file(analysis, found.rule).then(|| lazily(IN_FILE, Work::IgnoreInFile(id())));
        return here.into_iter().chain(in_file).collect();
    }
    let here = in_line(analysis, at, found.rule);
    let in_file = in_file(analysis, found.rule);
    [(HERE, here), (IN_FILE, in_file)]
        .into_iter()
        .filter_map(|(title, edit)| Some(by_comment(scene, title, marked, edit?)))
        .collect()
}

/// Bytes round a line beyond which it is not worth the wait to find out whether a comment may stand there: whoever
/// opens the menu gets the other ways to silence the rule.
const MOST_AROUND: usize = 1 << 14;

/// Bytes in which it is found out at once whether a comment may stand, so that nothing is offered in vain.
const MOST_AT_ONCE: usize = 1 << 12;

/// Whether comments silence a rule: what is said of the comments themselves they do not.
fn is_silenced_by_comments(rule: &Rule) -> bool {
    rule.id != UNUSED_RULE
}

/// The comment for the line of a byte.
pub(in crate::server) fn in_line(analysis: &Analysis, at: usize, rule: &Rule) -> Option<Edit> {
    let around = around(analysis, at).filter(|_| is_silenced_by_comments(rule))?;
    comment::for_line(analysis.text(), analysis.format(), at, rule.id, around)
}

/// Whether [`in_line`] may be expected to find a place.
fn may_be_in_line(analysis: &Analysis, at: usize, rule: &Rule) -> bool {
    around(analysis, at).is_some_and(|around| {
        if around.len() <= MOST_AT_ONCE {
            return in_line(analysis, at, rule).is_some();
        }
        let (text, format) = (analysis.text(), analysis.format());
        is_silenced_by_comments(rule) && comment::may_stand(text, format, at, &around)
    })
}

/// What is said where a comment for a rule can not stand: what the user can do in its place.
pub(in crate::server) fn advice(analysis: &Analysis, rule: &Rule) -> Text {
    match in_file(analysis, rule) {
        Some(_) => NO_PLACE_IN_LINE,
        None => NO_PLACE,
    }
}

/// The line of a byte and the blocks round it, which tell enough of what stands there.
fn around(analysis: &Analysis, at: usize) -> Option<Range<usize>> {
    let text = analysis.text();
    // The byte comes from the client.
    let line = text
        .is_char_boundary(at)
        .then(|| lines_around(text, &(at..at)))?;
    let blocks = analysis.blocks();
    let first = blocks.partition_point(|block| block.span.end < line.start);
    let next = blocks.partition_point(|block| block.span.start <= line.end);
    let start = first
        .checked_sub(1)
        .map_or(0, |before| blocks[before].span.start);
    let end = blocks.get(next).map_or(text.len(), |block| block.span.end);
    let around = lines_around(text, &(start.min(line.start)..end.max(line.end)));
    (around.len() <= MOST_AROUND).then_some(around)
}

/// The comment for the whole file, at its end. The last block tells whether something there is still open.
pub(in crate::server) fn in_file(analysis: &Analysis, rule: &Rule) -> Option<Edit> {
    if !is_silenced_by_comments(rule) {
        return None;
    }
    let start = last_block(analysis);
    let edit = comment::for_file(&analysis.text()[start..], analysis.format(), rule.id)?;
    Some(shifted(edit, start))
}

/// Whether [`in_file`] may be expected to find a place.
fn may_be_in_file(analysis: &Analysis, rule: &Rule) -> bool {
    if analysis.text().len() - last_block(analysis) <= MOST_AT_ONCE {
        return in_file(analysis, rule).is_some();
    }
    is_silenced_by_comments(rule) && comment::is_known(analysis.format())
}

fn last_block(analysis: &Analysis) -> usize {
    analysis.blocks().last().map_or(0, |block| block.span.start)
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
    let text_edits = edits::to_client(scene.snapshot, vec![edit]);
    CodeAction {
        edit: Some(scene.workspace_edit(text_edits)),
        ..action(scene, title, marked)
    }
}

fn in_project(scene: Scene<'_>, marked: &Marked) -> CodeAction {
    let argument = json!({"uri": scene.uri, "rule": marked.found.rule.id});
    let action = action(scene, IN_PROJECT, marked);
    by_command(action, commands::IGNORE_IN_PROJECT, argument)
}
