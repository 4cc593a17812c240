//! The last guard before a text changes: an edit that does more than its rule declares is refused.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::Fix;
use crate::rule::Changes;
use crate::tokens::{ZWNJ, is_vowel_sign};

const KASHIDA: char = '\u{0640}';

/// Whether all edits of a fix stay within what its rule may change.
pub fn permits(changes: Changes, text: &str, fix: &Fix) -> bool {
    fix.edits.iter().all(|edit| {
        text.get(edit.span.clone())
            .is_some_and(|before| permits_change(changes, before, &edit.replacement))
    })
}

fn permits_change(changes: Changes, before: &str, after: &str) -> bool {
    match changes {
        Changes::Spacing => same(before, after, spaceless),
        Changes::SentenceBreak => {
            same(before, after, spaceless)
                || spaceless(after)
                    .filter(|&c| c != '.')
                    .eq(spaceless(before).filter(|&c| c != '.'))
                    && before.matches('.').count() <= after.matches('.').count()
        }
        Changes::Encoding => same(before, after, folded),
        Changes::Digits => same(before, after, values),
        Changes::Punctuation => same(before, after, letters_and_digits),
        Changes::Date => false,
        Changes::Ezafe => same(before, after, without_ezafe),
        Changes::Repetition => after.is_empty() && before.trim().chars().all(is_word_character),
        Changes::Spelling => !after.trim().is_empty() && after.chars().all(is_word_character),
    }
}

/// Whether two texts are equal in what `of` keeps of them.
fn same<'t, I: Iterator<Item = char>>(
    before: &'t str,
    after: &'t str,
    of: fn(&'t str) -> I,
) -> bool {
    of(before).eq(of(after))
}

fn is_spacing(c: char) -> bool {
    c.is_whitespace() || c == ZWNJ
}

fn spaceless(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|&c| !is_spacing(c))
}

/// The text without what is invisible, in composed form, its Arabic letters mapped to the Persian ones.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfkc()
        .filter(|&c| !is_spacing(c) && !is_invisible(c))
        .map(|c| match c {
            'ي' | 'ى' | 'ې' | 'ۍ' => 'ی',
            'ك' | 'ڪ' => 'ک',
            'ە' | 'ہ' | 'ھ' => 'ه',
            '٠'..='٩' => char::from_u32(c as u32 - 0x660 + 0x6F0).unwrap_or(c),
            _ => c,
        })
        .flat_map(|c| {
            if c == 'ۀ' {
                ['ه', '\u{0654}']
            } else {
                [c, '\0']
            }
        })
        .filter(|&c| c != '\0')
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        '\u{0640}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}'
            | '\u{00AD}' | '\u{00AC}' | '\u{061C}'
    )
}

/// The digits of a number, whatever system they are written in, and the text round them.
fn values(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|&c| !matches!(c, ',' | '٬' | '.' | '٫' | '/'))
        .map(|c| match c {
            '٠'..='٩' => char::from_u32(c as u32 - 0x660 + 0x30).unwrap_or(c),
            '۰'..='۹' => char::from_u32(c as u32 - 0x6F0 + 0x30).unwrap_or(c),
            _ => c,
        })
}

fn letters_and_digits(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars()
        .filter(|&c| (c.is_alphanumeric() || is_vowel_sign(c)) && c != KASHIDA)
}

/// The text without what may write an ezafe.
fn without_ezafe(text: &str) -> impl Iterator<Item = char> + '_ {
    spaceless(text)
        .filter(|&c| !matches!(c, 'ی' | '\u{0654}'))
        .map(|c| if c == 'ۀ' { 'ه' } else { c })
}

fn is_word_character(c: char) -> bool {
    c.is_alphabetic() || is_vowel_sign(c) || is_spacing(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_may_do_only_what_its_rule_declares() {
        assert!(permits_change(Changes::Spacing, "نمیکند", "نمی\u{200C}کند"));
        assert!(!permits_change(
            Changes::Spacing,
            "نمیکند",
            "نمی\u{200C}کنند"
        ));
        assert!(permits_change(Changes::Encoding, "كتاب", "کتاب"));
        assert!(permits_change(Changes::Encoding, "ﻧﺎﻣﻪ", "نامه"));
        assert!(!permits_change(Changes::Encoding, "كتاب", "کتب"));
        assert!(permits_change(Changes::Digits, "۱,۰0۰", "۱٬۰۰۰"));
        assert!(!permits_change(Changes::Digits, "۱۲", "۲۱"));
        assert!(permits_change(Changes::Punctuation, "سلام ,", "سلام،"));
        assert!(!permits_change(Changes::Punctuation, "سلام,", "سلم،"));
        assert!(permits_change(
            Changes::SentenceBreak,
            "نداردسخنگوی",
            "ندارد. سخنگوی"
        ));
        assert!(!permits_change(Changes::SentenceBreak, "ندارد.", "ندارد"));
        assert!(!permits_change(Changes::Spelling, "کاملا", "<b>"));
    }
}
