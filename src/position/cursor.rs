//! Positions of many places in one text: what lies between two of them is counted, not the whole line anew.

use super::{Position, PositionEncoding, line_breaks};

/// Goes through a text from place to place.
#[derive(Debug, Clone)]
pub struct PositionCursor<'t> {
    text: &'t str,
    encoding: PositionEncoding,
    /// A byte of the text, at no place within a character or a line break.
    offset: usize,
    /// Its position.
    position: Position,
}

impl<'t> PositionCursor<'t> {
    /// A cursor at a byte of the text whose position is known.
    pub fn at(
        text: &'t str,
        encoding: PositionEncoding,
        offset: usize,
        position: Position,
    ) -> Self {
        Self {
            text,
            encoding,
            offset,
            position,
        }
    }

    /// The position of a byte; `None` if it lies before the place asked for last, within a character or a line break,
    /// or beyond the text. The cursor stays where it is then.
    pub fn advance(&mut self, offset: usize) -> Option<Position> {
        let between = self.text.get(self.offset..offset)?;
        if between.ends_with('\r') && self.text[offset..].starts_with('\n') {
            return None;
        }
        match between.rfind(['\n', '\r']) {
            Some(last) => {
                self.position.line += line_breaks(between);
                self.position.column = self.units(&between[last + 1..]);
            }
            None => self.position.column += self.units(between),
        }
        self.offset = offset;
        Some(self.position)
    }

    fn units(&self, text: &str) -> usize {
        match self.encoding {
            PositionEncoding::Utf8 => text.len(),
            PositionEncoding::Utf16 => text.chars().map(char::len_utf16).sum(),
            PositionEncoding::Utf32 => text.chars().count(),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ropey::Rope;

    use super::super::position_of;
    use super::*;

    proptest! {
        #[test]
        fn the_cursor_finds_what_the_rope_finds(text in "(a|ک|😀|\r|\n|\r\n|\u{200C}){0,40}", step in 1usize..4) {
            let rope = Rope::from_str(&text);
            for encoding in [PositionEncoding::Utf8, PositionEncoding::Utf16, PositionEncoding::Utf32] {
                let mut cursor = PositionCursor::at(&text, encoding, 0, Position::default());
                for (offset, _) in text.char_indices().step_by(step) {
                    if let Some(position) = cursor.advance(offset) {
                        prop_assert_eq!(Some(position), position_of(&rope, offset, encoding));
                    }
                }
                prop_assert_eq!(cursor.advance(text.len()), position_of(&rope, text.len(), encoding));
            }
        }
    }
}
