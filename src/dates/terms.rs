//! A paragraph as the terms that a date is made of.
//!
//! Words that belong together become one term: «بیست و سوم», «سه شنبه»,
//! «ربیع الاول», «هجری خورشیدی», «ه‍.ش».

use std::ops::Range;

use super::calendar::Weekday;
use super::fold::is_ignorable;
use super::vocabulary::{Era, Keyword, Meaning, MonthName, meaning, meaning_of_pair};

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// Nothing, or only invisible characters.
    None,
    /// White space within a line, or one line break.
    Space,
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

/// Cuts the prose of a paragraph into terms; `opaque` are the sorted spans that are none.
pub fn terms(text: &str, opaque: &[Range<usize>]) -> Vec<Term> {
    let mut reader = Reader {
        text,
        terms: Vec::with_capacity(text.len() / 8),
        key: String::new(),
        gap: Gap::None,
        last_meaning: Meaning::Other,
    };
    let mut at = 0;
    for hidden in opaque {
        reader.read(at..hidden.start);
        reader.gap = Gap::Wall;
        at = hidden.end;
    }
    reader.read(at..text.len());
    reader.terms
}

struct Reader<'t> {
    text: &'t str,
    terms: Vec<Term>,
    key: String,
    gap: Gap,
    /// What the last term means when it is a single word.
    last_meaning: Meaning,
}

impl Reader<'_> {
    fn read(&mut self, prose: Range<usize>) {
        let mut at = prose.start;
        while let Some(c) = self.text[at..prose.end].chars().next() {
            let rest = &self.text[at..prose.end];
            let length = match c {
                _ if c.is_whitespace() => self.space(rest),
                _ if digit(c).is_some() => self.number(at, rest),
                '\u{0640}' => self.kashida(at, rest),
                _ if is_ignorable(c) => c.len_utf8(),
                _ if c.is_alphabetic() => self.word(at, rest),
                _ => {
                    self.push(at..at + c.len_utf8(), TermKind::Mark(c));
                    c.len_utf8()
                }
            };
            at += length;
        }
    }

    fn push(&mut self, span: Range<usize>, kind: TermKind) {
        let gap = std::mem::replace(&mut self.gap, Gap::None);
        self.last_meaning = Meaning::Other;
        self.terms.push(Term { span, kind, gap });
    }

    fn space(&mut self, rest: &str) -> usize {
        let length = rest
            .find(|c: char| !c.is_whitespace())
            .unwrap_or(rest.len());
        let lines = rest[..length].bytes().filter(|&b| b == b'\n').count();
        if self.gap != Gap::Wall {
            self.gap = if lines > 1 { Gap::Wall } else { Gap::Space };
        }
        length
    }

    /// Kashidas that stand alone are a dash.
    fn kashida(&mut self, at: usize, rest: &str) -> usize {
        let length = rest.find(|c| c != '\u{0640}').unwrap_or(rest.len());
        self.push(at..at + length, TermKind::Mark('–'));
        length
    }

    fn number(&mut self, at: usize, rest: &str) -> usize {
        let length = rest.find(|c| digit(c).is_none()).unwrap_or(rest.len());
        let digits = rest[..length].chars().count();
        let kind = match u8::try_from(digits) {
            Ok(digits @ ..=9) => {
                let value = rest[..length]
                    .chars()
                    .filter_map(digit)
                    .fold(0, |sum, d| sum * 10 + d);
                TermKind::Number { value, digits }
            }
            _ => TermKind::Word,
        };
        self.push(at..at + length, kind);
        length
    }

    fn word(&mut self, at: usize, rest: &str) -> usize {
        let length = rest
            .find(|c: char| !(c.is_alphabetic() || is_ignorable(c) && c != ' '))
            .unwrap_or(rest.len());
        // Invisible characters at the end belong to the gap.
        let length = rest[..length]
            .trim_end_matches(|c| is_ignorable(c) && !is_sign(c))
            .len();
        let word = &rest[..length];
        let meaning = meaning(word, &mut self.key);
        if !self.joins_previous(word, meaning, at + length) {
            self.push(at..at + length, kind_of(meaning));
            self.last_meaning = meaning;
        }
        length
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
                match meaning_of_pair(last_word, word) {
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
            (TermKind::Word | TermKind::Month(_), _) => match self.pair(last, word) {
                Some(month) => (TermKind::Month(month), 1),
                None => return false,
            },
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

    fn pair(&self, last: &Term, word: &str) -> Option<MonthName> {
        let first = &self.text[last.span.clone()];
        let opens = matches!(self.last_meaning, Meaning::Month(_) | Meaning::MonthOpening)
            || matches!(last.kind, TermKind::Month(_));
        match opens.then(|| meaning_of_pair(first, word))? {
            Meaning::Month(month) => Some(month),
            _ => None,
        }
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

/// Whether an ignorable character is written on the letter before it.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\u{064B}'..='\u{0655}' | '\u{0670}' | '\u{200D}' | '\u{0640}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<TermKind> {
        terms(text, &[]).into_iter().map(|term| term.kind).collect()
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
        let found = terms("10مرداد", &[]);
        assert_eq!(
            found[0].kind,
            TermKind::Number {
                value: 10,
                digits: 2
            }
        );
        assert_eq!((found[1].gap, found[1].span.clone()), (Gap::None, 2..12));
    }
}
