//! What is no prose even in plain text: addresses, handles, hashtags, file names, code.

use memchr::memmem;

use super::chars;

/// The length in bytes of the opaque run at the start of `rest`, if one begins there. `before` is the character in
/// front of it.
pub(super) fn length(rest: &str, before: Option<char>) -> Option<usize> {
    let bytes = rest.as_bytes();
    let first = bytes[0];
    if first == b'@' || first == b'#' {
        let attached = before.is_some_and(|c| c.is_alphanumeric());
        return if attached { None } else { tag(rest) };
    }
    if first == b'`' {
        return code_span(rest);
    }
    if matches!(
        first,
        b'"' | b'\'' | b'(' | b'[' | b'!' | b'.' | b',' | b':' | b';' | b'?' | b')' | b']'
    ) {
        return None;
    }
    let run = ascii_run(bytes);
    let chunk = &rest[..run];
    let names_a_place = memmem::find(chunk.as_bytes(), b"://").is_some()
        || chunk.starts_with("www.")
        || chunk.starts_with("mailto:");
    if names_a_place {
        // A sign in front of the address is no part of it: «<https://…>».
        return first.is_ascii_alphanumeric().then(|| match before {
            Some('<') => bracketed_address(rest),
            _ => address(rest),
        });
    }
    let code = trimmed(chunk);
    let letters = code.bytes().any(|b| b.is_ascii_alphabetic());
    let signs = code
        .bytes()
        .any(|b| !b.is_ascii_alphabetic() && !matches!(b, b'\'' | b'-'));
    if letters && signs && !is_prose(code) {
        return Some(code.len());
    }
    None
}

/// The length of the run of ASCII characters without white space.
fn ascii_run(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|b| !b.is_ascii_graphic())
        .unwrap_or(bytes.len())
}

/// Code between backticks: as many at its end as at its start, in one line.
fn code_span(rest: &str) -> Option<usize> {
    let ticks = rest.bytes().take_while(|&b| b == b'`').count();
    let line = rest.find(['\n', '\r']).map_or(rest, |end| &rest[..end]);
    let close = line[ticks..].find(&rest[..ticks])?;
    Some(ticks + close + ticks)
}

/// `@user`, `#tag`: also in Persian letters.
fn tag(rest: &str) -> Option<usize> {
    let length = 1 + rest[1..]
        .char_indices()
        .find(|&(_, c)| {
            !(c.is_alphanumeric()
                || c == '_'
                || c == super::ZWNJ
                || chars::class(c) == chars::Class::Vowel)
        })
        .map_or(rest.len() - 1, |(at, _)| at);
    (length > 1).then_some(length)
}

/// An address between angle brackets goes on to the closing one, whatever it holds.
fn bracketed_address(rest: &str) -> usize {
    rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>'))
        .filter(|&end| rest[end..].starts_with('>'))
        .unwrap_or_else(|| address(rest))
}

/// An address goes on to the next white space, guillemet or Persian comma; the marks at its end are the sentence's.
fn address(rest: &str) -> usize {
    let end = rest
        .char_indices()
        .find(|&(_, c)| c.is_whitespace() || matches!(c, '«' | '»' | '<' | '>' | '"' | '،' | '؛'))
        .map_or(rest.len(), |(at, _)| at);
    let mut address = &rest[..end];
    loop {
        let shorter = address.trim_end_matches(['.', ',', ':', ';', '!', '?', '؟', '…', '\'']);
        let shorter = match shorter.strip_suffix(')') {
            Some(inner) if !inner.contains('(') => inner,
            _ => shorter,
        };
        if shorter.len() == address.len() {
            return address.len();
        }
        address = shorter;
    }
}

/// `chunk` without the brackets and marks that belong to the sentence round it.
fn trimmed(chunk: &str) -> &str {
    let mut code = chunk;
    loop {
        let shorter = code.trim_end_matches(['.', ',', ':', ';', '!', '?', '"', '\'']);
        let shorter = match shorter.as_bytes().last() {
            Some(b')') if !shorter.contains('(') => &shorter[..shorter.len() - 1],
            Some(b']') if !shorter.contains('[') => &shorter[..shorter.len() - 1],
            Some(b'}') if !shorter.contains('{') => &shorter[..shorter.len() - 1],
            _ => shorter,
        };
        if shorter.len() == code.len() {
            return code;
        }
        code = shorter;
    }
}

/// Whether a run with letters and signs is prose all the same: words with only the marks of a sentence between them.
fn is_prose(code: &str) -> bool {
    code.bytes().all(|b| {
        b.is_ascii_alphabetic() || matches!(b, b'\'' | b'-' | b',' | b';' | b'?' | b'!' | b'"')
    })
}
