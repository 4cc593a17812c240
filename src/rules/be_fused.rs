//! The preposition به written on to its noun: «بعنوان».

use crate::diagnostic::{Edit, Severity};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::settings::BeSeparator;
use crate::spellings;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "be-fused",
    family: Family::Zwnj,
    ground: Ground::Academy,
    severity: Some(Severity::Warning),
    changes: Changes::Spelling,
    summary: Text {
        fa: "«به» چسبیده به اسم: «بعنوان»",
        en: "The preposition به fused with its noun: “بعنوان”",
    },
    page: include_str!("be_fused.md"),
    check: Check::Token {
        on: Traits::LISTED,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "«به» جدا نوشته می‌شود: «{right}».",
    en: "The preposition is written apart: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let Some(listed) = spellings::be(paragraph.text_of(index)) else {
        return;
    };
    if !context.is_persian(index) {
        return;
    }
    let right = match context.settings.be_separator {
        BeSeparator::Zwnj => listed.right.replace(' ', "\u{200C}"),
        BeSeparator::Space => listed.right,
    };
    let span = paragraph.tokens[index].span();
    // The silent ه of «به» is a letter that was not typed: it is put in only where somebody looks.
    let edits = vec![Edit {
        span: span.clone(),
        replacement: right.clone(),
    }];
    sink.report(span, MESSAGE.with("right", right.clone()))
        .alternative(title::REPLACE.with("right", right), edits);
}
