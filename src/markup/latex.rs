//! LaTeX and XePersian: paragraphs of the document's body, and in them the text that is printed.
//!
//! Only commands that are known to print their argument are looked into; what an unknown command does with its
//! argument nobody can tell, so it is left alone.

mod commands;
mod line_comments;

use std::ops::Range;

use super::lines::{is_blank, lines};
use super::shown::Shown;
use crate::block::ProseRegion;
use crate::tokens::{ZWNJ, is_vowel_sign};
use commands::{Role, is_hidden_environment, role};
pub(crate) use line_comments::{is_comment, verbatim};

/// The paragraphs of the body, cut at blank lines and at environments without prose. Of the preamble only what stands
/// in `\title` is kept.
pub(crate) fn blocks(text: &str) -> Vec<Range<usize>> {
    let mut blocks = Vec::new();
    let body = match text.find("\\begin{document}") {
        Some(at) => {
            blocks.extend(title(&text[..at]));
            at + "\\begin{document}".len()
        }
        None => 0,
    };
    let end = text[body..]
        .find("\\end{document}")
        .map_or(text.len(), |at| body + at);
    let mut open: Option<Range<usize>> = None;
    let mut hidden: Option<String> = None;
    for line in lines(&text[body..end]) {
        let mut line = body + line.start..body + line.end;
        while let Some(name) = hidden.take() {
            match text[line.clone()].find(&name) {
                Some(at) => line.start += at + name.len(),
                None => {
                    hidden = Some(name);
                    line.start = line.end;
                    break;
                }
            }
        }
        if hidden.is_some() {
            continue;
        }
        if is_blank(&text[line.clone()]) {
            blocks.extend(open.take());
            continue;
        }
        match hidden_start(&text[line.clone()]) {
            Some((at, end_mark)) => {
                let block = open.take().map_or(line.start, |block| block.start)..line.start + at;
                blocks.push(block);
                let rest = line.start + at;
                match text[rest..line.end].find(&end_mark) {
                    Some(close) => open = Some(rest + close + end_mark.len()..line.end),
                    None => hidden = Some(end_mark),
                }
            }
            None => open = Some(open.map_or(line.start, |block| block.start)..line.end),
        }
    }
    blocks.extend(open);
    blocks.retain(|block| !is_blank(&text[block.clone()]));
    blocks
}

/// Where a line opens an environment without prose, and what ends that.
fn hidden_start(line: &str) -> Option<(usize, String)> {
    let code = &line[..comment_start(line)];
    let environment = code.match_indices("\\begin{").find_map(|(at, opening)| {
        let name = code[at + opening.len()..].split('}').next()?;
        is_hidden_environment(name).then(|| (at, format!("\\end{{{name}}}")))
    });
    let display = code
        .find("\\[")
        .filter(|&at| !code[..at].ends_with('\\'))
        .map(|at| (at, "\\]".to_owned()));
    let disabled = code.find("\\iffalse").map(|at| (at, "\\fi".to_owned()));
    [environment, display, disabled]
        .into_iter()
        .flatten()
        .min_by_key(|(at, _)| *at)
}

/// The byte at which the comment of a line begins; its length without one.
fn comment_start(line: &str) -> usize {
    line.match_indices('%')
        .map(|(at, _)| at)
        .find(|&at| !line[..at].ends_with('\\'))
        .unwrap_or(line.len())
}

/// The argument of `\title` in a preamble.
fn title(preamble: &str) -> Option<Range<usize>> {
    let start = preamble.find("\\title{")? + "\\title{".len();
    let end = matching_brace(preamble.as_bytes(), start)?;
    Some(start..end)
}

/// The place of the brace that closes the group whose content begins at `start`.
fn matching_brace(bytes: &[u8], start: usize) -> Option<usize> {
    matching(bytes, start, b'{', b'}')
}

fn matching(bytes: &[u8], start: usize, open: u8, close: u8) -> Option<usize> {
    let mut depth = 0;
    let mut at = start;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            byte if byte == close && depth == 0 => return Some(at),
            byte if byte == close => depth -= 1,
            byte if byte == open => depth += 1,
            _ => {}
        }
        at += 1;
    }
    None
}

/// The prose of one paragraph; footnotes, captions, headings, list items and table cells are paragraphs of their own.
pub(crate) fn prose_regions(block: &str) -> Vec<ProseRegion> {
    let mut reader = Reader {
        text: block,
        bytes: block.as_bytes(),
        regions: Vec::new(),
    };
    let mut shown = Shown::default();
    reader.read(0..block.len(), &mut shown);
    reader.finish(&mut shown);
    reader.regions
}

/// Whether a character goes on with the name of a command: letters and, as XePersian has it, the half-space and the
/// signs on letters.
fn is_of_command(c: char) -> bool {
    c.is_alphabetic() || c == '@' || c == ZWNJ || is_vowel_sign(c)
}

struct Reader<'t> {
    text: &'t str,
    bytes: &'t [u8],
    regions: Vec<ProseRegion>,
}

impl Reader<'_> {
    fn finish(&mut self, shown: &mut Shown) {
        self.regions.extend(shown.take_region(self.text, false));
    }

    /// Reads a stretch of text into the open paragraph.
    fn read(&mut self, span: Range<usize>, shown: &mut Shown) {
        let mut at = span.start;
        while at < span.end {
            let next = self.bytes[at..span.end]
                .iter()
                .position(|b| b"\\{}$%&~#^_`".contains(b))
                .map_or(span.end, |found| at + found);
            shown.push(at..next);
            at = next;
            if at >= span.end {
                return;
            }
            at = match self.bytes[at] {
                b'\\' => self.command(at, span.end, shown),
                b'$' => self.math(at, span.end),
                b'%' => self.comment(at, span.end),
                b'&' => {
                    self.finish(shown);
                    at + 1
                }
                _ => at + 1,
            };
        }
    }

    fn math(&self, at: usize, end: usize) -> usize {
        let mark: &[u8] = if self.bytes[at..end].starts_with(b"$$") {
            b"$$"
        } else {
            b"$"
        };
        let start = at + mark.len();
        memchr::memmem::find(&self.bytes[start..end], mark)
            .map_or(end, |close| start + close + mark.len())
    }

    /// A comment hides its line end and the indentation of the next line too.
    fn comment(&self, at: usize, end: usize) -> usize {
        let rest = &self.text[at..end];
        let line = lines(rest).next().map_or(rest.len(), |line| line.end);
        let indent = rest[line..].len() - rest[line..].trim_start_matches([' ', '\t']).len();
        at + line + indent
    }

    /// Reads what begins with the backslash at `at`; gives the byte after it.
    fn command(&mut self, at: usize, end: usize, shown: &mut Shown) -> usize {
        let rest = &self.text[at + 1..end];
        let length = rest.find(|c: char| !is_of_command(c)).unwrap_or(rest.len());
        if length == 0 {
            return self.control_symbol(at, end, shown);
        }
        let name = &rest[..length];
        let mut after = at + 1 + length;
        if self.bytes[after..end].starts_with(b"*") {
            after += 1;
        }
        match role(name) {
            Role::Begin => self.begin(after, end, shown),
            Role::End => {
                self.finish(shown);
                self.skip_groups(after, end, 1)
            }
            Role::Item => {
                self.finish(shown);
                self.skip_options(after, end)
            }
            Role::Verbatim { skip } => {
                let start = self.skip_groups(after, end, skip);
                self.verbatim(start, end)
            }
            Role::Inline { skip } => {
                let start = self.skip_groups(after, end, skip);
                let start = self.skip_options(start, end);
                if let Some(content) = self.group(start, end) {
                    self.read(content.clone(), shown);
                    return content.end + 1;
                }
                start
            }
            Role::Paragraph => {
                let start = self.skip_options(after, end);
                if let Some(content) = self.group(start, end) {
                    let mut own = Shown::default();
                    self.read(content.clone(), &mut own);
                    self.finish(&mut own);
                    return content.end + 1;
                }
                start
            }
            Role::Heading => {
                self.finish(shown);
                let start = self.skip_options(after, end);
                if let Some(content) = self.group(start, end) {
                    self.read(content.clone(), shown);
                    self.finish(shown);
                    return content.end + 1;
                }
                start
            }
            Role::Unknown => self.skip_groups(after, end, usize::MAX),
        }
    }

    /// A backslash and one sign.
    fn control_symbol(&mut self, at: usize, end: usize, shown: &mut Shown) -> usize {
        let Some(sign) = self.text[at + 1..end].chars().next() else {
            return end;
        };
        let after = at + 1 + sign.len_utf8();
        match sign {
            '\\' => {
                self.finish(shown);
                self.skip_options(after, end)
            }
            '(' => self.text[after..end]
                .find("\\)")
                .map_or(end, |close| after + close + 2),
            '[' => self.text[after..end]
                .find("\\]")
                .map_or(end, |close| after + close + 2),
            _ => after,
        }
    }

    fn begin(&mut self, after: usize, end: usize, shown: &mut Shown) -> usize {
        self.finish(shown);
        let Some(name) = self.group(after, end) else {
            return after;
        };
        let inner = name.end + 1;
        let name = &self.text[name];
        if is_hidden_environment(name) {
            let close = format!("\\end{{{name}}}");
            return self.text[inner..end]
                .find(&close)
                .map_or(end, |at| inner + at + close.len());
        }
        self.skip_groups(inner, end, usize::MAX)
    }

    /// `\verb|…|`, `\lstinline[…]{…}`.
    fn verbatim(&self, after: usize, end: usize) -> usize {
        let start = self.skip_options(after, end);
        let Some(mark) = self.text[start..end].chars().next() else {
            return end;
        };
        if mark == '{' {
            return self
                .group(start, end)
                .map_or(end, |content| content.end + 1);
        }
        let content = start + mark.len_utf8();
        self.text[content..end]
            .find(mark)
            .map_or(end, |close| content + close + mark.len_utf8())
    }

    /// The content of the group that opens at `at`.
    fn group(&self, at: usize, end: usize) -> Option<Range<usize>> {
        if !self.bytes[at..end].starts_with(b"{") {
            return None;
        }
        let close = matching_brace(&self.bytes[..end], at + 1)?;
        Some(at + 1..close)
    }

    fn skip_options(&self, mut at: usize, end: usize) -> usize {
        while self.bytes[at..end].starts_with(b"[") {
            match matching(&self.bytes[..end], at + 1, b'[', b']') {
                Some(close) => at = close + 1,
                None => return at,
            }
        }
        at
    }

    /// Skips at most `most` groups, and the options before each.
    fn skip_groups(&self, at: usize, end: usize, most: usize) -> usize {
        let mut at = at;
        for _ in 0..most {
            let start = self.skip_options(at, end);
            match self.group(start, end) {
                Some(content) => at = content.end + 1,
                None => return if most == usize::MAX { start } else { at },
            }
        }
        at
    }
}

#[cfg(test)]
mod tests {
    use super::super::shown;
    use crate::format::Format;

    fn prose(text: &str) -> String {
        shown::prose(text, Format::Latex)
    }

    #[test]
    fn commands_hide_and_show_their_arguments() {
        assert_eq!(
            prose(
                "متن \\textbf{مهم} و \\cite{کتاب۱} با $x, y$ و ۵۰\\% است. % یادداشت ، اینجا\nادامه"
            ),
            "متن _مهم_ و _ با _ و ۵۰_ است. _ادامه"
        );
        assert_eq!(
            prose("نگاه کنید به \\href{https://x.ir/الف}{پیوند} و \\lr{a, b}."),
            "نگاه کنید به _پیوند_ و _."
        );
        assert_eq!(
            prose(
                "یک \\mintinline[x]{python}{دو} سه \\mintinline{c}|چهار| پنج \\متن\u{200C}سیاه{شش} هفت"
            ),
            "یک _ سه _ پنج _ هفت"
        );
        assert_eq!(prose("\\فرمان{متن} و \\verb|کد , کد| پایان"), "و _ پایان");
    }

    #[test]
    fn footnotes_headings_and_cells_stand_for_themselves() {
        assert_eq!(
            prose("متن\\footnote{پانویس.} دنباله"),
            "پانویس.|متن_ دنباله"
        );
        assert_eq!(
            prose(
                "\\section*{بخش}\\label{sec:الف}\nمتن\n\n\\begin{tabular}{|l|r|}\nیک & دو \\\\ \\hline\nسه & چهار\n\\end{tabular}"
            ),
            "بخش|متن|یک|دو|سه|چهار"
        );
    }

    #[test]
    fn what_is_switched_off_is_no_prose() {
        assert_eq!(prose("یک\n\\iffalse\nدو ، سه\n\nچهار\n\\fi پنج"), "یک|پنج");
    }

    #[test]
    fn environments_of_code_are_no_prose() {
        for name in [
            "alltt",
            "BVerbatim",
            "Verbatim*",
            "luacode",
            "pycode",
            "tcblisting",
        ] {
            let text = format!("یک\n\\begin{{{name}}}[دو]\nسه\n\nچهار\n\\end{{{name}}}\nپنج");
            assert_eq!(prose(&text), "یک|پنج", "{name}");
        }
    }

    #[test]
    fn only_the_body_is_prose() {
        assert_eq!(
            prose(
                "\\documentclass{article}\n\\title{تیتر}\n\\newcommand{\\x}{متن ، متن}\n\\begin{document}\nمتن\n\n\\begin{verbatim}\nکد\n\nکد\n\\end{verbatim}\n\nپایان\n\\begin{align}\nالف ، ب\n\\end{align}\n\\end{document}\nپس از پایان"
            ),
            "تیتر|متن|پایان"
        );
    }
}
