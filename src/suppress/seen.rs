//! Which comments are comments for the format's own reader: in code, for example, one would only be shown.

use std::ops::Range;

use super::Directive;
use crate::format::Format;
use crate::markup::spans::span_at;
use crate::markup::{asciidoc, html, latex, markdown, mdx, plain, restructured_text, subtitles};

/// Whether a comment in a block of Markdown or MDX is one, which the block alone decides.
pub(crate) fn is_in_block(
    text: &str,
    format: Format,
    block: &Range<usize>,
    comment: &Range<usize>,
) -> bool {
    let Some(start) = comment.start.checked_sub(block.start) else {
        return false;
    };
    let place = start..start + comment.len();
    match format {
        Format::Mdx => mdx::is_comment(&text[block.clone()], &place),
        _ => markdown::is_comment(&text[block.clone()], &place),
    }
}

/// Keeps the directives whose comments are seen as such, in a text of any format but Markdown, where the blocks tell.
pub(super) fn retain(text: &str, format: Format, directives: &mut Vec<Directive>) {
    let begins_in = |starts: &[usize], directive: &Directive| {
        starts.binary_search(&directive.comment.start).is_ok()
    };
    match format {
        Format::Markdown | Format::Mdx | Format::SubRip => {}
        Format::Html => {
            let starts = html::comment_starts(text);
            directives.retain(|directive| begins_in(&starts, directive));
        }
        Format::ReStructuredText => {
            let starts = restructured_text::comment_starts(text);
            directives.retain(|directive| begins_in(&starts, directive));
        }
        Format::WebVtt => {
            directives.retain(|directive| subtitles::is_note(text, directive.comment.start));
        }
        Format::Latex => {
            let code = latex::verbatim(text);
            directives.retain(|directive| {
                let start = directive.comment.start;
                span_at(&code, start).is_none() && latex::is_comment(text, start)
            });
        }
        Format::AsciiDoc => {
            let code = asciidoc::verbatim(text);
            directives.retain(|directive| span_at(&code, directive.comment.start).is_none());
        }
        Format::Plain => {
            let code = plain::fenced(text);
            directives.retain(|directive| span_at(&code, directive.comment.start).is_none());
        }
    }
}
