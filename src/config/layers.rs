//! What applies to one document, and where each setting comes from.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::Deserialize;

use super::error::ConfigError;
use super::file::{ConfigFile, TermPlace};
use super::find::stands;
use super::profile::Profile;
use super::word_list::{DICTIONARY_NAME, TERMS_NAME, read_terms, read_words};
use crate::house_words::circle;
use crate::message::{Lang, Text};
use crate::settings::Settings;

/// Where a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Named by nobody.
    Default,
    /// A profile, chosen in this file.
    Profile(Profile, PathBuf),
    /// This file.
    File(PathBuf),
    /// The override with this number, from 1, in this file.
    Override(PathBuf, usize),
    /// The `.editorconfig` files above the document.
    EditorConfig,
    /// An editor, or the command line.
    Caller,
}

/// The settings of one document.
#[derive(Debug, Clone)]
pub struct Effective {
    /// What the linter needs.
    pub settings: Arc<Settings>,
    /// For each key that some layer set, such as `digits`, `rules.kashida` or `terms.امریکا`, the layer that won.
    pub origins: BTreeMap<String, Origin>,
    /// The language in which Pirast shall speak, if a file says so.
    pub lang: Option<Lang>,
    /// The baseline of findings that do not count.
    pub baseline: Option<PathBuf>,
    /// The configuration files that apply: that of the user, then that of the project.
    pub files: Vec<PathBuf>,
    /// The lists of words that are right as they are.
    pub word_lists: Vec<PathBuf>,
    /// The tables of preferred terms.
    pub term_lists: Vec<PathBuf>,
}

impl Effective {
    /// The files that are read besides the configurations and their lists: the lunar months of the house, its baseline.
    pub fn other_files(&self) -> impl Iterator<Item = &Path> {
        let files = [&self.settings.dates.lunar_months, &self.baseline];
        files.into_iter().flatten().map(PathBuf::as_path)
    }
}

/// Settings in the making.
#[derive(Debug, Default)]
pub(super) struct Layers {
    table: toml::Table,
    origins: BTreeMap<String, Origin>,
    words: Vec<PathBuf>,
    terms: Vec<PathBuf>,
    /// Where the terms stand, in the order of the layers.
    term_places: Vec<(PathBuf, TermPlace)>,
}

const CIRCLE: Text = Text {
    fa: "این صورت‌ها به یکدیگر برمی‌گردند: {phrases}",
    en: "these terms lead back to each other: {phrases}",
};
const PHRASE: Text = Text {
    fa: "«{phrase}»",
    en: "“{phrase}”",
};
const NEXT: Text = Text {
    fa: "{before} ← {next}",
    en: "{before} → {next}",
};

impl Layers {
    /// Lays one file, and those of its overrides that match the document, over what is there.
    pub fn add_file(&mut self, file: &ConfigFile, document: &Path) -> Result<(), ConfigError> {
        self.add_profile(file.keys.profile, &file.path)?;
        let folder = file.folder();
        self.words
            .extend(listed(folder, &file.keys.dictionaries, DICTIONARY_NAME));
        for list in listed(folder, &file.keys.term_lists, TERMS_NAME) {
            self.add_terms(&list)?;
            self.terms.push(list);
        }
        self.add(&file.settings, &Origin::File(file.path.clone()));
        self.note_terms(&file.path, &file.term_places);
        for index in file.matching_overrides(document) {
            let over = &file.overrides[index];
            self.add_profile(over.profile, &file.path)?;
            self.add(
                &over.settings,
                &Origin::Override(file.path.clone(), index + 1),
            );
            self.note_terms(&file.path, &over.term_places);
        }
        Ok(())
    }

    /// Lays the terms of a table over what is there.
    fn add_terms(&mut self, list: &Path) -> Result<(), ConfigError> {
        let mut terms = toml::Table::new();
        for (line, wrong, term) in read_terms(list)? {
            self.note_terms(list, &[(wrong.clone(), (line, 1))]);
            let mut entry = toml::Table::new();
            entry.insert("preferred".to_owned(), term.preferred.into());
            if let Some(reason) = term.reason {
                entry.insert("reason".to_owned(), reason.into());
            }
            terms.insert(wrong, entry.into());
        }
        let mut settings = toml::Table::new();
        settings.insert("terms".to_owned(), terms.into());
        self.add(&settings, &Origin::File(list.to_owned()));
        Ok(())
    }

    fn note_terms(&mut self, path: &Path, terms: &[TermPlace]) {
        let placed = terms.iter().map(|term| (path.to_owned(), term.clone()));
        self.term_places.extend(placed);
    }

    /// Lays settings over what is there: tables key by key, everything else as a whole.
    pub fn add(&mut self, settings: &toml::Table, origin: &Origin) {
        merge(&mut self.table, settings, "", origin, &mut self.origins);
    }

    fn add_profile(&mut self, profile: Option<Profile>, path: &Path) -> Result<(), ConfigError> {
        if let Some(profile) = profile {
            let settings: toml::Table = profile.settings().parse().map_err(|error| {
                ConfigError::at(path, "", None, &toml::de::Error::to_string(&error))
            })?;
            self.add(&settings, &Origin::Profile(profile, path.to_owned()));
        }
        Ok(())
    }

    /// The settings that come out, with the words of the lists beside the files.
    pub fn finish(
        mut self,
        file: Option<&ConfigFile>,
        user: Option<&ConfigFile>,
    ) -> Result<Effective, ConfigError> {
        let path = file
            .or(user)
            .map_or(Path::new("pirast.toml"), |file| &file.path);
        let table = std::mem::take(&mut self.table);
        let mut settings = Settings::deserialize(table)
            .map_err(|error| ConfigError::at(path, "", None, error.message()))?;
        for list in &self.words {
            settings.words.extend(read_words(list)?);
        }
        if let Some(phrases) = circle(&settings) {
            return Err(self.circle_error(&phrases, path));
        }
        Ok(Effective {
            settings: Arc::new(settings),
            origins: self.origins,
            lang: file
                .and_then(ConfigFile::lang)
                .or_else(|| user.and_then(ConfigFile::lang)),
            baseline: file.and_then(ConfigFile::baseline),
            files: user
                .into_iter()
                .chain(file)
                .map(|file| file.path.clone())
                .collect(),
            word_lists: self.words,
            term_lists: self.terms,
        })
    }

    /// The error that terms lead in a circle, at the last of them; in `path` where none stands in a file.
    fn circle_error(&self, phrases: &[String], path: &Path) -> ConfigError {
        let quoted = |phrase: &String| PHRASE.with("phrase", phrase.clone());
        let shown = phrases.iter().map(quoted).reduce(|before, next| {
            NEXT.message()
                .with_message("before", before)
                .with_message("next", next)
        });
        let problem = shown.into_iter().fold(CIRCLE.message(), |problem, shown| {
            problem.with_message("phrases", shown)
        });
        let stands = |(_, (term, _)): &&(PathBuf, TermPlace)| phrases.contains(term);
        match self.term_places.iter().rev().find(stands) {
            Some((path, (_, place))) => ConfigError::of(path, Some(*place), problem),
            None => ConfigError::of(path, None, problem),
        }
    }
}

/// The lists that a file names, and the one with the usual name where it exists.
fn listed(folder: &Path, named: &[PathBuf], usual: &str) -> Vec<PathBuf> {
    let usual = folder.join(usual);
    let mut lists: Vec<PathBuf> = named.iter().map(|name| folder.join(name)).collect();
    if stands(&usual) && !lists.contains(&usual) {
        lists.push(usual);
    }
    lists
}

fn merge(
    into: &mut toml::Table,
    from: &toml::Table,
    prefix: &str,
    origin: &Origin,
    origins: &mut BTreeMap<String, Origin>,
) {
    for (key, value) in from {
        let name = format!("{prefix}{key}");
        match (into.get_mut(key), value) {
            (Some(toml::Value::Table(inner)), toml::Value::Table(value)) if prefix.is_empty() => {
                merge(inner, value, &format!("{name}."), origin, origins);
            }
            (Some(toml::Value::Array(inner)), toml::Value::Array(value)) => {
                inner.extend(value.iter().cloned());
                origins.insert(name, origin.clone());
            }
            (_, toml::Value::Table(value)) if prefix.is_empty() => {
                let mut inner = toml::Table::new();
                merge(&mut inner, value, &format!("{name}."), origin, origins);
                into.insert(key.clone(), toml::Value::Table(inner));
            }
            _ => {
                into.insert(key.clone(), value.clone());
                origins.insert(name, origin.clone());
            }
        }
    }
}
