//! The settings that an editor sends: the house style, and what only a server needs.

use serde_json::Value;

use crate::message::Lang;
use crate::settings::Settings;

/// The name under which editors keep the settings.
pub(super) const SECTION: &str = "pirast";

/// What the editor decides.
#[derive(Debug, Clone, Default)]
pub(super) struct Options {
    /// The language of messages; `None`: that of the client.
    pub(super) lang: Option<Lang>,
    /// The style of the house.
    pub(super) settings: Settings,
}

impl Options {
    /// Reads settings as an editor sends them, bare or within their section; nothing at all means the defaults.
    ///
    /// # Errors
    /// Says what is wrong with them.
    pub(super) fn parse(value: Value) -> Result<Self, serde_json::Error> {
        let mut object = match value {
            Value::Null => return Ok(Self::default()),
            Value::Object(object) => object,
            other => {
                return Err(serde::de::Error::custom(format!(
                    "settings are an object, not `{other}`"
                )));
            }
        };
        if let Some(section) = object.remove(SECTION) {
            return Self::parse(section);
        }
        let lang = match object.remove("lang") {
            None | Some(Value::Null) => None,
            Some(Value::String(auto)) if auto == "auto" => None,
            Some(named) => Some(serde_json::from_value(named)?),
        };
        let settings = serde_json::from_value(Value::Object(object))?;
        Ok(Self { lang, settings })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::settings::Digits;

    #[test]
    fn settings_may_be_bare_or_in_their_section() {
        for value in [
            json!({"digits": "persian", "lang": "fa"}),
            json!({"pirast": {"digits": "persian", "lang": "fa"}}),
        ] {
            let options = Options::parse(value).unwrap();
            assert_eq!(
                (options.settings.digits, options.lang),
                (Digits::Persian, Some(Lang::Fa))
            );
        }
        assert_eq!(Options::parse(Value::Null).unwrap().lang, None);
        assert_eq!(Options::parse(json!({"lang": "auto"})).unwrap().lang, None);
    }

    #[test]
    fn what_is_not_understood_is_said() {
        assert!(
            Options::parse(json!({"digit": "persian"}))
                .unwrap_err()
                .to_string()
                .contains("digit")
        );
        assert!(Options::parse(json!([])).is_err());
    }
}
