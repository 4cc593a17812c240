//! In which language a sentence is written, as far as Persian rules need to know.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;

use crate::paragraph::Paragraph;
use crate::tokens::{Token, TokenKind, Traits, is_neighbours_letter};

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

type Words = LazyLock<FxHashSet<&'static [u8]>>;

fn words_of(words: &[&'static str]) -> FxHashSet<&'static [u8]> {
    words.iter().map(|word| word.as_bytes()).collect()
}

/// Words that hardly a Persian sentence lacks, in Persian letters. A few of them Arabic has, too, but seldom.
static PERSIAN_WORDS: Words = LazyLock::new(|| {
    words_of(&[
        "و",
        "در",
        "به",
        "از",
        "که",
        "را",
        "این",
        "است",
        "با",
        "آن",
        "برای",
        "هم",
        "شد",
        "کرد",
        "تا",
        "بر",
        "شده",
        "بود",
        "هر",
        "نیز",
        "خود",
        "یک",
        "دو",
        "او",
        "وی",
        "ما",
        "اما",
        "اگر",
        "باید",
        "می",
        "نمی",
        "ها",
        "های",
        "پس",
        "دارد",
        "داشت",
        "داد",
        "هست",
        "هستند",
        "نیست",
        "شود",
        "شدن",
        "شدند",
        "بودن",
        "بودند",
        "کند",
        "کنند",
        "کردن",
        "کردند",
        "خواهد",
        "هستم",
        "آنها",
        "هیچ",
    ])
});

/// What a word says of the language of its sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// Only Arabic has it.
    Own,
    /// Arabic has it often, and Persian has it, too.
    Shared,
}

/// Words that hardly an Arabic sentence lacks, in the letters of [`in_persian_letters`].
static ARABIC_WORDS: LazyLock<FxHashMap<&'static [u8], Heard>> = LazyLock::new(|| {
    let own = OWN_WORDS.iter().map(|word| (word.as_bytes(), Heard::Own));
    let shared = SHARED_WORDS
        .iter()
        .map(|word| (word.as_bytes(), Heard::Shared));
    own.chain(shared).collect()
});

/// Arabic words of which none is a Persian word.
const OWN_WORDS: &[&str] = &[
    "فی",
    "وفی",
    "على",
    "وعلى",
    "عن",
    "وعن",
    "هذا",
    "هذه",
    "وهذا",
    "وهذه",
    "فهذا",
    "فهذه",
    "ذلک",
    "وذلک",
    "تلک",
    "وتلک",
    "هؤلاء",
    "الذی",
    "التی",
    "الذین",
    "والذی",
    "والتی",
    "والذین",
    "کان",
    "وکان",
    "فکان",
    "کانت",
    "وکانت",
    "کانوا",
    "کنت",
    "کنتم",
    "یکون",
    "تکون",
    "قالت",
    "قالوا",
    "وقال",
    "فقال",
    "یقول",
    "تقول",
    "یقولون",
    "یعمل",
    "یعملون",
    "یجب",
    "یمکن",
    "ثم",
    "لقد",
    "وقد",
    "وهو",
    "نحن",
    "ونحن",
    "انتم",
    "اذا",
    "واذا",
    "فاذا",
    "ماذا",
    "لماذا",
    "ایها",
    "کلها",
    "کلهم",
    "منهم",
    "عنها",
    "عنهم",
    "فیه",
    "فیها",
    "لها",
    "لهم",
    "لکم",
    "علیها",
    "علیهم",
    "علیکم",
    "بینهم",
    "سوف",
    "ولکن",
    "لله",
];

/// Words that Arabic has often and Persian has, too: by themselves they prove nothing.
const SHARED_WORDS: &[&str] = &[
    "من",
    "ما",
    "لا",
    "ان",
    "هو",
    "قال",
    "الی",
    "الى",
    "لم",
    "لن",
    "قد",
    "عند",
    "وما",
    "ومن",
    "ولا",
    "وان",
    "ولم",
    "بالله",
    "والله",
];

/// The bytes of the longest of all these words.
const LONGEST_WORD: usize = 14;

/// What an Arabic, Kurdish or Urdu sentence hardly lacks.
const NEIGHBOURLY: Traits = Traits::FOREIGN_LETTER
    .union(Traits::ARABIC_SPELLING)
    .union(Traits::ARABIC_LETTER)
    .union(Traits::VOWEL_SIGN);

/// How many tokens on each side of a sentence count as its surroundings.
const SURROUNDINGS: usize = 80;

impl Script {
    /// What a sentence in another language than Persian hardly lacks.
    pub const DOUBTFUL: Traits = NEIGHBOURLY.union(Traits::LATIN);

    /// The language of the tokens in `range`: of a sentence or a part of one. Where nothing in them speaks for any, they
    /// are in the language that surrounds them, and else in Persian.
    pub fn of(paragraph: &Paragraph<'_>, range: Range<usize>) -> Self {
        let own = Self::by_itself(paragraph, range.clone());
        if own != Self::Persian || !paragraph.traits.intersects(NEIGHBOURLY) {
            return own;
        }
        let words = || words(paragraph, range.clone());
        let text = |word: &Token| &paragraph.text[word.span()];
        if words().any(|word| is_persian_word(text(word), word.traits)) {
            return Self::Persian;
        }
        let around = range.start.saturating_sub(SURROUNDINGS)
            ..paragraph.tokens.len().min(range.end + SURROUNDINGS);
        match Self::by_itself(paragraph, around) {
            Self::Neighbour => Self::Neighbour,
            Self::Arabic if !words().any(|word| is_persian_spelling(text(word))) => Self::Arabic,
            _ => Self::Persian,
        }
    }

    /// The language of the tokens in `range` as far as they show it themselves; Persian where they do not.
    fn by_itself(paragraph: &Paragraph<'_>, range: Range<usize>) -> Self {
        let is_latin = |token: &&Token| token.kind == TokenKind::Latin;
        let latin = paragraph.tokens[range.clone()]
            .iter()
            .filter(is_latin)
            .count();
        let words = || words(paragraph, range.clone());
        let count = words().count();
        if count == 0 || latin > count * 2 {
            return Self::Other;
        }
        // Without one of these letters, only another script can keep a sentence from being Persian.
        if !words().any(|word| word.traits.intersects(NEIGHBOURLY)) {
            return Self::Persian;
        }
        let text = |word: &Token| &paragraph.text[word.span()];
        let (mut foreign, mut decisive) = (0, 0);
        let mut arabic = ForArabic::default();
        for word in words() {
            if word.traits.contains(Traits::FOREIGN_LETTER) {
                foreign += 1;
                decisive += usize::from(text(word).chars().any(is_neighbours_letter));
            }
            arabic.hear(text(word), word.traits);
        }
        // Few sentences come so far that their Persian words must be counted, too.
        let spoken = LazyCell::new(|| {
            words()
                .filter(|word| is_persian_word(text(word), word.traits))
                .count()
        });
        let persian = LazyCell::new(|| {
            words()
                .filter(|word| {
                    is_persian_word(text(word), word.traits) || is_persian_spelling(text(word))
                })
                .count()
        });
        if foreign > 0
            && foreign * 8 >= count
            && (foreign * 2 > *persian
                // Pashto and Kurdish write چ, ک and ی as Persian does: there only words speak for Persian.
                || decisive > 0 && foreign > 1 && foreign * 2 > *spoken)
        {
            Self::Neighbour
        } else if arabic.may_be(count) && arabic.outweighs(*persian, count) {
            Self::Arabic
        } else {
            Self::Persian
        }
    }
}

fn words<'p>(paragraph: &'p Paragraph<'_>, range: Range<usize>) -> impl Iterator<Item = &'p Token> {
    let tokens = paragraph.tokens[range].iter();
    tokens.filter(|token| token.kind == TokenKind::Word)
}

/// What the words of a sentence say for Arabic.
#[derive(Debug, Default)]
struct ForArabic {
    /// All of it: two for a spelling, one for a word.
    weight: usize,
    /// Words that only Arabic has, by their letters or as a whole.
    own: usize,
    /// Words with the article: many of them are names, in Persian as well.
    articles: usize,
}

impl ForArabic {
    fn hear(&mut self, word: &str, traits: Traits) {
        if is_arabic_spelling(word, traits) {
            self.weight += 2;
            self.own += 1;
        } else if has_article(word) {
            self.weight += 2;
            self.articles += 1;
        } else if word.len() <= LONGEST_WORD {
            let heard = if traits.contains(Traits::ARABIC_LETTER) {
                ARABIC_WORDS.get(&in_persian_letters(word)[..])
            } else {
                ARABIC_WORDS.get(word.as_bytes())
            };
            self.own += usize::from(heard == Some(&Heard::Own));
            self.weight += usize::from(heard.is_some());
        }
    }

    /// Whether it is enough for a sentence of `count` words that has nothing Persian.
    fn may_be(&self, count: usize) -> bool {
        self.own + self.articles > 0
            && self.weight >= 2
            && (self.weight * 2 > count
                || self.own > 0 && self.weight * 2 >= count
                || self.own > 1 && self.weight * 3 >= count)
    }

    /// Whether it is enough against the Persian words of a sentence.
    fn outweighs(&self, persian: usize, count: usize) -> bool {
        persian == 0 || self.weight > persian * 2 && self.weight * 2 > count
    }
}

/// The bytes of a word as a Persian keyboard types it, which are as many. A final ى stays: there it is as good as a
/// signature.
fn in_persian_letters(word: &str) -> SmallVec<[u8; LONGEST_WORD]> {
    let mut bytes = SmallVec::from_slice(word.as_bytes());
    for pair in bytes.as_chunks_mut::<2>().0 {
        match pair {
            [0xD9, 0x8A] => *pair = [0xDB, 0x8C],
            [0xD9, 0x83] => *pair = [0xDA, 0xA9],
            _ => {}
        }
    }
    bytes
}

/// A word of Persian, whatever the keyboard, or one with a half-space.
fn is_persian_word(word: &str, traits: Traits) -> bool {
    traits.contains(Traits::ZWNJ)
        || word.len() <= LONGEST_WORD && PERSIAN_WORDS.contains(&in_persian_letters(word)[..])
}

/// A letter that Arabic does not write.
fn is_persian_spelling(word: &str) -> bool {
    // In bytes, for it is asked of every word of a doubtful sentence.
    word.as_bytes().windows(2).any(|pair| {
        matches!(
            pair,
            [0xD9, 0xBE] | [0xDA, 0x86 | 0x98 | 0xA9 | 0xAF] | [0xDB, 0x8C]
        )
    })
}

/// A word that begins with the article, as far as its letters allow.
fn has_article(word: &str) -> bool {
    word.starts_with("ال") && word.chars().count() > 4 && !word.contains(['پ', 'چ', 'ژ', 'گ'])
}

/// A letter that only Arabic writes, or several vowel signs.
fn is_arabic_spelling(word: &str, traits: Traits) -> bool {
    let vowels = |word: &str| {
        word.chars()
            .filter(|&c| crate::tokens::is_vowel_sign(c) && !matches!(c, '\u{064B}' | '\u{0654}'))
            .count()
    };
    traits.contains(Traits::ARABIC_SPELLING)
        || traits.contains(Traits::VOWEL_SIGN) && vowels(word) >= 2
        || word.starts_with('أ')
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
        for text in [
            "وزير امور خارجه گفت كه الجزاير را ترك مي كند",
            "اين كتاب خوب است",
            "رئيس جمهوري اسلامي ايران گفت",
            "من علي هستم",
            "الزامي شدن ماسك",
            "الگوي ما",
            "فلسفه كانت",
            "كنفرانس خبري نوري المالكي، محمد الحلبوسي، نخست وزير سابق عراق",
            "مع ذلك كسي نيامد",
        ] {
            assert_eq!(script_of(text), Script::Persian, "{text}");
        }
    }

    #[test]
    fn a_verse_is_arabic() {
        assert_eq!(script_of("إِنَّ اللَّهَ مَعَ الصَّابِرِينَ"), Script::Arabic);
        assert_eq!(script_of("قال الله تعالى في كتابه الكريم"), Script::Arabic);
    }

    #[test]
    fn arabic_shows_by_its_small_words() {
        for text in [
            "من كنت مولاه فهذا علي مولاه",
            "وما توفيقي إلا بالله",
            "رئيس الجمهورية وكان يعمل في كل مكان كتب",
            "هذا كتاب جديد عن تاريخ بغداد",
            "وقال إنه لا يمكن قبول ذلك",
            "هذا من فضل ربي",
        ] {
            assert_eq!(script_of(text), Script::Arabic, "{text}");
        }
    }

    #[test]
    fn what_shows_nothing_is_in_the_language_round_it() {
        let arabic = "ذهب الوزير إلى المدرسة في الصباح. كتب رسالة ثم خرج. هو كاتب كبير.";
        let paragraph = Paragraph::new(arabic, &[], true);
        let last = paragraph.tokens.len() - 2;
        assert_eq!(paragraph.script(last), Script::Arabic);
        let persian = "او اين آيه را خواند: «وما توفيقي إلا بالله». كتاب علي";
        let paragraph = Paragraph::new(persian, &[], true);
        assert_eq!(paragraph.script(0), Script::Persian);
        assert_eq!(
            paragraph.script(paragraph.tokens.len() - 1),
            Script::Persian
        );
        let verse = persian.find("توفيقي").map(|at| {
            let begins = |token: &Token| token.start as usize == at;
            paragraph.tokens.iter().position(begins)
        });
        assert_eq!(paragraph.script(verse.flatten().unwrap()), Script::Arabic);
    }

    #[test]
    fn neighbours_are_told_apart() {
        assert_eq!(
            script_of("ئەم هەواڵە لە کوردستان بڵاو کرایەوە"),
            Script::Neighbour
        );
        assert_eq!(
            script_of("دا زما نوی کتاب دی ، چې ډېر ښه دی"),
            Script::Neighbour
        );
        assert_eq!(script_of("ھمه چیز خوب بود"), Script::Persian);
        assert_eq!(script_of("یہ خبر پاکستان سے آئی ہے"), Script::Neighbour);
        assert_eq!(script_of("this is English"), Script::Other);
    }
}
