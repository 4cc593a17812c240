//! What a house decides about dates.

use std::path::PathBuf;

use schemars::JsonSchema;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::calendar::Day;
use super::dateline::day_of;

/// How dates are understood.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct DateSettings {
    /// The day from which years are inferred and «دیروز» is counted, in any calendar (`2025-08-29`, `1404/06/07`); by
    /// default the dateline of each text, its nearest complete date, its front matter or the day of its file.
    #[serde(
        deserialize_with = "read_day",
        serialize_with = "write_day",
        skip_serializing_if = "Option::is_none"
    )]
    #[schemars(with = "Option<String>")]
    pub anchor: Option<Day>,
    /// A file with the lunar months of the house; see [`super::lunar_overrides`].
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lunar_months: Option<PathBuf>,
}

fn read_day<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Day>, D::Error> {
    let text = String::deserialize(deserializer)?;
    match day_of(&text) {
        Some(day) => Ok(Some(day)),
        None => Err(serde::de::Error::custom(format!(
            "`{text}` is no date; write 2025-08-29 or 1404/06/07"
        ))),
    }
}

fn write_day<S: Serializer>(day: &Option<Day>, serializer: S) -> Result<S::Ok, S::Error> {
    match day {
        Some(day) => serializer.serialize_some(&day.gregorian().to_string()),
        None => serializer.serialize_none(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_anchor_is_a_date_in_any_calendar() {
        let anchor =
            |text: &str| toml::from_str::<DateSettings>(text).map(|settings| settings.anchor);
        assert_eq!(
            anchor("anchor = \"2025-08-29\"").unwrap(),
            anchor("anchor = \"1404/06/07\"").unwrap()
        );
        assert!(
            anchor("anchor = \"soon\"")
                .unwrap_err()
                .to_string()
                .contains("is no date")
        );
        assert_eq!(anchor("").unwrap(), None);
    }
}
