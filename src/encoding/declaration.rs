//! The encoding that a document declares in itself: `<meta charset="windows-1256">`.
//!
//! It is read to warn, never to decode: what the bytes are shows better than what is said of them.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::format::Format;

/// What the WHATWG calls UTF-8 by (<https://encoding.spec.whatwg.org/#names-and-labels>).
const UTF8_LABELS: [&str; 6] = [
    "utf-8",
    "utf8",
    "unicode-1-1-utf-8",
    "unicode11utf8",
    "unicode20utf8",
    "x-unicode20utf8",
];

/// HTML's `meta`, in both of its forms, and the declaration of XML in front of XHTML.
static DECLARATION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"(?ix) <meta\b [^>]*? \bcharset \s*=\s* ["']? \s* ([\w.:-]+)
        | \A\s* <\?xml\b [^>]*? \bencoding \s*=\s* ["'] \s* ([\w.:-]+)"#,
    )
    .expect("the pattern is valid")
});

/// The bytes of the name of an encoding other than UTF-8 that a document declares; `None` where it declares none.
pub fn other_than_utf8(text: &str, format: Format) -> Option<Range<usize>> {
    if format != Format::Html {
        return None;
    }
    DECLARATION
        .captures_iter(text)
        .filter_map(|found| found.get(1).or(found.get(2)))
        .find(|name| {
            let is_name = |label: &&str| label.eq_ignore_ascii_case(name.as_str());
            !UTF8_LABELS.iter().any(is_name)
        })
        .map(|name| name.range())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn declared(text: &str) -> Option<&str> {
        other_than_utf8(text, Format::Html).map(|name| &text[name])
    }

    #[test]
    fn every_form_of_the_declaration_is_read() {
        for (text, name) in [
            ("<meta charset=windows-1256>", "windows-1256"),
            ("<META lang=fa CharSet = 'CP1256' />", "CP1256"),
            (
                "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-16\">",
                "utf-16",
            ),
            (
                "<?xml version=\"1.0\" encoding=\"windows-1256\"?>\n<html>",
                "windows-1256",
            ),
        ] {
            assert_eq!(declared(text), Some(name), "{text}");
        }
    }

    #[test]
    fn utf8_and_prose_are_left_alone() {
        for text in [
            "<meta charset=\"UTF-8\"><meta charset='utf8'>",
            "<p>بنویسید charset=windows-1256</p>",
            "<a charset=\"windows-1256\" href=\"#\">پیوند</a>",
        ] {
            assert_eq!(declared(text), None, "{text}");
        }
        let page = "<meta charset=windows-1256>";
        assert_eq!(other_than_utf8(page, Format::Plain), None);
    }
}
