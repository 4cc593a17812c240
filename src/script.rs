//! In which language a sentence is written, as far as Persian rules need to know.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::paragraph::Paragraph;
use crate::tokens::{Token, TokenKind, Traits};

/// The language of a sentence, judged by its letters and its commonest words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Persian, perhaps typed with Arabic letters.
    Persian,
    /// Arabic: a verse, a saying.
    Arabic,
    /// Kurdish, Urdu or another language in Arabic script.
    Neighbour,
    /// A language in another script, or no words at all.
    Other,
}

type Words = LazyLock<FxHashSet<&'static str>>;

/// Words that hardly a Persian sentence lacks; none is an Arabic word with the same letters.
static PERSIAN_WORDS: Words = LazyLock::new(|| {
    FxHashSet::from_iter([
        "و", "در", "به", "از", "که", "را", "این", "است", "با", "آن", "برای", "هم", "شد", "کرد",
        "تا", "بر", "شده", "بود", "هر", "نیز", "خود", "یک", "دو", "او", "وی", "ما", "اما", "اگر",
        "باید", "می", "نمی", "ها", "های", "پس",
    ])
});

/// Words that hardly an Arabic sentence lacks; none is a Persian word.
static ARABIC_WORDS: Words = LazyLock::new(|| {
    FxHashSet::from_iter([
        "في",
        "فی",
        "من",
        "على",
        "علی",
        "إلى",
        "الى",
        "الی",
        "عن",
        "أن",
        "إن",
        "ان",
        "هذا",
        "هذه",
        "الذي",
        "الذی",
        "التي",
        "التی",
        "الذين",
        "الذین",
        "هو",
        "كان",
        "ما",
        "لا",
        "ثم",
        "قال",
    ])
});

/// The bytes of the longest of them.
const LONGEST_ARABIC_WORD: usize = 10;

/// What an Arabic, Kurdish or Urdu sentence hardly lacks.
const NEIGHBOURLY: Traits = Traits::FOREIGN_LETTER
    .union(Traits::ARABIC_SPELLING)
    .union(Traits::ARABIC_LETTER)
    .union(Traits::VOWEL_SIGN);

impl Script {
    /// What a sentence in another language than Persian hardly lacks.
    pub const DOUBTFUL: Traits = NEIGHBOURLY.union(Traits::LATIN);

    /// The language of the tokens in `range`.
    pub fn of(paragraph: &Paragraph<'_>, range: Range<usize>) -> Self {
        let tokens = &paragraph.tokens[range];
        let of_kind = |kind| move |token: &&Token| token.kind == kind;
        let words = || tokens.iter().filter(of_kind(TokenKind::Word));
        let (count, latin) = (
            words().count(),
            tokens.iter().filter(of_kind(TokenKind::Latin)).count(),
        );
        if count == 0 || latin > count * 2 {
            return Self::Other;
        }
        // Without one of these letters, only another script can keep a sentence from being Persian.
        if !words().any(|word| word.traits.intersects(NEIGHBOURLY)) {
            return Self::Persian;
        }
        let text = |word: &Token| &paragraph.text[word.span()];
        let foreign = words()
            .filter(|word| word.traits.contains(Traits::FOREIGN_LETTER))
            .count();
        let arabic: usize = words()
            .map(|word| arabic_weight(text(word), word.traits))
            .sum();
        // Few sentences come so far that their Persian words must be counted, too.
        let persian = LazyCell::new(|| {
            let is_persian = |word: &&Token| {
                is_persian_spelling(text(word), word.traits) || PERSIAN_WORDS.contains(text(word))
            };
            words().filter(is_persian).count()
        });
        if foreign > 0 && foreign * 8 >= count && foreign * 2 > *persian {
            Self::Neighbour
        } else if arabic >= 2 && arabic * 2 > count && arabic > *persian * 2 {
            Self::Arabic
        } else {
            Self::Persian
        }
    }
}

/// How much a word speaks for Arabic.
fn arabic_weight(word: &str, traits: Traits) -> usize {
    if is_arabic_spelling(word, traits) {
        2
    } else {
        usize::from(word.len() <= LONGEST_ARABIC_WORD && ARABIC_WORDS.contains(word))
    }
}

/// A letter or a half-space that Arabic does not write.
fn is_persian_spelling(word: &str, traits: Traits) -> bool {
    // In bytes, for it is asked of every word of a doubtful sentence.
    traits.contains(Traits::ZWNJ)
        || word.as_bytes().windows(2).any(|pair| {
            matches!(
                pair,
                [0xD9, 0xBE] | [0xDA, 0x86 | 0x98 | 0xA9 | 0xAF] | [0xDB, 0x8C]
            )
        })
}

/// The article with a letter that only Arabic writes, or a word with several vowel signs.
fn is_arabic_spelling(word: &str, traits: Traits) -> bool {
    let vowels = |word: &str| {
        word.chars()
            .filter(|&c| crate::tokens::is_vowel_sign(c) && !matches!(c, '\u{064B}' | '\u{0654}'))
            .count()
    };
    traits.contains(Traits::ARABIC_SPELLING)
        || traits.contains(Traits::VOWEL_SIGN) && vowels(word) >= 2
        || word.starts_with('أ')
        || (word.starts_with("ال") && word.chars().count() > 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script_of(text: &str) -> Script {
        Paragraph::new(text, &[], true).script(0)
    }

    #[test]
    fn persian_is_persian_whatever_the_keyboard() {
        assert_eq!(script_of("این کتاب را خواندم"), Script::Persian);
        assert_eq!(script_of("كتاب علي"), Script::Persian);
        assert_eq!(script_of("میکند"), Script::Persian);
        assert_eq!(
            script_of("وزير امور خارجه گفت كه الجزاير را ترك مي كند"),
            Script::Persian
        );
    }

    #[test]
    fn a_verse_is_arabic() {
        assert_eq!(script_of("إِنَّ اللَّهَ مَعَ الصَّابِرِينَ"), Script::Arabic);
        assert_eq!(script_of("قال الله تعالى في كتابه الكريم"), Script::Arabic);
    }

    #[test]
    fn neighbours_are_told_apart() {
        assert_eq!(
            script_of("ئەم هەواڵە لە کوردستان بڵاو کرایەوە"),
            Script::Neighbour
        );
        assert_eq!(script_of("یہ خبر پاکستان سے آئی ہے"), Script::Neighbour);
        assert_eq!(script_of("this is English"), Script::Other);
    }
}
