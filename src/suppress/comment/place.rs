//! Lines that have no place for a comment though the rest of the text would bear it: what the comment would spoil there
//! is no prose, so that no comparison of the prose would show it.

use std::ops::Range;

use memchr::memmem;

use crate::format::Format;
use crate::markup::{asciidoc, markdown};

/// Whether a comment at the end of a line, or before the line where the format has it so, would be seen, or would undo
/// markup. What stands before `from`, the start of a line, leaves nothing open.
pub(super) fn is_spoiled(text: &str, format: Format, line: &Range<usize>, from: usize) -> bool {
    let content = text[line.clone()].trim_end();
    let before = &text[from.min(line.start)..line.start + content.len()];
    match format {
        Format::Markdown | Format::Mdx => {
            is_within_element(before)
                || in_front_matter(text, line.start)
                || ends_in_markup(content, &text[line.start + content.len()..line.end])
                || has_open_bracket(before)
                || is_open(before, "](", ")")
                || memmem::find_iter(before.as_bytes(), "$$").count() % 2 == 1
                || format == Format::Mdx && is_program(before)
        }
        Format::Html => is_within_element(before),
        Format::Latex => {
            let in_address = ["\\url{", "\\nolinkurl{", "\\path{", "\\href{"]
                .iter()
                .any(|command| is_open(before, command, "}"));
            in_address
                || ["\\begin", "\\verb", "\\lstinline", "\\mintinline"]
                    .iter()
                    .any(|command| content.contains(command))
        }
        Format::AsciiDoc => asciidoc::breaks_at(&text[..line.start], content),
        Format::Plain => false,
        // They have no comment for a line.
        Format::ReStructuredText | Format::WebVtt | Format::SubRip => true,
    }
}

/// Whether a text ends within a tag, within an element that shows comments, or within the code of a template.
fn is_within_element(text: &str) -> bool {
    let in_tag = text.rfind('<').is_some_and(|at| {
        let rest = &text[at + 1..];
        rest.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && !rest.contains('>')
    });
    let lower = text.to_ascii_lowercase();
    let shows_comments = ["title", "textarea", "script", "style", "xmp", "iframe"]
        .iter()
        .any(|name| is_open(&lower, &format!("<{name}"), &format!("</{name}")));
    in_tag
        || shows_comments
        || [("{{", "}}"), ("{%", "%}"), ("<?", "?>"), ("<%", "%>")]
            .iter()
            .any(|(open, close)| is_open(text, open, close))
}

/// Whether the last `open` of a text is not followed by a `close`.
fn is_open(text: &str, open: &str, close: &str) -> bool {
    text.rfind(open)
        .is_some_and(|at| !text[at + open.len()..].contains(close))
}

/// Whether a byte stands in the front matter.
fn in_front_matter(text: &str, at: usize) -> bool {
    markdown::front_matter(text).is_some_and(|(end, _)| at < end)
}

/// Whether a line of Markdown ends in markup that means something only at its end: the bar of a table, a hard line
/// break, attributes. `blank` is the white space behind the content.
fn ends_in_markup(content: &str, blank: &str) -> bool {
    let is_row = content
        .trim_start_matches(|c: char| c == '>' || c.is_whitespace())
        .starts_with('|');
    // A comment of MDX is no attribute.
    let has_attributes = content.ends_with('}') && !content.ends_with("*/}");
    is_row || has_attributes || content.ends_with(['|', '\\']) || blank.starts_with("  ")
}

/// Whether a bracket is open at the end of a text, in its last paragraph: the text or the label of a link may go on.
fn has_open_bracket(text: &str) -> bool {
    let mut open = 0_usize;
    let mut escaped = false;
    let mut in_blank_line = true;
    for byte in text.bytes() {
        match byte {
            b'\n' if in_blank_line => open = 0,
            b'[' if !escaped => open += 1,
            b']' if !escaped => open = open.saturating_sub(1),
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
        in_blank_line =
            byte == b'\n' || in_blank_line && matches!(byte, b' ' | b'\t' | b'\r' | b'>');
    }
    open > 0
}

/// Whether a text of MDX ends within an expression, or within the lines that import and export.
fn is_program(text: &str) -> bool {
    let paragraph = text.rfind("\n\n").or(text.rfind("\r\n\r\n")).unwrap_or(0);
    let begins = text[paragraph..].trim_start();
    is_open(text, "{", "}") || begins.starts_with("import ") || begins.starts_with("export ")
}
