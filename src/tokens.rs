//! One pass over a paragraph: words, numbers, marks, spaces, and what is not prose.
//!
//! A word keeps its half-spaces and vowel signs inside; what stands at its edge is a token of its own. While a token
//! is cut, the pass notes its [`Traits`], and only rules that wait for one of them are ever called.

mod chars;
mod opaque;

use std::ops::Range;

pub use chars::{is_joining, is_letter, is_neighbours_letter, is_vowel_sign};

/// Zero-width non-joiner, the Persian half-space.
pub const ZWNJ: char = '\u{200C}';

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A word in Arabic script, with its half-spaces and vowel signs.
    Word,
    /// Digits, with the separators between them: «۱۴۰۴/۰۶/۰۷», «2.0.1», «۱۰:۳۰».
    Number,
    /// A word in another script.
    Latin,
    /// One mark.
    Mark,
    /// White space within a line.
    Space,
    /// The end of a line.
    LineBreak,
    /// Half-spaces that stand in no word.
    Zwnj,
    /// Invisible characters, other than half-spaces, that stand in no word.
    Invisible,
    /// What no rule looks into: markup, code, addresses, file names.
    Opaque,
    /// Any other character: symbols, emoji, combining signs without a letter.
    Other,
}

bitflags::bitflags! {
    /// What a token has that a rule may wait for.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
    pub struct Traits: u32 {
        /// A word with ي, ى, ك or another letter that Persian writes with a different code point.
        const ARABIC_LETTER = 1 << 0;
        /// A word with a kashida.
        const KASHIDA = 1 << 1;
        /// Presentation forms.
        const PRESENTATION_FORM = 1 << 2;
        /// An invisible character other than a half-space, in a word or alone.
        const INVISIBLE = 1 << 3;
        /// Half-spaces, in a word or alone.
        const ZWNJ = 1 << 4;
        /// A word with the precomposed ۀ.
        const PRECOMPOSED_EZAFE = 1 << 5;
        /// A word with a vowel sign or a combining hamza.
        const VOWEL_SIGN = 1 << 6;
        /// A number with digits 0 to 9.
        const LATIN_DIGIT = 1 << 7;
        /// A number with digits ۰ to ۹.
        const PERSIAN_DIGIT = 1 << 8;
        /// A number with digits ٠ to ٩.
        const ARABIC_DIGIT = 1 << 9;
        /// A number with something between its digits, or a separator that stands in no number.
        const NUMBER_SEPARATOR = 1 << 10;
        /// One of `,` `;` `?`.
        const LATIN_MARK = 1 << 11;
        /// One of ، ؛ ؟ : . ! …
        const SENTENCE_MARK = 1 << 12;
        /// An opening bracket or quotation mark.
        const OPENING = 1 << 13;
        /// A closing bracket or quotation mark.
        const CLOSING = 1 << 14;
        /// One of `"` “ ” „.
        const STRAIGHT_QUOTE = 1 << 15;
        /// A full stop.
        const FULL_STOP = 1 << 16;
        /// White space that is more or other than one U+0020.
        const WIDE_SPACE = 1 << 17;
        /// A word with a letter that only Kurdish, Urdu or another neighbour writes.
        const FOREIGN_LETTER = 1 << 18;
        /// A word with ة, إ or ٱ, which Arabic writes and Persian hardly does.
        const ARABIC_SPELLING = 1 << 19;
        /// A percent sign.
        const PERCENT = 1 << 20;
        /// A word with letters of several scripts that look alike.
        const MIXED_SCRIPT = 1 << 22;
        /// A word in Arabic script.
        const WORD = 1 << 21;
        /// A word that is better read otherwise: it lost half-spaces, or holds two words. Set when a paragraph is made.
        const MISREAD = 1 << 23;
        /// A word that may belong to the one before it, from which a single space parts it. Set when a paragraph is made.
        const PARTED = 1 << 24;
        /// A word about which a curated list says something. Set when a paragraph is made.
        const LISTED = 1 << 25;
        /// The same word as the one before it, from which a single space parts it. Set when a paragraph is made.
        const REPEATED = 1 << 26;
        /// A word that may name a day: a month, a weekday, or the first word of such a name. Set when a paragraph is made.
        const DATE_CUE = 1 << 27;
        /// A word in another script.
        const LATIN = 1 << 28;
        /// A word that the vocabulary of dates holds. Set when a paragraph is made.
        const DATE_WORD = 1 << 29;
    }
}

/// One piece of a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// First byte, from the start of the paragraph.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is.
    pub kind: TokenKind,
    /// What it has that a rule may wait for.
    pub traits: Traits,
}

impl Token {
    /// The bytes of the paragraph that it covers.
    pub fn span(&self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// Cuts `text` into tokens that cover it without gaps. `opaque` holds the sorted, disjoint spans that markup hides.
pub fn tokenize(text: &str, opaque: &[Range<usize>]) -> Vec<Token> {
    tokenize_into(Vec::new(), text, opaque)
}

/// [`tokenize`] into the memory of earlier tokens, which are cleared.
pub fn tokenize_into(mut tokens: Vec<Token>, text: &str, opaque: &[Range<usize>]) -> Vec<Token> {
    tokens.clear();
    // A word of four letters and the space after it; where words are shorter, it grows.
    tokens.reserve(text.len() / 4 + 4);
    let mut cutter = Cutter {
        text,
        bytes: text.as_bytes(),
        from: 0,
        tokens,
    };
    let mut at = 0;
    for hidden in opaque {
        cutter.cut(at, hidden.start);
        cutter.push(hidden.clone(), TokenKind::Opaque, Traits::empty());
        at = hidden.end;
    }
    cutter.cut(at, text.len());
    cutter.tokens
}

struct Cutter<'t> {
    text: &'t str,
    bytes: &'t [u8],
    /// Where the prose between two spans of markup begins that is being cut.
    from: usize,
    tokens: Vec<Token>,
}

impl Cutter<'_> {
    fn push(&mut self, span: Range<usize>, kind: TokenKind, traits: Traits) {
        if span.start < span.end {
            self.tokens.push(Token {
                start: span.start as u32,
                end: span.end as u32,
                kind,
                traits,
            });
        }
    }

    fn char_at(&self, at: usize, end: usize) -> Option<char> {
        self.text[at..end].chars().next()
    }

    /// Cuts the prose between two byte offsets.
    fn cut(&mut self, mut at: usize, end: usize) {
        self.from = at;
        while at < end {
            at = match self.bytes[at] {
                b' ' | b'\t' => self.space(at, end),
                b'\n' | b'\r' => self.line_break(at, end),
                byte if byte.is_ascii() => self.ascii(at, end),
                _ => match self.plain_words(at, end) {
                    same if same == at => self.wide(at, end),
                    after => after,
                },
            };
        }
    }

    /// Words of Persian letters alone and the single spaces between them, as most of any text is; one that goes on with
    /// other characters is cut, too, and is the last. Where there is none, the offset stays the same.
    fn plain_words(&mut self, mut at: usize, end: usize) -> usize {
        let bytes = &self.bytes[..end];
        loop {
            let after = at + chars::plain_letters(&bytes[at..]);
            if after == at {
                return at;
            }
            match bytes.get(after) {
                Some(b' ') => {}
                Some(other) if !other.is_ascii() => return self.word(at, after, end),
                _ => {
                    self.push(at..after, TokenKind::Word, Traits::WORD);
                    return after;
                }
            }
            self.push(at..after, TokenKind::Word, Traits::WORD);
            // Any other character might be white space that belongs to the same token.
            if !bytes
                .get(after + 1)
                .is_some_and(|next| (0xD8..=0xDB).contains(next))
            {
                return after;
            }
            self.push(after..after + 1, TokenKind::Space, Traits::empty());
            at = after + 1;
        }
    }

    fn space(&mut self, start: usize, end: usize) -> usize {
        // White space beyond ASCII begins with one of these bytes.
        let next = self.bytes[..end].get(start + 1);
        let goes_on = |next| matches!(next, b' ' | b'\t' | 0xC2 | 0xE2 | 0xE3);
        if self.bytes[start] == b' ' && !next.is_some_and(|&next| goes_on(next)) {
            self.push(start..start + 1, TokenKind::Space, Traits::empty());
            return start + 1;
        }
        let mut at = start;
        while at < end {
            match self.char_at(at, end) {
                Some(c) if chars::is_space(c) => at += c.len_utf8(),
                _ => break,
            }
        }
        let plain = &self.bytes[start..at] == b" ";
        self.push(
            start..at,
            TokenKind::Space,
            if plain {
                Traits::empty()
            } else {
                Traits::WIDE_SPACE
            },
        );
        at
    }

    fn line_break(&mut self, start: usize, end: usize) -> usize {
        let at = start
            + if self.bytes[start..end].starts_with(b"\r\n") {
                2
            } else {
                1
            };
        self.push(start..at, TokenKind::LineBreak, Traits::empty());
        at
    }

    /// A token that begins with an ASCII character other than white space.
    fn ascii(&mut self, start: usize, end: usize) -> usize {
        let first = self.bytes[start];
        // Of the marks with no other ASCII character behind them, as most have none, only these begin something.
        let stands_alone = first.is_ascii_punctuation()
            && !matches!(first, b'@' | b'#' | b'`' | b'/' | b'~')
            && !self.bytes[..end]
                .get(start + 1)
                .is_some_and(u8::is_ascii_graphic);
        if stands_alone {
            return self.mark(start, first as char);
        }
        if let Some(length) = opaque::length(
            &self.text[start..end],
            self.text[..start].chars().next_back(),
        ) {
            self.push(start..start + length, TokenKind::Opaque, Traits::empty());
            return start + length;
        }
        if matches!(first, b'.' | b'@')
            && let Some(length) = opaque::end_of_name(&self.text[start..end])
            && let Some(name) = self.take_name()
        {
            self.push(name..start + length, TokenKind::Opaque, Traits::empty());
            return start + length;
        }
        match first {
            b'0'..=b'9' => self.number(start, end),
            byte if byte.is_ascii_alphabetic() => self.latin(start, end),
            byte => self.mark(start, byte as char),
        }
    }

    fn mark(&mut self, start: usize, mark: char) -> usize {
        let next = start + mark.len_utf8();
        self.push(start..next, TokenKind::Mark, chars::mark_traits(mark));
        next
    }

    /// Takes back the tokens that are one name together with what comes next; gives where they begin.
    fn take_name(&mut self) -> Option<usize> {
        let belongs = |token: &Token| match token.kind {
            TokenKind::Word | TokenKind::Number | TokenKind::Latin => true,
            TokenKind::Opaque | TokenKind::Zwnj => token.start as usize >= self.from,
            TokenKind::Mark => matches!(&self.text[token.span()], "_" | "-" | "." | "/" | "@"),
            _ => false,
        };
        let last = self.tokens.last()?;
        let is_attached = matches!(last.kind, TokenKind::Word | TokenKind::Number);
        let count = self
            .tokens
            .iter()
            .rev()
            .take_while(|token| belongs(token))
            .count();
        let first = self.tokens.len() - count;
        let mut name = self.tokens[first..].iter();
        if !is_attached || !name.any(|token| token.kind == TokenKind::Word) {
            return None;
        }
        let start = self.tokens[first].start as usize;
        self.tokens.truncate(first);
        Some(start)
    }

    /// A token that begins with a character beyond ASCII that is no letter of Persian proper.
    fn wide(&mut self, start: usize, end: usize) -> usize {
        let Some(first) = self.char_at(start, end) else {
            return end;
        };
        let next = start + first.len_utf8();
        match chars::class(first) {
            chars::Class::Letter => self.word(start, start, end),
            chars::Class::Digit => self.number(start, end),
            chars::Class::Zwnj => {
                let mut at = next;
                while self.text[at..end].starts_with(ZWNJ) {
                    at += ZWNJ.len_utf8();
                }
                self.push(start..at, TokenKind::Zwnj, Traits::ZWNJ);
                at
            }
            chars::Class::Invisible => {
                self.push(start..next, TokenKind::Invisible, Traits::INVISIBLE);
                next
            }
            chars::Class::Space => self.space(start, end),
            chars::Class::LineBreak => {
                self.push(start..next, TokenKind::LineBreak, Traits::empty());
                next
            }
            chars::Class::Mark => self.mark(start, first),
            chars::Class::Other if first.is_alphabetic() => self.latin(start, end),
            chars::Class::Vowel | chars::Class::Other => {
                self.push(start..next, TokenKind::Other, Traits::empty());
                next
            }
        }
    }

    /// A word in Arabic script: letters and vowel signs, half-spaces and invisible characters only between them. Up to
    /// `at` it holds letters of Persian proper.
    fn word(&mut self, start: usize, mut at: usize, end: usize) -> usize {
        let mut traits = Traits::WORD;
        let (mut inside, mut pending) = (at, Traits::empty());
        while at < end {
            let plain = chars::plain_letters(&self.bytes[at..end]);
            if plain > 0 {
                traits |= pending;
                pending = Traits::empty();
                at += plain;
                inside = at;
            }
            if at >= end || self.bytes[at].is_ascii() {
                break;
            }
            let Some((length, class, found)) = chars::step(self.bytes, at) else {
                break;
            };
            match class {
                chars::Class::Letter | chars::Class::Vowel => {
                    traits |= found | pending;
                    pending = Traits::empty();
                    at += length;
                    inside = at;
                }
                chars::Class::Zwnj | chars::Class::Invisible => {
                    pending |= found;
                    at += length;
                }
                _ => break,
            }
        }
        self.push(start..inside, TokenKind::Word, traits);
        inside
    }

    /// Digits of any system, with single separators between them.
    fn number(&mut self, start: usize, end: usize) -> usize {
        let mut traits = Traits::empty();
        let mut at = start;
        while let Some(c) = self.char_at(at, end) {
            let found = chars::digit_traits(c);
            if !found.is_empty() {
                traits |= found;
                at += c.len_utf8();
                continue;
            }
            let next = at + c.len_utf8();
            let followed = self
                .char_at(next, end)
                .is_some_and(|d| !chars::digit_traits(d).is_empty());
            if !(chars::is_number_separator(c) && followed) {
                break;
            }
            traits |= Traits::NUMBER_SEPARATOR;
            at = next;
        }
        self.push(start..at, TokenKind::Number, traits);
        at
    }

    /// A word in another script; an apostrophe or a hyphen may stand inside it.
    fn latin(&mut self, start: usize, end: usize) -> usize {
        let mut at = start;
        let mut inside = start;
        while let Some(c) = self.char_at(at, end) {
            let next = at + c.len_utf8();
            match c {
                '\'' | '’' | '-' if at > start => at = next,
                c if c.is_alphabetic() && chars::class(c) == chars::Class::Other => {
                    at = next;
                    inside = at;
                }
                _ => break,
            }
        }
        let word = &self.text[start..inside];
        let mixed = !word.is_ascii()
            && word.contains(|c: char| c.is_ascii_alphabetic())
            && word.contains(chars::is_look_alike);
        self.push(
            start..inside,
            TokenKind::Latin,
            if mixed {
                Traits::LATIN | Traits::MIXED_SCRIPT
            } else {
                Traits::LATIN
            },
        );
        inside
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn cut(text: &str) -> Vec<(&str, TokenKind)> {
        tokenize(text, &[])
            .iter()
            .map(|token| (&text[token.span()], token.kind))
            .collect()
    }

    #[test]
    fn a_word_keeps_its_half_spaces_inside() {
        use TokenKind::{Latin, Mark, Number, Space, Word, Zwnj};
        assert_eq!(
            cut("می\u{200C}رود\u{200C} «API\u{200C}ها»"),
            [
                ("می\u{200C}رود", Word),
                ("\u{200C}", Zwnj),
                (" ", Space),
                ("«", Mark),
                ("API", Latin),
                ("\u{200C}", Zwnj),
                ("ها", Word),
                ("»", Mark),
            ]
        );
        assert_eq!(cut("۱۴۰۴/۰۶/۰۷،"), [("۱۴۰۴/۰۶/۰۷", Number), ("،", Mark)]);
    }

    #[test]
    fn addresses_and_code_are_opaque() {
        for text in [
            "https://x.ir/می?a=1,2",
            "info@example.com",
            "@user_name",
            "#ایران_من",
            "www.x.ir",
            "`a, b; c?`",
            "F-16",
            "React18",
            "C++",
            "A/B",
            "a.txt",
            "fa.wikipedia.org/wiki/كتاب",
            "x.ir?q=كتاب",
            "/home/كتاب/میکند.md",
            "/كتاب/میکند",
            "./كتاب",
            "~/كتاب",
            "C:\\كتاب\\میکند",
            "a@میکند.ir",
            "a@میکند.ایران",
            "میکند@example.ir",
            "میکند.ir/كتاب",
            "كتاب_۲-نهایی.pdf",
        ] {
            assert_eq!(cut(text), [(text, TokenKind::Opaque)]);
        }
        assert_eq!(
            cut("<x.ir/كتاب>"),
            [("<x.ir/كتاب", TokenKind::Opaque), (">", TokenKind::Mark)]
        );
        assert_eq!(
            cut("x.ir."),
            [("x.ir", TokenKind::Opaque), (".", TokenKind::Mark)]
        );
    }

    #[test]
    fn signs_between_words_make_no_name() {
        for text in [
            "و/یا",
            "کتاب/دفتر",
            "کتاب /دفتر",
            "کتاب / دفتر",
            "۱۴۰۴/۰۶/۰۷",
            "رفت.سپس",
            "رفت. ok",
            "رفت.The",
            "رفت...",
            "او@ما",
        ] {
            let is_opaque = cut(text).iter().any(|(_, kind)| *kind == TokenKind::Opaque);
            assert!(!is_opaque, "{text}");
        }
    }

    proptest! {
        #[test]
        fn tokens_cover_the_text(text in "(\\PC|[\u{600}-\u{6FF}]|[\u{FB50}-\u{FEFF}]|[\u{2000}-\u{206F}]|[ -~]|\r\n){0,40}") {
            let mut at = 0;
            for token in tokenize(&text, &[]) {
                prop_assert_eq!(token.start as usize, at);
                prop_assert!(token.end > token.start && text.is_char_boundary(token.end as usize));
                at = token.end as usize;
            }
            prop_assert_eq!(at, text.len());
        }
    }
}
