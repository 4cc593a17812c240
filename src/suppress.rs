//! Suppression by comment: what a writer has decided is not reported again.
//!
//! A directive is a comment of the file's own kind, `<!-- pirast: off kashida -->` in Markdown and HTML,
//! `{/* pirast: off */}` in MDX, `% pirast: off` in LaTeX, `// pirast: off` in AsciiDoc, `.. pirast: off` in
//! reStructuredText, `NOTE pirast: off` in WebVTT, and in plain text a line of its own that begins with `#`, `//` or `%`. After the colon stands what to do, in English or
//! Persian, then the rules or families it is for, or none for all; after ` -- ` a reason may follow. Capitals, Arabic
//! letters (`پيراست`) and a space before the colon are no reason to pass over a directive in silence.
//!
//! | directive | in Persian | for |
//! |---|---|---|
//! | `off` … `on` | `خاموش` … `روشن` | what stands between the two, or up to the end of the file |
//! | `off-line` | `خاموش-خط` | its own line |
//! | `off-next-line` | `خاموش-خط-بعد` | the next line that is not blank and holds more than a directive; in WebVTT the next cue |
//! | `off-file` | `خاموش-پرونده` | the whole file |

pub mod comment;
mod cover;
mod seen;
mod sieve;

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::Arc;

use memchr::{memchr_iter, memchr2};

use crate::block::blocks;
use crate::format::Format;
use crate::markup::lines::{is_blank, line_start, lines};
use crate::markup::markdown::{self, DefinedLabels};
use crate::message::Text;
use crate::rule::{Family, Rule};
use crate::rules::rule;
use crate::tokens::ZWNJ;
pub(crate) use seen::is_in_block as is_comment_in_block;
pub(crate) use sieve::{Sieve, Sifting};

/// What a directive begins with, before its colon.
const NAMES: [&str; 3] = ["pirast", "پیراست", "پيراست"];

/// The id of the rule under which a suppression that suppresses nothing is reported.
pub const UNUSED_RULE: &str = "unused-suppression";

const UNUSED: Text = Text {
    fa: "این توضیح چیزی را خاموش نمی‌کند.",
    en: "This comment suppresses nothing.",
};
const NOT_UNDERSTOOD: Text = Text {
    fa: "«{name}» دستوری نیست؛ بنویسید: خاموش، روشن، خاموش-خط، خاموش-خط-بعد، خاموش-پرونده.",
    en: "“{name}” is no directive; write off, on, off-line, off-next-line or off-file.",
};
const NOT_KNOWN: Text = Text {
    fa: "قاعده یا خانواده‌ای به نام «{name}» نیست.",
    en: "There is no rule and no family “{name}”.",
};

/// The directives of one document, and what else in it stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Suppressions {
    directives: Vec<Directive>,
    /// Texts that are labels where they stand in brackets: they are changed everywhere or not at all.
    labels: DefinedLabels,
    /// Where the front matter ends: no text in it is a label.
    body: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Directive {
    /// The bytes of the comment.
    comment: Range<usize>,
    action: Action,
    /// Rules and families; empty for all.
    names: Arc<[String]>,
    /// The byte behind the last name, or behind what is to be done where no name follows.
    names_end: usize,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Action {
    /// From here on.
    Off,
    /// Ends an `off`.
    On,
    /// These bytes of the document: a line, or a cue.
    Span(Range<usize>),
    /// The whole document.
    File,
    /// Nothing: the word after the colon is none of ours.
    Unknown(String),
}

/// Where the name begins that stands before this colon, in capitals or not.
fn name_before(text: &str, colon: usize) -> Option<usize> {
    let before = text[..colon].trim_end_matches([' ', '\t', '\u{A0}']);
    NAMES.iter().find_map(|name| {
        let start = before.len().checked_sub(name.len())?;
        let found = before.get(start..)?;
        found.eq_ignore_ascii_case(name).then_some(start)
    })
}

impl Suppressions {
    /// The directives in a text.
    pub fn of(text: &str, format: Format) -> Self {
        let blocks = LazyCell::new(|| blocks(text, format));
        Self::in_blocks(text, format, |comment| {
            let next = blocks.partition_point(|block| block.end <= comment.start);
            let block = blocks.get(next).cloned();
            block.is_some_and(|block| seen::is_in_block(text, format, &block, comment))
        })
    }

    /// The directives in a text whose blocks are known: `is_in_block` tells of a comment in Markdown whether its block
    /// has it as one.
    pub(crate) fn in_blocks(
        text: &str,
        format: Format,
        mut is_in_block: impl FnMut(&Range<usize>) -> bool,
    ) -> Self {
        let mut directives: Vec<Directive> = memchr_iter(b':', text.as_bytes())
            .filter_map(|colon| directive(text, format, name_before(text, colon)?..colon + 1))
            .collect();
        let is_markdown = matches!(format, Format::Markdown | Format::Mdx);
        if is_markdown {
            directives.retain(|directive| is_in_block(&directive.comment));
        } else if !directives.is_empty() {
            seen::retain(text, format, &mut directives);
        }
        let front_matter = is_markdown.then(|| markdown::front_matter(text)).flatten();
        let body = front_matter.map_or(0, |(end, _)| end);
        let labels = is_markdown.then(|| DefinedLabels::of(&text[body..]));
        Self {
            directives,
            labels: labels.unwrap_or_default(),
            body,
        }
    }

    /// Whether the document has nothing that would suppress a finding.
    pub fn is_empty(&self) -> bool {
        self.directives.is_empty() && self.labels.is_empty()
    }

    /// Whether the labels of both stay as they are, in each block whose text stayed.
    pub(crate) fn have_labels_of(&self, others: &Self) -> bool {
        self.labels == others.labels
    }
}

/// Whether one of these names, rules and families, is meant for a rule; no name is meant for all.
fn are_for(names: &[String], rule: &Rule) -> bool {
    names.is_empty()
        || names
            .iter()
            .any(|name| name == rule.id || name == rule.family.id())
}

impl Directive {
    fn complaint(
        &self,
        used: bool,
        is_on: &impl Fn(&Rule) -> bool,
    ) -> Option<crate::message::Message> {
        if let Action::Unknown(name) = &self.action {
            return Some(NOT_UNDERSTOOD.with("name", name.clone()));
        }
        let unknown = self.names.iter().find(|name| {
            rule(name).is_none() && !Family::ALL.iter().any(|family| family.id() == *name)
        });
        if let Some(name) = unknown {
            return Some(NOT_KNOWN.with("name", name.clone()));
        }
        // A rule that is off today may be on tomorrow: its suppression is no leftover.
        let could_speak =
            self.names.is_empty() || self.names.iter().any(|name| rule(name).is_none_or(is_on));
        (!used && could_speak && self.action != Action::On).then(|| UNUSED.message())
    }
}

/// Whether a character stands between the names of rules.
fn parts_names(c: char) -> bool {
    c.is_whitespace() || matches!(c, ',' | '،')
}

/// The directive with this name, if that is in a comment that holds nothing else.
fn directive(text: &str, format: Format, name: Range<usize>) -> Option<Directive> {
    let (comment, content) = comment(text, format, name.start, name.end)?;
    let content = content.split(" -- ").next().unwrap_or_default();
    // In a line of LaTeX that has a comment already, another directive is only more of it.
    let more = (format == Format::Latex).then(|| content.find('%'));
    let content = &content[..more.flatten().unwrap_or(content.len())];
    let names_end = name.end + content.trim_end_matches(parts_names).len();
    let mut words = content
        .split(parts_names)
        .filter(|word| !word.is_empty())
        .map(|word| word.replace('ي', "ی").to_ascii_lowercase());
    let verb = words.next().unwrap_or_default().replace(ZWNJ, "-");
    let line = lines_around(text, &comment);
    let action = match verb.as_str() {
        "off" | "خاموش" => Action::Off,
        "on" | "روشن" => Action::On,
        "off-line" | "خاموش-خط" => Action::Span(line),
        "off-next-line" | "خاموش-خط-بعد" => {
            Action::Span(next_line(text, format, line.end))
        }
        "off-file" | "خاموش-پرونده" | "خاموش-فایل" => Action::File,
        // A line of plain text that begins like a comment may be a heading.
        _ if format == Format::Plain => return None,
        _ => Action::Unknown(verb),
    };
    Some(Directive {
        comment,
        action,
        names: words.collect(),
        names_end,
    })
}

/// The comment in which the name at `at` is the first thing, and what follows the name, from `after` on.
fn comment(text: &str, format: Format, at: usize, after: usize) -> Option<(Range<usize>, &str)> {
    let line = lines_around(text, &(at..after));
    openers(format).iter().find_map(|&opener| {
        let closer = match opener {
            "<!--" => Some("-->"),
            "{/*" => Some("*/}"),
            _ => None,
        };
        if let Some(closer) = closer {
            // These kinds may run over several lines.
            let start = text[..at].trim_end().strip_suffix(opener)?.len();
            let close = after + text[after..].find(closer)?;
            return Some((start..close + closer.len(), &text[after..close]));
        }
        let lead = text[line.start..at].trim_end().strip_suffix(opener)?;
        // A line comment of LaTeX may follow text; the others need a line of their own.
        let alone = lead.trim().is_empty() || opener == "%" && format == Format::Latex;
        alone.then(|| (line.start + lead.len()..line.end, &text[after..line.end]))
    })
}

/// The bytes of the lines that hold a span, without the last line break.
pub fn lines_around(text: &str, span: &Range<usize>) -> Range<usize> {
    let end = memchr2(b'\n', b'\r', &text.as_bytes()[span.end..]);
    line_start(text, span.start)..end.map_or(text.len(), |at| span.end + at)
}

/// What opens a comment in which a directive may stand.
fn openers(format: Format) -> &'static [&'static str] {
    match format {
        Format::Markdown | Format::Html => &["<!--"],
        Format::Mdx => &["{/*", "<!--"],
        Format::Latex => &["%"],
        Format::AsciiDoc => &["//"],
        Format::ReStructuredText => &[".."],
        Format::WebVtt => &["NOTE"],
        Format::SubRip => &[],
        Format::Plain => &["<!--", "#", "//", "%"],
    }
}

/// The bytes of the first line after `line_end` that is not blank and holds more than a directive; in WebVTT those of the
/// next cue, however many lines are spoken in it.
fn next_line(text: &str, format: Format, line_end: usize) -> Range<usize> {
    let mut start = first_not_blank(text, line_end);
    if format != Format::WebVtt {
        while let Some(end) = end_of_directive(text, format, start) {
            start = first_not_blank(text, end);
        }
        return if start == text.len() {
            start..start
        } else {
            lines_around(text, &(start..start))
        };
    }
    let mut is_timed = false;
    for line in lines(&text[start..]) {
        let content = &text[start + line.start..start + line.end];
        if is_timed && is_blank(content) {
            return start..start + line.start;
        }
        is_timed |= content.contains("-->");
    }
    start..text.len()
}

fn first_not_blank(text: &str, from: usize) -> usize {
    text.len() - text[from..].trim_start().len()
}

/// Where the directive ends that begins at a byte, the first in its line, if nothing follows it in its last line.
fn end_of_directive(text: &str, format: Format, start: usize) -> Option<usize> {
    let rest = &text[start..];
    openers(format).iter().find_map(|opener| {
        let inner = rest.strip_prefix(opener)?.trim_start();
        // No name is longer, with the space before its colon.
        let near = inner.bytes().take(32);
        let at = start + rest.len() - inner.len();
        let colon = at + near.into_iter().position(|byte| byte == b':')?;
        let is_named = name_before(text, colon) == Some(at);
        let (comment, _) = is_named
            .then(|| comment(text, format, at, colon + 1))
            .flatten()?;
        let last_line = lines_around(text, &comment);
        is_blank(&text[comment.end..last_line.end]).then_some(comment.end)
    })
}

#[cfg(test)]
mod tests {
    use crate::format::Format;
    use crate::linter::Linter;
    use crate::settings::Settings;

    /// The rules that are found, in their order.
    fn found(text: &str, format: Format) -> Vec<&'static str> {
        Linter::new(Settings::default())
            .lint(text, format)
            .iter()
            .map(|found| found.rule.id)
            .collect()
    }

    #[test]
    fn a_directive_silences_what_it_names() {
        let text = "سلامـت باش.\n\n<!-- pirast: off kashida -->\n\nسلامـت باش ، كتاب.\n\n<!-- pirast: on -->\n\nسلامـت باش.\n";
        assert_eq!(
            found(text, Format::Markdown),
            [
                "kashida",
                "space-before-punctuation",
                "arabic-letter",
                "kashida"
            ]
        );
        let text = "<!-- پیراست: خاموش-خط-بعد -->\nسلامـت باش.\nكتاب.\n";
        assert_eq!(found(text, Format::Plain), ["arabic-letter"]);
        assert_eq!(
            found(
                "سلامـت باش. <!-- pirast: off-line characters -->\n",
                Format::Markdown
            ),
            [""; 0]
        );
        assert_eq!(
            found("سلامـت باش. % pirast: off-line\n", Format::Latex),
            [""; 0]
        );
        assert_eq!(
            found(
                "سلامـت\n\n# pirast: off-file kashida -- نقل از نسخهٔ خطی\n",
                Format::Plain
            ),
            [""; 0]
        );
    }

    #[test]
    fn a_directive_may_be_typed_on_any_keyboard() {
        for comment in [
            "<!-- پیراست : خاموش -->",
            "<!-- پيراست: خاموش -->",
            "<!-- پیراست: خاموش-فايل -->",
            "<!-- Pirast: off -->",
            "<!-- PIRAST : Off Kashida -->",
        ] {
            let text = format!("{comment}\n\nسلامـت باش.\n");
            for format in [Format::Markdown, Format::Html, Format::Plain] {
                assert_eq!(found(&text, format), [""; 0], "{comment} {format:?}");
            }
        }
    }

    #[test]
    fn what_suppresses_nothing_is_reported() {
        assert_eq!(
            found("<!-- pirast: off kashida -->\n\nسلام.\n", Format::Markdown),
            ["unused-suppression"]
        );
        assert_eq!(
            found("سلامـت\n\n// pirast: off-file kashidaa\n", Format::Plain),
            ["kashida", "unused-suppression"]
        );
    }

    #[test]
    fn a_word_that_is_no_directive_is_reported() {
        for comment in ["<!-- pirast: of kashida -->", "<!-- پیراست: ساکت -->"] {
            assert_eq!(
                found(&format!("سلامـت\n\n{comment}\n"), Format::Markdown),
                ["kashida", "unused-suppression"]
            );
        }
    }

    #[test]
    fn a_comment_may_run_over_lines() {
        assert_eq!(
            found(
                "<!--\n  pirast: off\n  kashida\n-->\n\nسلامـت\n",
                Format::Markdown
            ),
            [""; 0]
        );
        assert_eq!(
            found(
                "<!--\n  pirast: off\n  kashida\n-->\n<p>سلامـت</p>\n",
                Format::Html
            ),
            [""; 0]
        );
    }

    #[test]
    fn the_next_line_is_one_that_holds_more_than_a_directive() {
        for (text, format) in [
            (
                "# pirast: off-next-line kashida\n# pirast: off-next-line arabic-letter\nسلامـت بر كتاب\n",
                Format::Plain,
            ),
            (
                "// pirast: off-next-line kashida\n// pirast: off-next-line arabic-letter\nسلامـت بر كتاب\n",
                Format::AsciiDoc,
            ),
            (
                "<!-- pirast: off-next-line kashida -->\n<!--\nپیراست : خاموش-خط-بعد arabic-letter\n-->\n\nسلامـت بر كتاب\n",
                Format::Markdown,
            ),
            (
                "% pirast: off-next-line kashida\n% pirast: off-next-line arabic-letter\nسلامـت بر كتاب\n",
                Format::Latex,
            ),
        ] {
            assert_eq!(found(text, format), [""; 0], "{text}");
        }
        for end in ["", "\n", "\n\n"] {
            let text = format!("كتاب <!-- pirast: off-next-line -->{end}");
            let expected = ["arabic-letter", "unused-suppression"];
            assert_eq!(found(&text, Format::Markdown), expected, "{text}");
        }
    }

    #[test]
    fn a_line_of_latex_may_have_more_than_one_directive() {
        let text = "سلامـت بر كتاب % pirast: off-line kashida % pirast: off-line arabic-letter\n";
        assert_eq!(found(text, Format::Latex), [""; 0]);
        let text = "یک % pirast: off % pirast: off-line\n\nسلامـت بر كتاب\n";
        assert_eq!(found(text, Format::Latex), ["unused-suppression"]);
    }

    #[test]
    fn switches_hold_for_what_they_name() {
        let text = "# pirast: off characters\nسلامـت بر كتاب ، یک\n# pirast: on kashida\nسلامـت بر كتاب\n\
                    # pirast: off kashida\nسلامـت\n# pirast: on characters\nسلامـت بر كتاب\n\
                    # pirast: off-next-line\nسلامـت ، یک\n# pirast: on\nسلامـت\n";
        assert_eq!(
            found(text, Format::Plain),
            [
                "space-before-punctuation",
                "kashida",
                "kashida",
                "arabic-letter",
                "kashida"
            ]
        );
    }

    #[test]
    fn the_line_after_a_note_in_webvtt_is_the_next_cue() {
        let text = "WEBVTT\n\nNOTE pirast: off-next-line\n\nیک\n00:01.000 --> 00:02.000\n- سلامـت باش.\n- كتاب.\n\n\
                    00:03.000 --> 00:04.000\nسلامـت باش.\n";
        assert_eq!(found(text, Format::WebVtt), ["kashida"]);
    }

    #[test]
    fn a_label_that_the_document_defines_stays_as_it_is() {
        let text = "این [كتاب] و [كتاب][] است.\n\n[كتاب]: a.md\n";
        assert_eq!(found(text, Format::Markdown), [""; 0]);
        assert_eq!(
            found("این [كتاب] است.\n\n[نامه]: a.md\n", Format::Markdown),
            ["arabic-letter"]
        );
    }

    #[test]
    fn a_comment_in_braces_is_read_in_elements_too() {
        for text in [
            "{/* pirast: off */}\n\nسلامـت باش.\n",
            "<Tabs>\n  <Tab title=\"الف\">\n\n      {/* pirast: off */}\n\n  سلامـت باش.\n\n  </Tab>\n</Tabs>\n",
            "<p>{/* pirast: off-line */} سلامـت باش.</p>\n",
        ] {
            assert_eq!(found(text, Format::Mdx), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_directive_counts_wherever_the_format_has_a_comment() {
        for (comment, format) in [
            ("|===\n|یک\n// pirast: off-file\n|===\n", Format::AsciiDoc),
            ("[verse]\n// pirast: off-file\nیک\n", Format::AsciiDoc),
            (
                "\\begin{equation}\n% pirast: off-file\n\\end{equation}\n",
                Format::Latex,
            ),
            ("\\end{document}\n% pirast: off-file\n", Format::Latex),
            (
                ".. note::\n\n   .. pirast: off-file\n",
                Format::ReStructuredText,
            ),
            ("<pre>\n<!-- pirast: off-file -->\n</pre>\n", Format::Html),
        ] {
            let text = format!("سلامـت\n\n{comment}");
            assert_eq!(found(&text, format), [""; 0], "{text}");
        }
    }

    #[test]
    fn a_directive_that_is_only_shown_does_nothing() {
        for (format, shown) in [
            (Format::Mdx, "`{/* pirast: off-file */}`"),
            (Format::Mdx, "```\n{/* pirast: off-file */}\n```"),
            (Format::Mdx, "{'{/* pirast: off-file */}'}"),
            (Format::Markdown, "$x <!-- pirast: off-file --> y$"),
            (Format::Markdown, "    <!-- pirast: off-file -->"),
        ] {
            let text = format!("سلامـت باش.\n\n## متن\n\n{shown}\n");
            assert_eq!(found(&text, format), ["kashida"], "{shown}");
        }
        let text = "سلامـت باش.\n\n```\n<!-- pirast: off-file -->\n```\n";
        assert_eq!(found(text, Format::Markdown), ["kashida"]);
        for (shown, format) in [
            ("----\n// pirast: off-file\n----\n", Format::AsciiDoc),
            ("[source]\nکد\n// pirast: off-file\n", Format::AsciiDoc),
            (
                "[verse]\n____\nیک\n// pirast: off-file\n____\n",
                Format::AsciiDoc,
            ),
            (
                "\\begin{verbatim}\n% pirast: off-file\n\\end{verbatim}\n",
                Format::Latex,
            ),
            ("\\verb|% pirast: off-file\n|\n", Format::Latex),
            ("۵۰\\% pirast: off-file\n", Format::Latex),
            (
                "یک::\n\n    .. pirast: off-file\n",
                Format::ReStructuredText,
            ),
            (
                ".. code-block:: rst\n\n   .. pirast: off-file\n",
                Format::ReStructuredText,
            ),
            (
                "<textarea><!-- pirast: off-file --></textarea>\n",
                Format::Html,
            ),
            (
                "<script>\n<!-- pirast: off-file -->\n</script>\n",
                Format::Html,
            ),
            ("```\n# pirast: off-file\n```\n", Format::Plain),
        ] {
            let text = format!("سلامـت\n\n{shown}");
            assert!(found(&text, format).contains(&"kashida"), "{text}");
        }
        let text = "WEBVTT\n\n00:01.000 --> 00:02.000\nسلامـت\nNOTE pirast: off-file\n";
        assert_eq!(found(text, Format::WebVtt), ["kashida"]);
        assert_eq!(
            found("بنویسید pirast: off تا سلامـت بماند.", Format::Plain),
            ["kashida"]
        );
    }
}
