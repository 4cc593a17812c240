//! «بی ادب», «هم وطن»: a prefix written with a space.

use crate::diagnostic::Severity;
use crate::half_space::report_parted;
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::segmentation::Kind;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "prefix-spacing",
    family: Family::Zwnj,
    ground: Ground::Academy,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "پیشوند جدا از واژه: «بی ادب»",
        en: "A prefix apart from its word: “بی ادب”",
    },
    page: include_str!("prefix_spacing.md"),
    check: Check::Token {
        on: Traits::PARTED,
        check,
    },
};

const PARTED: Text = Text {
    fa: "این پیشوند با نیم‌فاصله به واژه می‌پیوندد: «{right}».",
    en: "This prefix joins its word with a half-space: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    report_parted(context, index, sink, &[Kind::Prefix], PARTED);
}
