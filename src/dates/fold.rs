//! One spelling for the many ways a word can be typed: the key for looking up date words.

/// The word without half-spaces, vowel signs, kashida and direction marks, with
/// Arabic letters replaced by their Persian twins. The ezafe «ی» after a
/// half-space («ژانویه‌ی») goes too. Appends to `key`, which the caller empties.
pub fn fold_into(key: &mut String, word: &str) {
    let word = without_ezafe(word);
    key.extend(word.chars().filter_map(fold_char));
}

/// The word without the ezafe «ی» that a half-space sets off from a final ه.
pub(super) fn without_ezafe(word: &str) -> &str {
    word.strip_suffix("\u{200C}ی")
        .filter(|stem| stem.ends_with('ه'))
        .unwrap_or(word)
}

/// The folded word as a new string.
pub fn folded(word: &str) -> String {
    let mut key = String::with_capacity(word.len());
    fold_into(&mut key, word);
    key
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
