//! Taking a word that was marked into a dictionary.

use serde_json::json;
use tower_lsp::lsp_types::{CodeAction, CodeActionKind};

use super::{Marked, Scene, by_command};
use crate::message::Text;
use crate::rule::Family;
use crate::server::commands;
use crate::tokens::{ZWNJ, is_letter};

const TO_PROJECT: Text = Text {
    fa: "«{word}» به واژه‌نامهٔ پروژه افزوده شود",
    en: "Add “{word}” to the project's dictionary",
};
const TO_USER: Text = Text {
    fa: "«{word}» به واژه‌نامهٔ من افزوده شود",
    en: "Add “{word}” to my dictionary",
};

/// For each single word that was marked, the dictionaries that may take it.
pub(super) fn actions(scene: Scene<'_>, findings: &[Marked]) -> Vec<CodeAction> {
    let mut actions = Vec::new();
    for marked in findings {
        let found = &marked.found;
        let word = &scene.snapshot.analysis.text()[found.span.clone()];
        let about_words = matches!(
            found.rule.family,
            Family::Zwnj | Family::Joins | Family::Orthography
        );
        let is_word = !word.is_empty() && word.chars().all(|c| is_letter(c) || c == ZWNJ);
        if !about_words || !is_word {
            continue;
        }
        if scene.uri.scheme() == "file" {
            actions.push(action(
                scene,
                marked,
                word,
                TO_PROJECT,
                commands::ADD_WORD_TO_PROJECT,
            ));
        }
        actions.push(action(
            scene,
            marked,
            word,
            TO_USER,
            commands::ADD_WORD_TO_USER,
        ));
    }
    actions
}

fn action(scene: Scene<'_>, marked: &Marked, word: &str, title: Text, command: &str) -> CodeAction {
    let title = title
        .with("word", word.to_owned())
        .render(scene.snapshot.lang);
    let argument = json!({"uri": scene.uri, "word": word});
    let action = CodeAction {
        title,
        kind: Some(CodeActionKind::QUICKFIX),
        diagnostics: Some(vec![marked.told.clone()]),
        ..CodeAction::default()
    };
    by_command(action, command, argument)
}
