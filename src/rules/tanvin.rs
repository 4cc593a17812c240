//! Arabic adverbs without their tanvin: «کاملا».

use crate::diagnostic::{Safety, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::spellings;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "tanvin",
    family: Family::Orthography,
    ground: Ground::Academy,
    severity: Some(Severity::Info),
    changes: Changes::Spelling,
    summary: Text {
        fa: "قید عربی بی تنوین: «کاملا»",
        en: "An Arabic adverb without its tanvin: “کاملا”",
    },
    page: include_str!("tanvin.md"),
    check: Check::Token {
        on: Traits::LISTED,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "این قید با تنوین نوشته می‌شود: «{right}».",
    en: "This adverb is written with tanvin: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    if let Some(listed) = spellings::tanvin(context.paragraph.text_of(index))
        && context.is_persian(index)
    {
        sink.report(
            context.paragraph.tokens[index].span(),
            MESSAGE.with("right", listed.right.clone()),
        )
        .replace(Safety::Suggested, listed.right);
    }
}
