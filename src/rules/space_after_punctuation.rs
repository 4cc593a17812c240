//! A comma, semicolon or colon with the next word close behind it.

use crate::diagnostic::{Edit, Safety, Severity};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "space-after-punctuation",
    family: Family::Punctuation,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "نبود فاصله پس از نشانه: «سلام،دنیا»",
        en: "No space after a mark: “سلام،دنیا”",
    },
    page: include_str!("space_after_punctuation.md"),
    check: Check::Token {
        on: Traits::SENTENCE_MARK,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "پس از «{mark}» فاصله می‌آید.",
    en: "A space stands after “{mark}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let next = paragraph.kind_at(index, 1);
    if matches!(next, TokenKind::Space | TokenKind::LineBreak) {
        return;
    }
    let mark = paragraph.text_of(index);
    let before = paragraph.kind_at(index, -1);
    let opens_quotation = paragraph.text_at(index, 1) == "«";
    let wanted = match mark {
        "،" | "؛" => {
            next == TokenKind::Word
                || opens_quotation
                || next == TokenKind::Latin
                || next == TokenKind::Number && before != TokenKind::Number
        }
        ":" => {
            before == TokenKind::Word
                && next == TokenKind::Word
                && letters_at(context, index, -1) > 1
        }
        // Between two words these are the affair of joined-sentences.
        "." => opens_quotation && before == TokenKind::Word && letters_at(context, index, -1) > 1,
        "!" | "؟" => {
            opens_quotation
                || next == TokenKind::Word
                    && (letters_at(context, index, -1) < 2 || letters_at(context, index, 1) < 2)
        }
        _ => false,
    };
    if !wanted || !context.is_persian(index) {
        return;
    }
    let token = paragraph.tokens[index];
    let end = token.end as usize;
    let edit = Edit {
        span: end..end,
        replacement: " ".to_owned(),
    };
    sink.report(token.span(), MESSAGE.with("mark", mark.to_owned()))
        .fix(Safety::Safe, title::INSERT_SPACE.message(), vec![edit]);
}

fn letters_at(context: &Context<'_>, index: usize, distance: isize) -> usize {
    context
        .paragraph
        .text_at(index, distance)
        .chars()
        .filter(|&c| crate::tokens::is_letter(c))
        .count()
}
