//! Arabic digits ٠ … ٩ in Persian text.

use crate::diagnostic::{Safety, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "arabic-digits",
    family: Family::Digits,
    ground: Ground::Encoding,
    severity: Some(Severity::Warning),
    changes: Changes::Digits,
    summary: Text {
        fa: "رقم عربی در متن فارسی: «١٤٠٤»",
        en: "Arabic digits in Persian text: “١٤٠٤”",
    },
    page: include_str!("arabic_digits.md"),
    check: Check::Token {
        on: Traits::ARABIC_DIGIT,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "«{wrong}» با رقم عربی نوشته شده است؛ با رقم فارسی «{right}» است.",
    en: "“{wrong}” is written in Arabic digits; in Persian digits it is “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    if !context.is_persian(index) {
        return;
    }
    let wrong = context.paragraph.text_of(index);
    let right: String = wrong
        .chars()
        .map(|c| match c {
            '٠'..='٩' => char::from_u32(c as u32 - '٠' as u32 + '۰' as u32).unwrap_or(c),
            _ => c,
        })
        .collect();
    sink.report(
        context.paragraph.tokens[index].span(),
        MESSAGE
            .with("wrong", wrong.to_owned())
            .with("right", right.clone()),
    )
    .replace(Safety::Safe, right);
}
