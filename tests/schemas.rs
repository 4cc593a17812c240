//! What `pirast check` prints for machines, against the schemas of the formats in `tests/schemas`.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use common::{pirast, project, stdout};
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

/// Findings of every severity, with fixes of one and of several edits, in names and texts that need escaping.
const DRAFT: &str = "سلامـت باش ، دوست <b> & \"او\" 100% .\n\nاو گفت : «سلام»\n\nدر ۳۱ مهر ۱۴۰۴ رفت. عجب!!!\n\nسلام\u{1}ی\n";

fn printed(format: &str) -> String {
    let folder = project(&[
        ("خبر یک, <a>&b.txt", DRAFT.as_bytes()),
        ("پاک.txt", "پاک است.\n".as_bytes()),
        (
            "pirast.toml",
            b"[rules]\nkashida = \"hint\"\nrepeated-punctuation = \"info\"\n",
        ),
    ]);
    let output = pirast(folder.path(), &["check", "--format", format]);
    assert_eq!(output.status.code(), Some(1), "{format}");
    stdout(&output)
}

/// What is printed where nothing is found.
fn printed_of_nothing(format: &str) -> String {
    let folder = project(&[("a.txt", "پاک است.\n".as_bytes())]);
    stdout(&pirast(folder.path(), &["check", "--format", format]))
}

fn assert_valid_json(format: &str, schema: &str) {
    let schema: Value = serde_json::from_str(schema).expect("a schema");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    for text in [printed(format), printed_of_nothing(format)] {
        let document: Value = serde_json::from_str(&text).expect("JSON");
        let faults: Vec<String> = validator
            .iter_errors(&document)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(faults.is_empty(), "{format}: {faults:#?}");
    }
}

#[test]
fn sarif() {
    // The published pattern for languages has a bracket too many, at which readers of patterns stumble.
    let schema = include_str!("schemas/sarif-2.1.0.json").replace("{2}]?$", "{2}$");
    assert_valid_json("sarif", &schema);
}

#[test]
fn rdjson() {
    assert_valid_json("rdjson", include_str!("schemas/rdjson.json"));
}

#[test]
fn gitlab() {
    assert_valid_json("gitlab", include_str!("schemas/gitlab-code-quality.json"));
}

#[test]
fn junit() {
    assert_valid_xml("junit", include_str!("schemas/junit-10.xsd"), "testsuites");
}

#[test]
fn checkstyle() {
    assert_valid_xml(
        "checkstyle",
        include_str!("schemas/checkstyle.xsd"),
        "checkstyle",
    );
}

/// `::command key=value,key=value::message`, in one line, as the runner of GitHub Actions reads it.
#[test]
fn github() {
    let text = printed("github");
    assert!(!text.is_empty());
    for line in text.lines() {
        let (head, message) = line
            .strip_prefix("::")
            .and_then(|line| line.split_once("::"))
            .expect("a command and its message");
        let (command, properties) = head.split_once(' ').expect("properties");
        assert!(["error", "warning", "notice"].contains(&command), "{line}");
        assert!(!message.is_empty());
        for property in properties.split(',') {
            let (key, value) = property.split_once('=').expect("a key and a value");
            match key {
                "line" | "endLine" | "col" | "endColumn" => {
                    assert!(
                        value.parse::<usize>().is_ok_and(|number| number > 0),
                        "{line}"
                    );
                }
                "file" => assert!(value.contains("%2C") && !value.contains(':'), "{line}"),
                "title" => assert!(pirast::rules::rule(value).is_some(), "{line}"),
                _ => panic!("{key} is no property"),
            }
        }
    }
    assert_eq!(printed_of_nothing("github"), "");
}

/// What an XML schema says of one element.
#[derive(Debug, Default)]
struct Element {
    children: BTreeSet<String>,
    /// Each attribute, and whether it must be there.
    attributes: BTreeMap<String, bool>,
    holds_text: bool,
}

/// Reads the part of XML Schema that the two schemas use: global elements that refer to others.
fn elements(schema: &str) -> BTreeMap<String, Element> {
    let mut elements: BTreeMap<String, Element> = BTreeMap::new();
    let mut current: Option<String> = None;
    let mut reader = Reader::from_str(schema);
    loop {
        let event = reader.read_event().expect("well-formed XML");
        let is_empty = matches!(event, Event::Empty(_));
        match event {
            Event::Eof => return elements,
            Event::Start(tag) | Event::Empty(tag) => {
                let attributes = attributes_of(&tag);
                let get = |name: &str| attributes.get(name).cloned();
                match (tag.name().as_ref(), &current) {
                    ("xs:element", None) => {
                        let name = get("name").expect("a global element has a name");
                        elements.entry(name.clone()).or_default().holds_text =
                            get("type").is_some();
                        current = (!is_empty).then_some(name);
                    }
                    ("xs:element", Some(outer)) => {
                        let child = get("ref").or(get("name")).expect("a child");
                        elements
                            .entry(outer.clone())
                            .or_default()
                            .children
                            .insert(child);
                    }
                    ("xs:attribute", Some(outer)) => {
                        let required = get("use").as_deref() == Some("required");
                        let name = get("name").expect("an attribute has a name");
                        let element = elements.entry(outer.clone()).or_default();
                        element.attributes.insert(name, required);
                    }
                    ("xs:complexType", Some(outer)) => {
                        elements.entry(outer.clone()).or_default().holds_text =
                            get("mixed").as_deref() == Some("true");
                    }
                    _ => {}
                }
            }
            Event::End(tag) if tag.name().as_ref() == "xs:element" => current = None,
            _ => {}
        }
    }
}

fn attributes_of(tag: &BytesStart<'_>) -> BTreeMap<String, String> {
    tag.attributes()
        .map(|attribute| {
            let attribute = attribute.expect("an attribute");
            let value = attribute.value.as_ref().to_owned();
            (attribute.key.as_ref().to_owned(), value)
        })
        .collect()
}

fn assert_valid_xml(format: &str, schema: &str, root: &str) {
    let elements = elements(schema);
    for text in [printed(format), printed_of_nothing(format)] {
        let mut open: Vec<String> = Vec::new();
        let mut reader = Reader::from_str(&text);
        loop {
            let event = reader.read_event().expect("well-formed XML");
            let is_empty = matches!(event, Event::Empty(_));
            match event {
                Event::Eof => break,
                Event::Start(tag) | Event::Empty(tag) => {
                    let name = tag.name().as_ref().to_owned();
                    match open.last() {
                        None => assert_eq!(name, root),
                        Some(outer) => assert!(
                            elements[outer].children.contains(&name),
                            "{name} in {outer}"
                        ),
                    }
                    let (element, written) = (&elements[&name], attributes_of(&tag));
                    for attribute in written.keys() {
                        assert!(
                            element.attributes.contains_key(attribute),
                            "{name} {attribute}"
                        );
                    }
                    for (attribute, required) in &element.attributes {
                        assert!(
                            !required || written.contains_key(attribute),
                            "{name} {attribute}"
                        );
                    }
                    if !is_empty {
                        open.push(name);
                    }
                }
                Event::End(_) => drop(open.pop()),
                Event::Text(part) => {
                    let holds_text = open.last().is_some_and(|outer| elements[outer].holds_text);
                    let part = part.xml10_content();
                    assert!(holds_text || part.trim().is_empty(), "{part}");
                }
                _ => {}
            }
        }
        assert!(open.is_empty());
    }
}
