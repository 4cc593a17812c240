//! Two sentences with no space between them: «کند.مذاکرات».

use crate::diagnostic::{Edit, Safety, Severity};
use crate::half_space;
use crate::lexicon::Spelling;
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::spacing::letter_names::is_spelled_out;
use crate::tokens::{TokenKind, Traits, is_letter};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "joined-sentences",
    family: Family::Joins,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "دو جملهٔ چسبیده: «کند.مذاکرات»",
        en: "Two sentences run together: “کند.مذاکرات”",
    },
    page: include_str!("joined_sentences.md"),
    check: Check::Token {
        on: Traits::SENTENCE_MARK,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "پس از «{mark}» فاصله‌ای نیست و دو جمله به هم چسبیده‌اند.",
    en: "No space after “{mark}”: two sentences are run together.",
};

/// Last parts of Internet names in Persian letters: «ایران.نت».
const DOMAINS: [&str; 5] = ["نت", "کام", "ارگ", "آی", "اینفو"];

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let mark = paragraph.text_of(index);
    if paragraph.kind_at(index, 1) != TokenKind::Word || !matches!(mark, "." | "!" | "؟") {
        return;
    }
    let closed = paragraph
        .at(index, -1)
        .is_some_and(|token| token.traits.contains(Traits::CLOSING));
    if !closed && letters(context, index, -1) < 2 || letters(context, index, 1) < 2 {
        return;
    }
    if mark == "." && is_abbreviation(context, index) || !context.is_persian(index) {
        return;
    }
    let (left, right) = (paragraph.at(index, -1), paragraph.at(index, 1));
    let (Some(left), Some(right)) = (left, right) else {
        return;
    };
    let at = paragraph.tokens[index].end as usize;
    let insert = |text: &str| {
        vec![Edit {
            span: at..at,
            replacement: text.to_owned(),
        }]
    };
    let finding = sink.report(
        left.start as usize..right.end as usize,
        MESSAGE.with("mark", mark.to_owned()),
    );
    let space = (title::INSERT_SPACE.message(), insert(" "));
    let paragraph_break = (title::NEW_PARAGRAPH.message(), insert("\n\n"));
    if paragraph.may_break && opens_headline(context, index) {
        finding
            .fix(Safety::Suggested, paragraph_break.0, paragraph_break.1)
            .fix(Safety::Safe, space.0, space.1);
        return;
    }
    let finding = finding.fix(Safety::Safe, space.0, space.1);
    if paragraph.may_break {
        finding.alternative(paragraph_break.0, paragraph_break.1);
    }
}

/// The most words that a headline has.
const LONGEST_HEADLINE: usize = 16;

/// Whether a headline begins behind the mark: a few words whose last one is run together with the text under it.
fn opens_headline(context: &Context<'_>, index: usize) -> bool {
    let paragraph = context.paragraph;
    let mut words = 0;
    for at in index + 1..paragraph.tokens.len() {
        match paragraph.tokens[at].kind {
            TokenKind::Word => {
                words += 1;
                if half_space::reading(context, at)
                    .is_some_and(|reading| half_space::joins_words(&reading))
                {
                    return true;
                }
            }
            TokenKind::LineBreak => return false,
            TokenKind::Mark if matches!(paragraph.text_of(at), "." | "!" | "؟") => return false,
            _ => {}
        }
        if words > LONGEST_HEADLINE {
            return false;
        }
    }
    false
}

/// The letters of the word `distance` places away; none if there is no word.
fn letters(context: &Context<'_>, index: usize, distance: isize) -> usize {
    if context.paragraph.kind_at(index, distance) != TokenKind::Word {
        return 0;
    }
    context
        .paragraph
        .text_at(index, distance)
        .chars()
        .filter(|&c| is_letter(c))
        .count()
}

/// Whether the full stop parts the letters of an abbreviation («بی.بی.سی», «ج.ا.ایران») or an Internet name.
fn is_abbreviation(context: &Context<'_>, index: usize) -> bool {
    let paragraph = context.paragraph;
    let dotted = |step: isize| {
        paragraph.text_at(index, 2 * step) == "."
            && paragraph.kind_at(index, 3 * step) == TokenKind::Word
    };
    // «جی.کی رولینگ»
    let is_letter_name = |step: isize| {
        Spelling::of(paragraph.text_at(index, step)).is_some_and(|word| is_spelled_out(&word))
    };
    let short = letters(context, index, -1) <= 3 && letters(context, index, 1) <= 3;
    (dotted(-1) && letters(context, index, -1) <= 3)
        || (dotted(1) && short)
        || is_letter_name(-1) && is_letter_name(1)
        || DOMAINS.contains(&paragraph.text_at(index, 1))
}
