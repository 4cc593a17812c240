//! The same word twice in a row: «که که».

use crate::diagnostic::{Edit, Severity};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::spellings;
use crate::tokens::{TokenKind, Traits, ZWNJ};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "repeated-word",
    family: Family::Orthography,
    ground: Ground::Slip,
    severity: Some(Severity::Info),
    changes: Changes::Repetition,
    summary: Text {
        fa: "واژهٔ تکراری: «که که»",
        en: "The same word twice: “که که”",
    },
    page: include_str!("repeated_word.md"),
    check: Check::Token {
        on: Traits::REPEATED,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "«{wrong}» دو بار آمده است.",
    en: "“{wrong}” stands here twice.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let word = paragraph.text_of(index);
    let thrice = paragraph.text_at(index, 2) == word || paragraph.text_at(index, -4) == word;
    let linked = paragraph.kind_at(index, 1) == TokenKind::Zwnj || word.contains(ZWNJ);
    if spellings::is_repeatable(word) || thrice || linked || !context.is_persian(index) {
        return;
    }
    let Some(first) = paragraph.at(index, -2).map(|token| token.span()) else {
        return;
    };
    let end = paragraph.tokens[index].end as usize;
    // Whatever is meant, a word that a writer typed is never taken away unseen.
    let edits = vec![Edit {
        span: first.end..end,
        replacement: String::new(),
    }];
    sink.report(first.start..end, MESSAGE.with("wrong", word.to_owned()))
        .alternative(title::REMOVE.message(), edits);
}
