//! Blocks: the pieces of a document that are linted, and remembered, one by one.
//!
//! A block ends where nothing before it can matter for what comes after, so its findings depend on its text alone.

use std::ops::Range;

use crate::format::Format;
use crate::markup::{asciidoc, html, latex, markdown, mdx, plain, restructured_text, subtitles};
use crate::paragraph::Paragraph;
use crate::tokens::Token;

/// A paragraph's place in its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProseRegion {
    /// The bytes of the block that it covers.
    pub span: Range<usize>,
    /// What in it is no prose: bytes of the block, sorted, disjoint.
    pub opaque: Vec<Range<usize>>,
    /// Whether a blank line may be put into it without harm to the markup round it.
    pub may_break: bool,
}

impl ProseRegion {
    /// The paragraph in its block, in the memory of earlier tokens.
    pub fn paragraph<'b>(&self, tokens: Vec<Token>, block: &'b str) -> Paragraph<'b> {
        let text = &block[self.span.clone()];
        Paragraph::with_tokens_in(tokens, text, &self.opaque_in_paragraph(), self.may_break)
    }

    /// The paragraph in its block for a reader of dates alone: see [`Paragraph::for_dates`].
    pub fn paragraph_for_dates<'b>(&self, block: &'b str) -> Paragraph<'b> {
        Paragraph::for_dates(&block[self.span.clone()], &self.opaque_in_paragraph())
    }

    /// What is no prose, in bytes of the paragraph.
    fn opaque_in_paragraph(&self) -> Vec<Range<usize>> {
        let start = self.span.start;
        let hidden = self.opaque.iter();
        hidden
            .map(|hidden| hidden.start - start..hidden.end - start)
            .collect()
    }
}

/// Cuts a document into blocks: sorted, disjoint byte ranges. What lies between two of them is no prose.
pub fn blocks(text: &str, format: Format) -> Vec<Range<usize>> {
    match format {
        Format::Plain => plain::blocks(text),
        Format::Markdown => markdown::blocks(text),
        Format::Mdx => mdx::blocks(text),
        Format::Html => html::blocks(text),
        Format::SubRip | Format::WebVtt => subtitles::blocks(text),
        Format::Latex => latex::blocks(text),
        Format::AsciiDoc => asciidoc::blocks(text),
        Format::ReStructuredText => restructured_text::blocks(text),
    }
}

/// The paragraphs of prose in one block of a document.
pub fn prose_regions(block: &str, format: Format) -> Vec<ProseRegion> {
    match format {
        Format::Plain => plain::prose_regions(block),
        Format::Markdown => markdown::prose_regions(block),
        Format::Mdx => mdx::prose_regions(block),
        Format::Html => html::prose_regions(block),
        Format::SubRip | Format::WebVtt => subtitles::prose_regions(block),
        Format::Latex => latex::prose_regions(block),
        Format::AsciiDoc => asciidoc::prose_regions(block),
        Format::ReStructuredText => restructured_text::prose_regions(block),
    }
}
