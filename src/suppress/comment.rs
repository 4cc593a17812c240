//! Writing a suppression: the comment that silences one rule, where it changes nothing that a reader sees.

use std::ops::Range;

use super::{Suppressions, lines_around};
use crate::diagnostic::Edit;
use crate::edits::apply;
use crate::fix::line_end;
use crate::format::Format;

/// The edit that silences a rule in the line of the byte `at`; `None` where the format has no comment for that.
pub fn for_line(text: &str, format: Format, at: usize, rule: &str) -> Option<Edit> {
    let Range { start, end } = lines_around(text, &(at..at));
    let content_end = start + text[start..end].trim_end().len();
    let line_end = line_end(text);
    let edit = match format {
        Format::Markdown | Format::Html => {
            insert(content_end, format!(" <!-- pirast: off-line {rule} -->"))
        }
        Format::Latex => insert(content_end, format!(" % pirast: off-line {rule}")),
        Format::AsciiDoc => insert(start, format!("// pirast: off-next-line {rule}{line_end}")),
        Format::Plain => insert(start, format!("# pirast: off-next-line {rule}{line_end}")),
        Format::ReStructuredText | Format::WebVtt | Format::SubRip => return None,
    };
    understood(text, format, edit)
}

/// The edit that silences a rule in the whole file. The comment goes to the end, where it moves no line and comes
/// between no two things that belong together; `None` where the format has no comments.
pub fn for_file(text: &str, format: Format, rule: &str) -> Option<Edit> {
    let comment = match format {
        Format::Markdown | Format::Html => format!("<!-- pirast: off-file {rule} -->"),
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
            Format::Html,
            Format::Latex,
            Format::AsciiDoc,
            Format::Plain,
        ] {
            for edit in [
                for_line(text, format, at, "kashida"),
                for_file(text, format, "kashida"),
            ] {
                let silenced = apply(text, &[edit.unwrap()]);
                let found = linter.lint(&silenced, format);
                assert!(found.is_empty(), "{format:?}: {silenced}: {found:?}");
            }
        }
        assert_eq!(for_line(text, Format::SubRip, at, "kashida"), None);
    }

    #[test]
    fn no_comment_is_written_where_it_would_be_shown() {
        let text = "```\nسلامـت\n```\n";
        assert_eq!(
            for_line(text, Format::Markdown, text.find('ـ').unwrap(), "kashida"),
            None
        );
    }
}
