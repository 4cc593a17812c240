//! Persian words as one byte a letter, the form in which the lexicon is stored and searched.
//!
//! Working on letters rather than on UTF-8 makes every question of morphology («does it end in a
//! silent ه?», «where could a suffix begin?») an index into a small array, and lets one key stand for
//! all spellings of a word that differ only in what readers do not see: Arabic letter forms, vowel
//! signs, kashida, and half-spaces.

use std::ops::Range;

/// One letter of the Persian alphabet, by its position in [`ALPHABET`].
pub type Letter = u8;

/// The letters a lexicon key may hold. أ إ ٱ are read as ا, ؤ as و, ئ ي ى as ی, ك as ک, ة ۀ as ه.
pub const ALPHABET: [char; 34] = [
    'ء', 'ا', 'آ', 'ب', 'پ', 'ت', 'ث', 'ج', 'چ', 'ح', 'خ', 'د', 'ذ', 'ر', 'ز', 'ژ', 'س', 'ش', 'ص',
    'ض', 'ط', 'ظ', 'ع', 'غ', 'ف', 'ق', 'ک', 'گ', 'ل', 'م', 'ن', 'و', 'ه', 'ی',
];

/// The most letters a word may have here; anything longer is no word (or a pile of them) and is left alone.
pub const MAX_LETTERS: usize = 40;

/// The half-space, U+200C.
pub const ZWNJ: char = '\u{200C}';

const NOT_A_LETTER: u8 = 0xFF;
const INVISIBLE: u8 = 0xFE;
const HALF_SPACE: u8 = 0xFD;
/// Added to a letter that is read for another.
const FOLDED: u8 = 0x40;

/// What the two-byte characters U+0600–U+06FF are to the lexicon.
const ARABIC_BLOCK: [u8; 256] = arabic_block();

const fn arabic_block() -> [u8; 256] {
    let mut table = [NOT_A_LETTER; 256];
    let mut index = 0;
    while index < ALPHABET.len() {
        table[ALPHABET[index] as usize - 0x600] = index as u8;
        index += 1;
    }
    let folds = [
        ('أ', 'ا'),
        ('إ', 'ا'),
        ('\u{0671}', 'ا'),
        ('ؤ', 'و'),
        ('ئ', 'ی'),
        ('ي', 'ی'),
        ('ى', 'ی'),
        ('ك', 'ک'),
        ('ة', 'ه'),
        ('\u{06C0}', 'ه'),
    ];
    let mut fold = 0;
    while fold < folds.len() {
        table[folds[fold].0 as usize - 0x600] = table[folds[fold].1 as usize - 0x600] | FOLDED;
        fold += 1;
    }
    // Vowel signs, superscript alef and kashida change nothing about which word it is.
    let mut mark = 0x4B;
    while mark <= 0x5F {
        table[mark] = INVISIBLE;
        mark += 1;
    }
    table[0x70] = INVISIBLE;
    table[0x40] = INVISIBLE;
    table
}

/// The [`Letter`] of a character of [`ALPHABET`], at compile time.
///
/// # Panics
/// When the character is not in the alphabet; used in constants, that fails the build.
pub const fn letter(character: char) -> Letter {
    let code = ARABIC_BLOCK[character as usize - 0x600];
    assert!(code < FOLDED, "not a letter of the alphabet");
    code
}

/// Letters that never join the next one: a ZWNJ after them shows nothing and is never written.
const NON_JOINING: u64 = {
    let letters = ['ء', 'ا', 'آ', 'د', 'ذ', 'ر', 'ز', 'ژ', 'و'];
    let mut set = 0;
    let mut index = 0;
    while index < letters.len() {
        set |= 1 << letter(letters[index]);
        index += 1;
    }
    set
};

/// Whether a letter joins the one after it, so that a ZWNJ between them is visible.
pub fn joins_next(letter: Letter) -> bool {
    NON_JOINING & (1 << letter) == 0
}

/// A word spelled in [`Letter`]s, with the places of its half-spaces and of every letter in the text.
#[derive(Clone, Debug)]
pub struct Spelling {
    letters: [Letter; MAX_LETTERS],
    starts: [u8; MAX_LETTERS],
    length: u8,
    /// Whether a letter is read for another.
    is_folded: bool,
    /// Bit `i` is set when a ZWNJ that shows (after a joining letter) stands before letter `i`.
    half_spaces: u64,
}

impl Spelling {
    /// Reads a token of Persian letters, vowel signs and half-spaces.
    ///
    /// `None` when it holds anything else (a digit, a Latin or a Kurdish letter), no letter at all, or
    /// more than [`MAX_LETTERS`], or when one of them stands behind byte 255.
    pub fn of(token: &str) -> Option<Self> {
        let bytes = token.as_bytes();
        let mut spelling = Self {
            letters: [0; MAX_LETTERS],
            starts: [0; MAX_LETTERS],
            length: 0,
            is_folded: false,
            half_spaces: 0,
        };
        let mut folded = 0;
        let (mut at, mut length, mut pending) = (0, 0, false);
        while at < bytes.len() {
            let lead = bytes[at];
            if (0xD8..=0xDB).contains(&lead) && at + 1 < bytes.len() {
                let code =
                    ARABIC_BLOCK[usize::from(lead - 0xD8) << 6 | usize::from(bytes[at + 1] & 0x3F)];
                if code < HALF_SPACE {
                    if length == MAX_LETTERS {
                        return None;
                    }
                    if pending && length > 0 && joins_next(spelling.letters[length - 1]) {
                        spelling.half_spaces |= 1 << length;
                    }
                    pending = false;
                    spelling.letters[length] = code & !FOLDED;
                    folded |= code & FOLDED;
                    spelling.starts[length] = u8::try_from(at).ok()?;
                    length += 1;
                } else if code == NOT_A_LETTER {
                    return None;
                }
                at += 2;
            } else if bytes[at..].starts_with("\u{200C}".as_bytes()) {
                pending = true;
                at += 3;
            } else {
                return None;
            }
        }
        spelling.is_folded = folded != 0;
        spelling.length = u8::try_from(length).ok()?;
        (length > 0).then_some(spelling)
    }

    /// The letters, without half-spaces and vowel signs.
    pub fn letters(&self) -> &[Letter] {
        &self.letters[..usize::from(self.length)]
    }

    /// Whether the token that this is the spelling of holds letters only: no half-space, vowel sign or kashida.
    pub fn is_plain(&self, token: &str) -> bool {
        token.len() == 2 * usize::from(self.length)
    }

    /// Whether a letter is read for another that looks or sounds like it: ي for ی, ئ for ی.
    pub fn is_folded(&self) -> bool {
        self.is_folded
    }

    /// Bit `i` is set when a visible ZWNJ stands before letter `i`.
    pub fn half_spaces(&self) -> u64 {
        self.half_spaces
    }

    /// The pieces between the half-spaces, as ranges of letters: one where there are no half-spaces.
    pub fn pieces(&self) -> impl Iterator<Item = Range<usize>> {
        pieces(usize::from(self.length), self.half_spaces)
    }

    /// Byte offset in the token at which letter `index` begins.
    pub fn start_of(&self, index: usize) -> usize {
        usize::from(self.starts[index])
    }

    /// The part of the word from letter `from` up to (not including) letter `to`; byte offsets stay those
    /// of the whole.
    pub fn slice(&self, from: usize, to: usize) -> Self {
        let mut part = Self {
            letters: [0; MAX_LETTERS],
            starts: [0; MAX_LETTERS],
            length: (to - from) as u8,
            is_folded: self.is_folded,
            half_spaces: (self.half_spaces >> from) & !1 & ((1 << (to - from)) - 1),
        };
        part.letters[..to - from].copy_from_slice(&self.letters[from..to]);
        part.starts[..to - from].copy_from_slice(&self.starts[from..to]);
        part
    }

    /// This word with another after it, as though written solid; byte offsets are those of the first
    /// word followed by those of the second shifted by `gap` bytes. `None` when it grows too long.
    pub fn followed_by(&self, next: &Self) -> Option<Self> {
        let (own, other) = (usize::from(self.length), usize::from(next.length));
        if own + other > MAX_LETTERS {
            return None;
        }
        let mut joined = self.clone();
        joined.letters[own..own + other].copy_from_slice(next.letters());
        joined.length += next.length;
        joined.is_folded |= next.is_folded;
        joined.half_spaces |= next.half_spaces << own;
        Some(joined)
    }
}

/// The pieces into which half-spaces, one bit for the letter behind each, part a word of so many letters.
pub fn pieces(length: usize, half_spaces: u64) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    (1..=length)
        .filter(move |&at| at == length || half_spaces & (1 << at) != 0)
        .map(move |at| std::mem::replace(&mut start, at)..at)
}

/// The last eight letters (or fewer) as one number, the last in the lowest byte; no letter is zero in it.
pub const fn packed(letters: &[Letter]) -> u64 {
    let mut packed = 0;
    let mut index = letters.len().saturating_sub(8);
    while index < letters.len() {
        packed = packed << 8 | (letters[index] + 1) as u64;
        index += 1;
    }
    packed
}

/// Whether a word is one of a list made by [`keys!`](crate::keys).
pub fn is_one_of(word: &[Letter], keys: &[u64]) -> bool {
    word.len() <= 8 && keys.binary_search(&packed(word)).is_ok()
}

/// Numbers in their order.
#[doc(hidden)]
pub const fn sorted<const COUNT: usize>(mut keys: [u64; COUNT]) -> [u64; COUNT] {
    let mut sorted = 1;
    while sorted < COUNT {
        let mut at = sorted;
        while at > 0 && keys[at - 1] > keys[at] {
            (keys[at - 1], keys[at]) = (keys[at], keys[at - 1]);
            at -= 1;
        }
        sorted += 1;
    }
    keys
}

/// `keys!["ها", "تر"]`: words of the source, of at most eight letters each, as constant numbers to compare with.
#[macro_export]
#[doc(hidden)]
macro_rules! keys {
    ($($word:literal),* $(,)?) => {{
        const KEYS: &[u64] = &$crate::lexicon::letters::sorted([
            $($crate::lexicon::letters::packed($crate::letters!($word))),*
        ]);
        KEYS
    }};
}

/// The letters written out again, with a ZWNJ before each letter whose bit is set in `half_spaces`.
pub fn written(letters: &[Letter], half_spaces: u64) -> String {
    let mut text = String::with_capacity(letters.len() * 2 + 6);
    for (index, &letter) in letters.iter().enumerate() {
        if half_spaces & (1 << index) != 0 {
            text.push(ZWNJ);
        }
        text.push(ALPHABET[usize::from(letter)]);
    }
    text
}

/// `letters!("ها")`: a word of the source as a constant array of [`Letter`]s.
#[macro_export]
#[doc(hidden)]
macro_rules! letters {
    ($word:literal) => {{
        const WORD: &str = $word;
        const LENGTH: usize = WORD.len() / 2;
        const LETTERS: [$crate::lexicon::letters::Letter; LENGTH] =
            $crate::lexicon::letters::constant::<LENGTH>(WORD);
        &LETTERS as &'static [$crate::lexicon::letters::Letter]
    }};
}

/// The letters of a constant word; see [`letters!`].
#[doc(hidden)]
pub const fn constant<const LENGTH: usize>(word: &str) -> [Letter; LENGTH] {
    let bytes = word.as_bytes();
    let mut letters = [0; LENGTH];
    let mut index = 0;
    while index < LENGTH {
        let (lead, trail) = (bytes[2 * index], bytes[2 * index + 1]);
        let code = ARABIC_BLOCK[((lead - 0xD8) as usize) << 6 | (trail & 0x3F) as usize];
        letters[index] = if code < HALF_SPACE {
            code & !FOLDED
        } else {
            code
        };
        index += 1;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_that_look_alike_are_one_word() {
        let plain = Spelling::of("کتاب").expect("Persian");
        let arabic = Spelling::of("كِتـاب").expect("Persian with Arabic kaf, vowel and kashida");
        assert_eq!(plain.letters(), arabic.letters());
        assert_eq!(
            Spelling::of("رئیس").expect("hamza").letters(),
            Spelling::of("رییس").expect("no hamza").letters()
        );
    }

    #[test]
    fn a_half_space_counts_only_where_it_shows() {
        assert_eq!(
            Spelling::of("می‌رود").expect("Persian").half_spaces(),
            1 << 2
        );
        assert_eq!(Spelling::of("کار‌ها").expect("Persian").half_spaces(), 0);
    }

    #[test]
    fn byte_offsets_skip_what_is_not_a_letter() {
        let spelling = Spelling::of("کِتاب").expect("Persian with a vowel sign");
        assert_eq!(spelling.start_of(1), 4);
    }

    #[test]
    fn a_word_is_found_in_a_list_in_any_order() {
        let list = keys!["نه", "ها", "ترینها", "ب"];
        for word in ["نه", "ها", "ترینها", "ب", "هان", "ترین", "بنه"] {
            let listed = ["نه", "ها", "ترینها", "ب"].contains(&word);
            let spelling = Spelling::of(word).expect("Persian");
            assert_eq!(is_one_of(spelling.letters(), list), listed, "{word}");
        }
    }

    #[test]
    fn other_scripts_are_not_read() {
        for token in ["abc", "کتاب2", "ھەولێر", ""] {
            assert!(Spelling::of(token).is_none(), "{token}");
        }
    }
}
