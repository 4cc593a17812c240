//! A model of an editor drives the server at random: after each step the findings it shows are those of a fresh lint of
//! the text that the model holds.

use std::collections::BTreeMap;
use std::path::Path;

use serde_json::{Value, json};

use pirast::diagnostic::Severity;
use pirast::edits::apply as apply_spans;
use pirast::fix::{Extent, fix};
use pirast::format::Format;
use pirast::linter::Linter;
use pirast::message::Lang;
use pirast::settings::Settings;

use crate::client::Client;
use crate::text::{Encoding, apply, edits_of, range};

/// Pieces of text that change what is prose, how columns are counted, and what is found.
const PIECES: [&str; 27] = [
    "كتاب",
    "خانه ها",
    "نمیکند",
    "می رود",
    "گفت:«",
    "»",
    "😀",
    "\u{200C}",
    "e\u{301}",
    "\u{64B}",
    "\r\n",
    "\n",
    "\n\n",
    "\r",
    " ,",
    ".",
    "12",
    "۳۴",
    "۷ شهریور ۱۴۰۴",
    "جمعه",
    "```\n",
    "<!-- ",
    " -->",
    "---\n",
    "- ",
    "کند.مذاکرات",
    "نداردسخنگوی",
];
const STYLES: [&str; 4] = [
    "{}",
    r#"{"digits": "persian"}"#,
    r#"{"rules": {"arabic-letter": "off"}}"#,
    r#"{"quotes": "keep"}"#,
];
const NAMES: [(&str, &str); 3] = [
    ("untitled:one", "plaintext"),
    ("untitled:two", "markdown"),
    ("untitled:three", "plaintext"),
];
/// Bytes beyond which a document is cut back, so that steps stay quick.
const LONGEST: usize = 600;

/// Pseudo-random numbers, the same for the same seed (the generator is Marsaglia's xorshift64).
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn boundary(&mut self, text: &str) -> usize {
        let boundaries: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        // Between CR and LF there is no place that LSP can name.
        let at = boundaries[self.below(boundaries.len())];
        if text[..at].ends_with('\r') && text[at..].starts_with('\n') {
            at + 1
        } else {
            at
        }
    }
}

struct Draft {
    text: String,
    version: i64,
    format: Format,
    undo: Vec<String>,
}

struct Editor {
    client: Client,
    encoding: Encoding,
    chance: Chance,
    drafts: BTreeMap<&'static str, Draft>,
    settings: Settings,
    linter: Linter,
}

impl Editor {
    fn new(encoding: Encoding, seed: u64) -> Self {
        let mut client = Client::spawn();
        client.initialize(
            json!({"capabilities": {"general": {"positionEncodings": [encoding.name()]}}}),
        );
        let (drafts, settings) = (BTreeMap::new(), Settings::default());
        Self {
            client,
            encoding,
            chance: Chance(seed),
            drafts,
            linter: Linter::new(settings.clone()),
            settings,
        }
    }

    fn step(&mut self) {
        let (uri, language) = NAMES[self.chance.below(NAMES.len())];
        if !self.drafts.contains_key(uri) {
            return self.open(uri, language);
        }
        match self.chance.below(40) {
            0 => self.close(uri),
            1 => self.configure(),
            2 => self.client.notify(
                "textDocument/didSave",
                json!({"textDocument": {"uri": uri}}),
            ),
            3..=5 => self.undo(uri),
            6..=8 => self.apply_an_action(uri),
            9 => self.fix_all(uri),
            10 => self.accept_suggestions(uri),
            _ => self.edit(uri),
        }
    }

    fn open(&mut self, uri: &'static str, language: &str) {
        let text: String = (0..self.chance.below(12))
            .map(|_| PIECES[self.chance.below(PIECES.len())])
            .collect();
        self.client.open(uri, language, 1, &text);
        let format = Format::of_document(language, Path::new(uri));
        self.drafts.insert(
            uri,
            Draft {
                text,
                version: 1,
                format,
                undo: Vec::new(),
            },
        );
        self.check(uri);
    }

    fn close(&mut self, uri: &'static str) {
        self.drafts.remove(uri);
        self.client.notify(
            "textDocument/didClose",
            json!({"textDocument": {"uri": uri}}),
        );
        let cleared = self.client.wait("the clearing", |message| {
            message["params"]["uri"] == uri && message["params"].get("version").is_none()
        });
        assert_eq!(cleared["params"]["diagnostics"], json!([]));
    }

    fn configure(&mut self) {
        let style = STYLES[self.chance.below(STYLES.len())];
        self.settings = serde_json::from_str(style).expect("a style");
        self.linter = Linter::new(self.settings.clone());
        let settings: Value = serde_json::from_str(style).expect("a style");
        self.client.notify(
            "workspace/didChangeConfiguration",
            json!({"settings": {"pirast": settings}}),
        );
        let open: Vec<&'static str> = self.drafts.keys().copied().collect();
        open.into_iter().for_each(|uri| self.check(uri));
    }

    /// One message with one to three changes.
    fn edit(&mut self, uri: &'static str) {
        let mut text = self.drafts[uri].text.clone();
        let mut changes = Vec::new();
        for _ in 0..1 + self.chance.below(3) {
            let (a, b) = (self.chance.boundary(&text), self.chance.boundary(&text));
            let short = self.chance.below(4) > 0 && text.len() < LONGEST;
            let (start, end) = if short { (a, a) } else { (a.min(b), a.max(b)) };
            let new = if self.chance.below(5) == 0 {
                ""
            } else {
                PIECES[self.chance.below(PIECES.len())]
            };
            changes.push(json!({"range": range(&text, start, end, self.encoding), "text": new}));
            text.replace_range(start..end, new);
        }
        self.change(uri, text, &changes);
    }

    fn undo(&mut self, uri: &'static str) {
        let Some(text) = self.drafts.get_mut(uri).and_then(|draft| draft.undo.pop()) else {
            return;
        };
        let change = json!({"text": text});
        self.change(uri, text, &[change]);
    }

    fn change(&mut self, uri: &'static str, text: String, changes: &[Value]) {
        let draft = self.drafts.get_mut(uri).expect("it is open");
        draft.version += 1;
        draft.undo.push(std::mem::replace(&mut draft.text, text));
        let version = draft.version;
        self.client.change(uri, version, changes);
        self.check(uri);
    }

    fn apply_an_action(&mut self, uri: &'static str) {
        let text = self.drafts[uri].text.clone();
        let at = self.chance.boundary(&text);
        let actions = self.client.actions(
            uri,
            &range(&text, at, text.len(), self.encoding),
            "quickfix",
        );
        let edits: Vec<&Value> = actions
            .iter()
            .filter_map(|action| action.get("edit"))
            .collect();
        if edits.is_empty() {
            return;
        }
        let edits = edits_of(
            edits[self.chance.below(edits.len())],
            self.drafts[uri].version,
        );
        self.change_by(uri, &edits);
    }

    /// Formats a document; the result is what the library makes of the model's text, so that the server holds the same.
    fn fix_all(&mut self, uri: &'static str) {
        let options = json!({"tabSize": 4, "insertSpaces": true});
        let answer = self.client.request(
            "textDocument/formatting",
            json!({"textDocument": {"uri": uri}, "options": options}),
        );
        let edits = answer["result"].as_array().expect("edits").clone();
        let draft = &self.drafts[uri];
        let fixed = apply_spans(
            &draft.text,
            &fix(&self.linter, &draft.text, draft.format, Extent::Safe),
        );
        assert_eq!(apply(&draft.text, &edits, self.encoding), fixed);
        self.change_by(uri, &edits);
    }

    /// Like `fix_all`, suggestions included.
    fn accept_suggestions(&mut self, uri: &'static str) {
        let draft = &self.drafts[uri];
        let whole = range(&draft.text, 0, draft.text.len(), self.encoding);
        let kind = "source.fixAll.pirast.suggestions";
        let action = self.client.actions(uri, &whole, kind).into_iter().next();
        let edits = action.map_or_else(Vec::new, |action| edits_of(&action["edit"], draft.version));
        let fixed = apply_spans(
            &draft.text,
            &fix(&self.linter, &draft.text, draft.format, Extent::Preferred),
        );
        assert_eq!(apply(&draft.text, &edits, self.encoding), fixed);
        self.change_by(uri, &edits);
    }

    /// Applies edits of the server and tells it so, as editors do: the last one first.
    fn change_by(&mut self, uri: &'static str, edits: &[Value]) {
        let text = &self.drafts[uri].text;
        for edit in edits.iter().filter_map(|edit| edit["newText"].as_str()) {
            let foreign = if text.contains("\r\n") {
                edit.contains("\r\r\n") || edit.replace("\r\n", "").contains('\n')
            } else {
                edit.contains("\r\n")
            };
            assert!(!foreign, "{edit:?} breaks lines otherwise than {text:?}");
        }
        let changed = apply(text, edits, self.encoding);
        let mut changes: Vec<Value> = edits
            .iter()
            .map(|edit| json!({"range": edit["range"], "text": edit["newText"]}))
            .collect();
        let place = |change: &Value| {
            let start = &change["range"]["start"];
            (start["line"].as_u64(), start["character"].as_u64())
        };
        changes.sort_by_key(|change| std::cmp::Reverse(place(change)));
        self.change(uri, changed, &changes);
    }

    /// The findings that the server shows are those of a fresh lint.
    fn check(&mut self, uri: &str) {
        let draft = &self.drafts[uri];
        let mut expected: Vec<String> = self
            .linter
            .lint(&draft.text, draft.format)
            .iter()
            .map(|found| {
                let place = range(&draft.text, found.span.start, found.span.end, self.encoding);
                let severity = match found.severity {
                    Severity::Error => 1,
                    Severity::Warning => 2,
                    Severity::Info => 3,
                    Severity::Hint => 4,
                };
                format!(
                    "{place} {} {severity} {}",
                    found.rule.id,
                    found.message.render(Lang::En)
                )
            })
            .collect();
        expected.sort();
        let shown = self.client.published(uri, draft.version);
        let mut shown: Vec<String> = shown
            .iter()
            .map(|found| {
                let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
                format!(
                    "{} {} {} {}",
                    found["range"],
                    text("code"),
                    found["severity"],
                    text("message")
                )
            })
            .collect();
        shown.sort();
        assert_eq!(shown, expected, "{:?}", draft.text);
    }
}

fn drive(steps: usize, seed: u64) {
    for (index, encoding) in Encoding::ALL.into_iter().enumerate() {
        let mut editor = Editor::new(encoding, seed + index as u64);
        (0..steps / 3).for_each(|_| editor.step());
        assert_eq!(editor.client.finish().code(), Some(0));
    }
}

#[test]
fn any_sequence_of_steps_shows_what_a_fresh_lint_finds() {
    drive(5_000, 0x9E37_79B9);
}

#[test]
#[ignore = "takes half a minute"]
fn any_long_sequence_of_steps_shows_what_a_fresh_lint_finds() {
    drive(100_000, 0x2545_F491);
}
