//! Spans of a text, sorted and disjoint.

use std::ops::Range;

/// Spans in any order as sorted, disjoint ones.
pub(crate) fn merged(mut spans: Vec<Range<usize>>) -> Vec<Range<usize>> {
    spans.sort_by_key(|span| span.start);
    spans.dedup_by(|next, before| {
        let overlaps = next.start < before.end;
        if overlaps {
            before.end = before.end.max(next.end);
        }
        overlaps
    });
    spans
}

/// The span that holds a byte, of sorted, disjoint ones.
pub(crate) fn span_at(spans: &[Range<usize>], at: usize) -> Option<&Range<usize>> {
    let next = spans.partition_point(|span| span.end <= at);
    spans.get(next).filter(|span| span.start <= at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_that_overlap_become_one() {
        let spans = merged(vec![9..12, 0..4, 2..3, 3..6, 6..7]);
        assert_eq!(spans, [0..6, 6..7, 9..12]);
        for (at, expected) in [(0, Some(0..6)), (6, Some(6..7)), (8, None), (12, None)] {
            assert_eq!(span_at(&spans, at), expected.as_ref());
        }
    }
}
