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
use crate::block::prose_regions;
use crate::format::Format;
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

/// Tokens before and behind a cue that are read with it: a list of days and what it is called by, a year with its era.
/// The longest chain of dates has no more than both together between two cues.
const BEFORE: usize = 16;
const BEHIND: usize = 14;

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

/// All dates of the paragraph at a byte of a block, and the bytes of the block that the paragraph covers; `None` where
/// it has none.
pub fn recognise_at(
    block: &str,
    format: Format,
    offset: usize,
) -> Option<(Range<usize>, ParagraphDates)> {
    let region = prose_regions(block, format)
        .into_iter()
        .find(|region| region.span.start <= offset && offset <= region.span.end)?;
    let start = region.span.start;
    let opaque: Vec<_> = region
        .opaque
        .iter()
        .map(|hidden| hidden.start - start..hidden.end - start)
        .collect();
    let paragraph = Paragraph::new(&block[region.span.clone()], &opaque, region.may_break);
    Some((region.span, recognise_all(&paragraph)?))
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

/// The tokens round the words and figures that are worth a closer look. Finding none is all that dates cost most
/// paragraphs.
fn windows(paragraph: &Paragraph<'_>) -> Vec<Range<usize>> {
    let mut windows: Vec<Range<usize>> = Vec::new();
    if !paragraph.traits.intersects(CUES) {
        return windows;
    }
    for (index, token) in paragraph.tokens.iter().enumerate() {
        if token.traits.intersects(CUES) && is_worth_reading(paragraph, index) {
            let window =
                index.saturating_sub(BEFORE)..(index + BEHIND).min(paragraph.tokens.len());
            match windows.last_mut() {
                Some(last) if last.end >= window.start => last.end = window.end,
                _ => windows.push(window),
            }
        }
    }
    windows
}

/// What a token of every date has: the name of a month or a weekday, or figures.
const CUES: Traits = Traits::DATE_CUE
    .union(Traits::LATIN_DIGIT)
    .union(Traits::PERSIAN_DIGIT)
    .union(Traits::ARABIC_DIGIT);

fn is_worth_reading(paragraph: &Paragraph<'_>, index: usize) -> bool {
    let token = &paragraph.tokens[index];
    match token.kind {
        TokenKind::Word => has_company(paragraph, index),
        TokenKind::Number => {
            token.traits.contains(Traits::NUMBER_SEPARATOR)
                && has_two_separators(paragraph.text_of(index))
                || paragraph.text_at(index, 1) == "-" && paragraph.text_at(index, 3) == "-"
        }
        _ => false,
    }
}

/// Whether the word at `index` has beside it what makes a date of it: a month a day before it, or figures of a year
/// behind it; a weekday a word like «فردا» before it. A weekday beside a date is read with the month of that date.
fn has_company(paragraph: &Paragraph<'_>, index: usize) -> bool {
    /// Tokens from a month to its day, «هفتم ماه مبارک رمضان», and to its year, «مهر ماه سال ۱۳۹۸».
    const NEAR: usize = 6;
    let mut words = Reader::new();
    let mut meaning = |at: usize| {
        let token = &paragraph.tokens[at];
        words.meaning(&paragraph.text[token.span()], is_plain(token))
    };
    let is_number = |at: usize| paragraph.tokens[at].kind == TokenKind::Number;
    let is_word = |at: &usize| paragraph.tokens[*at].kind == TokenKind::Word;
    let mut before = (index.saturating_sub(NEAR)..index).rev();
    if matches!(meaning(index), Meaning::Weekday(_)) {
        return before
            .filter(is_word)
            .any(|at| matches!(meaning(at), Meaning::Relative(_) | Meaning::Keyword(Keyword::Past)));
    }
    let mut after = index + 1..(index + 1 + NEAR).min(paragraph.tokens.len());
    after.any(is_number)
        || before.any(|at| {
            is_number(at)
                || is_word(&at)
                    && matches!(
                        meaning(at),
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
