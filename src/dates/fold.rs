//! One spelling for the many ways a word can be typed: the key for looking up date words.

/// A folded word, kept without allocation. Words longer than it holds are none of a date.
pub struct Key {
    bytes: [u8; Self::CAPACITY],
    length: usize,
}

impl Key {
    /// Bytes that fit; the longest word of a date has fewer than 40.
    const CAPACITY: usize = 64;

    /// A key without a word.
    pub fn new() -> Self {
        Self {
            bytes: [0; Self::CAPACITY],
            length: 0,
        }
    }

    /// Empties the key.
    pub fn clear(&mut self) {
        self.length = 0;
    }

    /// Appends a word without half-spaces, vowel signs, kashida and direction marks, with Arabic letters replaced by
    /// their Persian twins. The ezafe «ی» after a half-space («ژانویه‌ی») goes too. Says whether it fitted.
    pub fn push(&mut self, word: &str) -> bool {
        without_ezafe(word)
            .chars()
            .filter_map(fold_char)
            .all(|letter| self.push_letter(letter))
    }

    /// Appends one letter as it is; says whether it fitted.
    pub fn push_letter(&mut self, letter: char) -> bool {
        let end = self.length + letter.len_utf8();
        let Some(place) = self.bytes.get_mut(self.length..end) else {
            return false;
        };
        letter.encode_utf8(place);
        self.length = end;
        true
    }

    /// The folded word.
    pub fn as_str(&self) -> &str {
        // Only whole characters are ever pushed.
        std::str::from_utf8(self.as_bytes()).unwrap_or_default()
    }

    /// The bytes of the folded word.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }
}

impl Default for Key {
    fn default() -> Self {
        Self::new()
    }
}

/// The word without the ezafe «ی» that a half-space sets off from a final ه.
pub(super) fn without_ezafe(word: &str) -> &str {
    word.strip_suffix("\u{200C}ی")
        .filter(|stem| stem.ends_with('ه'))
        .unwrap_or(word)
}

/// The folded word as a new string.
pub fn folded(word: &str) -> String {
    without_ezafe(word).chars().filter_map(fold_char).collect()
}

/// Whether folding leaves a word as it is.
pub(super) fn is_folded(word: &str) -> bool {
    word.chars().all(|c| fold_char(c) == Some(c))
}

/// The letter that stands for a character in a key; `None` for what is left out.
fn fold_char(c: char) -> Option<char> {
    match c {
        'ي' | 'ى' => Some('ی'),
        'ك' => Some('ک'),
        'ة' | 'ۀ' | 'ە' | 'ہ' | 'ھ' => Some('ه'),
        'أ' | 'إ' | 'ٱ' => Some('ا'),
        'ؤ' => Some('و'),
        _ if is_ignorable(c) => None,
        _ => Some(c),
    }
}

/// Whether a character inside a word says nothing about which word it is:
/// half-spaces, kashida, vowel signs, direction marks.
pub fn is_ignorable(c: char) -> bool {
    matches!(
        c,
        '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{0640}'
            | '\u{064B}'..='\u{0655}'
            | '\u{0670}'
            | '\u{FEFF}'
            | ' '
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_meet() {
        for spelling in ["سه‌شنبه", "سهشنبه", "سەشنبه", "سـه‌شنبه", "سه شنبه"]
        {
            assert_eq!(folded(spelling), "سهشنبه");
        }
        for spelling in ["ژانویه", "ژانويه", "ژانویهٔ", "ژانویۀ", "ژانویه‌ی"]
        {
            assert_eq!(folded(spelling), "ژانویه");
        }
        assert_eq!(folded("ربيع‌الأول"), folded("ربیع الاول"));
    }
}
