//! A space in front of a mark that belongs to the word before it.

use crate::diagnostic::{Edit, Safety, Severity};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "space-before-punctuation",
    family: Family::Punctuation,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "فاصله پیش از نشانه: «سلام ،»",
        en: "A space before a mark: “سلام ،”",
    },
    page: include_str!("space_before_punctuation.md"),
    check: Check::Token {
        on: Traits::SENTENCE_MARK.union(Traits::LATIN_MARK),
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "پیش از «{mark}» فاصله نمی‌آید.",
    en: "No space stands before “{mark}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    if paragraph.kind_at(index, -1) != TokenKind::Space {
        return;
    }
    let mark = paragraph.text_of(index);
    let persian_mark = matches!(mark, "،" | "؛" | "؟");
    let belongs = match paragraph.kind_at(index, -2) {
        TokenKind::Word => true,
        TokenKind::Number => mark != ":",
        TokenKind::Mark => paragraph
            .at(index, -2)
            .is_some_and(|token| token.traits.contains(Traits::CLOSING)),
        _ => false,
    };
    // A mark that something follows at once begins a file name, an ellipsis or an emoticon.
    let ends = persian_mark
        || match paragraph.kind_at(index, 1) {
            TokenKind::Space | TokenKind::LineBreak => true,
            TokenKind::Mark => paragraph.at(index, 1).is_some_and(|token| {
                token
                    .traits
                    .intersects(Traits::CLOSING | Traits::STRAIGHT_QUOTE)
            }),
            _ => false,
        };
    let ellipsis = mark == "…" || mark == "." && spaced_dots(context, index);
    let emoticon = mark == ":" && matches!(paragraph.text_at(index, 1), ")" | "(" | "]" | "[");
    if !belongs || !ends || ellipsis || emoticon || !context.is_persian(index) {
        return;
    }
    let span = paragraph.tokens[index - 1].span();
    let edit = Edit {
        span: span.clone(),
        replacement: String::new(),
    };
    sink.report(
        span.start..paragraph.tokens[index].end as usize,
        MESSAGE.with("mark", mark.to_owned()),
    )
    .fix(Safety::Safe, title::REMOVE_SPACE.message(), vec![edit]);
}

/// Whether the full stop is one of several with spaces between them: «. . .»
fn spaced_dots(context: &Context<'_>, index: usize) -> bool {
    let paragraph = context.paragraph;
    paragraph.text_at(index, 2) == "." && paragraph.kind_at(index, 1) == TokenKind::Space
        || paragraph.text_at(index, -2) == "."
}
