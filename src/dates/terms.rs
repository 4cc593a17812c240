//! A paragraph as the terms that a date is made of.
//!
//! Words that belong together become one term: «بیست و سوم», «سه شنبه»,
//! «ربیع الاول», «هجری خورشیدی», «ه‍.ش».

use std::ops::Range;

use super::calendar::Weekday;
use super::fold::is_ignorable;
use super::vocabulary::{Era, Keyword, Meaning, MonthName, Reader, is_plain};
use crate::paragraph::Paragraph;
use crate::tokens::{Token, TokenKind, Traits};

/// One term and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// Bytes of the paragraph.
    pub span: Range<usize>,
    /// What it is.
    pub kind: TermKind,
    /// How it is set off from the term before.
    pub gap: Gap,
}

/// What separates a term from the one before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing, or only invisible characters.
    None,
    /// White space within a line.
    Space,
    /// A line break.
    Line,
    /// Text that no date crosses: code, an address, an empty line.
    Wall,
}

/// The kinds of terms.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TermKind {
    /// A run of digits; `digits` is how many. A value too long for its type is [`TermKind::Word`].
    Number {
        /// Its value.
        value: u32,
        /// How many digits it is written with.
        digits: u8,
    },
    /// «هفتم», «۲۳‌ام».
    Ordinal(u8),
    /// «هفت».
    Cardinal(u8),
    /// A month.
    Month(MonthName),
    /// A weekday.
    Weekday(Weekday),
    /// «دیروز»: days from the day of the text.
    Relative(i8),
    /// An era.
    Era(Era),
    /// A word of the grammar.
    Keyword(Keyword),
    /// One mark.
    Mark(char),
    /// Any other word.
    Word,
}

/// The terms in some windows of a paragraph: sorted, disjoint ranges of its tokens. They take the place of `earlier`
/// ones, in the same memory.
pub fn terms_in(
    mut earlier: Vec<Term>,
    paragraph: &Paragraph<'_>,
    windows: &[Range<usize>],
) -> Vec<Term> {
    earlier.clear();
    let mut cutter = Cutter {
        text: paragraph.text,
        terms: earlier,
        words: Reader::new(),
        gap: Gap::None,
        last_meaning: Meaning::Other,
    };
    for window in windows {
        if !cutter.terms.is_empty() {
            cutter.widen(Gap::Wall);
        }
        paragraph.tokens[window.clone()]
            .iter()
            .for_each(|token| cutter.token(token));
    }
    cutter.terms
}

struct Cutter<'t> {
    text: &'t str,
    terms: Vec<Term>,
    words: Reader,
    gap: Gap,
    /// What the last term means when it is a single word.
    last_meaning: Meaning,
}

impl Cutter<'_> {
    fn token(&mut self, token: &Token) {
        let span = token.span();
        match token.kind {
            TokenKind::Word => self.word(token),
            TokenKind::Number => self.number(span),
            TokenKind::Latin => {
                let kind = latin(&self.text[span.clone()]);
                self.push(span, kind);
            }
            TokenKind::Mark | TokenKind::Other => {
                let mark = self.text[span.clone()].chars().next().unwrap_or(' ');
                self.push(span, TermKind::Mark(mark));
            }
            TokenKind::Space => self.widen(Gap::Space),
            // A paragraph may be broken by hand; two line ends in a row are another matter.
            TokenKind::LineBreak => {
                self.widen(if self.gap == Gap::Line {
                    Gap::Wall
                } else {
                    Gap::Line
                });
            }
            TokenKind::Opaque => self.widen(Gap::Wall),
            TokenKind::Zwnj | TokenKind::Invisible => {}
        }
    }

    fn widen(&mut self, gap: Gap) {
        self.gap = self.gap.max(gap);
    }

    fn push(&mut self, span: Range<usize>, kind: TermKind) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        self.last_meaning = Meaning::Other;
        self.terms.push(Term { span, kind, gap });
    }

    /// The figures of a number token, and the separators between them.
    fn number(&mut self, span: Range<usize>) {
        let mut at = span.start;
        while at < span.end {
            let rest = &self.text[at..span.end];
            let figures = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
            if figures > 0 {
                let kind = number(&rest[..figures]);
                self.push(at..at + figures, kind);
                at += figures;
            } else if let Some(mark) = rest.chars().next() {
                self.push(at..at + mark.len_utf8(), TermKind::Mark(mark));
                at += mark.len_utf8();
            }
        }
    }

    fn word(&mut self, token: &Token) {
        let span = token.span();
        // So it is with almost every word.
        if is_plain(token)
            && !token.traits.contains(Traits::DATE_WORD)
            && !self.may_go_on_with_any_word()
        {
            return self.push(span, TermKind::Word);
        }
        let word = &self.text[span.clone()];
        // Kashidas that stand alone are a dash.
        if !is_plain(token) && word.chars().all(|c| c == '\u{0640}') {
            return self.push(span, TermKind::Mark('–'));
        }
        let meaning = self.words.meaning_of_token(self.text, token);
        if !self.joins_previous(word, meaning, span.end) {
            self.push(span, kind_of(meaning));
            self.last_meaning = meaning;
        }
    }

    /// Whether a word that means nothing to dates may belong to the previous term: «۲۳ ام», «محرم الحرام».
    fn may_go_on_with_any_word(&self) -> bool {
        self.last_meaning == Meaning::MonthOpening
            || self.terms.last().is_some_and(|last| {
                matches!(
                    last.kind,
                    TermKind::Number { .. } | TermKind::Cardinal(_) | TermKind::Month(_)
                )
            })
    }

    /// Extends the previous term when this word belongs to it.
    fn joins_previous(&mut self, word: &str, meaning: Meaning, end: usize) -> bool {
        if self.gap == Gap::Wall {
            return false;
        }
        let close = self.gap == Gap::None;
        let Some((last, before)) = self.terms.split_last() else {
            return false;
        };
        let last_word = &self.text[last.span.clone()];
        let (kind, merged) = match (last.kind, meaning) {
            // «۲۳ام», «۲۳م», «۲۳ ام»
            (
                TermKind::Number {
                    value,
                    digits: ..=2,
                },
                Meaning::Era(Era::Gregorian),
            ) if close && matches!(word, "م") => {
                (TermKind::Ordinal(u8::try_from(value).unwrap_or(0)), 1)
            }
            (
                TermKind::Number {
                    value,
                    digits: ..=2,
                },
                _,
            ) if matches!(word, "ام" | "اُم" | "مین") => {
                (TermKind::Ordinal(u8::try_from(value).unwrap_or(0)), 1)
            }
            // «سه شنبه»
            (TermKind::Cardinal(1..=5), Meaning::Weekday(Weekday::Saturday)) => {
                match self.words.meaning_of_pair(last_word, word) {
                    Meaning::Weekday(weekday) => (TermKind::Weekday(weekday), 1),
                    _ => return false,
                }
            }
            // «سی ام», «سی اُم»
            (TermKind::Cardinal(30), _) if matches!(word, "ام" | "اُم") => {
                (TermKind::Ordinal(30), 1)
            }
            // «بیست ویکم»
            (TermKind::Cardinal(ten @ (20 | 30)), Meaning::AndOrdinal(unit)) => {
                (TermKind::Ordinal(ten + unit), 1)
            }
            // «بیستو یکم»
            (TermKind::Word, Meaning::Ordinal(unit @ ..=9))
                if matches!(self.last_meaning, Meaning::TenAnd(_)) =>
            {
                let Meaning::TenAnd(ten) = self.last_meaning else {
                    return false;
                };
                (TermKind::Ordinal(ten + unit), 1)
            }
            // «بیست و یکم», «بیست و یک»
            (
                TermKind::Keyword(Keyword::And),
                Meaning::Ordinal(unit @ ..=9) | Meaning::Cardinal(unit @ ..=9),
            ) => {
                let Some(Term {
                    kind: TermKind::Cardinal(ten @ (20 | 30)),
                    ..
                }) = before.last()
                else {
                    return false;
                };
                if *ten == 30 && unit > 1 {
                    return false;
                }
                let number = ten + unit;
                let ordinal = matches!(meaning, Meaning::Ordinal(_));
                (
                    if ordinal {
                        TermKind::Ordinal(number)
                    } else {
                        TermKind::Cardinal(number)
                    },
                    2,
                )
            }
            // «روز گذشته», «شب گذشته»
            (TermKind::Keyword(Keyword::Day | Keyword::Night), Meaning::Keyword(Keyword::Past))
                if matches!(last_word, "روز" | "شب") && word == "گذشته" =>
            {
                (TermKind::Relative(-1), 1)
            }
            // «پس فردا»
            (TermKind::Keyword(Keyword::After), Meaning::Relative(1)) => (TermKind::Relative(2), 1),
            // «هجری خورشیدی»
            (TermKind::Era(Era::Hijri), Meaning::Era(era @ (Era::Solar | Era::Lunar))) => {
                (TermKind::Era(era), 1)
            }
            // «ه.ش», «ه ق», «ق.م»
            (TermKind::Mark('.'), Meaning::Era(era)) if matches!(word, "ش" | "ق" | "م") => {
                let Some(first) = before.last() else {
                    return false;
                };
                match (
                    first.kind,
                    self.text[first.span.clone()].trim_end_matches(is_ignorable),
                    era,
                ) {
                    (TermKind::Word, "ه", Era::Solar | Era::Lunar) => (TermKind::Era(era), 2),
                    (TermKind::Era(Era::Lunar), "ق", Era::Gregorian) => {
                        (TermKind::Era(Era::BeforeChrist), 2)
                    }
                    _ => return false,
                }
            }
            (TermKind::Word, Meaning::Era(era @ (Era::Solar | Era::Lunar)))
                if matches!(word, "ش" | "ق") && last_word.trim_end_matches(is_ignorable) == "ه" =>
            {
                (TermKind::Era(era), 1)
            }
            // «ربیع الاول», «ذی القعده الحرام», «محرم الحرام»
            (TermKind::Word, _) if self.last_meaning != Meaning::MonthOpening => return false,
            // «الاول», «الحرام»: what follows a month by itself begins with the article.
            (TermKind::Month(_), _) if !word.starts_with("ال") => return false,
            (TermKind::Word | TermKind::Month(_), _) => {
                match self.words.meaning_of_pair(last_word, word) {
                    Meaning::Month(month) => (TermKind::Month(month), 1),
                    _ => return false,
                }
            }
            _ => return false,
        };
        let first = self.terms.len() - merged;
        self.terms.truncate(first + 1);
        self.terms[first].span.end = end;
        self.terms[first].kind = kind;
        self.gap = Gap::None;
        self.last_meaning = Meaning::Other;
        true
    }
}

fn kind_of(meaning: Meaning) -> TermKind {
    match meaning {
        Meaning::Month(month) => TermKind::Month(month),
        Meaning::Weekday(weekday) => TermKind::Weekday(weekday),
        Meaning::Ordinal(number) => TermKind::Ordinal(number),
        Meaning::Cardinal(number) => TermKind::Cardinal(number),
        Meaning::Relative(days) => TermKind::Relative(days),
        Meaning::Era(era) => TermKind::Era(era),
        Meaning::Keyword(keyword) => TermKind::Keyword(keyword),
        Meaning::MonthOpening | Meaning::TenAnd(_) | Meaning::AndOrdinal(_) | Meaning::Other => {
            TermKind::Word
        }
    }
}

/// The value of a digit of any of the three systems.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '۰'..='۹' => Some(c as u32 - '۰' as u32),
        '٠'..='٩' => Some(c as u32 - '٠' as u32),
        _ => c.to_digit(10),
    }
}

/// A run of digits as a number; too many digits are only a word.
fn number(figures: &str) -> TermKind {
    match u8::try_from(figures.chars().count()) {
        Ok(digits @ ..=9) => {
            let value = figures
                .chars()
                .filter_map(digit)
                .fold(0, |sum, digit| sum * 10 + digit);
            TermKind::Number { value, digits }
        }
        _ => TermKind::Word,
    }
}

/// The eras in Latin letters, as calendars abbreviate them.
fn latin(word: &str) -> TermKind {
    match word {
        "AH" => TermKind::Era(Era::Lunar),
        "AP" | "SH" => TermKind::Era(Era::Solar),
        "AD" | "CE" => TermKind::Era(Era::Gregorian),
        _ => TermKind::Word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms_of(text: &str) -> Vec<Term> {
        let paragraph = Paragraph::new(text, &[], false);
        terms_in(
            Vec::new(),
            &paragraph,
            std::slice::from_ref(&(0..paragraph.tokens.len())),
        )
    }

    fn kinds(text: &str) -> Vec<TermKind> {
        terms_of(text).into_iter().map(|term| term.kind).collect()
    }

    #[test]
    fn what_belongs_together_is_one_term() {
        for day in [
            "بیست و سوم",
            "بیستوسوم",
            "بیستو سوم",
            "بیست وسوم",
            "بیست‌وسوم",
        ] {
            assert_eq!(kinds(day), [TermKind::Ordinal(23)], "{day}");
        }
        for day in ["سی‌ام", "سی ام", "سیام", "۳۰ام", "۳۰‌ام"] {
            assert_eq!(kinds(day), [TermKind::Ordinal(30)], "{day}");
        }
        for weekday in ["سه شنبه", "سه‌شنبه", "سهشنبه"] {
            assert_eq!(
                kinds(weekday),
                [TermKind::Weekday(Weekday::Tuesday)],
                "{weekday}"
            );
        }
    }

    #[test]
    fn eras_come_in_many_dresses() {
        for era in [
            "ه.ش",
            "ه‍.ش",
            "هـ.ش",
            "ه. ش",
            "ه ش",
            "هش",
            "هجری خورشیدی",
            "شمسی",
        ] {
            assert_eq!(kinds(era), [TermKind::Era(Era::Solar)], "{era}");
        }
        assert_eq!(kinds("ق.م"), [TermKind::Era(Era::BeforeChrist)]);
    }

    #[test]
    fn months_of_two_words() {
        for month in ["ربیع الاول", "ربيع الأول", "ربیع‌الاول", "ربیع اول"]
        {
            assert!(
                matches!(kinds(month)[..], [TermKind::Month(m)] if m.number == 3),
                "{month}"
            );
        }
        assert!(matches!(kinds("محرم الحرام")[..], [TermKind::Month(m)] if m.number == 1));
    }

    #[test]
    fn digits_touching_a_word_are_a_term() {
        let found = terms_of("12مرداد");
        assert_eq!(
            found[0].kind,
            TermKind::Number {
                value: 12,
                digits: 2
            }
        );
        assert_eq!((found[1].gap, found[1].span.clone()), (Gap::None, 2..12));
    }
}
