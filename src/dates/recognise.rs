//! The dates of one paragraph: what the rest of the program calls.
//!
//! Most paragraphs have none. They are told apart by looking once at each word and number, before anything is parsed.

use std::ops::Range;

use super::calendar::Calendar;
use super::dateline;
use super::grammar;
use super::mention::{Mention, Passage};
use super::surroundings;
use super::terms::is_plain;
use super::vocabulary::{Keyword, Meaning, Reader};
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

/// Tokens on either side of a cue that are read with it: the longest chain of dates has fewer between two cues.
const REACH: usize = 18;

/// The dates of a paragraph that may contradict something; `None` when it has none. Words like «امروز» that stand
/// alone are passed over, for almost every paragraph has one: see [`recognise_all`].
pub fn recognise(paragraph: &Paragraph<'_>) -> Option<ParagraphDates> {
    let windows = windows(paragraph);
    if windows.is_empty() {
        None
    } else {
        read(paragraph, &windows)
    }
}

/// All dates of a paragraph, relative ones too; `None` when it has none.
pub fn recognise_all(paragraph: &Paragraph<'_>) -> Option<ParagraphDates> {
    read(
        paragraph,
        std::slice::from_ref(&(0..paragraph.tokens.len())),
    )
}

/// All dates of a text without markup.
pub fn recognise_text(text: &str) -> Option<ParagraphDates> {
    recognise_all(&Paragraph::new(text, &[], false))
}

fn read(paragraph: &Paragraph<'_>, windows: &[Range<usize>]) -> Option<ParagraphDates> {
    let passages = grammar::read(paragraph, windows);
    if passages.is_empty() {
        return None;
    }
    let is_lunar = |mention: &Mention| mention.calendar() == Some(Calendar::Lunar);
    let has_lunar = passages.iter().flat_map(Passage::mentions).any(is_lunar);
    Some(ParagraphDates {
        dateline: dateline::of_paragraph(paragraph.text, &passages),
        years: surroundings::bare_years(paragraph, &passages),
        foreign_lunar: has_lunar && surroundings::names_other_country(paragraph),
        passages,
    })
}

/// The tokens round the words that are worth a closer look: months and weekdays beside a number or a relative word, and
/// figures with two separators. Finding none is all that dates cost most paragraphs.
fn windows(paragraph: &Paragraph<'_>) -> Vec<Range<usize>> {
    let mut words = Reader::new();
    let mut windows: Vec<Range<usize>> = Vec::new();
    for (index, token) in paragraph.tokens.iter().enumerate() {
        let is_cue = match token.kind {
            TokenKind::Word => {
                words.is_cue(paragraph.text, token) && has_company(paragraph, index, &mut words)
            }
            TokenKind::Number => {
                token.traits.contains(Traits::NUMBER_SEPARATOR)
                    && has_two_separators(paragraph.text_of(index))
                    || paragraph.text_at(index, 1) == "-" && paragraph.text_at(index, 3) == "-"
            }
            _ => false,
        };
        if is_cue {
            let window = index.saturating_sub(REACH)..(index + REACH).min(paragraph.tokens.len());
            match windows.last_mut() {
                Some(last) if last.end >= window.start => last.end = window.end,
                _ => windows.push(window),
            }
        }
    }
    windows
}

/// Whether a number, or a word for one, or a relative word stands within three words of a month or a weekday.
fn has_company(paragraph: &Paragraph<'_>, index: usize, words: &mut Reader) -> bool {
    const NEAR: usize = 6;
    let from = index.saturating_sub(NEAR);
    let near = &paragraph.tokens[from..(index + NEAR + 1).min(paragraph.tokens.len())];
    near.iter().any(|token| token.kind == TokenKind::Number)
        || near
            .iter()
            .filter(|token| token.kind == TokenKind::Word)
            .any(|token| {
                matches!(
                    words.meaning(&paragraph.text[token.span()], is_plain(token)),
                    Meaning::Ordinal(_)
                        | Meaning::Cardinal(_)
                        | Meaning::AndOrdinal(_)
                        | Meaning::Relative(_)
                        | Meaning::Keyword(Keyword::FirstDay | Keyword::LastDay)
                )
            })
}

fn has_two_separators(number: &str) -> bool {
    number.matches(['/', '.']).count() == 2
}
