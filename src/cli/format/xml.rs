//! Text in XML.

/// A text as the value of an attribute: escaped, and without the characters that XML 1.0 cannot hold.
pub(super) fn attribute(text: &str) -> String {
    let allowed: String = text
        .chars()
        .filter(|&c| matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{FFFD}' | '\u{10000}'..))
        .filter(|&c| !matches!(c, '\u{FFFE}' | '\u{FFFF}'))
        .collect();
    quick_xml::escape::escape(allowed.as_str())
        .replace('\n', "&#10;")
        .replace('\r', "&#13;")
}
