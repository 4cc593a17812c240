//! The dates of one paragraph: what the rest of the program calls.
//!
//! Most paragraphs have none. They are told apart by looking once at each word and number, before anything is parsed.

use std::ops::Range;

use smallvec::SmallVec;

use super::calendar::Calendar;
use super::dateline;
use super::grammar;
use super::mention::{Mention, Passage};
use super::surroundings;
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

/// Tokens before and behind a cue that are read with it: a list of days («از بیست و پنجم تا بیست و هشتم آبان» has
/// sixteen) and what it is called by, a year with its era.
/// The longest chain of dates has no more than both together between two cues.
const BEFORE: usize = 18;
const BEHIND: usize = 12;

/// The dates of a paragraph that may contradict something; `None` when it has none. Words like «امروز» that stand
/// alone are passed over, for almost every paragraph has one: see [`recognise_all`].
pub fn recognise(paragraph: &Paragraph<'_>) -> Option<ParagraphDates> {
    let Cues { windows, numbers } = Cues::of(paragraph);
    if windows.is_empty() {
        None
    } else {
        read(paragraph, &windows, &numbers)
    }
}

/// All dates of a paragraph, relative ones too; `None` when it has none.
pub fn recognise_all(paragraph: &Paragraph<'_>) -> Option<ParagraphDates> {
    let whole = 0..paragraph.tokens.len();
    read(
        paragraph,
        std::slice::from_ref(&whole),
        &Cues::of(paragraph).numbers,
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
    let paragraph = region.paragraph_for_dates(block);
    Some((region.span, recognise_all(&paragraph)?))
}

/// All dates of a text without markup.
pub fn recognise_text(text: &str) -> Option<ParagraphDates> {
    recognise_all(&Paragraph::for_dates(text, &[]))
}

/// Reads some windows of a paragraph; `numbers` are its tokens in figures.
fn read(
    paragraph: &Paragraph<'_>,
    windows: &[Range<usize>],
    numbers: &[usize],
) -> Option<ParagraphDates> {
    let passages = grammar::read(paragraph, windows);
    if passages.is_empty() {
        return None;
    }
    let is_lunar = |mention: &Mention| mention.calendar() == Some(Calendar::Lunar);
    let has_lunar = passages.iter().flat_map(Passage::mentions).any(is_lunar);
    Some(ParagraphDates {
        dateline: dateline::of_paragraph(paragraph.text, &passages),
        years: surroundings::bare_years(paragraph, numbers, &passages),
        foreign_lunar: has_lunar && surroundings::names_other_country(paragraph),
        passages,
    })
}

/// What a first look at a paragraph finds, as tokens. Finding nothing is all that dates cost most paragraphs.
#[derive(Default)]
struct Cues {
    /// Round the words and figures that are worth a closer look.
    windows: SmallVec<[Range<usize>; 4]>,
    /// Those in figures.
    numbers: SmallVec<[usize; 8]>,
}

impl Cues {
    fn of(paragraph: &Paragraph<'_>) -> Self {
        let mut cues = Self::default();
        if !paragraph.traits.intersects(CUES) {
            return cues;
        }
        let mut from = 0;
        // Every token is looked at here: nothing else is done in this loop.
        while let Some(next) = paragraph.tokens[from..]
            .iter()
            .position(|token| token.traits.intersects(CUES))
        {
            let index = from + next;
            from = index + 1;
            if paragraph.tokens[index].kind == TokenKind::Number {
                cues.numbers.push(index);
            }
            if is_worth_reading(paragraph, index) {
                let window =
                    index.saturating_sub(BEFORE)..(index + BEHIND).min(paragraph.tokens.len());
                match cues.windows.last_mut() {
                    Some(last) if last.end >= window.start => last.end = window.end,
                    _ => cues.windows.push(window),
                }
            }
        }
        cues
    }
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
    /// Tokens from a month to its day in figures, «۷ ماه مبارک رمضان», and to its year, «مهر ماه سال ۱۳۹۸».
    const NEAR: usize = 6;
    /// Tokens from a month to its day in words: «سی اُم مهر». «ماه» may stand between.
    const NEXT: usize = 4;
    let tokens = &paragraph.tokens;
    let mut words = Reader::new();
    let mut meaning = |at: usize| words.meaning_of_token(paragraph.text, &tokens[at]);
    let before = |reach: usize| index.saturating_sub(reach)..index;
    if matches!(meaning(index), Meaning::Weekday(_)) {
        return before(NEAR).any(|at| {
            matches!(
                meaning(at),
                Meaning::Relative(_) | Meaning::Keyword(Keyword::Past)
            )
        });
    }
    let near = index.saturating_sub(NEAR)..(index + 1 + NEAR).min(tokens.len());
    if tokens[near]
        .iter()
        .any(|token| token.kind == TokenKind::Number)
    {
        return true;
    }
    let is_date_word = |at: &usize| tokens[*at].traits.contains(Traits::DATE_WORD);
    let is_month_word = |at: usize| matches!(paragraph.text_of(at), "ماه" | "مبارک");
    let spelled_out = before(NEXT).filter(is_date_word).any(is_month_word);
    before(if spelled_out { NEAR } else { NEXT }).any(|at| {
        matches!(
            meaning(at),
            Meaning::Ordinal(_)
                | Meaning::Cardinal(_)
                | Meaning::AndOrdinal(_)
                | Meaning::Keyword(Keyword::FirstDay | Keyword::LastDay)
        )
    })
}

fn has_two_separators(number: &str) -> bool {
    number.matches(['/', '.']).count() == 2
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The dates that may contradict something, as `read` finds them.
    fn covered(text: &str, read: impl Fn(&Paragraph<'_>) -> Option<ParagraphDates>) -> Vec<&str> {
        let dates = read(&Paragraph::new(text, &[], false)).unwrap_or_default();
        let mentions = dates.passages.iter().flat_map(Passage::mentions);
        mentions
            .filter(|mention| mention.calendar().is_some() || !mention.weekdays.is_empty())
            .map(|mention| &text[mention.span.clone()])
            .collect()
    }

    #[test]
    fn a_quick_look_misses_no_date_that_a_close_one_finds() {
        let filler = "مردم شهر با شادی بسیار به خیابان‌های روشن و بزرگ آمدند و سخنان او را شنیدند";
        for date in [
            "جمعه هفتم شهریور ۱۴۰۴ هجری خورشیدی",
            "از بیست و پنجم تا بیست و هشتم آبان",
            "شنبه ۹، یکشنبه ۱۰ و دوشنبه ۱۱ شهریورماه سال ۱۴۰۴",
            "۳۰ ژوئیه، ۳۱ ژوئیه و اول اوت (۸، ۹ و ۱۰ مردادماه)",
            "سه‌شنبه ۲۵ دی ماه ۱۴۰۳ برابر با ۱۳ رجب ۱۴۴۶ و مصادف با ۱۴ ژانویه ۲۰۲۵",
            "هفتم ماه مبارک رمضان",
            "۷ ماه مبارک رمضان",
            "سی اُم مهر",
            "۲۳ ام آبان",
            "سی ویکم مرداد",
            "غره ربیع الاول",
            "مهر ماه سال ۱۳۹۸",
            "اول ماه می ۲۰۲۰",
            "مورخ ۱۴۰۴/۰۶/۰۷، جمعه",
            "2025-08-29",
            "امروز (جمعه)",
            "روز گذشته، پنجشنبه",
            "دیروز ۶ شهریور",
            "بیستوسوم آذر",
            "۱۰مرداد 1398",
            "يكشنبه ۱۶ شهريور",
        ] {
            let text = format!("{filler} {date} {filler}");
            let close = covered(&text, recognise_all);
            assert_ne!(close, Vec::<&str>::new(), "{date}");
            assert_eq!(covered(&text, recognise), close, "{date}");
            let all = recognise_all(&Paragraph::new(&text, &[], false));
            assert_eq!(recognise_text(&text), all, "{date}");
        }
    }
}
