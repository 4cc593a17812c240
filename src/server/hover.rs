//! What a hover says of a finding (what is wrong, how it is repaired, why, and where to read on) and of a date.

use std::fmt::Write as _;

use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use super::state::Snapshot;
use super::{dates, from_lsp, to_lsp};
use crate::diagnostic::Diagnostic;
use crate::message::{Lang, Text};
use crate::page::Page;

const READ_ON: Text = Text {
    fa: "صفحهٔ قاعده",
    en: "The rule's page",
};

/// The hover at a position; nothing where there is neither a finding nor a date.
pub(super) fn at(snapshot: &Snapshot, position: Position, markdown: bool) -> Option<Hover> {
    let offset = from_lsp::offset(&snapshot.rope, position, snapshot.encoding);
    let findings = snapshot.analysis.findings_touching(offset..offset);
    let date = dates::hover_at(snapshot, offset);
    let span = findings
        .first()
        .map(|found| &found.span)
        .or(date.as_ref().map(|date| &date.span))?
        .clone();
    let of_findings = findings
        .iter()
        .map(|found| explain(found, snapshot.lang, markdown));
    // In Markdown a line ends with two spaces, or runs into the next.
    let line_end = if markdown { "  \n" } else { "\n" };
    let of_date = date.iter().map(|date| date.lines.join(line_end));
    let texts: Vec<String> = of_findings.chain(of_date).collect();
    let separator = if markdown { "\n\n---\n\n" } else { "\n\n" };
    let kind = if markdown {
        MarkupKind::Markdown
    } else {
        MarkupKind::PlainText
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind,
            value: texts.join(separator),
        }),
        range: Some(to_lsp::range(&snapshot.rope, &span, snapshot.encoding)),
    })
}

fn explain(found: &Diagnostic, lang: Lang, markdown: bool) -> String {
    let message = found.message.render(lang);
    let (id, summary) = (found.rule.id, found.rule.summary.in_lang(lang));
    let mut text = if markdown {
        format!("**{message}**\n\n`{id}`: {summary}")
    } else {
        format!("{message}\n\n{id}: {summary}")
    };
    for fix in &found.fixes {
        let _ = write!(text, "\n- {}", fix.title.render(lang));
    }
    if let Some(page) = Page::parse(found.rule.page) {
        let _ = write!(text, "\n\n{}", page.explanation(lang));
    }
    if let Some(url) = to_lsp::page_url(found.rule) {
        let title = READ_ON.in_lang(lang);
        let _ = if markdown {
            write!(text, "\n\n[{title}]({url})")
        } else {
            write!(text, "\n\n{title}: {url}")
        };
    }
    text
}
