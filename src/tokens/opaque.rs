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
    if matches!(first, b'/' | b'.' | b'~')
        && let Some(length) = path(rest, before)
    {
        return Some(length);
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
        let goes_on = code.len() == run
            && rest[run..].starts_with(char::is_alphanumeric)
            && is_start_of_name(code);
        let more = if goes_on { address(&rest[run..]) } else { 0 };
        return Some(code.len() + more);
    }
    None
}

/// Whether letters of another script right behind this code belong to it: `fa.wikipedia.org/wiki/`, `C:\`, `user@`. An
/// abbreviation and a slash do not make an address: «TCP/شبکه».
fn is_start_of_name(code: &str) -> bool {
    let host = code.split(['/', '?', '#']).next().unwrap_or_default();
    let names_a_host = host.len() < code.len()
        && host.contains('.')
        && host.split('.').all(|label| !label.is_empty());
    let names_a_folder =
        code.contains('\\') || code.starts_with('/') || code.matches('/').count() > 1;
    code.ends_with('@')
        || (names_a_host || names_a_folder)
            && code.ends_with(['/', '\\', '=', '_', '-', '?', '&', '#', '%', '+', '~', '.'])
}

/// A path from `/`, `./`, `../` or `~/` on, in the letters of any script. After a bare slash a second one must follow,
/// for a slash with a space before it may stand between two words.
fn path(rest: &str, before: Option<char>) -> Option<usize> {
    let root = ["/", "./", "../", "~/"]
        .into_iter()
        .find(|root| rest.starts_with(root))?;
    let begins = |c: char| c.is_alphabetic() || matches!(c, '.' | '_');
    let is_attached = |c: char| {
        c.is_alphanumeric()
            || matches!(c, '/' | '<' | ')' | ']' | '»' | '.' | super::ZWNJ)
            || chars::class(c) == chars::Class::Vowel
    };
    if before.is_some_and(is_attached) || !rest[root.len()..].starts_with(begins) {
        return None;
    }
    let length = address(rest);
    let names = rest.get(root.len()..length)?.trim_end_matches('/');
    (root != "/" || names.contains('/')).then_some(length)
}

/// The length of what makes the word in front of it a name, not prose: the end of a file name or of a host (`.pdf`,
/// `.ir/…`), or the host of an e-mail address (`@example.ir`).
pub(super) fn end_of_name(rest: &str) -> Option<usize> {
    if rest.starts_with('@') {
        let host = trimmed(&rest[1..1 + ascii_run(&rest.as_bytes()[1..])]);
        let is_host = host.contains('.')
            && host.split('.').all(|label| {
                !label.is_empty()
                    && label
                        .bytes()
                        .all(|b| b.is_ascii_alphanumeric() || b == b'-')
            });
        return is_host.then_some(1 + host.len());
    }
    let mut length = 0;
    while let Some(label) = rest[length..].strip_prefix('.').and_then(extension) {
        length += 1 + label;
    }
    match rest[length..].bytes().next() {
        _ if length == 0 => None,
        Some(b'/' | b'?' | b'#') => Some(address(rest).max(length)),
        _ => Some(length),
    }
}

/// The length of the extension of a file or the last label of a host: a few small letters, digits after them.
fn extension(rest: &str) -> Option<usize> {
    let length = rest
        .bytes()
        .take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        .count();
    let ends = !rest[length..].starts_with(|c: char| c.is_alphanumeric() || c == '_');
    ((2..=5).contains(&length) && rest.as_bytes()[0].is_ascii_lowercase() && ends).then_some(length)
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
