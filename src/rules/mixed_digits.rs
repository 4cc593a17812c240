//! Two systems of digits in one number, or in the prose of one document.

use crate::diagnostic::{Safety, Severity};
use crate::fact::{DigitScript, Fact, FactKind};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::settings::{Digits, Settings};
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "mixed-digits",
    family: Family::Digits,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Digits,
    summary: Text {
        fa: "رقم فارسی و لاتین در هم: «۱۴0۴»",
        en: "Persian and Latin digits mixed: “۱۴0۴”",
    },
    page: include_str!("mixed_digits.md"),
    check: Check::Document {
        on: Traits::LATIN_DIGIT.union(Traits::PERSIAN_DIGIT),
        by_distance: false,
        observe,
        conclude,
    },
};

const ONE_NUMBER: Text = Text {
    fa: "در «{wrong}» رقم فارسی و لاتین در هم آمده‌اند.",
    en: "“{wrong}” mixes Persian and Latin digits.",
};
const DOCUMENT: Text = Text {
    fa: "رقم‌های دیگر این متن {others} است و «{wrong}» نه.",
    en: "The other digits of this text are {others}; “{wrong}” is not.",
};
const HOUSE: Text = Text {
    fa: "شیوهٔ این‌جا رقم {others} است.",
    en: "The style of the house is {others} digits.",
};

const PERSIAN: Text = Text {
    fa: "فارسی",
    en: "Persian",
};
const LATIN: Text = Text {
    fa: "لاتین",
    en: "Latin",
};

fn observe(context: &Context<'_>, index: usize, facts: &mut Vec<Fact>) {
    let paragraph = context.paragraph;
    let token = paragraph.tokens[index];
    let mixed = token
        .traits
        .contains(Traits::LATIN_DIGIT | Traits::PERSIAN_DIGIT);
    if !mixed && (!is_prose_number(context, index) || !context.is_persian(index)) {
        return;
    }
    let script = if mixed {
        DigitScript::Mixed
    } else if token.traits.contains(Traits::LATIN_DIGIT) {
        DigitScript::Latin
    } else {
        DigitScript::Persian
    };
    facts.push(Fact {
        span: token.span(),
        kind: FactKind::Number {
            script,
            text: paragraph.text_of(index).into(),
        },
    });
}

/// A number that counts something in a sentence: no part of an ISO date, a version, a phone number or a code.
fn is_prose_number(context: &Context<'_>, index: usize) -> bool {
    let paragraph = context.paragraph;
    let text = paragraph.text_of(index);
    let attached = |distance| {
        matches!(
            paragraph.kind_at(index, distance),
            TokenKind::Latin | TokenKind::Other | TokenKind::Opaque | TokenKind::Number
        ) || (paragraph.kind_at(index, distance) == TokenKind::Mark
            && matches!(
                paragraph.text_at(index, distance),
                "-" | "–" | "+" | "/" | "_" | "#" | "*" | "="
            ))
    };
    let beside_word = |step: isize| {
        paragraph.kind_at(index, step) == TokenKind::Word
            || (paragraph.kind_at(index, step) == TokenKind::Space
                && paragraph.kind_at(index, 2 * step) == TokenKind::Word)
    };
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let version = text.matches('.').count() > 1;
    let phone =
        digits > 6 && !text.contains([',', '٬']) || text.starts_with(['0', '۰']) && digits > 2;
    !attached(-1) && !attached(1) && !version && !phone && (beside_word(-1) || beside_word(1))
}

fn conclude(settings: &Settings, facts: &[Fact], sink: &mut Sink<'_>) {
    if settings.digits == Digits::Keep {
        return;
    }
    let numbers = || {
        facts.iter().filter_map(|fact| match &fact.kind {
            FactKind::Number { script, text } => Some((fact, *script, text)),
            #[allow(
                unreachable_patterns,
                reason = "numbers are the first kind of fact, not the only one"
            )]
            _ => None,
        })
    };
    let count = |wanted| numbers().filter(|&(_, script, _)| script == wanted).count();
    let wanted = match settings.digits {
        Digits::Persian => DigitScript::Persian,
        Digits::Latin => DigitScript::Latin,
        _ if count(DigitScript::Latin) > count(DigitScript::Persian) => DigitScript::Latin,
        _ => DigitScript::Persian,
    };
    let others = if wanted == DigitScript::Latin {
        LATIN
    } else {
        PERSIAN
    };
    let ruled = settings.digits != Digits::Consistent;
    for (fact, script, text) in numbers().filter(|&(_, script, _)| script != wanted) {
        let mixed = script == DigitScript::Mixed;
        let (message, safety) = match (mixed, ruled) {
            (true, _) => (ONE_NUMBER.message(), Safety::Safe),
            (false, true) => (HOUSE.message(), Safety::Safe),
            (false, false) => (DOCUMENT.message(), Safety::Suggested),
        };
        // A number that mixes both goes to Persian unless the house is Latin: it stands in Persian prose.
        let target = if mixed && !ruled {
            DigitScript::Persian
        } else {
            wanted
        };
        sink.report(
            fact.span.clone(),
            message
                .with("wrong", text.to_string())
                .with_text("others", others),
        )
        .replace(safety, with_digits(text, target));
    }
}

fn with_digits(number: &str, script: DigitScript) -> String {
    let shift = |c: char, from: char, to: char| {
        char::from_u32(c as u32 - from as u32 + to as u32).unwrap_or(c)
    };
    number
        .chars()
        .map(|c| match (c, script) {
            ('0'..='9', DigitScript::Persian | DigitScript::Mixed) => shift(c, '0', '۰'),
            ('۰'..='۹', DigitScript::Latin) => shift(c, '۰', '0'),
            _ => c,
        })
        .collect()
}
