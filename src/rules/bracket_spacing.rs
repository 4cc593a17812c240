//! Spaces inside brackets and quotation marks, and words that touch them from outside.

use crate::diagnostic::{Edit, Safety, Severity};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{TokenKind, Traits, ZWNJ};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "bracket-spacing",
    family: Family::Punctuation,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "فاصلهٔ درون کمان و گیومه: «« سلام »»",
        en: "Spaces inside brackets or quotation marks: “« سلام »”",
    },
    page: include_str!("bracket_spacing.md"),
    check: Check::Token {
        on: Traits::OPENING.union(Traits::CLOSING),
        check,
    },
};

const INSIDE: Text = Text {
    fa: "درون «{mark}» فاصله نمی‌آید.",
    en: "No space stands inside “{mark}”.",
};
const OUTSIDE: Text = Text {
    fa: "بیرون «{mark}» فاصله می‌آید.",
    en: "A space stands outside “{mark}”.",
};

/// Endings that are written on to a quotation: «کیهان»ی.
const ENDINGS: [&str; 8] = ["ی", "ای", "ام", "اند", "ها", "های", "هایی", "یی"];

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let opening = context.paragraph.tokens[index]
        .traits
        .contains(Traits::OPENING);
    if matches!(context.paragraph.text_of(index), "{" | "}") {
        return;
    }
    let inward = if opening { 1 } else { -1 };
    if context.paragraph.kind_at(index, inward) == TokenKind::Space {
        inside(context, index, inward, sink);
    }
    if context.paragraph.kind_at(index, -inward) == TokenKind::Word
        && !may_touch(context, index, opening)
    {
        outside(context, index, opening, sink);
    }
}

fn inside(context: &Context<'_>, index: usize, inward: isize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    // `[ ]` and `( )` are a task and a blank to fill in; a line break may follow an opening mark.
    let content = matches!(
        paragraph.kind_at(index, 2 * inward),
        TokenKind::Word | TokenKind::Number | TokenKind::Latin | TokenKind::Mark
    ) && paragraph
        .at(index, 2 * inward)
        .is_none_or(|token| !token.traits.intersects(Traits::OPENING | Traits::CLOSING));
    if !content
        || !has_partner(context, index)
        || !context.is_persian(index.saturating_add_signed(2 * inward))
    {
        return;
    }
    let space = paragraph.tokens[index.saturating_add_signed(inward)].span();
    let mark = paragraph.tokens[index].span();
    let edit = Edit {
        span: space.clone(),
        replacement: String::new(),
    };
    sink.report(
        space.start.min(mark.start)..space.end.max(mark.end),
        INSIDE.with("mark", paragraph.text_of(index).to_owned()),
    )
    .fix(Safety::Safe, title::REMOVE_SPACE.message(), vec![edit]);
}

fn outside(context: &Context<'_>, index: usize, opening: bool, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    if !has_partner(context, index) || !context.is_persian(index) {
        return;
    }
    let mark = paragraph.tokens[index].span();
    let at = if opening { mark.start } else { mark.end };
    let edit = Edit {
        span: at..at,
        replacement: " ".to_owned(),
    };
    sink.report(
        mark,
        OUTSIDE.with("mark", paragraph.text_of(index).to_owned()),
    )
    .fix(Safety::Suggested, title::INSERT_SPACE.message(), vec![edit]);
}

/// Whether the word outside may stand close: an ending on a quotation; an invocation «(ص)», a plural «(ها)» or another
/// short addition in round brackets; part of a word in brackets «(نا)امن».
fn may_touch(context: &Context<'_>, index: usize, opening: bool) -> bool {
    let paragraph = context.paragraph;
    let ending = paragraph
        .text_at(index, 1)
        .split(ZWNJ)
        .next()
        .unwrap_or_default();
    if !opening && ENDINGS.contains(&ending) {
        return true;
    }
    if !matches!(paragraph.text_of(index), "(" | ")" | "[" | "]") {
        return false;
    }
    let Some(partner) = partner(context, index) else {
        return true;
    };
    let (from, to) = if partner < index {
        (partner, index)
    } else {
        (index, partner)
    };
    let letters = paragraph.text
        [paragraph.tokens[from].end as usize..paragraph.tokens[to].start as usize]
        .chars()
        .filter(|c| c.is_alphanumeric())
        .count();
    letters <= 5
}

fn has_partner(context: &Context<'_>, index: usize) -> bool {
    partner(context, index).is_some()
}

/// The index of the mark that closes or opens this one, in the same paragraph.
fn partner(context: &Context<'_>, index: usize) -> Option<usize> {
    let paragraph = context.paragraph;
    let own = paragraph.text_of(index);
    let (other, opening) = match own {
        "(" => (")", true),
        "[" => ("]", true),
        "«" => ("»", true),
        "‹" => ("›", true),
        ")" => ("(", false),
        "]" => ("[", false),
        "»" => ("«", false),
        "›" => ("‹", false),
        _ => return None,
    };
    let mut depth = 0usize;
    let mut closes = |at: &usize| {
        let text = paragraph.text_of(*at);
        if text == own {
            depth += 1;
        } else if text == other {
            depth -= 1;
        }
        depth == 0
    };
    if opening {
        (index..paragraph.tokens.len()).find(|at| closes(at))
    } else {
        (0..=index).rev().find(|at| closes(at))
    }
}
