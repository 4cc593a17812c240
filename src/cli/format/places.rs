//! Places of findings in a file, in the units that the formats ask for.

use ropey::Rope;

use crate::cli::check::Checked;
use crate::position::{Position, PositionEncoding, position_of};

/// Turns byte offsets of one text into lines and columns, both from 1.
pub(super) struct Places {
    rope: Rope,
}

impl Places {
    /// The places of a checked text.
    pub(super) fn of(checked: &Checked) -> Self {
        Self {
            rope: Rope::from_str(&checked.source.text),
        }
    }

    /// Line and column, in the units of `encoding`.
    pub(super) fn place(&self, offset: usize, encoding: PositionEncoding) -> (usize, usize) {
        let Position { line, column } =
            position_of(&self.rope, offset, encoding).unwrap_or_default();
        (line + 1, column + 1)
    }

    /// Line and column in code points.
    pub(super) fn code_points(&self, offset: usize) -> (usize, usize) {
        self.place(offset, PositionEncoding::Utf32)
    }
}

/// The path of a file with `/` between folders, as it may stand in a URI.
pub(super) fn uri_path(checked: &Checked) -> String {
    let mut uri = String::new();
    for byte in checked
        .source
        .path
        .to_string_lossy()
        .replace('\\', "/")
        .bytes()
    {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
