//! What a paragraph contributes to the judgement of its whole document.

use std::ops::Range;

use crate::dates::calendar::Day;
use crate::dates::recognise::ParagraphDates;

/// A fact that only matters beside others of the same document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Where it stands: bytes from the start of the block, later of the document.
    pub span: Range<usize>,
    /// What it says.
    pub kind: FactKind,
}

impl Fact {
    /// The same fact, `by` bytes further on.
    pub fn shifted(mut self, by: usize) -> Self {
        self.shift(by);
        self
    }

    /// Moves the fact `by` bytes on.
    pub fn shift(&mut self, by: usize) {
        self.span = self.span.start + by..self.span.end + by;
    }
}

/// The kinds of facts that document rules collect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    /// A number of running prose.
    Number {
        /// The system it is written with.
        script: DigitScript,
        /// Its spelling.
        text: Box<str>,
    },
    /// The dates of a paragraph, whose place the span is.
    Dates(Box<ParagraphDates>),
    /// The day that the front matter gives to the document.
    FrontMatterDay(Day),
}

/// A system of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DigitScript {
    /// ۰ … ۹, U+06F0 to U+06F9.
    Persian,
    /// 0 … 9.
    Latin,
    /// Both in one number.
    Mixed,
}
