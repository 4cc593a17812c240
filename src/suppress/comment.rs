//! Writing a suppression: the comment that silences one rule, where it changes nothing that a reader sees.

mod place;

use std::ops::Range;

use super::{Action, Directive, Suppressions, lines_around};
use crate::block::{blocks, prose_regions};
use crate::diagnostic::Edit;
use crate::edits::apply;
use crate::fix::line_end;
use crate::format::Format;

/// The edit that silences a rule in the line of the byte `at`; `None` where the format has no comment for that, or the
/// line has no place for one. `around` are bytes that hold the line and tell enough of what stands round it, from the
/// start of a line to the end of one.
pub fn for_line(
    text: &str,
    format: Format,
    at: usize,
    rule: &str,
    around: Range<usize>,
) -> Option<Edit> {
    let line = lines_around(text, &(at..at));
    let content_end = line.start + text[line.clone()].trim_end().len();
    let before = &text[around.clone()];
    if let Some(mut edit) = joined(before, format, at - around.start, rule) {
        edit.span = edit.span.start + around.start..edit.span.end + around.start;
        return Some(edit);
    }
    let line_end = line_end(before);
    let edit = match format {
        Format::Markdown | Format::Html => {
            insert(content_end, format!(" <!-- pirast: off-line {rule} -->"))
        }
        Format::Mdx => insert(content_end, format!(" {{/* pirast: off-line {rule} */}}")),
        Format::Latex => insert(content_end, format!(" % pirast: off-line {rule}")),
        Format::AsciiDoc => insert(
            line.start,
            format!("// pirast: off-next-line {rule}{line_end}"),
        ),
        Format::Plain => insert(
            line.start,
            format!("# pirast: off-next-line {rule}{line_end}"),
        ),
        Format::ReStructuredText | Format::WebVtt | Format::SubRip => return None,
    };
    if place::is_spoiled(text, format, &line, around.start) {
        return None;
    }
    let place = edit.span.start - around.start;
    let length = edit.replacement.len();
    let local = insert(place, edit.replacement.clone());
    let after = apply(before, &[local]);
    let silenced = at - around.start + if edit.span.start <= at { length } else { 0 };
    let is_unseen = || {
        // In plain text there is nothing that a reader does not see.
        format == Format::Plain || shown(before, format) == shown(&after, format)
    };
    let works = silences(&after, format, place..place + length, silenced) && is_unseen();
    works.then_some(edit)
}

/// Whether a comment may stand in the line of the byte `at`, as far as a quick look tells: [`for_line`] looks closer.
pub fn may_stand(text: &str, format: Format, at: usize, around: &Range<usize>) -> bool {
    let line = lines_around(text, &(at..at));
    !place::is_spoiled(text, format, &line, around.start)
        || covering(&text[around.clone()], format, at - around.start).is_some()
}

/// The edit that adds a rule to the comment that silences others in the line of the byte `at` already.
fn joined(text: &str, format: Format, at: usize, rule: &str) -> Option<Edit> {
    let directive = covering(text, format, at)?;
    let edit = insert(directive.names_end, format!(" {rule}"));
    let after = apply(text, std::slice::from_ref(&edit));
    let moved = if edit.span.start <= at {
        edit.replacement.len()
    } else {
        0
    };
    let names = covering(&after, format, at + moved)?.names;
    names.iter().any(|name| name == rule).then_some(edit)
}

/// The directive for the line of the byte `at`, if it names what it is for.
fn covering(text: &str, format: Format, at: usize) -> Option<Directive> {
    let directives = Suppressions::of(text, format).directives.into_iter();
    let mut named = directives.filter(|directive| !directive.names.is_empty());
    named.find(|directive| matches!(&directive.action, Action::Span(span) if span.contains(&at)))
}

/// Whether a format has comments that silence a rule in the whole file.
pub fn is_known(format: Format) -> bool {
    format != Format::SubRip
}

/// Whether a directive among these bytes is understood and covers the byte `at`.
fn silences(text: &str, format: Format, inserted: Range<usize>, at: usize) -> bool {
    let suppressions = Suppressions::of(text, format);
    suppressions.directives.iter().any(|directive| {
        let covers = matches!(&directive.action, Action::Span(span) if span.contains(&at));
        covers && inserted.contains(&directive.comment.start)
    })
}

/// What a reader sees of a text, but for its white space.
fn shown(text: &str, format: Format) -> String {
    let mut shown = String::new();
    for span in blocks(text, format) {
        let block = &text[span];
        for region in prose_regions(block, format) {
            let mut at = region.span.start;
            let end = region.span.end..region.span.end;
            for hidden in region.opaque.iter().chain([&end]) {
                let visible = block[at..hidden.start].chars();
                shown.extend(visible.filter(|c| !c.is_whitespace()));
                at = hidden.end;
            }
        }
    }
    shown
}

/// The edit that silences a rule in the whole file. The comment goes to the end, where it moves no line and comes
/// between no two things that belong together; `None` where the format has no comments.
pub fn for_file(text: &str, format: Format, rule: &str) -> Option<Edit> {
    let comment = match format {
        Format::Markdown | Format::Html => format!("<!-- pirast: off-file {rule} -->"),
        Format::Mdx => format!("{{/* pirast: off-file {rule} */}}"),
        Format::Latex => format!("% pirast: off-file {rule}"),
        Format::AsciiDoc => format!("// pirast: off-file {rule}"),
        Format::ReStructuredText => format!(".. pirast: off-file {rule}"),
        Format::WebVtt => format!("NOTE pirast: off-file {rule}"),
        Format::Plain => format!("# pirast: off-file {rule}"),
        Format::SubRip => return None,
    };
    let line_end = line_end(text);
    let ended = if text.is_empty() || text.ends_with(['\n', '\r']) {
        ""
    } else {
        line_end
    };
    understood(
        text,
        format,
        insert(text.len(), format!("{ended}{line_end}{comment}{line_end}")),
    )
}

fn insert(at: usize, replacement: String) -> Edit {
    Edit {
        span: at..at,
        replacement,
    }
}

/// The edit, if the text then has one directive more: in code, for example, a comment would only be shown.
fn understood(text: &str, format: Format, edit: Edit) -> Option<Edit> {
    let count = |text: &str| Suppressions::of(text, format).directives.len();
    let after = apply(text, std::slice::from_ref(&edit));
    (count(&after) > count(text)).then_some(edit)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::linter::Linter;
    use crate::settings::Settings;

    #[test]
    fn the_comment_silences_the_rule_in_every_format_that_has_one() {
        let linter = Linter::new(Settings::default());
        let text = "سلام بر همه.\n\nسلامـت باش و برو.\nبازگرد.";
        let at = text.find('ـ').unwrap();
        for format in [
            Format::Markdown,
            Format::Mdx,
            Format::Html,
            Format::Latex,
            Format::AsciiDoc,
            Format::Plain,
        ] {
            for edit in [
                for_line(text, format, at, "kashida", 0..text.len()),
                for_file(text, format, "kashida"),
            ] {
                let silenced = apply(text, &[edit.unwrap()]);
                let found = linter.lint(&silenced, format);
                assert!(found.is_empty(), "{format:?}: {silenced}: {found:?}");
            }
        }
        assert_eq!(here(text, Format::SubRip), None);
    }

    /// The text with the comment that silences its kashida in the line.
    fn here(text: &str, format: Format) -> Option<String> {
        let at = text.find('ـ').unwrap();
        let edit = for_line(text, format, at, "kashida", 0..text.len())?;
        Some(apply(text, &[edit]))
    }

    #[test]
    fn the_comment_goes_behind_the_line_or_before_it_and_nowhere_else() {
        for (format, text) in [
            (Format::AsciiDoc, "متن\n\n== سلامـت باش\n\nمتن\n"),
            (Format::AsciiDoc, "متن است.\nسلامـت باش.\nبرو.\n"),
            (Format::AsciiDoc, "* یک\n* سلامـت باش\n* سه\n"),
            (Format::AsciiDoc, ". یک\n. سلامـت باش\n"),
            (Format::AsciiDoc, "NOTE: سلامـت باش\n"),
            (Format::AsciiDoc, "متن\n\n.سلامـت باش\n----\nx\n----\n"),
            (Format::AsciiDoc, "واژه:: سلامـت باش\n"),
            (Format::AsciiDoc, "متن\n\n* سلامـت باش\n* دو\n"),
            (Format::AsciiDoc, "* یک\n\nمتن\n\n* سلامـت باش\n"),
            (Format::AsciiDoc, "[verse]\nیک\n\nسلامـت باش\n"),
            (Format::AsciiDoc, "[verse]\n____\nیک\n____\n\nسلامـت باش\n"),
        ] {
            let line = text.find('ـ').unwrap();
            let line = text[..line].rfind('\n').map_or(0, |at| at + 1);
            let mut expected = text.to_owned();
            expected.insert_str(line, "// pirast: off-next-line kashida\n");
            assert_eq!(here(text, format), Some(expected));
        }
        for (format, before, after) in [
            (Format::Latex, "\\textbf{سلامـت باش}", "\nدوم\n"),
            (
                Format::Latex,
                "سلامـت باش\\footnote{الف} و \\emph{ب}",
                "\nدوم\n",
            ),
            (Format::Markdown, "- سلامـت باش", "\n- دوم\n"),
            (Format::Markdown, "> سلامـت باش", "\n> دوم\n"),
            (Format::Markdown, "سلامـت باش", "\n=====\n\nمتن\n"),
            (Format::Markdown, "<b>سلامـت</b> باش", "\n"),
            (Format::Mdx, "- **سلامـت** باش", "\n- دوم\n"),
            (Format::Html, "<p>سلامـت <b>باش</b></p>", "\n<p>دوم</p>\n"),
            (Format::Html, "<p>سلامـت</p><p>باش</p>", "\r\n<p>دوم</p>"),
        ] {
            let comment = match format {
                Format::Latex => " % pirast: off-line kashida",
                Format::Mdx => " {/* pirast: off-line kashida */}",
                _ => " <!-- pirast: off-line kashida -->",
            };
            let text = format!("{before}{after}");
            assert_eq!(
                here(&text, format),
                Some(format!("{before}{comment}{after}"))
            );
        }
    }

    #[test]
    fn rules_are_silenced_in_a_line_one_after_the_other() {
        let linter = Linter::new(Settings::default());
        for (format, text, expected) in [
            (
                Format::Plain,
                "متن.\n\nسلامـت بر كتاب ، برو\n",
                "متن.\n\n# pirast: off-next-line kashida arabic-letter space-before-punctuation\nسلامـت بر كتاب ، برو\n",
            ),
            (
                Format::AsciiDoc,
                "متن.\n\nسلامـت بر كتاب ، برو\n",
                "متن.\n\n// pirast: off-next-line kashida arabic-letter space-before-punctuation\nسلامـت بر كتاب ، برو\n",
            ),
            (
                Format::Latex,
                "سلامـت بر كتاب ، برو\nدوم\n",
                "سلامـت بر كتاب ، برو % pirast: off-line kashida arabic-letter space-before-punctuation\nدوم\n",
            ),
            (
                Format::Markdown,
                "سلامـت بر كتاب ، برو\nدوم\n",
                "سلامـت بر كتاب ، برو <!-- pirast: off-line kashida arabic-letter space-before-punctuation -->\nدوم\n",
            ),
            (
                Format::Mdx,
                "# سلامـت بر كتاب ، برو\n",
                "# سلامـت بر كتاب ، برو {/* pirast: off-line kashida arabic-letter space-before-punctuation */}\n",
            ),
            (
                Format::Html,
                "<p>سلامـت بر كتاب ، برو</p>\n",
                "<p>سلامـت بر كتاب ، برو</p> <!-- pirast: off-line kashida arabic-letter space-before-punctuation -->\n",
            ),
            (
                Format::Latex,
                "سلامـت بر كتاب ، برو % pirast: off-line kashida, arabic-letter -- نقل % قول\n",
                "سلامـت بر كتاب ، برو % pirast: off-line kashida, arabic-letter space-before-punctuation -- نقل % قول\n",
            ),
            (
                Format::Latex,
                "سلامـت بر كتاب ، برو % pirast: off\n",
                "سلامـت بر كتاب ، برو % pirast: off % pirast: off-line kashida arabic-letter space-before-punctuation\n",
            ),
        ] {
            let mut text = text.to_owned();
            for rule in ["kashida", "arabic-letter", "space-before-punctuation"] {
                let found = linter.lint(&text, format);
                let Some(found) = found.iter().find(|found| found.rule.id == rule) else {
                    continue;
                };
                let edit = for_line(&text, format, found.span.start, rule, 0..text.len());
                text = apply(&text, &[edit.expect("a place")]);
            }
            assert_eq!(text, expected, "{format:?}");
            let left: Vec<_> = linter.lint(&text, format);
            let unused = text.contains("off %");
            assert_eq!(left.len(), usize::from(unused), "{text}: {left:?}");
        }
    }

    #[test]
    fn no_comment_is_written_where_it_would_be_seen_or_undo_markup() {
        for (format, text) in [
            (Format::Markdown, "```\nسلامـت\n```\n"),
            (Format::Markdown, "+++\ntitle = \"سلامـت\"\n+++\n\nمتن\n"),
            (Format::Markdown, "---\ntitle: سلامـت باش\n---\n\nمتن\n"),
            (Format::Markdown, "| سلامـت | ب |\n|---|---|\n| یک | دو |\n"),
            (Format::Markdown, "الف | سلامـت |\n---|---|\nیک | دو |\n"),
            (Format::Markdown, "سلامـت باش\\\nدوم\n"),
            (Format::Markdown, "سلامـت باش  \nدوم\n"),
            (Format::Markdown, "## سلامـت باش {#id}\n\nمتن\n"),
            (Format::Markdown, "## سلامـت باش ##\n\nمتن\n"),
            (Format::Markdown, "![سلامـت و\nباش](http://x.ir/a.png)\n"),
            (Format::Markdown, "<img alt=\"سلامـت\nباش\">\n"),
            (Format::Markdown, "سلامـت باش `کد\nx` پایان\n"),
            (Format::Markdown, "سلامـت باش <!-- کد\nx --> پایان\n"),
            (Format::Markdown, "سلامـت باش $$\nx\n$$\n"),
            (Format::Markdown, "سلامـت باش $x\ny$ پایان\n"),
            (Format::Markdown, "سلامـت [خانه\nباش] رفت\n\n[خانه باش]: a\n"),
            (Format::Markdown, "[سلامـت][خانه\nباش]\n"),
            (Format::Markdown, "[سلامـت [یک] و\nدو](a)\n"),
            (Format::Markdown, "[سلامـت](a\n\"عنوان\")\n"),
            (Format::Mdx, "```\nسلامـت\n```\n"),
            (Format::Mdx, "سلامـت باش {a +\nb} پایان\n"),
            (Format::Mdx, "export const الف = 'سلامـت';\n"),
            (Format::Html, "<title>\nسلامـت باش\n</title>\n<p>متن</p>\n"),
            (Format::Html, "<textarea>\nسلامـت باش\n</textarea>\n"),
            (Format::Html, "<img alt=\"سلامـت باش\nدوم\" src=x>\n"),
            (Format::Html, "<p>سلامـت باش <b\nclass=x>متن</b></p>\n"),
            (Format::Html, "<p>سلامـت</p><script>\nvar a=1;\n</script>\n"),
            (
                Format::Latex,
                "سلامـت باش \\begin{verbatim}\nدوم\n\\end{verbatim}\n",
            ),
            (Format::Latex, "سلامـت باش \\verb|x\n|\n"),
            (Format::Latex, "سلامـت باش \\url{http://x.ir/\na}\n"),
            (Format::Latex, "سلامـت باش \\href{http://x.ir/\na}{ب}\n"),
            (Format::AsciiDoc, "|===\n|سلامـت |ب\n|===\n"),
            (Format::AsciiDoc, "|=====\n|الف |ب\n\n|سلامـت |ب\n|=====\n"),
            (
                Format::AsciiDoc,
                "|===\na|\n!===\n!الف !ب\n!===\n|سلامـت |ب\n|===\n",
            ),
            (Format::AsciiDoc, "* یک\n\n* سلامـت باش\n"),
            (Format::AsciiDoc, "* یک\nدو\n\n\n. سلامـت باش\n"),
            (Format::AsciiDoc, "الف:: یک\n\nب:: سلامـت باش\n"),
            (Format::AsciiDoc, "* یک\n+\nدو\n\n* سلامـت باش\n"),
            (Format::AsciiDoc, "[verse]\nیک\nسلامـت باش\n"),
            (
                Format::AsciiDoc,
                "[verse, سعدی]\n.عنوان\n____\nیک\n\nسلامـت باش\n____\n",
            ),
            (Format::AsciiDoc, ":نام: یک \\\nسلامـت باش\n"),
            (Format::AsciiDoc, "|===\nسلامـت\n|===\n"),
            (Format::AsciiDoc, "* یک\n+\nسلامـت باش\n"),
        ] {
            assert_eq!(here(text, format), None, "{text}");
        }
        let open = "سلامـت\n\n----\nکد\n";
        assert_eq!(for_file(open, Format::AsciiDoc, "kashida"), None);
    }
}
