//! What each character is to the tokenizer.

use super::{Traits, ZWNJ};

/// The part a character plays in running text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// A letter of Arabic script, kashida and presentation forms included.
    Letter,
    /// A vowel sign or another combining mark on such a letter.
    Vowel,
    /// A digit of any of the three systems.
    Digit,
    /// The half-space.
    Zwnj,
    /// Zero-width and formatting characters, and two that are typed for them.
    Invisible,
    /// White space within a line.
    Space,
    /// A line separator beyond CR and LF.
    LineBreak,
    /// A punctuation mark.
    Mark,
    /// Everything else.
    Other,
}

/// The class of a character.
pub(super) fn class(c: char) -> Class {
    match c {
        ZWNJ => Class::Zwnj,
        '\u{0600}'..='\u{06FF}' => ARABIC_BLOCK[(c as usize) - 0x600].0,
        '\u{FB50}'..='\u{FD3D}' | '\u{FD50}'..='\u{FDCF}' | '\u{FE70}'..='\u{FEFC}' => {
            Class::Letter
        }
        '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08C7}' => Class::Letter,
        '\u{200B}'
        | '\u{200D}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'
        | '\u{2066}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{00AD}'
        | '\u{00AC}' => Class::Invisible,
        c if is_space(c) => Class::Space,
        '\u{2028}' | '\u{2029}' | '\u{0085}' => Class::LineBreak,
        '«' | '»' | '‹' | '›' | '“' | '”' | '„' | '‟' | '‘' | '’' | '…' | '–' | '—' | '•' | '·' => {
            Class::Mark
        }
        c if c.is_ascii_punctuation() => Class::Mark,
        _ => Class::Other,
    }
}

/// Class and traits of each character from U+0600 to U+06FF.
const ARABIC_BLOCK: [(Class, Traits); 256] = {
    let mut table = [(Class::Other, Traits::empty()); 256];
    let mut index = 0;
    while index < 256 {
        table[index] = arabic_block_entry(0x600 + index as u32);
        index += 1;
    }
    table
};

const fn arabic_block_entry(code: u32) -> (Class, Traits) {
    match code {
        0x060C | 0x061B | 0x061F | 0x066A | 0x066B | 0x066C | 0x066D | 0x06D4 => {
            (Class::Mark, Traits::empty())
        }
        0x061C => (Class::Invisible, Traits::INVISIBLE),
        0x0660..=0x0669 | 0x06F0..=0x06F9 => (Class::Digit, Traits::empty()),
        0x0640 => (Class::Letter, Traits::KASHIDA),
        0x064B..=0x065F
        | 0x0670
        | 0x06D6..=0x06DC
        | 0x06DF..=0x06E4
        | 0x06E7
        | 0x06E8
        | 0x06EA..=0x06ED => (Class::Vowel, Traits::VOWEL_SIGN),
        // ي ى ك, and the Kurdish, Urdu and Sindhi shapes of ه ی ک that stray into Persian text.
        0x064A | 0x0649 | 0x0643 => (Class::Letter, Traits::ARABIC_LETTER),
        0x06D5 | 0x06C1 | 0x06BE | 0x06CD | 0x06D0 | 0x06AA => (
            Class::Letter,
            Traits::ARABIC_LETTER.union(Traits::FOREIGN_LETTER),
        ),
        0x0629 | 0x0625 | 0x0671 => (Class::Letter, Traits::ARABIC_SPELLING),
        0x06C0 => (Class::Letter, Traits::PRECOMPOSED_EZAFE),
        // آ أ ؤ ئ and the letters of Persian proper.
        0x0621..=0x0624 | 0x0626..=0x0628 | 0x062A..=0x063A | 0x0641 | 0x0642 | 0x0644..=0x0648 => {
            (Class::Letter, Traits::empty())
        }
        0x067E | 0x0686 | 0x0698 | 0x06A9 | 0x06AF | 0x06CC => (Class::Letter, Traits::empty()),
        0x0620
        | 0x063B..=0x063F
        | 0x066E
        | 0x066F
        | 0x0672..=0x06D3
        | 0x06EE
        | 0x06EF
        | 0x06FA..=0x06FF => (Class::Letter, Traits::FOREIGN_LETTER),
        _ => (Class::Other, Traits::empty()),
    }
}

/// The first two bytes in which a letter may be written that Persian proper writes, U+0600.
const FIRST_PAIR: u16 = 0xD880;

/// Whether Persian proper writes a letter, by its two bytes, read as one number, from [`FIRST_PAIR`] on: most of any
/// Persian text.
static PLAIN_LETTERS: [bool; 0x340] = {
    let mut table = [false; 0x340];
    let mut code = 0;
    while code < 0x100 {
        let (class, traits) = ARABIC_BLOCK[code];
        table[(code >> 6) << 8 | code & 0x3F] = matches!(class, Class::Letter) && traits.is_empty();
        code += 1;
    }
    table
};

/// How many bytes at the start of these are letters of Persian proper.
#[inline]
pub(super) fn plain_letters(bytes: &[u8]) -> usize {
    let (pairs, _) = bytes.as_chunks::<2>();
    let is_plain = |&pair: &[u8; 2]| {
        let place = u16::from_be_bytes(pair).wrapping_sub(FIRST_PAIR);
        PLAIN_LETTERS.get(usize::from(place)) == Some(&true)
    };
    2 * pairs
        .iter()
        .position(|pair| !is_plain(pair))
        .unwrap_or(pairs.len())
}

/// Length in bytes, class and traits of the character at `at`, on the path that most of the text takes; `None` where
/// no word of Arabic script can go on.
pub(super) fn step(bytes: &[u8], at: usize) -> Option<(usize, Class, Traits)> {
    let first = bytes[at];
    if (0xD8..=0xDB).contains(&first) {
        let code = (u32::from(first & 0x1F) << 6) | u32::from(bytes[at + 1] & 0x3F);
        let (class, traits) = ARABIC_BLOCK[(code - 0x600) as usize];
        return Some((2, class, traits));
    }
    if first.is_ascii() {
        return None;
    }
    // The commonest character of a word beyond its letters.
    if bytes[at..].starts_with(b"\xE2\x80\x8C") {
        return Some((ZWNJ.len_utf8(), Class::Zwnj, Traits::ZWNJ));
    }
    let length = if first < 0xE0 {
        2
    } else if first < 0xF0 {
        3
    } else {
        4
    };
    let c = std::str::from_utf8(&bytes[at..at + length])
        .ok()?
        .chars()
        .next()?;
    let traits = match class(c) {
        Class::Zwnj => Traits::ZWNJ,
        Class::Invisible => Traits::INVISIBLE,
        Class::Letter if is_presentation_form(c) => Traits::PRESENTATION_FORM,
        Class::Letter => Traits::FOREIGN_LETTER,
        _ => Traits::empty(),
    };
    Some((length, class(c), traits))
}

fn is_presentation_form(c: char) -> bool {
    matches!(c, '\u{FB50}'..='\u{FDCF}' | '\u{FE70}'..='\u{FEFC}')
}

pub(super) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' | '\u{3000}'
    )
}

/// Whether `c` is a Cyrillic or Greek letter, many of which look like Latin ones.
pub(super) fn is_look_alike(c: char) -> bool {
    matches!(c, '\u{0370}'..='\u{03FF}' | '\u{0400}'..='\u{04FF}')
}

pub(super) fn is_number_separator(c: char) -> bool {
    matches!(c, '.' | ',' | '/' | ':' | '٫' | '٬')
}

pub(super) fn digit_traits(c: char) -> Traits {
    match c {
        '0'..='9' => Traits::LATIN_DIGIT,
        '۰'..='۹' => Traits::PERSIAN_DIGIT,
        '٠'..='٩' => Traits::ARABIC_DIGIT,
        _ => Traits::empty(),
    }
}

pub(super) fn mark_traits(c: char) -> Traits {
    match c {
        ',' | ';' | '?' => Traits::LATIN_MARK,
        '.' => Traits::SENTENCE_MARK.union(Traits::FULL_STOP),
        '،' | '؛' | '؟' | ':' | '!' | '…' => Traits::SENTENCE_MARK,
        '(' | '[' | '{' | '«' | '‹' => Traits::OPENING,
        ')' | ']' | '}' | '»' | '›' => Traits::CLOSING,
        '"' | '“' | '”' | '„' | '‟' => Traits::STRAIGHT_QUOTE,
        '%' | '٪' => Traits::PERCENT,
        '٫' | '٬' => Traits::NUMBER_SEPARATOR,
        _ => Traits::empty(),
    }
}

/// Whether `c` is a letter of Arabic script (kashida and presentation forms included, vowel signs not).
pub fn is_letter(c: char) -> bool {
    class(c) == Class::Letter
}

/// Whether `c` is a letter that only Kurdish, Pashto, Urdu or another neighbour writes: none that strays into Persian
/// text in place of ه, ی or ک.
pub fn is_neighbours_letter(c: char) -> bool {
    match c {
        '\u{0600}'..='\u{06FF}' => {
            let (_, traits) = ARABIC_BLOCK[(c as usize) - 0x600];
            traits.contains(Traits::FOREIGN_LETTER) && !traits.contains(Traits::ARABIC_LETTER)
        }
        _ => matches!(c, '\u{0750}'..='\u{077F}' | '\u{08A0}'..='\u{08C7}'),
    }
}

/// Whether `c` is a vowel sign or another combining mark of Arabic script.
pub fn is_vowel_sign(c: char) -> bool {
    class(c) == Class::Vowel
}

/// Whether the letter `c` joins the one after it, so that a half-space behind it shows: not after ا د ذ ر ز ژ و and
/// their kin. Unicode calls these right-joining (ArabicShaping.txt).
pub fn is_joining(c: char) -> bool {
    is_letter(c)
        && !matches!(
            c,
            'ا' | 'آ'
                | 'أ'
                | 'إ'
                | 'ٱ'
                | 'د'
                | 'ذ'
                | 'ر'
                | 'ز'
                | 'ژ'
                | 'و'
                | 'ؤ'
                | 'ء'
                | 'ة'
                | 'ۀ'
                | 'ە'
                | 'ڕ'
                | 'ۆ'
                | 'ڑ'
                | 'ڈ'
                | 'ے'
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_persian_letter_is_one() {
        for c in "آأابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئؤء".chars()
        {
            assert!(plain_letters(c.to_string().as_bytes()) > 0, "{c}");
        }
        for c in "يكىةۆێa۱،".chars() {
            assert_eq!(plain_letters(c.to_string().as_bytes()), 0, "{c}");
        }
    }

    #[test]
    fn only_joining_letters_show_a_half_space() {
        assert!("بتسیهمنکگ".chars().all(is_joining));
        assert!(!"ادذرزژوآ".chars().any(is_joining));
    }
}
