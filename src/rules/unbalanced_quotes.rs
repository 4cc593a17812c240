//! Quotation marks without a partner, or one pair within another.

use crate::diagnostic::{Edit, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "unbalanced-quotes",
    family: Family::Punctuation,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Info),
    changes: Changes::Punctuation,
    summary: Text {
        fa: "گیومهٔ باز یا بستهٔ بی‌جفت",
        en: "A quotation mark without its partner",
    },
    page: include_str!("unbalanced_quotes.md"),
    check: Check::Paragraph {
        on: Traits::OPENING
            .union(Traits::CLOSING)
            .union(Traits::STRAIGHT_QUOTE),
        check,
    },
};

const NOT_CLOSED: Text = Text {
    fa: "این گیومه در بند بسته نمی‌شود.",
    en: "This quotation mark is not closed in its paragraph.",
};
const NOT_OPENED: Text = Text {
    fa: "این گیومه در بند باز نشده است.",
    en: "This quotation mark was not opened in its paragraph.",
};
const ODD: Text = Text {
    fa: "شمار نشانه‌های \" در این بند فرد است.",
    en: "The paragraph has an odd number of \" marks.",
};
const NESTED: Text = Text {
    fa: "گیومهٔ درونی ‹› است.",
    en: "Quotation marks within quotation marks are ‹›.",
};
const NESTED_TITLE: Text = Text {
    fa: "‹› شود",
    en: "Use ‹›",
};

fn check(context: &Context<'_>, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let mut open: Vec<usize> = Vec::new();
    let mut last_straight = None;
    let mut straight = 0;
    for index in 0..paragraph.tokens.len() {
        let token = paragraph.tokens[index];
        if token.kind != TokenKind::Mark {
            continue;
        }
        match paragraph.text_of(index) {
            "«" => open.push(index),
            "»" => match open.pop() {
                Some(start) if !open.is_empty() => nested(context, start, index, sink),
                Some(_) => {}
                // The end of a quotation that began in an earlier paragraph.
                None if ends_paragraph(context, index) => {}
                None => {
                    sink.report(token.span(), NOT_OPENED.message());
                }
            },
            "\"" if paragraph.kind_at(index, -1) != TokenKind::Number => {
                straight += 1;
                last_straight = Some(index);
            }
            _ => {}
        }
    }
    for start in open {
        // A quotation of several paragraphs opens each of them.
        if paragraph.tokens[..start]
            .iter()
            .any(|token| token.kind == TokenKind::Word)
        {
            sink.report(paragraph.tokens[start].span(), NOT_CLOSED.message());
        }
    }
    if let Some(index) = last_straight
        && straight % 2 == 1
        && context.is_persian(index)
    {
        sink.report(paragraph.tokens[index].span(), ODD.message());
    }
}

fn nested(context: &Context<'_>, start: usize, end: usize, sink: &mut Sink<'_>) {
    let (first, last) = (
        context.paragraph.tokens[start].span(),
        context.paragraph.tokens[end].span(),
    );
    let edits = vec![
        Edit {
            span: first.clone(),
            replacement: "‹".to_owned(),
        },
        Edit {
            span: last.clone(),
            replacement: "›".to_owned(),
        },
    ];
    sink.report(first.start..last.end, NESTED.message())
        .alternative(NESTED_TITLE.message(), edits);
}

fn ends_paragraph(context: &Context<'_>, index: usize) -> bool {
    context.paragraph.tokens[index..].iter().all(|token| {
        !matches!(
            token.kind,
            TokenKind::Word | TokenKind::Latin | TokenKind::Number
        )
    })
}
