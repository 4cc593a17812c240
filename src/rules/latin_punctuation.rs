//! Latin comma, semicolon and question mark after Persian words.

use crate::diagnostic::{Safety, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::settings::Percent;
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "latin-punctuation",
    family: Family::Punctuation,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Punctuation,
    summary: Text {
        fa: "نشانهٔ لاتین در متن فارسی: «چرا?»",
        en: "A Latin mark in Persian text: “چرا?”",
    },
    page: include_str!("latin_punctuation.md"),
    check: Check::Token {
        on: Traits::LATIN_MARK.union(Traits::PERCENT),
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "نشانهٔ فارسی «{right}» است، نه «{wrong}».",
    en: "The Persian mark is “{right}”, not “{wrong}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let wrong = paragraph.text_of(index);
    let right = match wrong {
        "," => "،",
        ";" => "؛",
        "?" => "؟",
        "%" if context.settings.percent == Percent::Persian => "٪",
        _ => return,
    };
    let after_persian = if wrong == "%" {
        paragraph
            .at(index, -1)
            .is_some_and(|token| token.traits.contains(Traits::PERSIAN_DIGIT))
    } else {
        ends_persian(context, index)
    };
    let before_code = matches!(
        paragraph.kind_at(index, 1),
        TokenKind::Latin | TokenKind::Opaque
    );
    if !after_persian
        || before_code
        || is_field_separator(context, index)
        || !context.is_persian(index)
    {
        return;
    }
    sink.report(
        paragraph.tokens[index].span(),
        MESSAGE.with("wrong", wrong.to_owned()).with("right", right),
    )
    .replace(Safety::Safe, right);
}

/// Whether a Persian word ends at the mark, perhaps behind a closing mark or one space.
fn ends_persian(context: &Context<'_>, index: usize) -> bool {
    let paragraph = context.paragraph;
    let mut distance = -1;
    if paragraph.kind_at(index, distance) == TokenKind::Space {
        distance -= 1;
    }
    while paragraph.at(index, distance).is_some_and(|token| {
        token
            .traits
            .intersects(Traits::CLOSING | Traits::STRAIGHT_QUOTE)
    }) {
        distance -= 1;
    }
    paragraph.kind_at(index, distance) == TokenKind::Word
}

/// Whether the mark parts the fields of a line of data: several such marks, none with a space behind it.
fn is_field_separator(context: &Context<'_>, index: usize) -> bool {
    let paragraph = context.paragraph;
    let mark = paragraph.text_of(index);
    if mark == "?" || paragraph.kind_at(index, 1) == TokenKind::Space {
        return false;
    }
    let is_break = |at: &usize| paragraph.tokens[*at].kind == TokenKind::LineBreak;
    let start = (0..index).rev().find(is_break).map_or(0, |at| at + 1);
    let end = (index..paragraph.tokens.len())
        .find(is_break)
        .unwrap_or(paragraph.tokens.len());
    let tight = (start..end).filter(|&at| {
        paragraph.text_of(at) == mark
            && !matches!(
                paragraph.kind_at(at, 1),
                TokenKind::Space | TokenKind::LineBreak
            )
    });
    tight.count() > 1
}
