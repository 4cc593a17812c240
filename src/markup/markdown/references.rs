//! Labels that are shown: in `[متن]` and `[متن][]` the text itself leads to the definition `[متن]: …`, which may stand
//! anywhere in the document.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

use memchr::memmem;
use regex::Regex;

static DEFINITION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?m)^[ \t>*+-]*\[((?:[^\[\]\\]|\\.)+)\]:").expect("the pattern is valid")
});
static LABEL: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\[((?:[^\[\]\\]|\\.)+)\]").expect("the pattern is valid"));

/// The places of all texts in brackets, brackets included, that are labels which the document defines.
pub(crate) fn shown_labels(text: &str) -> Vec<Range<usize>> {
    if memmem::find(text.as_bytes(), b"]:").is_none() {
        return Vec::new();
    }
    let defined: HashSet<String> = DEFINITION
        .captures_iter(text)
        .map(|definition| normalised(&definition[1]))
        .collect();
    if defined.is_empty() {
        return Vec::new();
    }
    LABEL
        .captures_iter(text)
        .filter(|label| defined.contains(&normalised(&label[1])))
        .filter_map(|label| label.get(0))
        .map(|label| label.range())
        .filter(|label| !has_target(&text[label.end..]))
        .collect()
}

/// Whether what follows a text in brackets says where it leads, so that the text itself does not.
fn has_target(after: &str) -> bool {
    after.starts_with('(') || after.starts_with('[') && !after.starts_with("[]")
}

/// A label as CommonMark compares it: without regard to case and to how much white space stands in it.
fn normalised(label: &str) -> String {
    let words: Vec<&str> = label.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_labels_that_are_defined_and_shown_are_found() {
        let text =
            "[کتاب ها] و [کتاب\nها][] و [کتاب ها](a) و [کتاب ها][ب] و [خانه ها]\n\n[کتاب ها]: a\n";
        let found: Vec<&str> = shown_labels(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["[کتاب ها]", "[کتاب\nها]", "[کتاب ها]"]);
        assert!(shown_labels("[کتاب ها]").is_empty());
    }
}
