//! The dates of one paragraph: what the rest of the program calls.
//!
//! Most paragraphs have none. They are told apart by looking once at each word and number, before anything is parsed.

use std::ops::Range;

use super::calendar::Calendar;
use super::dateline;
use super::grammar::{self, Reading};
use super::mention::Passage;
use super::vocabulary::{Keyword, Meaning, meaning};
use crate::paragraph::Paragraph;
use crate::tokens::{TokenKind, Traits};

/// The dates of a paragraph; spans count from its start.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParagraphDates {
    /// The dates in the order of the text.
    pub passages: Vec<Passage>,
    /// The passage that says on which day the text was written.
    pub dateline: Option<usize>,
    /// Years that stand without a day or a month.
    pub years: Vec<BareYear>,
    /// Whether it speaks of a country that keeps another lunar calendar than Iran.
    pub foreign_lunar: bool,
}

/// A year without a day or a month: «در سال ۱۳۵۷».
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BareYear {
    /// Bytes from the start of the paragraph.
    pub at: usize,
    /// The year.
    pub year: i32,
    /// Its calendar.
    pub calendar: Calendar,
}

/// The dates of a paragraph; `None` when it has none.
pub fn recognise(paragraph: &Paragraph<'_>) -> Option<ParagraphDates> {
    if !may_hold_dates(paragraph) {
        return None;
    }
    let opaque: Vec<Range<usize>> = paragraph
        .tokens
        .iter()
        .filter(|token| token.kind == TokenKind::Opaque)
        .map(|token| token.span())
        .collect();
    recognise_text(paragraph.text, &opaque)
}

/// The dates of a text; `opaque` are the sorted spans that are no prose.
pub fn recognise_text(text: &str, opaque: &[Range<usize>]) -> Option<ParagraphDates> {
    let Reading {
        passages,
        years,
        foreign_lunar,
    } = grammar::read(text, opaque);
    if passages.is_empty() {
        return None;
    }
    let dateline = dateline::of_paragraph(text, &passages);
    Some(ParagraphDates {
        passages,
        dateline,
        years,
        foreign_lunar,
    })
}

/// Whether some words of the paragraph are worth a closer look: a month beside a number, a weekday or a relative
/// word, figures with two separators.
fn may_hold_dates(paragraph: &Paragraph<'_>) -> bool {
    let mut key = String::new();
    paragraph
        .tokens
        .iter()
        .enumerate()
        .any(|(index, token)| match token.kind {
            TokenKind::Word => is_cue(paragraph, index, &mut key),
            TokenKind::Number => {
                token.traits.contains(Traits::NUMBER_SEPARATOR)
                    && has_two_separators(paragraph.text_of(index))
                    || paragraph.text_at(index, 1) == "-" && paragraph.text_at(index, 3) == "-"
            }
            _ => false,
        })
}

fn is_cue(paragraph: &Paragraph<'_>, index: usize, key: &mut String) -> bool {
    match meaning(paragraph.text_of(index), key) {
        Meaning::Relative(_) => true,
        Meaning::Weekday(_) => true,
        Meaning::Month(_) | Meaning::MonthOpening => has_number_beside(paragraph, index, key),
        Meaning::Keyword(Keyword::Current) => true,
        _ => false,
    }
}

/// Whether a number, or a word for one, stands within two words of a month.
fn has_number_beside(paragraph: &Paragraph<'_>, index: usize, key: &mut String) -> bool {
    let mut is_number = |distance: isize| match paragraph.kind_at(index, distance) {
        TokenKind::Number => true,
        TokenKind::Word => matches!(
            meaning(paragraph.text_at(index, distance), key),
            Meaning::Ordinal(_)
                | Meaning::Cardinal(_)
                | Meaning::AndOrdinal(_)
                | Meaning::Keyword(Keyword::FirstDay | Keyword::LastDay)
        ),
        _ => false,
    };
    [-1, -2, -3, -4, -6, 1, 2, 3, 4, 6]
        .into_iter()
        .any(|distance| is_number(distance))
}

fn has_two_separators(number: &str) -> bool {
    number.matches(['/', '.']).count() == 2
}
