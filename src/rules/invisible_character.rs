//! Characters that nobody sees and every search stumbles over; and letters of another script that look the same.

use crate::diagnostic::{Edit, Safety, Severity};
use crate::encoding::BYTE_ORDER_MARK;
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{TokenKind, Traits, ZWNJ};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "invisible-character",
    family: Family::Characters,
    ground: Ground::Encoding,
    severity: Some(Severity::Warning),
    changes: Changes::Encoding,
    summary: Text {
        fa: "نویسهٔ نادیدنی یا همسان",
        en: "An invisible or look-alike character",
    },
    page: include_str!("invisible_character.md"),
    check: Check::Token {
        on: Traits::INVISIBLE.union(Traits::MIXED_SCRIPT),
        check,
    },
};

const IN_WORD: Text = Text {
    fa: "در «{wrong}» نویسهٔ نادیدنی {name} هست.",
    en: "“{wrong}” holds the invisible character {name}.",
};
const ALONE: Text = Text {
    fa: "نویسهٔ نادیدنی {name} این‌جا زائد است.",
    en: "The invisible character {name} has no use here.",
};
const UNPAIRED: Text = Text {
    fa: "نشانهٔ جهت {name} جفت ندارد و ترتیب متن پس از خود را به هم می‌زند.",
    en: "The direction mark {name} has no partner and upsets the order of what follows.",
};
const LOOK_ALIKE: Text = Text {
    fa: "در «{wrong}» حرف‌های لاتین با حرف‌های همسان خط دیگری درآمیخته‌اند.",
    en: "“{wrong}” mixes Latin letters with look-alikes of another script.",
};

const SOFT_HYPHEN: char = '\u{00AD}';
const ZERO_WIDTH_SPACE: char = '\u{200B}';
const NOT_SIGN: char = '\u{00AC}';

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let token = context.paragraph.tokens[index];
    match token.kind {
        TokenKind::Word => in_word(context, index, sink),
        TokenKind::Latin => {
            let wrong = context.paragraph.text_of(index).to_owned();
            sink.report(token.span(), LOOK_ALIKE.with("wrong", wrong));
        }
        _ => alone(context, index, sink),
    }
}

fn in_word(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let wrong = context.paragraph.text_of(index);
    let Some(first) = wrong.chars().find(|&c| is_invisible(c)) else {
        return;
    };
    // What was typed for a half-space becomes one; the rest goes.
    let right: String = wrong
        .chars()
        .filter_map(|c| match c {
            ZERO_WIDTH_SPACE | NOT_SIGN => Some(ZWNJ),
            c => (!is_invisible(c)).then_some(c),
        })
        .collect();
    let safety = if first == BYTE_ORDER_MARK {
        Safety::Safe
    } else {
        Safety::Suggested
    };
    sink.report(
        context.paragraph.tokens[index].span(),
        IN_WORD
            .with("wrong", visible(wrong))
            .with("name", code_point(first)),
    )
    .replace(safety, right);
}

fn alone(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let span = paragraph.tokens[index].span();
    let Some(c) = paragraph.text_of(index).chars().next() else {
        return;
    };
    let repeated = index > 0 && paragraph.text_of(index - 1) == paragraph.text_of(index);
    let remove = vec![Edit {
        span: span.clone(),
        replacement: String::new(),
    }];
    match c {
        BYTE_ORDER_MARK => {
            sink.report(span, ALONE.with("name", code_point(c))).fix(
                Safety::Safe,
                title::REMOVE.message(),
                remove,
            );
        }
        '\u{200E}' | '\u{200F}' | '\u{061C}' if repeated => {
            sink.report(span, ALONE.with("name", code_point(c))).fix(
                Safety::Safe,
                title::REMOVE.message(),
                remove,
            );
        }
        SOFT_HYPHEN | ZERO_WIDTH_SPACE => {
            sink.report(span, ALONE.with("name", code_point(c))).fix(
                Safety::Suggested,
                title::REMOVE.message(),
                remove,
            );
        }
        '\u{202A}' | '\u{202B}' | '\u{202D}' | '\u{202E}'
            if !has_partner(context, index, &['\u{202C}']) =>
        {
            sink.report(span, UNPAIRED.with("name", code_point(c))).fix(
                Safety::Suggested,
                title::REMOVE.message(),
                remove,
            );
        }
        '\u{2066}'..='\u{2068}' if !has_partner(context, index, &['\u{2069}']) => {
            sink.report(span, UNPAIRED.with("name", code_point(c))).fix(
                Safety::Suggested,
                title::REMOVE.message(),
                remove,
            );
        }
        _ => {}
    }
}

/// Whether one of the closing marks stands later in the paragraph.
fn has_partner(context: &Context<'_>, index: usize, closing: &[char]) -> bool {
    let end = context.paragraph.tokens[index].end as usize;
    context.paragraph.text[end..].contains(closing)
}

fn is_invisible(c: char) -> bool {
    matches!(
        c,
        ZERO_WIDTH_SPACE | '\u{200D}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}' | '\u{2066}'..='\u{2069}'
            | BYTE_ORDER_MARK | SOFT_HYPHEN | NOT_SIGN | '\u{061C}'
    )
}

/// A word with its invisible characters shown as code points.
fn visible(word: &str) -> String {
    word.chars()
        .map(|c| {
            if is_invisible(c) {
                format!("[{}]", code_point(c))
            } else {
                c.to_string()
            }
        })
        .collect()
}

fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}
