//! The lines of a text, with their bytes.

use std::ops::Range;

/// The lines of `text` as byte ranges, each with its line end. Lines end with LF, CRLF or CR, as in LSP.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let bytes = text.as_bytes();
    let mut at = 0;
    std::iter::from_fn(move || {
        if at >= bytes.len() {
            return None;
        }
        let start = at;
        at = match memchr::memchr2(b'\n', b'\r', &bytes[at..]) {
            Some(found) if bytes[at + found..].starts_with(b"\r\n") => at + found + 2,
            Some(found) => at + found + 1,
            None => bytes.len(),
        };
        Some(start..at)
    })
}

/// Where the line of a byte begins.
pub(crate) fn line_start(text: &str, at: usize) -> usize {
    memchr::memrchr2(b'\n', b'\r', &text.as_bytes()[..at]).map_or(0, |end| end + 1)
}

/// Whether a line holds nothing but white space.
pub(crate) fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}
