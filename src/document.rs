//! An open document: its text in a rope, its version, its format.

use std::ops::Range;

use ropey::Rope;

use crate::format::Format;

/// A document as an editor holds it. Cloning is cheap: the text is shared until one of the copies changes.
#[derive(Debug, Clone)]
pub struct Document {
    rope: Rope,
    version: i32,
    format: Format,
}

/// One change of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The bytes that go; `None`: the whole text.
    pub span: Option<Range<usize>>,
    /// What comes in their place.
    pub text: String,
}

impl Document {
    /// A document with this text.
    pub fn new(text: &str, version: i32, format: Format) -> Self {
        Self {
            rope: Rope::from_str(text),
            version,
            format,
        }
    }

    /// Its text.
    pub fn rope(&self) -> &Rope {
        &self.rope
    }

    /// The version that the editor gave to this text.
    pub fn version(&self) -> i32 {
        self.version
    }

    /// What kind of file it is.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Sets the version that the text has from now on.
    pub fn set_version(&mut self, version: i32) {
        self.version = version;
    }

    /// Applies one change. A span beyond the text is cut to it, and moved to the start of a character it would split.
    pub fn apply(&mut self, change: &Change) {
        let Some(span) = &change.span else {
            self.rope = Rope::from_str(&change.text);
            return;
        };
        let start = span.start.min(self.rope.len_bytes());
        let end = span.end.clamp(start, self.rope.len_bytes());
        let (start, end) = (self.rope.byte_to_char(start), self.rope.byte_to_char(end));
        self.rope.remove(start..end);
        self.rope.insert(start, &change.text);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn changes_one_by_one_give_the_same_text(
            text in "([آ-ی]|\u{200C}|😀|\r\n| ){0,30}",
            changes in prop::collection::vec((0usize..200, 0usize..200, "([آ-ی]|😀|\n){0,4}"), 0..8),
        ) {
            let mut document = Document::new(&text, 1, Format::Plain);
            let mut expected = text;
            for (a, b, replacement) in changes {
                let (start, end) = (floor(&expected, a.min(b)), floor(&expected, a.max(b)));
                expected.replace_range(start..end, &replacement);
                document.apply(&Change { span: Some(a.min(b)..a.max(b)), text: replacement });
                prop_assert_eq!(document.rope().to_string(), expected.as_str());
            }
        }
    }

    fn floor(text: &str, offset: usize) -> usize {
        (0..=offset.min(text.len()))
            .rev()
            .find(|&at| text.is_char_boundary(at))
            .unwrap_or(0)
    }
}
