//! What the lexicon knows about a spelling besides its frequency.

use std::ops::BitOr;

/// A set of facts about one spelling; a bit each, so that a question about a word is one test.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Flags(pub u32);

impl Flags {
    /// Takes the plural ها: nouns, and adjectives used as nouns.
    pub const NOUN: Self = Self(1);
    /// Takes تر and ترین.
    pub const ADJECTIVE: Self = Self(1 << 1);
    /// Takes its clitics with a half-space: it ends in a silent ه or in ی.
    pub const APART: Self = Self(1 << 2);
    /// A verb form that می or نمی may stand before: کند، رفت، شوند.
    pub const AFTER_MI: Self = Self(1 << 3);
    /// A verb form that can end a sentence: کرد، شود، نداشت.
    pub const FINITE: Self = Self(1 << 4);
    /// A past participle, which takes ام ای ایم اید اند with a half-space: رفته، نشده.
    pub const PARTICIPLE: Self = Self(1 << 5);
    /// The name of a person, a place or an organisation.
    pub const NAME: Self = Self(1 << 6);
    /// A word of a closed class (preposition, conjunction, pronoun, numeral): never hosts a plural or a comparative.
    pub const FUNCTION: Self = Self(1 << 7);
    /// Already inflected: takes no further suffix.
    pub const INFLECTED: Self = Self(1 << 8);
    /// Known from a web count alone: good enough to leave a token in peace, not to build a correction on.
    pub const WEB_ONLY: Self = Self(1 << 9);
    /// Spoken forms, which come after می only: می‌گه، می‌خوام.
    pub const SPOKEN: Self = Self(1 << 10);
    /// A compound that editors write as one word even when it reaches them with a space.
    pub const ONE_WORD: Self = Self(1 << 11);
    /// A compound that is written as one word more often than not; or a part of compounds that is more often joined to
    /// its noun than parted from it.
    pub const USUALLY_ONE_WORD: Self = Self(1 << 12);
    /// Comes from a list kept by hand.
    pub const CURATED: Self = Self(1 << 13);
    /// Makes one word with a noun or an adjective before it: گذاری، نامه، پذیر.
    pub const SECOND_PART: Self = Self(1 << 14);
    /// Makes one word with a noun or an adjective after it: بی، هم، پیش.
    pub const FIRST_PART: Self = Self(1 << 15);

    /// The first piece of a compound that is written as one word.
    pub const OPENS: Self = Self(1 << 16);
    /// The last piece of a compound that is written as one word.
    pub const CLOSES: Self = Self(1 << 17);

    /// A [`Self::SECOND_PART`] or [`Self::FIRST_PART`] that hardly stands alone: joined even over a space.
    pub const BOUND: Self = Self(1 << 18);
    /// A spelling with half-spaces whose solid twin is in some dictionary, though much rarer.
    pub const DISPUTED: Self = Self(1 << 19);

    /// A spelling with half-spaces that is at least twice as frequent as the same letters without.
    pub const USUAL: Self = Self(1 << 20);
    /// A spelling with half-spaces that is rarer than the same letters without.
    pub const SELDOM: Self = Self(1 << 21);

    /// A compound that is normally two words: never joined over a space, in no form.
    pub const TWO_WORDS: Self = Self(1 << 22);

    /// A spelling in «ه‌ای» that is at least sixteen times as frequent as the plural in «های» of the same letters.
    pub const NO_PLURAL: Self = Self(1 << 23);

    /// Letters by which `words.tsv` names the flags, in bit order.
    pub const NAMES: [(char, Self); 24] = [
        ('n', Self::NOUN),
        ('a', Self::ADJECTIVE),
        ('h', Self::APART),
        ('m', Self::AFTER_MI),
        ('v', Self::FINITE),
        ('p', Self::PARTICIPLE),
        ('t', Self::NAME),
        ('f', Self::FUNCTION),
        ('i', Self::INFLECTED),
        ('w', Self::WEB_ONLY),
        ('s', Self::SPOKEN),
        ('1', Self::ONE_WORD),
        ('2', Self::USUALLY_ONE_WORD),
        ('c', Self::CURATED),
        ('>', Self::SECOND_PART),
        ('<', Self::FIRST_PART),
        ('(', Self::OPENS),
        (')', Self::CLOSES),
        ('b', Self::BOUND),
        ('d', Self::DISPUTED),
        ('u', Self::USUAL),
        ('r', Self::SELDOM),
        ('-', Self::TWO_WORDS),
        ('e', Self::NO_PLURAL),
    ];

    /// Whether any of `other`'s flags is set here.
    pub fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// These flags as far as `other` has them, too.
    pub fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// These flags without those of `other`.
    pub fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Reads the letters of [`Self::NAMES`]; `None` at a letter that names no flag.
    pub fn parse(text: &str) -> Option<Self> {
        text.chars().try_fold(Self::default(), |flags, name| {
            let (_, flag) = Self::NAMES.iter().find(|(letter, _)| *letter == name)?;
            Some(flags | *flag)
        })
    }
}

impl BitOr for Flags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl std::fmt::Display for Flags {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for (name, flag) in Self::NAMES {
            if self.any(flag) {
                write!(formatter, "{name}")?;
            }
        }
        Ok(())
    }
}
