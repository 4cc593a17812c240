//! Spans of shown text, gathered into one paragraph; what lies between them is opaque.

use std::ops::Range;

use crate::block::ProseRegion;

/// The shown spans of a paragraph, in order.
#[derive(Debug, Default)]
pub(crate) struct Shown {
    spans: Vec<Range<usize>>,
}

impl Shown {
    /// Adds a span; one that touches the last is joined with it.
    pub(crate) fn push(&mut self, span: Range<usize>) {
        if span.is_empty() {
            return;
        }
        match self.spans.last_mut() {
            Some(last) if last.end == span.start => last.end = span.end,
            _ => self.spans.push(span),
        }
    }

    /// Adds a span of `text` without the parts that `hides` finds in it.
    pub(crate) fn push_without(&mut self, text: &str, span: Range<usize>, hides: &regex::Regex) {
        let mut at = span.start;
        for hidden in hides.find_iter(&text[span.clone()]) {
            self.push(at..span.start + hidden.start());
            at = span.start + hidden.end();
        }
        self.push(at..span.end);
    }

    /// Ends the paragraph: takes the spans out and gives the region that they make, without white space at its edges.
    pub(crate) fn take_region(&mut self, text: &str, may_break: bool) -> Option<ProseRegion> {
        let mut spans = std::mem::take(&mut self.spans);
        spans.retain(|span| !span.is_empty());
        while let Some(first) = spans.first_mut() {
            let shown = &text[first.clone()];
            first.start += shown.len() - shown.trim_start().len();
            if first.start < first.end {
                break;
            }
            spans.remove(0);
        }
        while let Some(last) = spans.last_mut() {
            last.end = last.start + text[last.clone()].trim_end().len();
            if last.start < last.end {
                break;
            }
            spans.pop();
        }
        let opaque = spans
            .windows(2)
            .map(|pair| pair[0].end..pair[1].start)
            .collect();
        Some(ProseRegion {
            span: spans.first()?.start..spans.last()?.end,
            opaque,
            may_break,
        })
    }
}

/// The prose of a document as a test reads it: regions separated by `|`, opaque spans shown as `_`.
#[cfg(test)]
pub(crate) fn prose(text: &str, format: crate::format::Format) -> String {
    let mut shown = Vec::new();
    for block in crate::block::blocks(text, format) {
        let block = &text[block];
        for region in crate::block::prose_regions(block, format) {
            let mut out = String::new();
            let mut at = region.span.start;
            for hidden in &region.opaque {
                out.push_str(&block[at..hidden.start]);
                out.push('_');
                at = hidden.end;
            }
            out.push_str(&block[at..region.span.end]);
            shown.push(out);
        }
    }
    shown.join("|")
}
