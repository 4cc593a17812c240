//! What a hover says: of a finding, what is wrong, how it is repaired, why, and where to read on; of a date, which day
//! it is.

use std::fmt::Write as _;
use std::ops::Range;

use tower_lsp::lsp_types::{Hover, HoverContents, MarkupContent, MarkupKind, Position};

use super::snapshot::Snapshot;
use super::{from_lsp, to_lsp};
use crate::dates::hover;
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
    let facts = snapshot.facts_about_dates(offset);
    let date = hover::hover(&snapshot.resolve(&facts), offset, snapshot.lang);
    let span: Range<usize> = findings
        .first()
        .map(|found| found.span.clone())
        .or(date.clone().map(|date| date.span))?;
    let mut parts: Vec<String> = findings
        .iter()
        .map(|found| explain(found, snapshot.lang, markdown))
        .collect();
    // In Markdown two spaces at the end of a line keep it a line.
    parts.extend(date.map(|date| date.lines.join(if markdown { "  \n" } else { "\n" })));
    let separator = if markdown { "\n\n---\n\n" } else { "\n\n" };
    let kind = if markdown {
        MarkupKind::Markdown
    } else {
        MarkupKind::PlainText
    };
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent {
            kind,
            value: parts.join(separator),
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
    if !found.fixes.is_empty() {
        text.push('\n');
    }
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
