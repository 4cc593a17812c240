//! A spelling, a name or a word for which the house has a better one in its list.

use crate::diagnostic::{Safety, Severity};
use crate::house_words::{longest_term, preferred, stands_already};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "preferred-term",
    family: Family::Orthography,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Spelling,
    summary: Text {
        fa: "واژه‌ای که تحریریه صورت دیگری از آن را می‌پسندد",
        en: "A word for which the house prefers another",
    },
    page: include_str!("preferred_term.md"),
    check: Check::Token {
        on: Traits::WORD,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "شیوه‌نامهٔ شما به‌جای «{wrong}»، «{right}» می‌خواهد.",
    en: "Your stylebook has “{right}” for “{wrong}”.",
};
const REASONED: Text = Text {
    fa: "شیوه‌نامهٔ شما به‌جای «{wrong}»، «{right}» می‌خواهد: {reason}",
    en: "Your stylebook has “{right}” for “{wrong}”: {reason}",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let start = paragraph.tokens[index].span().start;
    // The longest phrase first: «می باشد» before «می».
    for words in (1..=longest_term(context.settings, paragraph.text_of(index))).rev() {
        let Some(last) = last_word(context, index, words) else {
            continue;
        };
        let span = start..paragraph.tokens[last].span().end;
        let wrong = &paragraph.text[span.clone()];
        let Some(found) = preferred(context.settings, wrong) else {
            continue;
        };
        let term = found.term;
        if stands_already(paragraph.text, start..start + found.base, &term.preferred) {
            return;
        }
        let text = if term.reason.is_some() {
            REASONED
        } else {
            MESSAGE
        };
        let shown = found.right.as_ref().unwrap_or(&term.preferred);
        let message = text
            .with("wrong", wrong.to_owned())
            .with("right", shown.clone())
            .with("reason", term.reason.clone().unwrap_or_default());
        let report = sink.report(span, message);
        if let Some(right) = found.right {
            report.replace(Safety::Suggested, right);
        }
        return;
    }
}

/// The last of so many words with single spaces between them.
fn last_word(context: &Context<'_>, index: usize, words: usize) -> Option<usize> {
    let last = index + (words - 1) * 2;
    let fits = (index..=last).all(|at| {
        context.paragraph.tokens.get(at).is_some_and(|token| {
            if (at - index).is_multiple_of(2) {
                token.kind == TokenKind::Word
            } else {
                token.kind == TokenKind::Space && context.paragraph.text_of(at) == " "
            }
        })
    });
    fits.then_some(last)
}
