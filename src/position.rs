//! Byte offsets as lines and columns, and back, in the three encodings of LSP.

mod cursor;

use ropey::Rope;

pub use cursor::PositionCursor;

/// What a column counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum PositionEncoding {
    /// Bytes.
    Utf8,
    /// UTF-16 code units, the default of LSP.
    #[default]
    Utf16,
    /// Code points.
    Utf32,
}

/// A place in a text: line and column, both from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Position {
    /// The line. Lines end with LF, CRLF or CR.
    pub line: usize,
    /// The column, in the units of the encoding.
    pub column: usize,
}

/// The position of a byte offset; `None` beyond the end of the text. An offset within a character counts as the start
/// of the character.
pub fn position_of(rope: &Rope, offset: usize, encoding: PositionEncoding) -> Option<Position> {
    let line = rope.try_byte_to_line(offset).ok()?;
    let start = rope.line_to_byte(line);
    let column = match encoding {
        PositionEncoding::Utf8 => rope.char_to_byte(rope.byte_to_char(offset)) - start,
        PositionEncoding::Utf16 => {
            rope.char_to_utf16_cu(rope.byte_to_char(offset))
                - rope.char_to_utf16_cu(rope.byte_to_char(start))
        }
        PositionEncoding::Utf32 => rope.byte_to_char(offset) - rope.byte_to_char(start),
    };
    Some(Position { line, column })
}

/// The byte offset of a position. As LSP asks, a column beyond its line means the end of the line, before its line
/// break; a line beyond the text means the end of the text. A column within a character counts as its start.
pub fn offset_of(rope: &Rope, position: Position, encoding: PositionEncoding) -> usize {
    if position.line >= rope.len_lines() {
        return rope.len_bytes();
    }
    let start = rope.line_to_char(position.line);
    let end = start + content_chars(rope, position.line);
    let char_index = match encoding {
        PositionEncoding::Utf8 => {
            let byte = rope.char_to_byte(start).saturating_add(position.column);
            rope.byte_to_char(byte.min(rope.char_to_byte(end)))
        }
        PositionEncoding::Utf16 => {
            let unit = rope.char_to_utf16_cu(start).saturating_add(position.column);
            rope.utf16_cu_to_char(unit.min(rope.char_to_utf16_cu(end)))
        }
        PositionEncoding::Utf32 => start.saturating_add(position.column),
    };
    rope.char_to_byte(char_index.min(end))
}

/// The number of line breaks in a text: LF, CRLF or CR.
pub fn line_breaks(text: &str) -> usize {
    let bytes = text.as_bytes();
    memchr::memchr2_iter(b'\n', b'\r', bytes)
        .filter(|&at| bytes[at] == b'\n' || bytes.get(at + 1) != Some(&b'\n'))
        .count()
}

/// The characters of a line without its line break.
fn content_chars(rope: &Rope, line: usize) -> usize {
    let slice = rope.line(line);
    let mut length = slice.len_chars();
    while length > 0 && matches!(slice.char(length - 1), '\n' | '\r') {
        length -= 1;
    }
    length
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ENCODINGS: [PositionEncoding; 3] = [
        PositionEncoding::Utf8,
        PositionEncoding::Utf16,
        PositionEncoding::Utf32,
    ];

    #[test]
    fn columns_count_the_units_of_their_encoding() {
        let rope = Rope::from_str("سلام\r\n😀 می\u{200C}رود");
        let offset = "سلام\r\n😀 می\u{200C}".len();
        let column = |encoding| position_of(&rope, offset, encoding).map(|p| (p.line, p.column));
        assert_eq!(column(PositionEncoding::Utf8), Some((1, 12)));
        assert_eq!(column(PositionEncoding::Utf16), Some((1, 6)));
        assert_eq!(column(PositionEncoding::Utf32), Some((1, 5)));
    }

    #[test]
    fn impossible_positions_are_clamped() {
        let rope = Rope::from_str("یک\r\nدو");
        for encoding in ENCODINGS {
            assert_eq!(
                offset_of(
                    &rope,
                    Position {
                        line: 0,
                        column: 99
                    },
                    encoding
                ),
                4
            );
            assert_eq!(
                offset_of(&rope, Position { line: 9, column: 0 }, encoding),
                rope.len_bytes()
            );
            assert_eq!(
                offset_of(
                    &rope,
                    Position {
                        line: 1,
                        column: usize::MAX
                    },
                    encoding
                ),
                rope.len_bytes()
            );
        }
        assert_eq!(position_of(&rope, 999, PositionEncoding::Utf16), None);
    }

    proptest! {
        #[test]
        fn the_last_line_comes_after_all_line_breaks(text in "(a|\r|\n|\r\n|😀){0,20}") {
            prop_assert_eq!(line_breaks(&text) + 1, Rope::from_str(&text).len_lines());
        }

        #[test]
        fn offsets_survive_the_round_trip(text in "(\\PC|\r\n|\n|\r|😀|\u{200C}|\u{64B}|[آ-ی]){0,40}") {
            let rope = Rope::from_str(&text);
            for (offset, c) in text.char_indices().chain([(text.len(), '\0')]) {
                // The place between CR and LF is not one that LSP can name.
                if c == '\n' && text[..offset].ends_with('\r') {
                    continue;
                }
                for encoding in ENCODINGS {
                    let position = position_of(&rope, offset, encoding).unwrap();
                    prop_assert_eq!(offset_of(&rope, position, encoding), offset);
                }
            }
        }
    }
}
