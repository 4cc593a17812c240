//! A client's side of a text: ranges and edits as LSP counts them.

use serde_json::{Value, json};

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    Utf8,
    Utf16,
    Utf32,
}

impl Encoding {
    pub const ALL: [Self; 3] = [Self::Utf8, Self::Utf16, Self::Utf32];

    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Utf32 => "utf-32",
        }
    }

    fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.encode_utf16().count(),
            Self::Utf32 => text.chars().count(),
        }
    }
}

/// The starts of the lines of a text. Lines end with LF, CRLF or CR.
fn line_starts(text: &str) -> Vec<usize> {
    let bytes = text.as_bytes();
    let ends = (0..bytes.len()).filter(|&at| {
        bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n')
    });
    [0].into_iter().chain(ends.map(|at| at + 1)).collect()
}

/// The LSP position of a byte.
pub fn position(text: &str, offset: usize, encoding: Encoding) -> Value {
    let starts = line_starts(text);
    let line = starts.partition_point(|&start| start <= offset) - 1;
    json!({"line": line, "character": encoding.length(&text[starts[line]..offset])})
}

pub fn range(text: &str, start: usize, end: usize, encoding: Encoding) -> Value {
    json!({"start": position(text, start, encoding), "end": position(text, end, encoding)})
}

/// The byte of an LSP position, which must be one that the text has.
pub fn offset(text: &str, position: &Value, encoding: Encoding) -> usize {
    let number = |name: &str| position[name].as_u64().expect("a number") as usize;
    let starts = line_starts(text);
    let start = starts[number("line")];
    text[start..]
        .char_indices()
        .map(|(at, _)| start + at)
        .chain([text.len()])
        .find(|&at| encoding.length(&text[start..at]) == number("character"))
        .expect("a position on a character boundary")
}

/// The text that an LSP range covers.
pub fn covered<'t>(text: &'t str, range: &Value, encoding: Encoding) -> &'t str {
    &text[offset(text, &range["start"], encoding)..offset(text, &range["end"], encoding)]
}

/// Applies LSP text edits as a client does: all counted in the same text, none overlapping.
pub fn apply(text: &str, edits: &[Value], encoding: Encoding) -> String {
    let mut spans: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            let new = edit["newText"].as_str().expect("a text");
            (
                offset(text, &range["start"], encoding),
                offset(text, &range["end"], encoding),
                new,
            )
        })
        .collect();
    spans.sort_by_key(|&(start, end, _)| (start, end));
    assert!(
        spans.windows(2).all(|pair| pair[0].1 <= pair[1].0),
        "edits overlap: {edits:?}"
    );
    let mut out = text.to_owned();
    for (start, end, new) in spans.into_iter().rev() {
        out.replace_range(start..end, new);
    }
    out
}

/// The edits of the only document of a workspace edit, which must be about this version.
pub fn edits_of(edit: &Value, version: i64) -> Vec<Value> {
    let changes = edit["documentChanges"]
        .as_array()
        .expect("versioned changes");
    assert_eq!(changes.len(), 1);
    assert_eq!(changes[0]["textDocument"]["version"], version);
    changes[0]["edits"].as_array().expect("edits").clone()
}
