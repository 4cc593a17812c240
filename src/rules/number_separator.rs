//! Thousands and decimal separators in Persian numbers.

use crate::diagnostic::{Edit, Safety, Severity};
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::settings::Separators;
use crate::tokens::{TokenKind, Traits};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "number-separator",
    family: Family::Digits,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Info),
    changes: Changes::Digits,
    summary: Text {
        fa: "جداکنندهٔ لاتین در عدد فارسی: «۱,۰۰۰»",
        en: "A Latin separator in a Persian number: “۱,۰۰۰”",
    },
    page: include_str!("number_separator.md"),
    check: Check::Token {
        on: Traits::NUMBER_SEPARATOR,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "جداکنندهٔ فارسی «{right}» است.",
    en: "With Persian separators “{wrong}” is “{right}”.",
};

/// Words after which a slash between two digits can only be a decimal mark.
const UNITS: [&str; 12] = [
    "درصد",
    "میلیون",
    "میلیارد",
    "هزار",
    "کیلومتر",
    "متر",
    "کیلوگرم",
    "تن",
    "لیتر",
    "دلار",
    "ریشتر",
    "تریلیون",
];

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let token = paragraph.tokens[index];
    let persian_only = token.traits.contains(Traits::PERSIAN_DIGIT)
        && !token
            .traits
            .intersects(Traits::LATIN_DIGIT | Traits::ARABIC_DIGIT);
    if token.kind != TokenKind::Number
        || !persian_only
        || context.settings.separators == Separators::Keep
    {
        return;
    }
    let wrong = paragraph.text_of(index);
    let unit = paragraph.kind_at(index, 1) == TokenKind::Space
        && UNITS.contains(&paragraph.text_at(index, 2));
    let all = context.settings.separators == Separators::Persian;
    let right = if is_grouped(wrong) {
        wrong.replace(',', "٬")
    } else if all && is_decimal(wrong, '.') {
        wrong.replace('.', "٫")
    } else if all && unit && is_decimal(wrong, '/') {
        wrong.replace('/', "٫")
    } else {
        return;
    };
    let finding = sink.report(
        token.span(),
        MESSAGE
            .with("wrong", wrong.to_owned())
            .with("right", right.clone()),
    );
    if all {
        finding.replace(Safety::Suggested, right);
    } else {
        let edits = vec![Edit {
            span: token.span(),
            replacement: right.clone(),
        }];
        finding.alternative(title::REPLACE.with("right", right), edits);
    }
}

/// One to three digits, then groups of three behind commas.
fn is_grouped(number: &str) -> bool {
    let mut groups = number.split(',');
    let first = groups.next().map_or(0, |group| group.chars().count());
    let is_digits = |group: &str| group.chars().all(|c| ('۰'..='۹').contains(&c));
    let mut more = 0;
    let regular = groups.all(|group| {
        more += 1;
        group.chars().count() == 3 && is_digits(group)
    });
    regular
        && more > 0
        && (1..=3).contains(&first)
        && number.chars().all(|c| c == ',' || ('۰'..='۹').contains(&c))
}

/// Digits, one mark, one or two digits.
fn is_decimal(number: &str, mark: char) -> bool {
    let Some((whole, part)) = number.split_once(mark) else {
        return false;
    };
    let is_digits =
        |digits: &str| !digits.is_empty() && digits.chars().all(|c| ('۰'..='۹').contains(&c));
    is_digits(whole) && is_digits(part) && part.chars().count() <= 2
}
