//! What a paragraph contributes to the judgement of its whole document.

use std::ops::Range;
use std::sync::Arc;

use crate::dates::calendar::Day;
use crate::dates::recognise::ParagraphDates;
use crate::spellings::Variant;

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

/// The kinds of facts that document rules collect. Their contents are shared, as they are judged anew after each edit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FactKind {
    /// A number of running prose.
    Number {
        /// The system it is written with.
        script: DigitScript,
        /// Its spelling.
        text: Arc<str>,
    },
    /// A word with several accepted spellings.
    Variant {
        /// Which word, in which spelling.
        variant: Variant,
        /// The ending it carries.
        ending: Arc<str>,
    },
    /// An ezafe after a silent ه.
    Ezafe {
        /// How it is written.
        form: EzafeForm,
        /// The word without it.
        host: Arc<str>,
    },
    /// A half-space.
    HalfSpace,
    /// A word that certainly lost half-spaces.
    LostHalfSpace {
        /// Whether the first of them stood behind «می» or «نمی».
        verb: bool,
        /// The word with its half-spaces.
        right: Arc<str>,
    },
    /// The dates of a paragraph, whose place the span is.
    Dates(Arc<ParagraphDates>),
    /// The day that the front matter gives to the document.
    FrontMatterDay(Day),
}

/// A form of the ezafe after a silent ه.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EzafeForm {
    /// «خانهٔ».
    Hamza,
    /// «خانه‌ی».
    Ye,
}

impl EzafeForm {
    /// What it writes behind the word.
    pub fn suffix(self) -> &'static str {
        match self {
            Self::Hamza => "\u{0654}",
            Self::Ye => "\u{200C}ی",
        }
    }
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
