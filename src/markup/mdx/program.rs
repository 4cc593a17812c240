//! Where the program stands in an MDX document: statements that import and export, expressions in braces, tags.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::javascript::{expression_end, opens_element, statements_end, tag_end};
use crate::markup::html::InlineElements;
use crate::markup::lines::{is_blank, line_start, lines};
use crate::markup::markdown::fence_of;

/// A piece of a document that is no prose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it is.
    pub kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Statements, tags, and all that follows where the program does not come out even.
    Program,
    /// An expression in braces, or a comment.
    Expression,
    /// What CommonMark hides as well, or an element whose text is none.
    Markdown,
}

/// Pieces that CommonMark knows: addresses between angle brackets.
static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^<(?:[A-Za-z][\w+.-]*:/[^\s<>]*|mailto:[^\s<>]*|[^\s<>{}=]+@[^\s<>{}]+)>")
        .expect("the pattern is valid")
});

/// What stands before the content of a line in lists and quotations.
static CONTAINERS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?:[ \t>]|(?:[-*+]|[0-9]{1,9}[.)])[ \t])*").expect("the pattern is valid")
});

/// The pieces of a text, in the order of their ends. A piece that lies in a hidden element stands before it.
pub(super) fn pieces(text: &str) -> Vec<Piece> {
    let mut scanner = Scanner {
        text,
        at: 0,
        pieces: Vec::new(),
        elements: InlineElements::default(),
        hidden_from: None,
    };
    let is_even = scanner.scan();
    if is_even.is_none() {
        scanner.end(text.len(), Kind::Program);
    }
    if let Some(start) = scanner.hidden_from {
        scanner.at = start;
        scanner.end(text.len(), Kind::Markdown);
    }
    scanner.pieces
}

struct Scanner<'t> {
    text: &'t str,
    at: usize,
    pieces: Vec<Piece>,
    elements: InlineElements,
    /// Where the element opens whose text is hidden.
    hidden_from: Option<usize>,
}

impl Scanner<'_> {
    /// Finds all pieces; `None` where one of them has no end.
    fn scan(&mut self) -> Option<()> {
        let text = self.text;
        while self.at < text.len() {
            let is_line_start = self.at == 0 || text[..self.at].ends_with(['\n', '\r']);
            if is_line_start && self.line_start()? {
                continue;
            }
            let rest = &text[self.at..];
            let Some(next) = rest.find(['\n', '\r', '\\', '`', '<', '{', ']']) else {
                return Some(());
            };
            self.at += next;
            self.sign(&rest[next..])?;
        }
        Some(())
    }

    /// Ends a piece that begins where the scanner stands.
    fn end(&mut self, end: usize, kind: Kind) {
        let span = self.at..end;
        self.pieces.push(Piece { span, kind });
        self.at = end;
    }

    /// Steps over the statements or the fence that a line begins with, if it does.
    fn line_start(&mut self) -> Option<bool> {
        let rest = &self.text[self.at..];
        let is_statement = ["import", "export"].iter().any(|word| {
            let after = rest.strip_prefix(word);
            after.is_some_and(|after| after.starts_with([' ', '\t', '{', '*', '"', '\'']))
        });
        if is_statement {
            self.end(statements_end(self.text, self.at)?, Kind::Program);
            return Some(true);
        }
        let line = lines(rest).next()?;
        let lead = lead(&rest[line.clone()]);
        let fence = fence_of(&rest[lead.len()..line.end]);
        if let Some(fence) = fence {
            let end = fence_end(rest, line.end, fence, lead)?;
            self.end(self.at + end, Kind::Markdown);
        }
        Some(fence.is_some())
    }

    /// Steps over a sign and what it opens.
    fn sign(&mut self, rest: &str) -> Option<()> {
        match rest.as_bytes().first()? {
            b'\\' => {
                let escaped = rest[1..].chars().next();
                self.at += 1 + escaped
                    .filter(|c| c.is_ascii_punctuation())
                    .map_or(0, |c| c.len_utf8());
            }
            b'`' => {
                let length = rest.len() - rest.trim_start_matches('`').len();
                match code_end(rest, length) {
                    Some(end) => self.end(self.at + end, Kind::Markdown),
                    None => self.at += length,
                }
            }
            b'{' => self.end(
                self.certain(expression_end(self.text, self.at)?)?,
                Kind::Expression,
            ),
            b']' if rest.starts_with("](<") => {
                let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
                let target = rest[..line].find('>').map_or(1, |end| end + 1);
                if target > 1 {
                    self.end(self.at + target, Kind::Markdown);
                } else {
                    self.at += 1;
                }
            }
            b'<' => self.angle(rest)?,
            _ => self.at += 1,
        }
        Some(())
    }

    /// The end of a piece, if it is certain: in a quotation the marks of the lines would be read as signs of it.
    fn certain(&self, end: usize) -> Option<usize> {
        let line = line_start(self.text, self.at);
        let is_quoted = lead(&self.text[line..self.at]).contains('>');
        let goes_on = self.text[self.at..end].contains(['\n', '\r']);
        (!(is_quoted && goes_on)).then_some(end)
    }

    fn angle(&mut self, rest: &str) -> Option<()> {
        if rest.starts_with("<!--") {
            let end = rest.find("-->")? + "-->".len();
            self.end(self.at + end, Kind::Expression);
        } else if let Some(address) = ADDRESS.find(rest) {
            self.end(self.at + address.end(), Kind::Markdown);
        } else if opens_element(rest) || rest.starts_with("</") {
            let end = self.certain(tag_end(self.text, self.at)?)?;
            self.tag(end);
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            return None;
        } else {
            self.at += 1;
        }
        Some(())
    }

    fn tag(&mut self, end: usize) {
        let start = self.at;
        let tag = &self.text[start..end];
        self.end(end, Kind::Program);
        if tag.ends_with("/>") {
            return;
        }
        let tag = match (shows_code(tag), tag.starts_with("</")) {
            (false, _) => tag,
            (true, false) => "<code>",
            (true, true) => "</code>",
        };
        self.elements.step(tag, start);
        match self.hidden_from {
            None if !self.elements.show() => self.hidden_from = Some(start),
            Some(from) if self.elements.show() => {
                self.hidden_from = None;
                let (span, kind) = (from..end, Kind::Markdown);
                self.pieces.push(Piece { span, kind });
            }
            _ => {}
        }
    }
}

/// Whether the component of a tag is named for code, formulas or diagrams: `<CodeBlock>`.
fn shows_code(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']);
    let name = name.split([' ', '>', '\n', '\r', '\t', '{']).next();
    name.is_some_and(|name| {
        ["Code", "Math", "Mermaid", "Diagram", "Katex", "Latex"]
            .iter()
            .any(|word| name.contains(word))
    })
}

/// What stands before the content of a line in lists and quotations.
fn lead(line: &str) -> &str {
    CONTAINERS.find(line).map_or("", |lead| lead.as_str())
}

/// The end of the fence whose content begins at `from`. A line that may have left the list or the quotation of the
/// fence leaves it uncertain where that ends: there is none then.
fn fence_end(text: &str, from: usize, fence: (u8, usize), opened_in: &str) -> Option<usize> {
    let quotations = |lead: &str| lead.matches('>').count();
    let width = match quotations(opened_in) {
        0 => opened_in.len(),
        _ => 0,
    };
    for line in lines(&text[from..]) {
        let line = from + line.start..from + line.end;
        let marks = text[line.clone()].trim_start_matches([' ', '\t', '>']);
        let lead = &text[line.start..line.end - marks.len()];
        let leaves =
            quotations(lead) < quotations(opened_in) || !is_blank(marks) && lead.len() < width;
        if leaves {
            return None;
        }
        let closes = fence_of(marks)
            .is_some_and(|(mark, length)| mark == fence.0 && length >= fence.1)
            && marks.trim_end().bytes().all(|byte| byte == fence.0);
        if closes {
            return Some(line.end);
        }
    }
    Some(text.len())
}

/// The end of the code in a line that opens with so many grave accents: at as many, in the same paragraph.
fn code_end(text: &str, length: usize) -> Option<usize> {
    let mut first = true;
    for line in lines(text) {
        let content = &text[line.clone()];
        // Each of these may begin a block of its own, where nothing of the one before is open.
        let starts_afresh = is_blank(content)
            || !lead(content).trim_start().is_empty()
            || content.trim_start().starts_with(['#', '|', '~', '=', ':']);
        if !first && starts_afresh {
            return None;
        }
        let mut at = line.start + if first { length } else { 0 };
        first = false;
        while let Some(found) = text[at..line.end].find('`') {
            let start = at + found;
            let run = text[start..].len() - text[start..].trim_start_matches('`').len();
            at = start + run;
            if run == length {
                return Some(at);
            }
        }
    }
    None
}
