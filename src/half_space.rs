//! What the rules on half-spaces have in common: each looks at the same findings of the language model and reports
//! those of its own kind.

use std::ops::Range;

use crate::diagnostic::{Edit, Safety, Severity};
use crate::message::{Text, title};
use crate::paragraph::Paragraph;
use crate::rule::{Context, Sink};
use crate::segmentation::{Confidence, Gap, Kind, Reading, Verdict};
use crate::spacing::{Join, Window, judge};
use crate::tokens::{Token, TokenKind, Traits, ZWNJ};
use crate::vocabulary;

/// The reading that the language model prefers to a token as it stands.
pub fn reading(context: &Context<'_>, index: usize) -> Option<Reading> {
    if !context.paragraph.tokens[index]
        .traits
        .contains(Traits::MISREAD)
    {
        return None;
    }
    vocabulary::verdict(context.paragraph.text_of(index))
        .reading_before(next(context.paragraph, index))
        .cloned()
}

/// The word that follows after one space, or the mark that follows at once; empty if it is another token.
fn next<'t>(paragraph: &Paragraph<'t>, index: usize) -> Option<&'t str> {
    match (paragraph.text_at(index, 1), paragraph.kind_at(index, 1)) {
        (_, TokenKind::LineBreak) => None,
        (mark, TokenKind::Mark) => Some(mark),
        (" ", _) => Some(paragraph.text_at(index, 2)),
        _ => Some(""),
    }
}

/// Whether any boundary of a reading separates two words: then it belongs to the rule on words run together.
pub fn joins_words(reading: &Reading) -> bool {
    reading
        .boundaries
        .iter()
        .any(|boundary| boundary.gap == Gap::WordBreak)
}

/// Reports a token that lost half-spaces, if the first of them is of one of these kinds. `right` stands in the message
/// for the right spelling.
pub fn report_lost(
    context: &Context<'_>,
    index: usize,
    sink: &mut Sink<'_>,
    kinds: &[Kind],
    message: Text,
) {
    let Some(reading) = reading(context, index) else {
        return;
    };
    if joins_words(&reading)
        || !reading
            .boundaries
            .first()
            .is_some_and(|boundary| kinds.contains(&boundary.kind))
        || !context.is_persian(index)
    {
        return;
    }
    let token = context.paragraph.tokens[index];
    let right = spelled(context.paragraph.text_of(index), &reading);
    match reading.confidence {
        Confidence::Style => {
            if let Some(safety) = style_safety(context, &reading) {
                sink.report(token.span(), message.with("right", right.clone()))
                    .at_most(Severity::Hint)
                    .replace(safety, right);
            }
        }
        Confidence::Usual => {
            sink.report(token.span(), message.with("right", right.clone()))
                .at_most(Severity::Hint)
                .replace(Safety::Suggested, right);
        }
        Confidence::Possible if !has_lost_half_spaces(context) => {
            sink.report(token.span(), message.with("right", right.clone()))
                .at_most(Severity::Hint)
                .alternative(
                    title::REPLACE.with("right", right.clone()),
                    vec![Edit {
                        span: token.span(),
                        replacement: right,
                    }],
                );
        }
        Confidence::Possible | Confidence::Likely | Confidence::Certain => {
            let safety = if reading.confidence == Confidence::Certain {
                Safety::Safe
            } else {
                Safety::Suggested
            };
            sink.report(token.span(), message.with("right", right.clone()))
                .replace(safety, right);
        }
    }
}

/// The token with the half-spaces of its reading.
pub fn spelled(word: &str, reading: &Reading) -> String {
    let mut right = String::with_capacity(word.len() + 3 * reading.boundaries.len());
    let mut at = 0;
    for boundary in &reading.boundaries {
        right.push_str(&word[at..boundary.offset]);
        if boundary.gap == Gap::Zwnj {
            right.push(ZWNJ);
        }
        at = boundary.offset;
    }
    right.push_str(&word[at..]);
    right
}

/// «کتابها» is right, and so is «کتاب‌ها», which the Academy recommends: barely a hint, unless the text round it has
/// certainly lost half-spaces; then this one was lost, too. «مهمترین» is left alone but in such a text, or in one whose
/// writer types spaces for half-spaces.
fn style_safety(context: &Context<'_>, reading: &Reading) -> Option<Safety> {
    let paragraph = context.paragraph;
    let plural = reading
        .boundaries
        .iter()
        .all(|boundary| boundary.kind == Kind::Plural);
    if plural {
        let safe = paragraph.traits.contains(Traits::ZWNJ) || has_lost_half_spaces(context);
        Some(if safe {
            Safety::Safe
        } else {
            Safety::Suggested
        })
    } else {
        (has_lost_half_spaces(context) || has_parted_words(context)).then_some(Safety::Suggested)
    }
}

/// Whether a space certainly stands for a half-space in the paragraph.
fn has_parted_words(context: &Context<'_>) -> bool {
    let is_parted = |index| {
        join(context, index).is_some_and(|(join, _)| join.confidence == Confidence::Certain)
    };
    let look = || (0..context.paragraph.tokens.len()).any(is_parted);
    *context.habits.parts.get_or_init(look)
}

/// Whether a word of the paragraph certainly lost a half-space.
fn has_lost_half_spaces(context: &Context<'_>) -> bool {
    let paragraph = context.paragraph;
    let has_lost_one = |(index, token): (usize, &Token)| {
        token.traits.contains(Traits::MISREAD)
            && matches!(&*vocabulary::verdict(paragraph.text_of(index)),
                Verdict::Reading(reading) if reading.confidence == Confidence::Certain)
    };
    let look = || paragraph.tokens.iter().enumerate().any(has_lost_one);
    *context.habits.loses.get_or_init(look)
}

/// Reports a word that belongs to the one before it, if what joins them is of one of these kinds.
pub fn report_parted(
    context: &Context<'_>,
    index: usize,
    sink: &mut Sink<'_>,
    kinds: &[Kind],
    message: Text,
) {
    let Some((join, span)) = join(context, index) else {
        return;
    };
    if !kinds.contains(&join.kind) || !context.is_persian(index) {
        return;
    }
    let text = &context.paragraph.text[span.clone()];
    let gap = if join.gap == Gap::Zwnj {
        "\u{200C}"
    } else {
        ""
    };
    let right = text.replace(' ', gap);
    let space = context.paragraph.tokens[index - 1].span();
    let edits = vec![Edit {
        span: space,
        replacement: gap.to_owned(),
    }];
    let finding = sink.report(span, message.with("right", right.clone()));
    let title = title::REPLACE.with("right", right);
    match join.confidence {
        Confidence::Certain => finding.fix(Safety::Safe, title, edits),
        Confidence::Likely => finding.fix(Safety::Suggested, title, edits),
        Confidence::Possible | Confidence::Style | Confidence::Usual => {
            finding.at_most(Severity::Hint).alternative(title, edits)
        }
    };
}

/// How a parted word joins the one before it, and where both stand.
fn join(context: &Context<'_>, index: usize) -> Option<(Join, Range<usize>)> {
    let paragraph = context.paragraph;
    if !paragraph.tokens[index].traits.contains(Traits::PARTED)
        || paragraph.text_at(index, -1) != " "
    {
        return None;
    }
    let after = match (paragraph.text_at(index, 1), paragraph.kind_at(index, 1)) {
        (" ", _) if paragraph.kind_at(index, 2) == TokenKind::Word => {
            Some(paragraph.text_at(index, 2))
        }
        (mark, TokenKind::Mark) => Some(mark),
        _ => None,
    };
    let words = [paragraph.text_at(index, -2), paragraph.text_of(index)];
    let before = (paragraph.text_at(index, -3) == " "
        && matches!(
            paragraph.kind_at(index, -4),
            TokenKind::Word | TokenKind::Number
        ))
    .then(|| paragraph.text_at(index, -4));
    let window = Window {
        before,
        words: &words,
        after,
    };
    let join = judge(&window)?;
    let start = paragraph.at(index, -2)?.start as usize;
    Some((join, start..paragraph.tokens[index].end as usize))
}
