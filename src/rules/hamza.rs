//! Words whose hamza was flattened: «رییس», «ارایه».

use crate::diagnostic::{Edit, Severity};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::spellings;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "hamza",
    family: Family::Orthography,
    ground: Ground::Academy,
    severity: Some(Severity::Warning),
    changes: Changes::Spelling,
    summary: Text {
        fa: "همزهٔ افتاده: «رییس»، «ارایه»",
        en: "A flattened hamza: “رییس”, “ارایه”",
    },
    page: include_str!("hamza.md"),
    check: Check::Token {
        on: Traits::LISTED,
        check,
    },
};

const RULED: Text = Text {
    fa: "املای درست «{right}» است.",
    en: "The standard spelling is “{right}”.",
};
const TASTE: Text = Text {
    fa: "املای «{right}» هم رایج است.",
    en: "“{right}” is the spelling of the dictionaries.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let Some(listed) = spellings::hamza(paragraph.text_of(index)) else {
        return;
    };
    if !context.is_persian(index) {
        return;
    }
    let span = paragraph.tokens[index].span();
    let message = if listed.ruled { RULED } else { TASTE };
    let finding = sink.report(span.clone(), message.with("right", listed.right.clone()));
    let finding = if listed.ruled {
        finding
    } else {
        finding.at_most(Severity::Hint)
    };
    // A letter that the writer typed, perhaps in a name as it is registered, is never changed unseen.
    let edits = vec![Edit {
        span,
        replacement: listed.right.clone(),
    }];
    finding.alternative(title::REPLACE.with("right", listed.right), edits);
}
