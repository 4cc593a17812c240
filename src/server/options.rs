//! The settings that an editor sends: the house style, and what only a server needs.

use serde::Deserialize;
use serde_json::{Map, Value};

use crate::message::Lang;
use crate::settings::Settings;

/// The name under which editors keep the settings.
pub(super) const SECTION: &str = "pirast";

/// Keys that mean something to the editor alone.
const OF_THE_EDITOR: [&str; 4] = ["server", "trace", "fix-on-save", "half-space-keys"];

/// Keys that are no part of the house style.
const OF_A_SERVER: [&str; 3] = ["lang", "format-on-type", "inlay-hints"];

/// Tables whose keys are names, not settings.
const TABLES_OF_NAMES: [&str; 2] = ["rules", "terms"];

/// What the editor decides.
#[derive(Debug, Clone, Default)]
pub(super) struct Options {
    /// The language of messages; `None`: that of the configuration, else of the client.
    pub(super) lang: Option<Lang>,
    /// Whether completing a word repairs its half-space.
    pub(super) repairs_while_typing: bool,
    /// Whether the equivalent of a date is shown behind it.
    pub(super) shows_equivalents: bool,
    /// The style of the house: these keys win over those of configuration files.
    pub(super) settings: toml::Table,
}

/// Whether settings that nobody asked for say anything to Pirast: editors tell every server of all changes, and some send nothing at all as
/// soon as they are connected.
pub(super) fn concern(settings: &Value) -> bool {
    match settings {
        Value::Null => false,
        Value::Array(items) => !items.is_empty(),
        Value::Object(object) => {
            let ours = serde_json::to_value(Settings::default()).unwrap_or_default();
            let object = kebab_case(object.clone());
            object.keys().any(|key| {
                key == SECTION || OF_A_SERVER.contains(&key.as_str()) || ours.get(key).is_some()
            })
        }
        _ => true,
    }
}

impl Options {
    /// The language of messages where a configuration asks for `configured`, and the client speaks `spoken`.
    pub(super) fn language(&self, configured: Option<Lang>, spoken: Lang) -> Lang {
        self.lang.or(configured).unwrap_or(spoken)
    }

    /// Reads settings as an editor sends them, bare or within their section, their keys in kebab-case or camelCase;
    /// `None` where they say nothing at all to a server.
    ///
    /// # Errors
    /// Says what is wrong with them.
    pub(super) fn parse(value: Value) -> Result<Option<Self>, serde_json::Error> {
        let mut object = match value {
            Value::Null => return Ok(None),
            Value::Object(object) => kebab_case(object),
            other => {
                let problem = format!("settings are an object, not `{other}`");
                return Err(serde::de::Error::custom(problem));
            }
        };
        if let Some(section) = object.remove(SECTION) {
            return Self::parse(section);
        }
        for key in OF_THE_EDITOR {
            object.remove(key);
        }
        if object.is_empty() {
            return Ok(None);
        }
        let options = Self {
            lang: match object.remove("lang") {
                Some(Value::String(auto)) if auto == "auto" => None,
                Some(named) => Some(serde_json::from_value(named)?),
                None => None,
            },
            repairs_while_typing: take_switch(&mut object, "format-on-type")?,
            shows_equivalents: take_switch(&mut object, "inlay-hints")?,
            settings: serde_json::from_value(Value::Object(object))?,
        };
        Settings::deserialize(options.settings.clone()).map_err(serde::de::Error::custom)?;
        Ok(Some(options))
    }
}

fn take_switch(object: &mut Map<String, Value>, key: &str) -> Result<bool, serde_json::Error> {
    object.remove(key).map_or(Ok(false), serde_json::from_value)
}

/// The same object with its keys as `pirast.toml` spells them, without what is null.
fn kebab_case(object: Map<String, Value>) -> Map<String, Value> {
    let entries = object.into_iter().filter(|(_, value)| !value.is_null());
    entries
        .map(|(key, value)| {
            let key: String = key.chars().flat_map(kebab_case_of).collect();
            match value {
                Value::Object(inner) if !TABLES_OF_NAMES.contains(&key.as_str()) => {
                    (key, Value::Object(kebab_case(inner)))
                }
                value => (key, value),
            }
        })
        .collect()
}

fn kebab_case_of(c: char) -> impl Iterator<Item = char> {
    let hyphen = c.is_ascii_uppercase().then_some('-');
    hyphen.into_iter().chain([c.to_ascii_lowercase()])
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn settings_may_be_bare_or_in_their_section_in_either_case() {
        let bare = json!({"digits": "persian", "beSeparator": "zwnj", "lang": "fa", "fixOnSave": true, "quotes": null});
        for value in [bare.clone(), json!({"pirast": bare})] {
            let options = Options::parse(value).unwrap().unwrap();
            assert_eq!(options.lang, Some(Lang::Fa));
            assert_eq!(
                options.settings.to_string(),
                "be-separator = \"zwnj\"\ndigits = \"persian\"\n"
            );
        }
        let auto = Options::parse(json!({"lang": "auto"})).unwrap();
        assert!(auto.is_some_and(|options| options.lang.is_none()));
        for nothing in [
            json!(null),
            json!({}),
            json!({"pirast": {"server": {}, "quotes": null}}),
        ] {
            assert!(Options::parse(nothing).unwrap().is_none());
        }
    }

    #[test]
    fn what_is_meant_for_others_is_told_apart() {
        for ours in [
            json!({"pirast": {}}),
            json!({"beSeparator": "zwnj", "other": 1}),
            json!({"inlay-hints": true}),
            json!("digits"),
        ] {
            assert!(concern(&ours), "{ours}");
        }
        for others in [
            json!(null),
            json!({}),
            json!([]),
            json!({"python": {"digits": 1}}),
            json!({"pirast": null}),
        ] {
            assert!(!concern(&others), "{others}");
        }
    }

    #[test]
    fn what_is_not_understood_is_said() {
        assert!(
            Options::parse(json!({"digit": "persian"}))
                .unwrap_err()
                .to_string()
                .contains("digit")
        );
        assert!(Options::parse(json!({"rules": {"kashidaa": "off"}})).is_err());
        assert!(Options::parse(json!([])).is_err());
    }
}
