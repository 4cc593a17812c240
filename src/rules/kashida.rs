//! Kashida between letters: a stretch for the eye that a search stumbles over.

use crate::diagnostic::{Safety, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "kashida",
    family: Family::Characters,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Encoding,
    summary: Text {
        fa: "کشیده میان حرف‌ها: «سلامـت»",
        en: "A kashida between letters: “سلامـت”",
    },
    page: include_str!("kashida.md"),
    check: Check::Token {
        on: Traits::KASHIDA,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "در «{wrong}» کشیده (ـ) آمده است.",
    en: "“{wrong}” is stretched with a kashida.",
};

const KASHIDA: char = '\u{0640}';

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let wrong = paragraph.text_of(index);
    let inner = wrong.trim_matches(KASHIDA);
    if !inner.contains(KASHIDA) || !context.is_persian(index) {
        return;
    }
    // A stretched ه may be the letter's name or a logo: a human looks.
    let safety = if inner.contains("ه\u{0640}") {
        Safety::Suggested
    } else {
        Safety::Safe
    };
    let right = wrong.replacen(inner, &inner.replace(KASHIDA, ""), 1);
    sink.report(
        paragraph.tokens[index].span(),
        MESSAGE.with("wrong", wrong.to_owned()),
    )
    .replace(safety, right);
}
