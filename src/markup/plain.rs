//! Plain text: a paragraph is a line, or several lines that were broken by hand at about the same width.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lines::{is_blank, lines};
use super::template_tags;
use crate::block::ProseRegion;

/// A line of a hand-broken paragraph has at least this many bytes (about 30 Persian letters) …
const SHORTEST_BROKEN_LINE: usize = 55;
/// … and at most this many (about 120 letters); a longer one is a whole paragraph.
const LONGEST_BROKEN_LINE: usize = 230;

/// The paragraphs of a plain text.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut open: Option<Range<usize>> = None;
    let mut fence = false;
    for line in lines(text) {
        let content = &text[line.clone()];
        // A line that begins with a letter, as most do, is neither.
        let is_text = matches!(content.as_bytes()[0], 0xD8..=0xDB);
        let delimiter = !is_text && content.trim_start().starts_with("```");
        if delimiter || fence || !is_text && is_blank(content) {
            fence ^= delimiter;
            blocks.extend(open.take());
            continue;
        }
        let end = line.end;
        let block = open.take().map_or(line, |block| block.start..end);
        if goes_on(content) {
            open = Some(block);
        } else {
            blocks.push(block);
        }
    }
    blocks.extend(open);
    blocks
}

/// The lines of code between fences, fences included.
pub(crate) fn fenced(text: &str) -> Vec<Range<usize>> {
    let mut fenced = Vec::new();
    let mut open = None;
    if memchr::memmem::find(text.as_bytes(), b"```").is_some() {
        let fences = lines(text).filter(|line| text[line.clone()].trim_start().starts_with("```"));
        for fence in fences {
            match open.take() {
                Some(start) => fenced.push(start..fence.end),
                None => open = Some(fence.start),
            }
        }
    }
    fenced.extend(open.map(|start| start..text.len()));
    fenced
}

/// Template tags, and the links of a wiki, which are found by their very text.
static HIDES: LazyLock<Regex> = LazyLock::new(|| template_tags::with(&[r"\[\[[^\[\]\n]+\]\]"]));

/// The prose of one paragraph.
pub(crate) fn prose_regions(block: &str) -> Vec<ProseRegion> {
    // Few paragraphs have a bracket that one of them could begin with.
    let opaque = if memchr::memchr3(b'{', b'[', b'<', block.as_bytes()).is_some() {
        let hidden = HIDES.find_iter(block);
        hidden.map(|hidden| hidden.range()).collect()
    } else {
        Vec::new()
    };
    vec![ProseRegion {
        span: 0..block.len(),
        opaque,
        may_break: true,
    }]
}

/// Whether the paragraph may go on in the next line. Decided by this line alone, so that an edit moves no far boundary.
fn goes_on(line: &str) -> bool {
    let content = line.trim_end();
    let full = (SHORTEST_BROKEN_LINE..=LONGEST_BROKEN_LINE).contains(&content.len());
    full && !content.ends_with(['.', '!', '؟', '?', ':', '…', '»', '؛'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraphs(text: &str) -> Vec<&str> {
        blocks(text)
            .into_iter()
            .map(|span| text[span].trim_end())
            .collect()
    }

    #[test]
    fn lines_are_paragraphs() {
        assert_eq!(
            paragraphs("تیتر\nمتن خبر.\r\n\r\nبند دوم."),
            ["تیتر", "متن خبر.", "بند دوم."]
        );
    }

    #[test]
    fn a_hand_broken_paragraph_is_one() {
        let text = "هیئت دولت در نشست امروز خود لایحهٔ تازه‌ای را دربارهٔ کتابخانه‌های\nعمومی شهرها تصویب کرد.\nبند دوم";
        assert_eq!(paragraphs(text).len(), 2);
    }

    #[test]
    fn template_tags_and_links_of_a_wiki_are_no_prose() {
        let text = "سلام {{ نام ، یک }} و [[كتاب ها|متن]] است [یک].";
        let hidden = prose_regions(text).remove(0).opaque;
        let hidden: Vec<&str> = hidden.into_iter().map(|span| &text[span]).collect();
        assert_eq!(hidden, ["{{ نام ، یک }}", "[[كتاب ها|متن]]"]);
    }

    #[test]
    fn fenced_code_is_no_prose() {
        assert_eq!(
            paragraphs("متن\n```\nlet x = 1, y;\n```\nمتن"),
            ["متن", "متن"]
        );
    }
}
