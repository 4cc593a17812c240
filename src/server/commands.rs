//! Commands that every client can run, without a plugin of its own.

use serde::Deserialize;
use serde_json::Value;
use tower_lsp::lsp_types::{Position, Url};

use crate::fix::Extent;

/// Adds `word` to the list of the project that `uri` belongs to.
pub(super) const ADD_WORD_TO_PROJECT: &str = "pirast.addWordToProject";
/// Adds `word` to the list of the user.
pub(super) const ADD_WORD_TO_USER: &str = "pirast.addWordToUser";
/// Writes a comment that silences `rule` in the line of `position`.
pub(super) const IGNORE_HERE: &str = "pirast.ignoreHere";
/// Writes a comment that silences `rule` in the file.
pub(super) const IGNORE_IN_FILE: &str = "pirast.ignoreInFile";
/// Switches `rule` off in the configuration of the project.
pub(super) const IGNORE_IN_PROJECT: &str = "pirast.ignoreInProject";
/// Fixes what is certain in the document, with `suggestions` also what has a preferred fix.
pub(super) const FIX_ALL: &str = "pirast.fixDocument";
/// Fixes all findings of `rule` in the document.
pub(super) const FIX_RULE: &str = "pirast.fixRuleInDocument";
/// Restores the lost half-spaces of the document.
pub(super) const RESTORE_HALF_SPACES: &str = "pirast.restoreLostHalfSpaces";
/// Checks all files of the open folders.
pub(super) const CHECK_WORKSPACE: &str = "pirast.checkWorkspace";

/// The names of all commands. Editors register them as they are: none may be one that the extension for VS Code has.
pub(super) const NAMES: [&str; 9] = [
    ADD_WORD_TO_PROJECT,
    ADD_WORD_TO_USER,
    IGNORE_HERE,
    IGNORE_IN_FILE,
    IGNORE_IN_PROJECT,
    FIX_ALL,
    FIX_RULE,
    RESTORE_HALF_SPACES,
    CHECK_WORKSPACE,
];

/// A command with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Command {
    AddWordToProject(Url, String),
    AddWordToUser(String),
    IgnoreHere(Url, String, Position),
    IgnoreInFile(Url, String),
    IgnoreInProject(Url, String),
    FixAll(Url, Extent),
    FixRule(Url, String),
    RestoreHalfSpaces(Url),
    CheckWorkspace,
}

/// The first argument of a command.
#[derive(Debug, Default, Deserialize)]
struct Arguments {
    uri: Option<Url>,
    word: Option<String>,
    rule: Option<String>,
    position: Option<Position>,
    suggestions: Option<bool>,
}

impl Command {
    /// Reads a command; the error says what is wrong with it.
    pub(super) fn parse(name: &str, arguments: Vec<Value>) -> Result<Self, String> {
        let first = arguments.into_iter().next();
        let arguments: Arguments = first
            .map_or(Ok(Arguments::default()), serde_json::from_value)
            .map_err(|error| error.to_string())?;
        let Arguments {
            uri,
            word,
            rule,
            position,
            suggestions,
        } = arguments;
        let missing = |argument: &str| format!("{name} needs an argument with `{argument}`");
        let uri = || uri.ok_or_else(|| missing("uri"));
        let word = || {
            word.filter(|word| is_word(word))
                .ok_or_else(|| missing("word"))
        };
        let rule = || {
            rule.filter(|rule| crate::rules::rule(rule).is_some())
                .ok_or_else(|| missing("rule"))
        };
        Ok(match name {
            ADD_WORD_TO_PROJECT => Self::AddWordToProject(uri()?, word()?),
            ADD_WORD_TO_USER => Self::AddWordToUser(word()?),
            IGNORE_HERE => Self::IgnoreHere(
                uri()?,
                rule()?,
                position.ok_or_else(|| missing("position"))?,
            ),
            IGNORE_IN_FILE => Self::IgnoreInFile(uri()?, rule()?),
            IGNORE_IN_PROJECT => Self::IgnoreInProject(uri()?, rule()?),
            FIX_ALL => {
                let extent = match suggestions {
                    Some(true) => Extent::Preferred,
                    _ => Extent::Safe,
                };
                Self::FixAll(uri()?, extent)
            }
            FIX_RULE => Self::FixRule(uri()?, rule()?),
            RESTORE_HALF_SPACES => Self::RestoreHalfSpaces(uri()?),
            CHECK_WORKSPACE => Self::CheckWorkspace,
            _ => return Err(format!("there is no command {name}")),
        })
    }
}

/// Whether a word fits into a line of a list.
fn is_word(word: &str) -> bool {
    !word.trim().is_empty() && !word.contains(['\n', '\r']) && !word.starts_with('#')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn no_command_has_the_name_of_one_of_the_extension() {
        let manifest = include_str!("../../editors/vscode/package.json");
        let manifest: Value = serde_json::from_str(manifest).unwrap();
        for command in manifest["contributes"]["commands"].as_array().unwrap() {
            let name = command["command"].as_str().unwrap();
            assert!(!NAMES.contains(&name), "{name}");
        }
    }

    #[test]
    fn what_a_command_needs_is_said() {
        assert_eq!(
            Command::parse(CHECK_WORKSPACE, Vec::new()),
            Ok(Command::CheckWorkspace)
        );
        assert_eq!(
            Command::parse(ADD_WORD_TO_USER, vec![json!({"word": "نشرک"})]),
            Ok(Command::AddWordToUser("نشرک".to_owned()))
        );
        for (name, argument) in [
            (ADD_WORD_TO_USER, json!({"word": "یک\nدو"})),
            (ADD_WORD_TO_PROJECT, json!({"word": "نشرک"})),
            (
                IGNORE_IN_FILE,
                json!({"uri": "file:///a.txt", "rule": "no-such-rule"}),
            ),
            (IGNORE_IN_FILE, json!(5)),
            ("pirast.unknown", json!({})),
        ] {
            assert!(Command::parse(name, vec![argument]).is_err(), "{name}");
        }
    }
}
