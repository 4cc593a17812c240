//! What `.editorconfig` says that matters here: keys named `pirast_…`, such as `pirast_digits = persian`.

use std::path::Path;

use serde::Deserialize;

use crate::settings::Settings;

/// The settings that the `.editorconfig` files above a document give it. As that format asks, a key or a value that is
/// not known counts for nothing.
pub(super) fn settings(document: &Path) -> toml::Table {
    let Ok(properties) = ec4rs::properties_of(document) else {
        return toml::Table::new();
    };
    let mut table = toml::Table::new();
    for (key, value) in properties.iter() {
        let Some(name) = key.strip_prefix("pirast_") else {
            continue;
        };
        let single = toml::Table::from_iter([(
            name.replace('_', "-"),
            toml::Value::String(value.to_string()),
        )]);
        if Settings::deserialize(single.clone()).is_ok() {
            table.extend(single);
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_keys_count_and_others_do_not() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(
            folder.path().join(".editorconfig"),
            "root = true\n[*.md]\npirast_digits = persian\npirast_quotes = strange\nindent_size = 2\n",
        )
        .unwrap();
        let found = settings(&folder.path().join("a.md"));
        assert_eq!(
            found.get("digits").and_then(|v| v.as_str()),
            Some("persian")
        );
        assert_eq!(found.len(), 1);
    }
}
