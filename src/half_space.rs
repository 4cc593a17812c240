//! What the rules on half-spaces have in common: each looks at the same findings of the language model and reports
//! those of its own kind.

use std::ops::Range;

use crate::diagnostic::{Edit, Safety, Severity};
use crate::lexicon::letters::joins_next;
use crate::lexicon::{Flags, Spelling};
use crate::message::{Text, title};
use crate::morphology::solid_flags;
use crate::paragraph::Paragraph;
use crate::rule::{Context, PlacedJoin, Sink};
use crate::segmentation::{Confidence, Gap, Kind, Reading, Verdict};
use crate::spacing::{Window, is_link, judge};
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
            if let Some(safety) = style_safety(context, context.paragraph.text_of(index), &reading)
            {
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
/// certainly lost half-spaces; then this one was lost, too. «مهمترین» is left alone but in a text that likely lost some,
/// or in one whose writer types spaces for half-spaces.
fn style_safety(context: &Context<'_>, word: &str, reading: &Reading) -> Option<Safety> {
    let paragraph = context.paragraph;
    let plural = reading
        .boundaries
        .iter()
        .all(|boundary| boundary.kind == Kind::Plural);
    // «سالها» is so usual that it is left alone but in such a text.
    let usual = is_curated(word);
    if plural && !usual {
        let safe = paragraph.traits.contains(Traits::ZWNJ) || has_lost_half_spaces(context);
        Some(if safe {
            Safety::Safe
        } else {
            Safety::Suggested
        })
    } else {
        (surest_loss(context).is_some() || has_parted_words(context)).then_some(Safety::Suggested)
    }
}

/// Whether a curated list has the word as it stands.
fn is_curated(word: &str) -> bool {
    Spelling::of(word)
        .and_then(|word| solid_flags(word.letters()))
        .is_some_and(|flags| flags.any(Flags::CURATED))
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
    surest_loss(context) == Some(Confidence::Certain)
}

/// How sure it is that a word of the paragraph lost a half-space; `None` where that is not even likely.
fn surest_loss(context: &Context<'_>) -> Option<Confidence> {
    let paragraph = context.paragraph;
    let loss = |(index, token): (usize, &Token)| {
        if !token.traits.contains(Traits::MISREAD) {
            return None;
        }
        match &*vocabulary::verdict(paragraph.text_of(index)) {
            Verdict::Reading(reading) if !joins_words(reading) => Some(reading.confidence),
            _ => None,
        }
    };
    let look = || {
        paragraph
            .tokens
            .iter()
            .enumerate()
            .filter_map(loss)
            .filter(|&confidence| confidence >= Confidence::Likely)
            .max()
    };
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
    // «سی ان ان» is as the house likes, but in a text whose writer types spaces for half-spaces.
    if join.confidence == Confidence::Style && !has_parted_words(context) {
        return;
    }
    let text = &context.paragraph.text[span.clone()];
    let edits: Vec<Edit> = text
        .match_indices(' ')
        .map(|(at, space)| Edit {
            span: span.start + at..span.start + at + space.len(),
            replacement: gap_behind(&text[..at], join.gap).to_owned(),
        })
        .collect();
    let mut right = text.to_owned();
    for edit in edits.iter().rev() {
        let place = edit.span.start - span.start..edit.span.end - span.start;
        right.replace_range(place, &edit.replacement);
    }
    let finding = sink.report(span, message.with("right", right.clone()));
    let title = title::REPLACE.with("right", right);
    match join.confidence {
        Confidence::Certain => finding.fix(Safety::Safe, title, edits),
        Confidence::Likely => finding.fix(Safety::Suggested, title, edits),
        // Whoever types spaces for half-spaces elsewhere did it here, too.
        Confidence::Possible | Confidence::Style if has_parted_words(context) => finding
            .at_most(Severity::Hint)
            .fix(Safety::Suggested, title, edits),
        Confidence::Possible | Confidence::Style | Confidence::Usual => {
            finding.at_most(Severity::Hint).alternative(title, edits)
        }
    };
}

/// How a parted word joins the one before it, and where both stand.
fn join(context: &Context<'_>, index: usize) -> PlacedJoin {
    if !context.paragraph.tokens[index]
        .traits
        .contains(Traits::PARTED)
    {
        return None;
    }
    if let Some((last, join)) = &*context.last_join.borrow()
        && *last == index
    {
        return join.clone();
    }
    let join = look_for_join(context.paragraph, index);
    context.last_join.replace(Some((index, join.clone())));
    join
}

fn look_for_join(paragraph: &Paragraph<'_>, index: usize) -> PlacedJoin {
    if paragraph.text_at(index, -1) != " " {
        return None;
    }
    let after = match (paragraph.text_at(index, 1), paragraph.kind_at(index, 1)) {
        (" ", _) if paragraph.kind_at(index, 2) == TokenKind::Word => {
            Some(paragraph.text_at(index, 2))
        }
        (mark, TokenKind::Mark) => Some(mark),
        _ => None,
    };
    // The word `steps` words before this one, if only single spaces stand between the two.
    let word_before = |steps: isize| {
        (1..=steps)
            .all(|step| paragraph.text_at(index, 1 - 2 * step) == " ")
            .then(|| paragraph.text_at(index, -2 * steps))
    };
    let word = paragraph.text_of(index);
    let second = word_before(1)?;
    if let Some(first) = word_before(2).filter(|_| is_link(second)) {
        let words = [first, second, word];
        let window = Window {
            before: None,
            words: &words,
            after,
        };
        if let Some(join) = judge(&window) {
            return Some((join, spanning(paragraph, index, -4)?));
        }
    }
    let words = [second, word];
    let before = word_before(2).filter(|_| {
        matches!(
            paragraph.kind_at(index, -4),
            TokenKind::Word | TokenKind::Number
        )
    });
    let window = Window {
        before,
        words: &words,
        after,
    };
    Some((judge(&window)?, spanning(paragraph, index, -2)?))
}

/// From the token `offset` tokens away up to the end of this one.
fn spanning(paragraph: &Paragraph<'_>, index: usize, offset: isize) -> Option<Range<usize>> {
    let start = paragraph.at(index, offset)?.start as usize;
    Some(start..paragraph.tokens[index].end as usize)
}

/// What a gap is written as behind these letters: a half-space shows only after a letter that joins.
fn gap_behind(text: &str, gap: Gap) -> &'static str {
    let joins = text
        .chars()
        .next_back()
        .and_then(|last| Spelling::of(last.encode_utf8(&mut [0; 4])))
        .is_none_or(|last| joins_next(last.letters()[0]));
    if gap == Gap::Zwnj && joins {
        "\u{200C}"
    } else {
        ""
    }
}
