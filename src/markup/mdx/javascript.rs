//! How far a piece of JavaScript with JSX reaches: brackets, strings, templates, comments, regular expressions and
//! elements are paired. What the program means is of no matter; `None` stands where the pairs do not come out even.

use memchr::memchr2;

use crate::markup::lines::{is_blank, lines};

/// Words after which a value follows, so that `<` opens an element and `/` a regular expression.
const BEFORE_VALUES: [&str; 25] = [
    "as",
    "async",
    "await",
    "case",
    "class",
    "const",
    "default",
    "delete",
    "do",
    "else",
    "export",
    "extends",
    "from",
    "function",
    "import",
    "in",
    "instanceof",
    "let",
    "new",
    "of",
    "return",
    "throw",
    "typeof",
    "var",
    "yield",
];

/// The end of the expression in braces that opens at a byte.
pub(super) fn expression_end(text: &str, open: usize) -> Option<usize> {
    Reader::new(text, open + 1, Frame::Code { closer: b'}' }).end()
}

/// The end of the tag that opens at a byte: `<a b={c}>`, `</a>`, `<a.b/>`, `<>`.
pub(super) fn tag_end(text: &str, open: usize) -> Option<usize> {
    let closes = text[open..].starts_with("</");
    let tag = Frame::Tag {
        in_code: false,
        closes,
    };
    Reader::new(text, open + 1 + usize::from(closes), tag).end()
}

/// The end of the statements that begin at a byte: the first blank line where they are complete.
pub(super) fn statements_end(text: &str, start: usize) -> Option<usize> {
    // No byte closes them.
    let mut reader = Reader::new(text, start, Frame::Code { closer: 0 });
    loop {
        if reader.frames.len() == 1 {
            let rest = &text[reader.at..];
            if rest.is_empty() {
                return Some(text.len());
            }
            if rest.starts_with(['\n', '\r']) && reader.is_complete() {
                let mut next = lines(rest);
                let line = next.next().map_or(rest.len(), |line| line.end);
                if next.next().is_none_or(|next| is_blank(&rest[next])) {
                    return Some(reader.at + line);
                }
            }
        }
        reader.step()?;
    }
}

/// What is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Frame {
    /// JavaScript, up to a byte that closes it.
    Code { closer: u8 },
    /// A string between grave accents.
    Template,
    /// A tag of an element in JavaScript, or one that stands for itself.
    Tag { in_code: bool, closes: bool },
    /// What stands in an element.
    Children,
}

struct Reader<'t> {
    text: &'t str,
    at: usize,
    frames: Vec<Frame>,
    /// Whether a value may follow in JavaScript, and no operator.
    before_value: bool,
    /// The last byte of JavaScript that was neither white space nor comment.
    last: u8,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, at: usize, frame: Frame) -> Self {
        Self {
            text,
            at,
            frames: vec![frame],
            before_value: true,
            last: 0,
        }
    }

    /// Reads until nothing is open.
    fn end(mut self) -> Option<usize> {
        while !self.frames.is_empty() {
            self.step()?;
        }
        Some(self.at)
    }

    fn step(&mut self) -> Option<()> {
        match *self.frames.last()? {
            Frame::Code { .. } => self.code(),
            Frame::Template => self.template(),
            Frame::Tag { in_code, closes } => self.tag(in_code, closes),
            Frame::Children => self.children(),
        }
    }

    /// Whether statements may end here. A parser reads on over blank lines as long as it is in want of something.
    fn is_complete(&self) -> bool {
        let rest = self.text[self.at..].trim_start();
        let has_body_ahead = match rest.bytes().next() {
            Some(b'{') => self.last == b')' || !self.last.is_ascii_punctuation(),
            Some(b'=') => !self.last.is_ascii_punctuation(),
            _ => rest.starts_with("from "),
        };
        !has_body_ahead && (!self.before_value || matches!(self.last, b';' | b'}'))
    }

    fn rest(&self) -> &'t str {
        &self.text[self.at..]
    }

    fn open(&mut self, frame: Frame, opener: usize) {
        self.at += opener;
        self.frames.push(frame);
        self.before_value = true;
    }

    /// Steps over a value in JavaScript.
    fn value(&mut self, end: usize) {
        self.at = end;
        self.before_value = false;
    }

    fn code(&mut self) -> Option<()> {
        let rest = self.rest();
        let first = rest.chars().next()?;
        if first.is_whitespace() {
            self.at += first.len_utf8();
            return Some(());
        }
        if rest.starts_with("//") || rest.starts_with("/*") {
            return self.comment();
        }
        self.last = if first.is_ascii() { first as u8 } else { b'a' };
        match first {
            '"' | '\'' => {
                let end = self.string_end()?;
                self.value(end);
            }
            '`' => self.open(Frame::Template, 1),
            '(' => self.open(Frame::Code { closer: b')' }, 1),
            '[' => self.open(Frame::Code { closer: b']' }, 1),
            '{' => self.open(Frame::Code { closer: b'}' }, 1),
            ')' | ']' | '}' => {
                let closed = self.frames.pop()?;
                if closed != (Frame::Code { closer: self.last }) {
                    return None;
                }
                self.at += 1;
                self.before_value = first == '}';
            }
            '<' if self.before_value && opens_element(rest) => self.open(
                Frame::Tag {
                    in_code: true,
                    closes: false,
                },
                1,
            ),
            '/' if self.before_value
                && let Some(length) = regular_expression(rest) =>
            {
                self.value(self.at + length);
            }
            _ if is_in_word(first) => {
                let end = rest.find(|c| !is_in_word(c)).unwrap_or(rest.len());
                self.at += end;
                self.before_value = BEFORE_VALUES.contains(&&rest[..end]);
                self.last = b'a';
            }
            _ if rest.starts_with("++") || rest.starts_with("--") => self.at += 2,
            _ => {
                self.at += first.len_utf8();
                self.before_value = true;
            }
        }
        Some(())
    }

    fn comment(&mut self) -> Option<()> {
        let rest = self.rest();
        self.at += if rest.starts_with("//") {
            rest.find(['\n', '\r']).unwrap_or(rest.len())
        } else {
            2 + rest[2..].find("*/")? + 2
        };
        Some(())
    }

    /// The end of the string that opens here; it does not go on in the next line but behind a backslash.
    fn string_end(&self) -> Option<usize> {
        let bytes = self.text.as_bytes();
        let quote = bytes[self.at];
        let mut at = self.at + 1;
        loop {
            match *bytes.get(at)? {
                b'\\' if bytes[at + 1..].starts_with(b"\r\n") => at += 3,
                b'\\' => at += 2,
                b'\n' | b'\r' => return None,
                byte if byte == quote => return Some(at + 1),
                _ => at += 1,
            }
        }
    }

    fn template(&mut self) -> Option<()> {
        let rest = self.rest();
        let found = rest.find(['`', '\\', '$'])?;
        self.at += found;
        let rest = &rest[found..];
        if rest.starts_with("${") {
            self.open(Frame::Code { closer: b'}' }, 2);
        } else if rest.starts_with('`') {
            self.frames.pop();
            self.value(self.at + 1);
        } else if let Some(escaped) = rest.strip_prefix('\\') {
            self.at += 1 + escaped.chars().next()?.len_utf8();
        } else {
            self.at += 1;
        }
        Some(())
    }

    fn tag(&mut self, in_code: bool, closes: bool) -> Option<()> {
        let rest = self.rest();
        if rest.starts_with("/>") {
            self.frames.pop();
            self.value(self.at + 2);
            return (!closes).then_some(());
        }
        if rest.starts_with("//") || rest.starts_with("/*") {
            return self.comment();
        }
        let first = rest.chars().next()?;
        match first {
            '>' => {
                self.frames.pop();
                self.value(self.at + 1);
                if in_code && closes && self.frames.pop()? != Frame::Children {
                    return None;
                }
                if in_code && !closes {
                    self.frames.push(Frame::Children);
                }
                self.last = b'>';
            }
            '"' | '\'' => self.at += 1 + rest[1..].find(first)? + 1,
            '{' => self.open(Frame::Code { closer: b'}' }, 1),
            '<' if self.text[..self.at].trim_end().ends_with('=') && opens_element(rest) => self
                .open(
                    Frame::Tag {
                        in_code: true,
                        closes: false,
                    },
                    1,
                ),
            _ if is_in_word(first)
                || first.is_whitespace()
                || matches!(first, '-' | '.' | ':' | '=') =>
            {
                self.at += first.len_utf8();
            }
            _ => return None,
        }
        Some(())
    }

    fn children(&mut self) -> Option<()> {
        self.at += memchr2(b'{', b'<', self.rest().as_bytes())?;
        let rest = self.rest();
        let closes = rest.starts_with("</");
        let tag = Frame::Tag {
            in_code: true,
            closes,
        };
        if rest.starts_with('{') {
            self.open(Frame::Code { closer: b'}' }, 1);
        } else {
            self.open(tag, 1 + usize::from(closes));
        }
        Some(())
    }
}

/// Whether an element opens where a text begins with `<`.
pub(super) fn opens_element(text: &str) -> bool {
    let name = text[1..].chars().next();
    name.is_some_and(|first| first == '>' || is_in_word(first) && !first.is_ascii_digit())
}

fn is_in_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '$' | '\u{200C}' | '\u{200D}')
}

/// The length of the regular expression that a text begins with, without what follows its second slash.
fn regular_expression(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut in_class) = (1, false);
    loop {
        match *bytes.get(at)? {
            b'\\' => at += 1,
            b'\n' | b'\r' => return None,
            b'[' => in_class = true,
            b']' => in_class = false,
            b'/' if !in_class => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expression_ends_at_its_own_brace() {
        for expression in [
            "{a}",
            "{}",
            "{{ a: { b: '}' } }}",
            "{items.filter(x => x.name === \"كتاب}\").length}",
            "{`}${a ? `}` : \"{\"}\\``}",
            "{/* it's } */}",
            "{a // it's }\n}",
            "{a.replace(/[/}\"]/g, '') / 2}",
            "{a && <p title='}'>it's {b} <br/> } \"</p>}",
            "{a ? <>it's {\n'}'\n} '</> : <b.c d={<i>it's</i>} e=<u/> />}",
            "{a < b && c > d}",
            "{a\n\n+ 'كتاب'}",
        ] {
            let text = format!("متن {expression} متن}}");
            let open = "متن ".len();
            assert_eq!(
                expression_end(&text, open),
                Some(open + expression.len()),
                "{expression}"
            );
        }
        for uneven in ["{a", "{(}", "{'}\n'", "{`}", "{<p>}", "{/* }", "{\"\\"] {
            assert_eq!(expression_end(uneven, 0), None, "{uneven}");
        }
    }

    #[test]
    fn a_tag_ends_behind_its_attributes() {
        for tag in [
            "<>",
            "</>",
            "<a.b/>",
            "</a>",
            "<a\n  b='>\n'\n\n  c={d > e} {...f} /* > */ />",
            "<x:y کلید=\"<b>\">",
        ] {
            assert_eq!(tag_end(&format!("{tag}>"), 0), Some(tag.len()), "{tag}");
        }
        for uneven in ["<a", "<a b='>", "<a ، b>", "<a <b>>", "<a b={>"] {
            assert_eq!(tag_end(uneven, 0), None, "{uneven}");
        }
    }

    #[test]
    fn statements_end_at_a_blank_line_where_they_are_complete() {
        for statements in [
            "import a from 'b'\n",
            "import {\n\n  a\n} from 'b';\nimport c from 'd'\r\n",
            "export const x = [\n  'یک',\n\n  'دو'\n]\n",
            "export function f() {\n  g()\n\n  return \"كتاب\"\n}\n",
            "export function f()\n\n{\n}\n",
            "export const x =\n\n  'كتاب'\n",
            "export const x\n\n= 'كتاب'\n",
            "export default\n\n'كتاب'\n",
            "export const x = () => <p>it's\n\nكتاب</p>\n",
        ] {
            let text = format!("{statements}\n\"متن\" ، متن\n");
            assert_eq!(
                statements_end(&text, 0),
                Some(statements.len()),
                "{statements}"
            );
            let whole = statements.trim_end();
            assert_eq!(statements_end(whole, 0), Some(whole.len()));
        }
        assert_eq!(statements_end("export const x = (\n\nمتن", 0), None);
    }
}
