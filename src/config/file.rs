//! One configuration file: its own keys, its settings, and its overrides.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{ConfigError, place_of};
use super::lunar_months::rebase_lunar_months;
use super::patterns::Patterns;
use super::profile::Profile;
use crate::message::{Lang, Text};
use crate::settings::Settings;

/// The keys of a file that are no settings of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub(super) struct FileKeys {
    /// A documented set of settings to start from.
    pub profile: Option<Profile>,
    /// The language in which Pirast speaks: `fa` or `en`.
    pub lang: Option<Lang>,
    /// Files and folders that are not checked, as in `.gitignore`, from the folder of this file.
    pub exclude: Vec<String>,
    /// Word lists beside this file, one word a line. `pirast-words.txt` is read even when it is not named here.
    pub dictionaries: Vec<PathBuf>,
    /// Tables of preferred terms beside this file. `pirast-terms.tsv` is read even when it is not named here.
    pub term_lists: Vec<PathBuf>,
    /// The findings that are known and do not count; written by `pirast check --write-baseline`.
    pub baseline: Option<PathBuf>,
}

/// The keys of an override that are no settings.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(super) struct OverrideKeys {
    /// The files that it is for, as in `.gitignore`, from the folder of the configuration.
    pub files: Vec<String>,
    /// A documented set of settings to start from.
    #[serde(default)]
    pub profile: Option<Profile>,
}

const NO_OVERRIDES: Text = Text {
    fa: "هر استثنا جدولی است که با [[overrides]] آغاز می‌شود",
    en: "an override is a table that begins with [[overrides]]",
};
const FILE_KEYS: [&str; 7] = [
    "profile",
    "lang",
    "exclude",
    "dictionaries",
    "term-lists",
    "baseline",
    "overrides",
];
const OVERRIDE_KEYS: [&str; 2] = ["files", "profile"];

/// One configuration file, checked.
#[derive(Debug)]
pub struct ConfigFile {
    /// Where it was read from.
    pub path: PathBuf,
    pub(super) keys: FileKeys,
    pub(super) settings: toml::Table,
    pub(super) term_places: Vec<TermPlace>,
    pub(super) overrides: Vec<Override>,
    excluded: Patterns,
}

/// Settings for some files only.
#[derive(Debug)]
pub struct Override {
    pub(super) profile: Option<Profile>,
    pub(super) settings: toml::Table,
    pub(super) term_places: Vec<TermPlace>,
    files: Patterns,
}

/// A term, and the line and column, both from 1, where it stands in its file.
pub(super) type TermPlace = (String, (usize, usize));

impl ConfigFile {
    /// Reads a file.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        let text =
            std::fs::read_to_string(path).map_err(|error| ConfigError::unreadable(path, &error))?;
        Self::parse(&text, path)
    }

    /// Checks the text of a configuration that stands at `path`.
    pub fn parse(text: &str, path: &Path) -> Result<Self, ConfigError> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let fault =
            |error: &toml::de::Error| ConfigError::at(path, text, error.span(), error.message());
        let root = DeTable::parse(text).map_err(|error| fault(&error))?;
        let span = root.span();
        let (mut own, settings) = split(root.into_inner(), &FILE_KEYS);
        let overrides = own.remove("overrides");
        let keys = FileKeys::deserialize(deserializer(span.clone(), own))
            .map_err(|error| fault(&error))?;
        let own_terms = term_places(&settings, text);
        Settings::deserialize(deserializer(span, settings))
            .map_err(|error| fault(&error).or_meant(&FILE_KEYS))?;
        let globs = |patterns: &[String]| {
            let patterns = Patterns::new(folder, patterns);
            patterns.map_err(|problem| ConfigError::of(path, None, problem.message()))
        };
        let own_settings = |raw: toml::Table, keys: &[&str]| {
            let mut settings = without(raw, keys);
            rebase_lunar_months(&mut settings, folder);
            settings
        };
        let mut raw: toml::Table = text.parse().map_err(|error| fault(&error))?;
        let raw_overrides = raw.remove("overrides");
        let mut checked = Vec::new();
        if let Some(overrides) = overrides {
            let span = overrides.span();
            let DeValue::Array(overrides) = overrides.into_inner() else {
                return Err(ConfigError::of(
                    path,
                    Some(place_of(text, span.start)),
                    NO_OVERRIDES.message(),
                ));
            };
            let raw_overrides = raw_overrides.and_then(|list| list.as_array().cloned());
            for (table, raw) in overrides.into_iter().zip(raw_overrides.unwrap_or_default()) {
                let span = table.span();
                let (DeValue::Table(table), toml::Value::Table(raw)) = (table.into_inner(), raw)
                else {
                    return Err(ConfigError::of(
                        path,
                        Some(place_of(text, span.start)),
                        NO_OVERRIDES.message(),
                    ));
                };
                let (own, settings) = split(table, &OVERRIDE_KEYS);
                let term_places = term_places(&settings, text);
                // First what is written, then what is missing: a slip in `files` is both.
                Settings::deserialize(deserializer(span.clone(), settings))
                    .map_err(|error| fault(&error).or_meant(&OVERRIDE_KEYS))?;
                let keys = OverrideKeys::deserialize(deserializer(span, own))
                    .map_err(|error| fault(&error))?;
                checked.push(Override {
                    profile: keys.profile,
                    settings: own_settings(raw, &OVERRIDE_KEYS),
                    term_places,
                    files: globs(&keys.files)?,
                });
            }
        }
        Ok(Self {
            path: path.to_owned(),
            settings: own_settings(raw, &FILE_KEYS),
            term_places: own_terms,
            overrides: checked,
            excluded: globs(&keys.exclude)?,
            keys,
        })
    }

    /// The folder that holds the file.
    pub fn folder(&self) -> &Path {
        self.path.parent().unwrap_or(Path::new(""))
    }

    /// Whether a file or a folder is left out by `exclude`.
    pub fn excludes(&self, path: &Path, is_folder: bool) -> bool {
        self.excluded.cover(path, is_folder)
    }

    /// The indices of the overrides that are for a document.
    pub(super) fn matching_overrides(&self, document: &Path) -> Vec<usize> {
        (0..self.overrides.len())
            .filter(|&index| self.overrides[index].files.cover(document, false))
            .collect()
    }

    /// The path of the baseline that the file names.
    pub fn baseline(&self) -> Option<PathBuf> {
        self.keys
            .baseline
            .as_ref()
            .map(|name| self.folder().join(name))
    }

    /// The language in which Pirast shall speak.
    pub fn lang(&self) -> Option<Lang> {
        self.keys.lang
    }
}

/// The terms in a table of settings, in the order of their places.
fn term_places(settings: &DeTable<'_>, text: &str) -> Vec<TermPlace> {
    let Some(DeValue::Table(terms)) = settings.get("terms").map(Spanned::get_ref) else {
        return Vec::new();
    };
    let mut places: Vec<TermPlace> = terms
        .keys()
        .map(|term| {
            (
                term.get_ref().to_string(),
                place_of(text, term.span().start),
            )
        })
        .collect();
    places.sort_by_key(|(_, place)| *place);
    places
}

/// Takes the named keys out of a table.
fn split<'t>(mut table: DeTable<'t>, names: &[&str]) -> (DeTable<'t>, DeTable<'t>) {
    let mut own = DeTable::new();
    for name in names {
        if let Some((key, value)) = table.remove_entry(*name) {
            own.insert(key, value);
        }
    }
    (own, table)
}

fn without(mut table: toml::Table, names: &[&str]) -> toml::Table {
    for name in names {
        table.remove(*name);
    }
    table
}

fn deserializer(span: std::ops::Range<usize>, table: DeTable<'_>) -> toml::Deserializer<'_> {
    Spanned::new(span, table).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str) -> (Option<(usize, usize)>, Option<String>) {
        let error = ConfigFile::parse(text, Path::new("pirast.toml")).unwrap_err();
        (error.place, error.suggestion)
    }

    #[test]
    fn a_slip_in_a_name_is_found_and_the_meant_name_proposed() {
        assert_eq!(
            fault("profile = \"press\"\ndigts = \"keep\"\n"),
            (Some((2, 1)), Some("digits".into()))
        );
        assert_eq!(fault("profil = \"press\"\n").1.as_deref(), Some("profile"));
        assert_eq!(
            fault("digits = \"persan\"\n"),
            (Some((1, 10)), Some("persian".into()))
        );
        assert_eq!(
            fault("[rules]\nkashidaa = \"off\"\n"),
            (Some((2, 1)), Some("kashida".into()))
        );
        assert_eq!(
            fault("[[overrides]]\nfiles = [\"*.md\"]\nquote = \"keep\"\n"),
            (Some((3, 1)), Some("quotes".into()))
        );
        assert_eq!(
            fault("[rules]\nkashida = \"of\"\n"),
            (Some((2, 11)), Some("off".into()))
        );
        assert_eq!(
            fault("[[overrides]]\nfile = [\"*.md\"]\n"),
            (Some((2, 1)), Some("files".into()))
        );
        assert_eq!(
            fault("[terms]\n\"الف\" = { prefered = \"ب\" }\n"),
            (Some((2, 11)), Some("preferred".into()))
        );
    }

    #[test]
    fn a_fault_is_told_in_the_language_of_the_reader() {
        let told = |text: &str| {
            let error = ConfigFile::parse(text, Path::new("pirast.toml")).unwrap_err();
            error.message().render(Lang::Fa)
        };
        for (text, words) in [
            (
                "digts = \"keep\"\n",
                "کلیدی به نام «digts» نیست (شاید «digits»؟)",
            ),
            ("digits = 3\n", "متنی میان دو نشانهٔ نقل"),
            ("words = \"الف\"\n", "فهرستی لازم است"),
            ("rules = 3\n", "جدولی لازم است"),
            ("[terms]\n\"الف\" = 3\n", "متنی میان دو نشانهٔ نقل"),
            ("[[overrides]]\nquotes = \"keep\"\n", "کلید «files» لازم است"),
        ] {
            assert!(told(text).contains(words), "{}", told(text));
        }
    }

    #[test]
    fn broken_toml_names_its_place() {
        assert_eq!(fault("profile = \n").0, Some((1, 11)));
    }
}
