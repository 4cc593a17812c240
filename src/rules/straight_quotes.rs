//! Straight and English quotation marks round Persian words.

use crate::diagnostic::{Edit, Safety, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::script::Script;
use crate::settings::Quotes;
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "straight-quotes",
    family: Family::Punctuation,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Punctuation,
    summary: Text {
        fa: "گیومهٔ لاتین: \"سلام\"",
        en: "Latin quotation marks: \"سلام\"",
    },
    page: include_str!("straight_quotes.md"),
    check: Check::Paragraph {
        on: Traits::STRAIGHT_QUOTE,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "گیومهٔ فارسی «» است.",
    en: "Persian quotation marks are «».",
};
const TITLE: Text = Text {
    fa: "گیومهٔ فارسی شود",
    en: "Use «»",
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let marks: Vec<usize> = (0..paragraph.tokens.len())
        .filter(|&at| paragraph.tokens[at].traits.contains(Traits::STRAIGHT_QUOTE))
        .collect();
    let inches = marks
        .iter()
        .any(|&at| paragraph.text_of(at) == "\"" && paragraph.kind_at(at, -1) == TokenKind::Number);
    if context.settings.quotes == Quotes::Keep || marks.len() % 2 == 1 || inches {
        return;
    }
    let pairs: Vec<(usize, usize)> = marks
        .chunks_exact(2)
        .map(|pair| (pair[0], pair[1]))
        .collect();
    if !pairs
        .iter()
        .all(|&(open, close)| is_pair(context, open, close))
    {
        return;
    }
    let safety = if pairs.len() == 1 {
        Safety::Safe
    } else {
        Safety::Suggested
    };
    for (open, close) in pairs {
        if Script::of(paragraph, open + 1..close) != Script::Persian || is_quoted(context, open) {
            continue;
        }
        let (first, last) = (
            paragraph.tokens[open].span(),
            paragraph.tokens[close].span(),
        );
        let edits = vec![
            Edit {
                span: first.clone(),
                replacement: "«".to_owned(),
            },
            Edit {
                span: last.clone(),
                replacement: "»".to_owned(),
            },
        ];
        sink.report(first.start..last.end, MESSAGE.message())
            .fix(safety, TITLE.message(), edits);
    }
}

/// Whether two marks open and close a quotation, as the spaces round them show.
fn is_pair(context: &Context<'_>, open: usize, close: usize) -> bool {
    let paragraph = context.paragraph;
    let blank = |kind| matches!(kind, TokenKind::Space | TokenKind::LineBreak);
    let opens = !blank(paragraph.kind_at(open, 1))
        && paragraph.kind_at(open, -1) != TokenKind::Word
        && paragraph.kind_at(open, -1) != TokenKind::Latin;
    let closes =
        !blank(paragraph.kind_at(close, -1)) && paragraph.kind_at(close, 1) != TokenKind::Latin;
    let turned = paragraph.text_of(open) == "”" && paragraph.text_of(close) == "“";
    opens && closes && !turned
}

/// Whether the mark stands within guillemets.
fn is_quoted(context: &Context<'_>, index: usize) -> bool {
    let before = &context.paragraph.text[..context.paragraph.tokens[index].start as usize];
    before.matches('«').count() > before.matches('»').count()
}
