//! The grammar of Persian dates: from terms to mentions.
//!
//! A month name or a date in figures is the core of a mention; days, weekday,
//! year and era are read round it.

mod count;
mod day_list;
mod known_days;
mod named;
mod numeric;
mod passages;
mod relative;
mod told_year;
mod weekday;
pub(super) mod year;

use std::cell::Cell;
use std::ops::Range;

use super::mention::{Mention, Passage, Shape};
use super::render::DigitStyle;
use super::terms::{Gap, Term, TermKind, terms_in};
use super::vocabulary::Keyword;
use crate::paragraph::Paragraph;

/// Every date of a text without markup.
pub fn passages(text: &str) -> Vec<Passage> {
    let paragraph = Paragraph::new(text, &[], false);
    read(
        &paragraph,
        std::slice::from_ref(&(0..paragraph.tokens.len())),
    )
}

/// The memory in which a paragraph is read, for the next one to use again.
#[derive(Default)]
struct Memory {
    terms: Vec<Term>,
    found: Vec<Found>,
}

thread_local! {
    static MEMORY: Cell<Memory> = Cell::default();
}

/// Every date in some windows of a paragraph: sorted, disjoint ranges of its tokens.
pub fn read(paragraph: &Paragraph<'_>, windows: &[Range<usize>]) -> Vec<Passage> {
    let memory = MEMORY.take();
    let read = terms_in(memory.terms, paragraph, windows);
    let terms = Terms {
        text: paragraph.text,
        terms: &read,
    };
    let mut found = memory.found;
    mentions(&terms, &mut found);
    let passages = passages::join(&terms, &mut found);
    MEMORY.set(Memory { terms: read, found });
    passages
}

/// A mention and the terms it was read from.
struct Found {
    mention: Mention,
    terms: Range<usize>,
    /// Whether it is a date only if something beside it says so.
    weak: bool,
}

/// The terms of a paragraph, with safe access from both ends.
struct Terms<'t> {
    text: &'t str,
    terms: &'t [Term],
}

impl Terms<'_> {
    fn get(&self, index: usize) -> Option<&Term> {
        self.terms.get(index)
    }

    /// The kind of a term that nothing impassable separates from the one before.
    fn kind(&self, index: usize) -> Option<TermKind> {
        self.get(index)
            .filter(|term| term.gap != Gap::Wall)
            .map(|term| term.kind)
    }

    /// The kind of the term before `index`, if no wall stands between the two.
    fn kind_before(&self, index: usize) -> Option<TermKind> {
        let here = self.get(index)?;
        let before = self.get(index.checked_sub(1)?)?;
        (here.gap != Gap::Wall).then_some(before.kind)
    }

    fn is_keyword(&self, index: usize, keyword: Keyword) -> bool {
        self.kind(index) == Some(TermKind::Keyword(keyword))
    }

    fn is_mark(&self, index: usize, marks: &[char]) -> bool {
        matches!(self.kind(index), Some(TermKind::Mark(mark)) if marks.contains(&mark))
    }

    fn written(&self, index: usize) -> &str {
        self.get(index)
            .map_or("", |term| &self.text[term.span.clone()])
    }

    /// Whether no line ends before any of these terms or before the one behind them.
    fn are_in_one_line(&self, range: Range<usize>) -> bool {
        (range.start..=range.end).all(|at| self.get(at).is_some_and(|term| term.gap < Gap::Line))
    }

    /// Whether the number at `index` is one part of a longer figure: «۱۳:۳۰», «۲/۵», «۱۲٪».
    fn is_part_of_figure(&self, index: usize) -> bool {
        const JOINTS: [char; 6] = ['/', '.', ':', '٫', '٬', ','];
        let glued = |at: usize| self.get(at).is_some_and(|term| term.gap == Gap::None);
        let number =
            |at: usize| matches!(self.get(at).map(|t| t.kind), Some(TermKind::Number { .. }));
        let before = index >= 2
            && glued(index)
            && glued(index - 1)
            && self.is_mark(index - 1, &JOINTS)
            && number(index - 2);
        let after = glued(index + 1)
            && (self.is_mark(index + 1, &['٪', '%'])
                || self.is_mark(index + 1, &JOINTS) && glued(index + 2) && number(index + 2));
        before || after
    }
}

const COMMAS: [char; 2] = ['،', ','];
const DASHES: [char; 4] = ['-', '–', '—', '−'];

/// Adds the mentions of a paragraph in the order of the text.
fn mentions(terms: &Terms<'_>, found: &mut Vec<Found>) {
    found.clear();
    let mut free = 0;
    for (at, term) in terms.terms.iter().enumerate() {
        if at < free {
            continue;
        }
        let next = match term.kind {
            TermKind::Month(month) => named::mention(terms, at, month, free),
            TermKind::Number { .. } => {
                numeric::mention(terms, at, free).or_else(|| year::alone(terms, at))
            }
            _ => continue,
        };
        if let Some(next) = next {
            free = next.terms.end;
            found.push(next);
        }
    }
    relative::add(terms, found);
    for found in found {
        let mention = &mut found.mention;
        mention.of_life = mention.complete_date().is_some() && is_of_life(terms, &found.terms);
        mention.digits = DigitStyle::of(&terms.text[mention.span.clone()]);
        mention.in_brackets = is_in_brackets(terms, found.terms.start);
        mention.quoted = counts_from_today(mention) && is_quoted(terms.text, mention.span.start);
    }
}

/// «متولد ۱۲ خرداد ۱۳۴۵», «زادهٔ تهران در ۱۲ خرداد ۱۳۴۵», «۱۲ خرداد ۱۳۴۵ به دنیا آمد».
fn is_of_life(terms: &Terms<'_>, date: &Range<usize>) -> bool {
    /// Words between: the place, and prepositions.
    const REACH: usize = 4;
    let is_life = |at: usize| terms.is_keyword(at, Keyword::Life);
    let is_in_sentence = |kind: Option<TermKind>| {
        !matches!(kind, None | Some(TermKind::Mark('.' | '؟' | '!' | '؛')))
    };
    let mut before = (1..=date.start)
        .rev()
        .take(REACH)
        .take_while(|&at| is_in_sentence(terms.kind_before(at)))
        .map(|at| at - 1);
    let mut behind = (date.end..date.end + REACH).take_while(|&at| is_in_sentence(terms.kind(at)));
    before.any(is_life) || behind.any(|at| is_life(at) || terms.written(at) == "دنیا")
}

/// Whether a round bracket opens before the term `at` and does not close.
fn is_in_brackets(terms: &Terms<'_>, at: usize) -> bool {
    (1..=at)
        .rev()
        .map_while(|at| terms.kind_before(at))
        .find(|kind| matches!(kind, TermKind::Mark('(' | ')')))
        == Some(TermKind::Mark('('))
}

fn counts_from_today(mention: &Mention) -> bool {
    mention.relative.is_some() || matches!(mention.shape, Shape::Relative(_))
}

/// Whether a byte of the text stands between « and ».
fn is_quoted(text: &str, at: usize) -> bool {
    let before = &text[..at];
    before.matches('«').count() > before.matches('»').count()
}

#[cfg(test)]
mod tests {
    use crate::dates::mention::{Mention, Shape};

    /// The mentions of a text that have a day or a month.
    pub(super) fn read(text: &str) -> Vec<Mention> {
        super::passages(text)
            .into_iter()
            .flat_map(|passage| passage.sides)
            .flat_map(|side| side.mentions)
            .collect()
    }

    /// What the mentions of a text cover.
    pub(super) fn covered(text: &str) -> Vec<&str> {
        read(text)
            .into_iter()
            .map(|mention| &text[mention.span])
            .collect()
    }

    /// Day numbers and month of the only mention.
    pub(super) fn days_and_month(text: &str) -> (Vec<u8>, u8) {
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        match &found[0].shape {
            Shape::Days { days, month, .. } => (
                days.iter().map(|day| day.number).collect(),
                month.name.number,
            ),
            other => panic!("{text}: {other:?}"),
        }
    }
}
