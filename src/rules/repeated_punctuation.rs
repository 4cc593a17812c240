//! The same mark twice or more.

use crate::diagnostic::{Edit, Severity};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "repeated-punctuation",
    family: Family::Punctuation,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Info),
    changes: Changes::Punctuation,
    summary: Text {
        fa: "نشانهٔ تکراری: «!!!»",
        en: "A repeated mark: “!!!”",
    },
    page: include_str!("repeated_punctuation.md"),
    check: Check::Token {
        on: Traits::SENTENCE_MARK,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "«{wrong}» یک بار بس است.",
    en: "“{wrong}”: once is enough.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    if paragraph.kind_at(index, 1) != TokenKind::Mark {
        return;
    }
    let mark = paragraph.text_of(index);
    if paragraph.text_at(index, -1) == mark {
        return;
    }
    let count = paragraph.tokens[index..]
        .iter()
        .take_while(|token| &paragraph.text[token.span()] == mark)
        .count();
    // Three full stops are an ellipsis, four one at the end of a sentence.
    if count < 2 || mark == "." && count != 2 || mark == ":" || !context.is_persian(index) {
        return;
    }
    let span =
        paragraph.tokens[index].start as usize..paragraph.tokens[index + count - 1].end as usize;
    let wrong = paragraph.text[span.clone()].to_owned();
    let replace = |right: &str| {
        vec![Edit {
            span: span.clone(),
            replacement: right.to_owned(),
        }]
    };
    // Whatever is meant, a mark that a writer typed is never taken away unseen.
    let finding = sink.report(span.clone(), MESSAGE.with("wrong", wrong));
    let finding = finding.alternative(title::REPLACE.with("right", mark.to_owned()), replace(mark));
    if mark == "." {
        finding.alternative(title::REPLACE.with("right", "…"), replace("…"));
    }
}
