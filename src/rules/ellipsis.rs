//! Three full stops for an ellipsis, or the other way round, as the house has it.

use crate::diagnostic::{Safety, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::settings::Ellipsis;
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "ellipsis",
    family: Family::Punctuation,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Info),
    changes: Changes::Punctuation,
    summary: Text {
        fa: "سه نقطهٔ جدا به‌جای «…»",
        en: "Three full stops for “…”",
    },
    page: include_str!("ellipsis.md"),
    check: Check::Token {
        on: Traits::SENTENCE_MARK,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "سه‌نقطه این‌جا «{right}» نوشته می‌شود.",
    en: "An ellipsis is written “{right}” here.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let span = match (context.settings.ellipsis, paragraph.text_of(index)) {
        (Ellipsis::Character, ".") => match three_dots(context, index) {
            Some(end) => paragraph.tokens[index].start as usize..end,
            None => return,
        },
        (Ellipsis::Dots, "…") => paragraph.tokens[index].span(),
        _ => return,
    };
    let right = if context.settings.ellipsis == Ellipsis::Dots {
        "..."
    } else {
        "…"
    };
    if context.is_persian(index) {
        sink.report(span, MESSAGE.with("right", right))
            .replace(Safety::Suggested, right);
    }
}

/// The end of exactly three full stops that begin here, close together or with one space between each two.
fn three_dots(context: &Context<'_>, index: usize) -> Option<usize> {
    let paragraph = context.paragraph;
    let is = |distance, kind| paragraph.kind_at(index, distance) == kind;
    let dot = |distance| is(distance, TokenKind::Mark) && paragraph.text_at(index, distance) == ".";
    let space = |distance| is(distance, TokenKind::Space);
    if !dot(if space(1) { 2 } else { 1 }) {
        return None;
    }
    if paragraph.text_at(index, -1) == "[" || dot(-1) || space(-1) && dot(-2) {
        return None;
    }
    let last = if dot(1) && dot(2) && !dot(3) {
        2
    } else if space(1) && dot(2) && space(3) && dot(4) && !(space(5) && dot(6)) {
        4
    } else {
        return None;
    };
    let followed_by_code = matches!(
        paragraph.kind_at(index, last + 1),
        TokenKind::Latin | TokenKind::Opaque
    );
    (!followed_by_code).then(|| paragraph.tokens[index + last as usize].end as usize)
}
