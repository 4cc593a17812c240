//! Spaces that are more, or other, than one.

use crate::diagnostic::{Safety, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "extra-space",
    family: Family::Punctuation,
    ground: Ground::Slip,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "فاصلهٔ اضافه",
        en: "An extra space",
    },
    page: include_str!("extra_space.md"),
    check: Check::Token {
        on: Traits::WIDE_SPACE,
        check,
    },
};

const DOUBLE: Text = Text {
    fa: "{count} فاصله پشت سر هم؛ یکی بس است.",
    en: "{count} spaces in a row; one is enough.",
};
const OTHER: Text = Text {
    fa: "فاصلهٔ نشکن یا جهش به‌جای فاصلهٔ معمولی.",
    en: "A no-break space or a tab where an ordinary space belongs.",
};

/// From this many spaces on, the gap may be meant: between the halves of a verse, in a table drawn by hand.
const MEANT: usize = 4;

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let inside = |step: isize| {
        !matches!(
            paragraph.kind_at(index, step),
            TokenKind::LineBreak | TokenKind::Opaque
        )
    };
    if !inside(-1) || !inside(1) || !context.is_persian(index) {
        return;
    }
    let token = paragraph.tokens[index];
    let text = paragraph.text_of(index);
    let count = text.chars().count();
    if text.bytes().all(|b| b == b' ') {
        if columns(context, index) {
            return;
        }
        let safety = if count < MEANT {
            Safety::Safe
        } else {
            Safety::Suggested
        };
        sink.report(token.span(), DOUBLE.message().with_count("count", count))
            .replace(safety, " ");
        return;
    }
    let unit = [-1, 1]
        .iter()
        .any(|&step| paragraph.kind_at(index, step) == TokenKind::Number);
    let table = text.contains('\t') && columns(context, index);
    if !unit && !table {
        sink.report(token.span(), OTHER.message())
            .replace(Safety::Suggested, " ");
    }
}

/// Whether the line has several wide gaps: columns of a table.
fn columns(context: &Context<'_>, index: usize) -> bool {
    let paragraph = context.paragraph;
    let is_break = |at: &usize| paragraph.tokens[*at].kind == TokenKind::LineBreak;
    let start = (0..index).rev().find(is_break).unwrap_or(0);
    let end = (index..paragraph.tokens.len())
        .find(is_break)
        .unwrap_or(paragraph.tokens.len());
    let wide = |at: &usize| {
        let text = paragraph.text_of(*at);
        paragraph.tokens[*at].traits.contains(Traits::WIDE_SPACE)
            && (text.contains('\t') || text.len() >= MEANT)
    };
    (start..end).filter(wide).count() > 1
}
