//! What the VS Code extension says and offers is complete: in both languages, and with every setting of the house.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("editors/vscode")
}

fn json(name: &str) -> Value {
    let text = fs::read_to_string(folder().join(name)).expect("a file of the extension");
    serde_json::from_str(&text).expect("JSON")
}

fn keys(name: &str) -> BTreeSet<String> {
    json(name)
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect()
}

/// What stands between two marks, each time.
fn between<'t>(text: &'t str, open: &str, close: &str) -> BTreeSet<&'t str> {
    text.split(open)
        .skip(1)
        .filter_map(|rest| rest.split_once(close))
        .map(|(inner, _)| inner)
        .collect()
}

#[test]
fn the_manifest_speaks_both_languages() {
    let manifest = json("package.json").to_string();
    let used: BTreeSet<String> = between(&manifest, "\"%", "%\"")
        .into_iter()
        .map(str::to_owned)
        .collect();
    assert_eq!(keys("package.nls.json"), used);
    assert_eq!(keys("package.nls.fa.json"), used);
}

#[test]
fn the_code_speaks_both_languages() {
    let mut used = BTreeSet::new();
    for entry in fs::read_dir(folder().join("src")).expect("the sources") {
        let source = fs::read_to_string(entry.expect("a source").path()).expect("its text");
        for call in source.split("l10n.t(").skip(1) {
            let text = call.trim_start().strip_prefix('\'').expect("a literal");
            used.insert(text.split('\'').next().unwrap_or_default().to_owned());
        }
    }
    assert_eq!(keys("l10n/bundle.l10n.fa.json"), used);
}

#[test]
fn every_setting_of_the_house_can_be_set_with_its_values_and_its_default() {
    // Lists of files and of exceptions make sense beside the drafts only.
    const OF_FILES: [&str; 6] = [
        "profile",
        "dictionaries",
        "term-lists",
        "exclude",
        "baseline",
        "overrides",
    ];
    let schema = pirast::config::json_schema();
    let manifest = json("package.json");
    let settings = &manifest["contributes"]["configuration"]["properties"];
    for (key, expected) in schema["properties"].as_object().expect("the keys") {
        if OF_FILES.contains(&key.as_str()) || key == "lang" {
            continue;
        }
        let type_of = |schema_of: &Value| {
            let name = schema_of["$ref"].as_str()?.rsplit('/').next()?.to_owned();
            Some(schema["$defs"][&name].clone())
        };
        let setting = format!("pirast.{}", camel_case(key));
        if key == "dates" {
            for inner in type_of(expected).expect("its type")["properties"]
                .as_object()
                .expect("its keys")
                .keys()
            {
                let inner = format!("{setting}.{}", camel_case(inner));
                assert!(settings[&inner].is_object(), "{inner} cannot be set");
            }
            continue;
        }
        let offered = &settings[&setting];
        assert_eq!(offered["default"], expected["default"], "{setting}");
        if let Some(values) = type_of(expected).and_then(|it| it["oneOf"].as_array().cloned()) {
            let values: Vec<&Value> = values.iter().map(|value| &value["const"]).collect();
            let offered: Vec<&Value> = offered["enum"]
                .as_array()
                .expect("its values")
                .iter()
                .collect();
            assert_eq!(offered, values, "{setting}");
        }
    }
}

#[test]
fn every_command_has_a_handler() {
    let source = fs::read_to_string(folder().join("src/commands.ts")).expect("the source");
    let manifest = json("package.json");
    let commands = manifest["contributes"]["commands"]
        .as_array()
        .expect("commands");
    let missing: BTreeMap<&str, &Value> = commands
        .iter()
        .filter_map(|command| Some((command["command"].as_str()?, &command["title"])))
        .filter(|(name, _)| !source.contains(&format!("'{name}': ")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

fn camel_case(key: &str) -> String {
    let mut words = key.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (initial, rest) = word.split_at(1);
        name + &initial.to_uppercase() + rest
    })
}
