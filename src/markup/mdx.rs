//! MDX: Markdown among JavaScript and JSX. The text in an element is prose; the program, its attributes included, is
//! hidden, and so is all that follows where its brackets do not come out even.

mod javascript;
mod program;

use std::ops::Range;

use super::lines::{is_blank, lines};
use super::markdown;
use super::shown::Shown;
use super::spans::{merged, span_at};
use crate::block::ProseRegion;
use program::{Kind, Piece, pieces};

/// Cuts an MDX document where a line that is not indented begins afresh after a blank line, outside of its program.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut start = 0;
    if let Some((end, values)) = markdown::front_matter(text) {
        blocks.extend(values);
        start = end;
    }
    let body = &text[start..];
    let hidden = spans_of(&pieces(body));
    let mut open: Option<Range<usize>> = None;
    let mut after_blank = true;
    for line in lines(body) {
        let content = &body[line.clone()];
        let blank = is_blank(content);
        let is_fresh = after_blank && !blank && !content.starts_with([' ', '\t']);
        if is_fresh && !is_within(&hidden, line.start) {
            blocks.extend(open.take());
        }
        if !blank || open.is_some() {
            open =
                Some(open.take().map_or(start + line.start, |open| open.start)..start + line.end);
        }
        after_blank = blank;
    }
    blocks.extend(open);
    blocks
}

/// The paragraphs of prose in one block of an MDX document.
pub(crate) fn prose_regions(block: &str) -> Vec<ProseRegion> {
    let pieces = pieces(block);
    if pieces.is_empty() {
        return markdown::prose_regions(block);
    }
    let hidden = spans_of(&pieces);
    let regions = markdown::prose_regions(&without_program(block, &pieces)).into_iter();
    regions
        .filter_map(|region| without(block, &region, &hidden))
        .collect()
}

/// Whether a comment in a block is one, and not only shown.
pub(crate) fn is_comment(block: &str, comment: &Range<usize>) -> bool {
    pieces(block)
        .iter()
        .any(|piece| piece.kind == Kind::Expression && piece.span == *comment)
}

/// Whether a byte stands within one of these spans, and not at an edge of it.
fn is_within(spans: &[Range<usize>], at: usize) -> bool {
    span_at(spans, at).is_some_and(|span| span.start < at)
}

/// The spans of the pieces: sorted, disjoint.
fn spans_of(pieces: &[Piece]) -> Vec<Range<usize>> {
    merged(pieces.iter().map(|piece| piece.span.clone()).collect())
}

/// The text with commas in the place of its program, byte by byte: among Markdown they mean nothing. A line of program
/// alone is left blank, for it ends a paragraph.
fn without_program(text: &str, pieces: &[Piece]) -> String {
    let mut plain = String::with_capacity(text.len());
    let is_program = |piece: &&Piece| piece.kind != Kind::Markdown;
    for piece in pieces.iter().filter(is_program) {
        plain.push_str(&text[plain.len()..piece.span.start]);
        let program = text[piece.span.clone()].bytes();
        plain.extend(program.map(|byte| match byte {
            b'\n' => '\n',
            b'\r' => '\r',
            _ => ',',
        }));
    }
    plain.push_str(&text[plain.len()..]);
    let spans = spans_of(pieces);
    let mut blanked = String::with_capacity(plain.len());
    let mut is_blank_so_far = true;
    for line in lines(&plain) {
        let content = plain[line.clone()].trim_start_matches([' ', '\t', '>']);
        is_blank_so_far &= content.trim_end().bytes().all(|byte| byte == b',');
        if is_within(&spans, line.end) {
            continue;
        }
        let lines = &plain[blanked.len()..line.end];
        if is_blank_so_far {
            blanked.push_str(&lines.replace(',', " "));
        } else {
            blanked.push_str(lines);
        }
        is_blank_so_far = true;
    }
    blanked.push_str(&plain[blanked.len()..]);
    blanked
}

/// A region without what is hidden.
fn without(text: &str, region: &ProseRegion, hidden: &[Range<usize>]) -> Option<ProseRegion> {
    let mut edges: Vec<Range<usize>> = region.opaque.iter().chain(hidden).cloned().collect();
    edges.sort_by_key(|edge| edge.start);
    let mut shown = Shown::default();
    let mut at = region.span.start;
    for edge in edges {
        shown.push(at..edge.start.clamp(at, region.span.end.max(at)));
        at = at.max(edge.end);
    }
    shown.push(at..region.span.end.max(at));
    // A blank line within an element would undo it.
    shown.take_region(text, false)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::shown;
    use super::*;
    use crate::format::Format;

    fn prose(text: &str) -> String {
        shown::prose(text, Format::Mdx)
    }

    #[test]
    fn the_program_is_hidden() {
        assert_eq!(
            prose(
                "---\ntitle: تیتر\n---\nimport نقشه from \"./نقشه ها\"\n\nexport function f() {\n  g()\n\n  return \"کتاب\"\n}\n\nیک {items.filter(x => x.name === \"کتاب\").length} دو\n\n<Chart\n  title=\"کتاب ها\"\n\n  data={[\"یک\", \"دو\"]}\n/>\n\nسه\n"
            ),
            "تیتر|یک _ دو|سه"
        );
        assert_eq!(prose("متن\n\n{a\n\n\"کتاب\"}\n\nپایان"), "متن|پایان");
    }

    #[test]
    fn the_text_in_an_element_is_prose() {
        assert_eq!(
            prose(
                "<Tabs>\n  <Tab title=\"الف\">\n\n  **یک** <B.c>دو</B.c>\n\n  </Tab>\n</Tabs>\n\n<>سه</>\n\n<Note>\n# چهار\n\n- پنج\n</Note>\n"
            ),
            "یک_ _دو|سه|چهار|پنج"
        );
        assert_eq!(
            prose(
                "یک <code>دو</code> <p lang=\"ar\">سه\n\nچهار</p> پنج <Code /> شش\n\n<CodeBlock>\n\nهفت\n\n</CodeBlock>\n\nهشت"
            ),
            "یک|پنج _ شش|هشت"
        );
    }

    #[test]
    fn what_follows_uneven_brackets_is_hidden() {
        for uneven in [
            "{a",
            "<A",
            "<A b='",
            "export const x = (\n\n",
            "<!-- ",
            "{<p>",
            "<!DOCTYPE html>",
            "- ```\nx\n  ```",
            "> <A\n>   b='كتاب'\n> >",
            "> {a\n> + b}",
        ] {
            assert_eq!(
                prose(&format!("متن\n\n{uneven}\n\n\"کتاب\"\n")),
                "متن",
                "{uneven}"
            );
        }
    }

    #[test]
    fn markdown_is_read_among_the_program() {
        assert_eq!(
            prose(
                "یک `{` دو `<a` سه \\{ چهار \\<b پنج ۵ < ۶\n\n- ```js\n  {\n  ```\n\n> ~~~\n> <\n> ~~~\n\nشش <https://x.ir/a> و [هفت](<کتاب ها.md>) {#id}"
            ),
            "یک _ دو _ سه _ چهار _b پنج ۵ < ۶|شش _ و _هفت"
        );
        assert_eq!(prose("{a}\n[کتاب ها]: a.md\n\nمتن [کتاب ها][]"), "متن ");
    }

    const PIECES: &[&str] = &[
        "متن", "\"", "'", "`", "```", "\n", "\n\n", "{", "}", "(", ")", "<A>", "</A>", "<A ", "/>",
        ">", "<code>", "</code>", "import a", "export b", "//", "/*", "*/", "=", " ", "- ", "\n> ",
        "  ", "\\", "<", "${", "](<", "<!--", "-->", "---\n", "title: ", "\r\n",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        /// What a block holds is told by the block alone.
        #[test]
        fn a_block_has_the_program_that_the_document_has(
            text in prop::collection::vec(prop::sample::select(PIECES), 0..30).prop_map(|pieces| pieces.concat()),
        ) {
            let start = markdown::front_matter(&text).map_or(0, |(end, _)| end);
            let whole = spans_of(&pieces(&text[start..]));
            for block in blocks(&text).into_iter().filter(|block| block.start >= start) {
                let here: Vec<Range<usize>> = whole
                    .iter()
                    .map(|span| span.start + start..span.end + start)
                    .filter(|span| span.start < block.end && span.end > block.start)
                    .map(|span| span.start.max(block.start) - block.start..span.end.min(block.end) - block.start)
                    .collect();
                prop_assert_eq!(spans_of(&pieces(&text[block.clone()])), here, "{:?}", &text[block]);
            }
        }
    }
}
