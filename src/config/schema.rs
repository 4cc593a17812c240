//! The JSON schema of `pirast.toml`, made from the types that read it.

use schemars::{JsonSchema, SchemaGenerator, generate::SchemaSettings};

use super::file::{FileKeys, OverrideKeys};
use crate::rule::Family;
use crate::rules::RULES;
use crate::settings::Settings;

/// A whole file, as the schema describes it.
#[derive(JsonSchema)]
#[schemars(rename = "pirast.toml", deny_unknown_fields)]
#[allow(dead_code, reason = "read by the schema generator only")]
struct WholeFile {
    #[schemars(flatten)]
    keys: FileKeys,
    #[schemars(flatten)]
    settings: Settings,
    /// Settings for some files only; a later one wins.
    #[schemars(default)]
    overrides: Vec<WholeOverride>,
}

#[derive(JsonSchema)]
#[schemars(rename = "Override", deny_unknown_fields)]
#[allow(dead_code, reason = "read by the schema generator only")]
struct WholeOverride {
    #[schemars(flatten)]
    keys: OverrideKeys,
    #[schemars(flatten)]
    settings: Settings,
}

/// The JSON schema (draft 2020-12) of a configuration file.
pub fn json_schema() -> serde_json::Value {
    let mut generator = SchemaGenerator::new(SchemaSettings::draft2020_12());
    generator.root_schema_for::<WholeFile>().to_value()
}

/// The schema of the table `[rules]`: every rule and every family by its name.
pub(crate) fn rules_schema(generator: &mut SchemaGenerator) -> schemars::Schema {
    let level = generator.subschema_for::<crate::settings::Level>();
    let mut properties = serde_json::Map::new();
    for family in Family::ALL {
        properties.insert(family.id().to_owned(), level.clone().to_value());
    }
    for rule in RULES {
        let mut schema = level.clone();
        schema.insert("description".to_owned(), rule.summary.en.into());
        properties.insert(rule.id.to_owned(), schema.to_value());
    }
    schemars::json_schema!({
        "type": "object",
        "properties": properties,
        "additionalProperties": false
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn accepts(toml: &str) -> bool {
        let instance: serde_json::Value = toml::from_str(toml).unwrap();
        jsonschema::validator_for(&json_schema())
            .unwrap()
            .is_valid(&instance)
    }

    #[test]
    fn the_schema_accepts_what_the_reader_accepts() {
        assert!(accepts(&super::super::starter()));
        assert!(accepts(
            "profile = \"press\"\nwords = [\"x\"]\n[rules]\nkashida = \"off\"\nzwnj = \"error\"\n[terms]\n\
             \"الف\" = \"ب\"\n\"پ\" = { preferred = \"ت\", reason = \"ث\" }\n[[overrides]]\nfiles = [\"*.md\"]\n"
        ));
        assert!(!accepts("digts = \"keep\"\n"));
        assert!(!accepts("digits = \"roman\"\n"));
        assert!(!accepts("[rules]\nkashidaa = \"off\"\n"));
        assert!(!accepts("[[overrides]]\nquotes = \"keep\"\n"));
    }
}
