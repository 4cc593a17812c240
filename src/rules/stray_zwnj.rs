//! Half-spaces that join nothing.

use crate::diagnostic::{Safety, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{TokenKind, Traits, ZWNJ, is_joining, is_vowel_sign};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "stray-zwnj",
    family: Family::Zwnj,
    ground: Ground::Academy,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "نیم‌فاصلهٔ بی‌جا یا تکراری",
        en: "A stray or doubled half-space",
    },
    page: include_str!("stray_zwnj.md"),
    check: Check::Token {
        on: Traits::ZWNJ,
        check,
    },
};

const ALONE: Text = Text {
    fa: "این نیم‌فاصله چیزی را به هم نمی‌پیوندد.",
    en: "This half-space joins nothing.",
};
const DOUBLED: Text = Text {
    fa: "نیم‌فاصله در «{right}» تکرار شده است.",
    en: "The half-space in “{right}” is doubled.",
};
const AFTER_NON_JOINER: Text = Text {
    fa: "پس از حرفی که به حرف بعد نمی‌چسبد نیم‌فاصله لازم نیست: «{right}».",
    en: "No half-space is needed after a letter that does not join the next: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    match context.paragraph.tokens[index].kind {
        TokenKind::Word => in_word(context, index, sink),
        _ => alone(context, index, sink),
    }
}

fn in_word(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let wrong = context.paragraph.text_of(index);
    if every_half_space_shows(wrong) {
        return;
    }
    let span = context.paragraph.tokens[index].span();
    if wrong.contains("\u{200C}\u{200C}") {
        let mut right = wrong.to_owned();
        while right.contains("\u{200C}\u{200C}") {
            right = right.replace("\u{200C}\u{200C}", "\u{200C}");
        }
        sink.report(span, DOUBLED.with("right", right.clone()))
            .replace(Safety::Safe, right);
        return;
    }
    let right = without_idle(wrong);
    if right != wrong && context.is_persian(index) {
        sink.report(span, AFTER_NON_JOINER.with("right", right.clone()))
            .at_most(Severity::Hint)
            .replace(Safety::Suggested, right);
    }
}

/// Whether each half-space follows a letter that joins the next, as in nearly all words.
fn every_half_space_shows(word: &str) -> bool {
    let mut before = None;
    word.chars().all(|c| {
        let shows = c != ZWNJ || before.is_some_and(is_joining);
        before = Some(c);
        shows
    })
}

/// The word without the half-spaces that stand behind a letter which never joins the next.
fn without_idle(word: &str) -> String {
    let mut right = String::with_capacity(word.len());
    let mut letter = None;
    for c in word.chars() {
        if c == ZWNJ && letter.is_some_and(|l| !is_joining(l)) {
            continue;
        }
        if c != ZWNJ && !is_vowel_sign(c) {
            letter = Some(c);
        }
        right.push(c);
    }
    right
}

fn alone(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let (before, after) = (paragraph.kind_at(index, -1), paragraph.kind_at(index, 1));
    let binds = |kind| {
        matches!(
            kind,
            TokenKind::Number | TokenKind::Latin | TokenKind::Opaque
        )
    };
    let closes = paragraph.at(index, -1).is_some_and(|token| {
        token
            .traits
            .intersects(Traits::CLOSING | Traits::STRAIGHT_QUOTE)
    });
    // «API‌ها», «۲۰‌ساله», «کتاب»‌ها; and emoji or signs, of which nothing is known.
    if after == TokenKind::Word && (binds(before) || closes)
        || before == TokenKind::Other
        || after == TokenKind::Other
    {
        return;
    }
    let finding = sink.report(paragraph.tokens[index].span(), ALONE.message());
    if before == TokenKind::Word && binds(after) {
        finding.replace(Safety::Suggested, " ");
    } else if !(binds(before) && binds(after)) {
        finding.replace(Safety::Safe, "");
    }
}
