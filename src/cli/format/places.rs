//! Places of findings in a text, in the units that the formats ask for.

use crate::cli::check::Checked;

/// Code points are counted ahead in steps of so many bytes: a place costs the same in a text that is one long line. Few
/// enough for their count to fit a byte, so that many are counted at once.
const STEP: usize = 128;

/// Turns byte offsets of one text into lines and columns, both from 1.
pub(in crate::cli) struct Places<'t> {
    text: &'t str,
    /// Where the lines begin.
    lines: Vec<usize>,
    /// The code points that begin before each step.
    counted: Vec<usize>,
}

impl<'t> Places<'t> {
    /// The places of a text. Its lines end with LF, CRLF or CR.
    pub(in crate::cli) fn of(text: &'t str) -> Self {
        let bytes = text.as_bytes();
        let ends = memchr::memchr2_iter(b'\n', b'\r', bytes)
            .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'));
        let mut counted = Vec::with_capacity(bytes.len() / STEP + 1);
        counted.push(0);
        let mut count = 0;
        for step in bytes.chunks_exact(STEP) {
            count += code_points(step);
            counted.push(count);
        }
        Self {
            text,
            lines: std::iter::once(0).chain(ends.map(|at| at + 1)).collect(),
            counted,
        }
    }

    /// Line and column in code points.
    pub(in crate::cli) fn code_points(&self, offset: usize) -> (usize, usize) {
        let (line, start) = self.line(offset);
        let column = self.code_points_before(offset) - self.code_points_before(start);
        (line, column + 1)
    }

    /// Line and column in bytes.
    pub(super) fn bytes(&self, offset: usize) -> (usize, usize) {
        let (line, start) = self.line(offset);
        (line, offset - start + 1)
    }

    /// The line of an offset, from 1, and where it begins.
    fn line(&self, offset: usize) -> (usize, usize) {
        let line = self.lines.partition_point(|&start| start <= offset);
        (line, self.lines[line - 1])
    }

    fn code_points_before(&self, offset: usize) -> usize {
        let step = offset / STEP;
        self.counted[step] + code_points(&self.text.as_bytes()[step * STEP..offset])
    }
}

/// The code points that begin among these bytes of a text, of which there are at most [`STEP`].
fn code_points(bytes: &[u8]) -> usize {
    let begins = |byte: &u8| u8::from(byte & 0xC0 != 0x80);
    bytes.iter().map(begins).sum::<u8>().into()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ropey::Rope;

    use super::*;
    use crate::position::{PositionEncoding, position_of};

    proptest! {
        #[test]
        fn places_are_those_of_the_editors(
            text in "(سلام|a|\r|\n|\r\n|😀|\u{200C}){0,30}", times in 1usize..200,
        ) {
            let text = text.repeat(times);
            let (rope, places) = (Rope::from_str(&text), Places::of(&text));
            let ends = text.char_indices().map(|(at, _)| at).chain([text.len()]);
            for offset in ends.step_by(1 + text.len() / 500) {
                let place = |encoding| {
                    let position = position_of(&rope, offset, encoding).unwrap();
                    (position.line + 1, position.column + 1)
                };
                prop_assert_eq!(places.code_points(offset), place(PositionEncoding::Utf32));
                prop_assert_eq!(places.bytes(offset), place(PositionEncoding::Utf8));
            }
        }
    }
}
