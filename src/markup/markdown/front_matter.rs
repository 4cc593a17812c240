//! Front matter: what a program reads at the head of a Markdown document, as YAML between `---`, as TOML between `+++`
//! or as a JSON object.

use std::ops::Range;

use serde::de::IgnoredAny;

use crate::markup::lines::lines;

/// Front-matter keys whose values a reader sees.
const VISIBLE_KEYS: [&str; 8] = [
    "title",
    "subtitle",
    "description",
    "summary",
    "lead",
    "excerpt",
    "caption",
    "alt",
];

/// The end of the front matter at the start of the text, and the values in it that are prose.
pub(crate) fn front_matter(text: &str) -> Option<(usize, Vec<Range<usize>>)> {
    let end = fenced_end(text).or_else(|| object_end(text))?;
    let values = lines(&text[..end]).filter_map(|line| visible_value(text, line));
    Some((end, values.collect()))
}

/// The end of the line that ends a block of YAML or TOML.
fn fenced_end(text: &str) -> Option<usize> {
    let mut lines = lines(text);
    let closing: &[&str] = match text[lines.next()?].trim_end() {
        "---" => &["---", "..."],
        "+++" => &["+++"],
        _ => return None,
    };
    lines
        .find(|line| closing.contains(&text[line.clone()].trim_end()))
        .map(|line| line.end)
}

/// The end of the JSON object that the text begins with, if its last line holds nothing else.
fn object_end(text: &str) -> Option<usize> {
    let inner = text.strip_prefix('{')?;
    if !inner.trim_start().starts_with(['"', '}']) {
        return None;
    }
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<IgnoredAny>();
    values.next()?.ok()?;
    let end = values.byte_offset();
    let line = lines(&text[end..]).next().map_or(0..0, |line| line);
    text[end..][line].trim().is_empty().then_some(end)
}

/// The value in a line `key: value` or `key = value` when a reader sees it, and no sign in it is the format's own.
fn visible_value(text: &str, line: Range<usize>) -> Option<Range<usize>> {
    let content = &text[line.clone()];
    let (key, value) = content.split_once([':', '='])?;
    let key = match key.trim().strip_prefix('"') {
        Some(quoted) => quoted.strip_suffix('"')?,
        None => key.trim_end(),
    };
    if !VISIBLE_KEYS.contains(&key) {
        return None;
    }
    let value = value.trim().trim_end_matches(',');
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
    let inner = match quote {
        Some(quote) => value.strip_prefix(quote)?.strip_suffix(quote)?,
        None => value,
    };
    let is_syntax = match quote {
        Some(quote) => ends_early(inner, quote),
        // A space after one of these would make it a sign of YAML.
        None => {
            inner.contains([':', '#']) || inner.starts_with(['[', '{', '|', '>', '&', '*', '!'])
        }
    };
    let start = line.start + (inner.as_ptr() as usize - content.as_ptr() as usize);
    (!inner.is_empty() && !is_syntax).then(|| start..start + inner.len())
}

/// Whether a quotation mark without a backslash stands within a value in quotation marks.
fn ends_early(inner: &str, quote: char) -> bool {
    let mut escaped = false;
    inner.chars().any(|c| {
        let ends = c == quote && !escaped;
        escaped = c == '\\' && !escaped;
        ends
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values that are prose, and what follows the front matter.
    fn read(text: &str) -> Option<(Vec<&str>, &str)> {
        let (end, values) = front_matter(text)?;
        let values = values.into_iter().map(|value| &text[value]).collect();
        Some((values, text[end..].trim()))
    }

    #[test]
    fn only_titles_are_prose_in_every_kind() {
        let kinds = [
            "---\ntitle: \"تیتر خبر\"\nslug: كتاب\n---\nمتن",
            "+++\ntitle = \"تیتر خبر\"\nslug = \"كتاب\"\n+++\nمتن",
            "{\n  \"title\": \"تیتر خبر\",\n  \"slug\": \"كتاب\"\n}\nمتن",
        ];
        for kind in kinds {
            assert_eq!(read(kind), Some((vec!["تیتر خبر"], "متن")));
        }
    }

    #[test]
    fn a_value_with_signs_of_the_format_is_left_alone() {
        assert_eq!(
            read("---\ntitle: خبر:متن\nalt: [یک]\n---\n"),
            Some((vec![], ""))
        );
        assert_eq!(
            read("{\n\"title\": \"یک\", \"slug\": \"دو\"\n}\n"),
            Some((vec![], ""))
        );
    }

    #[test]
    fn a_text_that_begins_alike_has_none() {
        for text in ["{نام} سلام", "{\"یک\" دو", "{\"a\": 1} متن", "+++\nمتن"] {
            assert_eq!(read(text), None);
        }
    }
}
