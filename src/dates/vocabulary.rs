//! What a word can mean in a date.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::calendar::{Calendar, Weekday};
use super::fold::{Key, folded, is_folded};
use super::names::{
    CARDINALS, EVERYDAY_MONTH_NAMES, MONTH_NAMES, ORDINALS, Tradition, WEEKDAY_NAMES,
};
use super::sieve::{Look, Sieve};
use super::words::WORDS;
use crate::tokens::{Token, Traits};

/// A month as a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MonthName {
    /// The calendar of the month.
    pub calendar: Calendar,
    /// The month, from 1.
    pub number: u8,
    /// Whose name of the month it is.
    pub tradition: Tradition,
    /// Whether the name is also an everyday word («تیر», «مه», «میزان»).
    pub everyday: bool,
}

/// An era written after a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Era {
    /// خورشیدی، شمسی، ه‍.ش
    Solar,
    /// قمری، ه‍.ق
    Lunar,
    /// میلادی، م
    Gregorian,
    /// شاهنشاهی
    Imperial,
    /// هجری alone: the month decides.
    Hijri,
    /// پیش از میلاد: no date of ours.
    BeforeChrist,
}

/// The meaning of one word, as far as dates go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// A month.
    Month(MonthName),
    /// The first word of a month of two words («ربیع الاول»).
    MonthOpening,
    /// A weekday.
    Weekday(Weekday),
    /// An ordinal 1–31 («هفتم», «بیستوسوم»).
    Ordinal(u8),
    /// A cardinal 1–31 («هفت»).
    Cardinal(u8),
    /// «بیستو», «سیو»: a ten that lost its space before «و».
    TenAnd(u8),
    /// «ویکم»: an ordinal that lost its space after «و».
    AndOrdinal(u8),
    /// «امروز», «دیروز» …: days from the day of the text.
    Relative(i8),
    /// An era.
    Era(Era),
    /// A word of the grammar.
    Keyword(Keyword),
    /// Anything else.
    Other,
}

/// Words that hold a date together or change what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keyword {
    /// و
    And,
    /// تا، الی، لغایت
    Until,
    /// از
    From,
    /// ماه
    Month,
    /// سال
    Year,
    /// روز، روزهای
    Day,
    /// هفته
    Week,
    /// مورخ، مورخه، تاریخ
    Dated,
    /// شب
    Night,
    /// صبح، عصر، ظهر، بامداد، شامگاه …
    PartOfDay,
    /// جاری
    Current,
    /// این
    This,
    /// گذشته، قبل
    Past,
    /// آینده، بعد
    Next,
    /// پیش
    Before,
    /// رو
    Face,
    /// امسال (0), پارسال (−1), پیرارسال (−2)
    YearOffset(i8),
    /// همان
    Same,
    /// هر
    Every,
    /// برابر
    Equal,
    /// مطابق، مصادف، مقارن، معادل، منطبق، همزمان، موافق
    Matching,
    /// شده
    Become,
    /// با
    With,
    /// بر
    On,
    /// پس
    After,
    /// مبارک
    Blessed,
    /// در
    In,
    /// به
    To,
    /// غره: the first day of a lunar month.
    FirstDay,
    /// سلخ: the last day of a lunar month.
    LastDay,
    /// A word whose next date is a name of a place («میدان»).
    Place,
    /// A word whose next date is a name of an event («قیام»).
    Event,
    /// سالروز، سالگرد: the date returns every year.
    Anniversary,
    /// A word after which a number counts things, not days («ساعت», «شماره»).
    Numbered,
    /// A word that a code with separators may follow («سفارش», «قانون»); `counted` where it is as well a unit like those
    /// of [`Keyword::Counted`] («نسخه», «پرونده»).
    Coded {
        /// Whether the number before it is no year.
        counted: bool,
    },
    /// A counted thing or a unit: the number before it is no year («نفر», «میلیون»).
    Counted,
    /// A common word that may follow a date but never a counted noun or verb.
    Function,
    /// A word that makes «مه» fog.
    Fog,
    /// A country that keeps another lunar calendar than Iran («عربستان»).
    OtherCountry,
    /// A title or place before a weekday that is none («امام جمعه», «شهر دوشنبه»).
    WeekdayTitle,
    /// A word that makes of a date the day on which somebody was born or died («متولد»).
    Life,
}

/// The table of every word that can matter to a date.
struct Vocabulary {
    words: Vec<(Box<str>, Meaning)>,
    /// The numbers of the words.
    numbers: FxHashMap<Box<str>, usize>,
    sieve: Sieve,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::build);

/// What words mean; keeps the space in which they are folded.
pub struct Reader {
    vocabulary: &'static Vocabulary,
    key: Key,
}

impl Reader {
    /// A reader with nothing read yet.
    pub fn new() -> Self {
        Self {
            vocabulary: &VOCABULARY,
            key: Key::new(),
        }
    }

    /// What a word as written means. `plain` says that it holds letters only: no half-space, vowel sign or kashida.
    #[inline]
    pub fn meaning(&mut self, word: &str, plain: bool) -> Meaning {
        match self.vocabulary.sieve.look_at(word, plain) {
            Look::No => Meaning::Other,
            Look::Only(number) => match &self.vocabulary.words[number] {
                (key, meaning) if **key == *word => *meaning,
                _ if is_folded(word) => Meaning::Other,
                _ => self.look_up(word),
            },
            Look::Maybe => self.look_up(word),
        }
    }

    /// What a token of `text` means. Most words were found to mean nothing when their paragraph was made.
    #[inline]
    pub fn meaning_of_token(&mut self, text: &str, token: &Token) -> Meaning {
        if token.traits.contains(Traits::DATE_WORD) {
            self.meaning(&text[token.span()], is_plain(token))
        } else {
            Meaning::Other
        }
    }

    /// What two words mean as one («ربیع» «الاول»).
    pub fn meaning_of_pair(&mut self, first: &str, second: &str) -> Meaning {
        self.key.clear();
        if self.key.push(first) && self.key.push(second) {
            self.vocabulary.meaning_of_key(self.key.as_str())
        } else {
            Meaning::Other
        }
    }

    fn look_up(&mut self, word: &str) -> Meaning {
        if is_folded(word) {
            return self.vocabulary.meaning_of_key(word);
        }
        self.key.clear();
        if self.key.push(word) {
            self.vocabulary.meaning_of_key(self.key.as_str())
        } else {
            Meaning::Other
        }
    }
}

/// Whether a word holds nothing but letters.
pub(crate) fn is_plain(token: &Token) -> bool {
    let signs = Traits::ZWNJ | Traits::VOWEL_SIGN | Traits::KASHIDA | Traits::INVISIBLE;
    !token.traits.intersects(signs)
}

/// What a word means to dates; `None` when the vocabulary does not hold it. `plain` says that it holds letters only, as far
/// as anybody knows: no half-space, vowel sign or kashida.
pub fn meaning(word: &str, plain: bool) -> Option<Meaning> {
    let meaning = Reader::new().meaning(word, plain);
    (meaning != Meaning::Other).then_some(meaning)
}

/// Whether a word is a month or a weekday, or may begin a month of two words.
pub fn is_cue(meaning: Meaning) -> bool {
    matches!(
        meaning,
        Meaning::Month(_) | Meaning::MonthOpening | Meaning::Weekday(_)
    )
}

impl Default for Reader {
    fn default() -> Self {
        Self::new()
    }
}

impl Vocabulary {
    fn meaning_of_key(&self, key: &str) -> Meaning {
        match self.numbers.get(key) {
            Some(&number) => self.words[number].1,
            None => Meaning::Other,
        }
    }

    fn build() -> Self {
        let mut vocabulary = Self {
            words: Vec::new(),
            numbers: FxHashMap::default(),
            sieve: Sieve::new(),
        };
        vocabulary.add_keywords();
        vocabulary.add_months();
        vocabulary.add_weekdays();
        vocabulary.add_numbers();
        vocabulary
    }

    /// The first meaning of a spelling stays.
    fn add(&mut self, spelling: &str, meaning: Meaning) {
        let key = folded(spelling).into_boxed_str();
        if !self.numbers.contains_key(&key) {
            self.sieve.add(&key, self.words.len());
            self.numbers.insert(key.clone(), self.words.len());
            self.words.push((key, meaning));
        }
    }

    fn add_months(&mut self) {
        for names in &MONTH_NAMES {
            for (number, spellings) in (1..).zip(names.months) {
                for spelling in spellings {
                    let everyday = EVERYDAY_MONTH_NAMES.contains(spelling);
                    let meaning = Meaning::Month(MonthName {
                        calendar: names.calendar,
                        number,
                        tradition: names.tradition,
                        everyday,
                    });
                    self.add(spelling, meaning);
                    if names.calendar == Calendar::Solar {
                        let with_month = MonthName {
                            calendar: names.calendar,
                            number,
                            tradition: names.tradition,
                            everyday: false,
                        };
                        self.add(&format!("{spelling}ماه"), Meaning::Month(with_month));
                    }
                }
            }
        }
        for opening in ["ربیع", "جمادی", "ذی", "ذو", "کانون", "تشرین"] {
            self.add(opening, Meaning::MonthOpening);
        }
    }

    fn add_weekdays(&mut self) {
        for (weekday, spellings) in Weekday::ALL.into_iter().zip(WEEKDAY_NAMES) {
            for spelling in spellings {
                self.add(spelling, Meaning::Weekday(weekday));
            }
        }
    }

    fn add_numbers(&mut self) {
        for (number, spellings) in ORDINALS {
            for spelling in spellings {
                self.add(spelling, Meaning::Ordinal(number));
            }
        }
        for (number, spellings) in CARDINALS {
            for spelling in spellings {
                self.add(spelling, Meaning::Cardinal(number));
            }
        }
        for (ten, word, units) in [(20, "بیست", 1..=9), (30, "سی", 1..=1)] {
            self.add(&format!("{word}و"), Meaning::TenAnd(ten));
            for unit in units {
                let row = usize::from(unit) - 1;
                for ordinal in ORDINALS[row].1 {
                    self.add(&format!("{word}و{ordinal}"), Meaning::Ordinal(ten + unit));
                    self.add(&format!("و{ordinal}"), Meaning::AndOrdinal(unit));
                }
                for cardinal in CARDINALS[row].1 {
                    self.add(&format!("{word}و{cardinal}"), Meaning::Cardinal(ten + unit));
                }
            }
        }
    }

    fn add_keywords(&mut self) {
        for (spellings, meaning) in WORDS {
            for spelling in spellings.split_whitespace() {
                self.add(spelling, *meaning);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dates::fold::is_ignorable;

    fn meaning_of(word: &str) -> Meaning {
        let plain = !word.contains(is_ignorable);
        Reader::new().meaning(word, plain)
    }

    #[test]
    fn lost_half_spaces_do_not_hide_a_word() {
        assert_eq!(meaning_of("بیستوسوم"), Meaning::Ordinal(23));
        assert_eq!(meaning_of("بیست‌ونهم"), Meaning::Ordinal(29));
        assert_eq!(meaning_of("سی‌ویکم"), Meaning::Ordinal(31));
        assert_eq!(meaning_of("سهشنبه"), Meaning::Weekday(Weekday::Tuesday));
        assert!(matches!(meaning_of("شهریور‌ماه"), Meaning::Month(m) if m.number == 6));
        assert!(matches!(meaning_of("ژانويهٔ"), Meaning::Month(m) if m.number == 1));
    }

    #[test]
    fn two_words_can_be_one_month() {
        let month = |first, second| match Reader::new().meaning_of_pair(first, second) {
            Meaning::Month(month) => (month.calendar, month.number),
            other => panic!("{first} {second}: {other:?}"),
        };
        assert_eq!(month("ربیع", "الأول"), (Calendar::Lunar, 3));
        assert_eq!(month("جمادی", "الاخره"), (Calendar::Lunar, 6));
        assert_eq!(month("تشرین", "الثانی"), (Calendar::Gregorian, 11));
    }

    #[test]
    fn inflected_words_are_no_dates() {
        assert_eq!(meaning_of("شنبه‌ها"), Meaning::Other);
        assert_eq!(meaning_of("خردادی"), Meaning::Other);
        assert_eq!(meaning_of("مهربان"), Meaning::Other);
    }
}
