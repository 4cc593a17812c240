//! SubRip and WebVTT: the text of the cues, one speaker's line at a time.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::lines::{is_blank, lines};
use super::shown::Shown;
use crate::block::ProseRegion;

/// Tags of both formats, the position codes of SubStation Alpha, and entities.
static HIDES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"<[^<>\n]*>|\{\\[^{}\n]*\}|&#?[A-Za-z0-9]{1,31};").expect("the pattern is valid")
});

/// The texts of the cues. Headers, notes, styles, numbers and timings lie between them.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let mut cue: Option<Range<usize>> = None;
    let mut timed = false;
    for line in lines(text) {
        let content = &text[line.clone()];
        if is_blank(content) {
            blocks.extend(cue.take());
            timed = false;
        } else if content.contains("-->") {
            blocks.extend(cue.take());
            timed = true;
        } else if timed {
            cue = Some(cue.map_or(line.start, |cue| cue.start)..line.end);
        }
    }
    blocks.extend(cue);
    blocks
}

/// Whether a note of WebVTT may begin at a byte: after a blank line, not among the lines of a cue.
pub(crate) fn is_note(text: &str, at: usize) -> bool {
    let mut before = text[..at].rsplit('\n').skip(1);
    before.next().is_none_or(is_blank)
}

/// The prose of one cue. A line that begins with a dash is another speaker's.
pub(crate) fn prose_regions(block: &str) -> Vec<ProseRegion> {
    let mut regions = Vec::new();
    let mut shown = Shown::default();
    for line in lines(block) {
        let content = &block[line.clone()];
        let spoken = content.trim_start().trim_start_matches(['-', '–', '—']);
        let start = line.end - spoken.len();
        if spoken.len() < content.trim_start().len() {
            regions.extend(shown.take_region(block, false));
            shown.push_without(block, start..line.end, &HIDES);
        } else {
            shown.push_without(block, line, &HIDES);
        }
    }
    regions.extend(shown.take_region(block, false));
    regions
}

#[cfg(test)]
mod tests {
    use super::super::shown::prose;
    use crate::format::Format;

    #[test]
    fn only_what_is_spoken_is_prose() {
        assert_eq!(
            prose(
                "1\r\n00:00:01,000 --> 00:00:02,500\r\n- سلام <i>دوست</i>\r\n- علیک\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n{\\an8}خداحافظ\r\n",
                Format::SubRip
            ),
            "سلام _دوست|علیک|خداحافظ"
        );
        assert_eq!(
            prose(
                "WEBVTT عنوان\n\nNOTE یادداشت\n\nSTYLE\n::cue { color: red }\n\nآغاز\n00:01.000 --> 00:02.000 align:start\n<v مریم>سلام&nbsp;بر تو\n",
                Format::WebVtt
            ),
            "سلام_بر تو"
        );
    }
}
