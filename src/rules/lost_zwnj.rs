//! «علاقهمند»: a compound whose half-space was lost.

use crate::diagnostic::Severity;
use crate::half_space::report_lost;
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::segmentation::Kind;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "lost-zwnj",
    family: Family::Zwnj,
    ground: Ground::Slip,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "نیم‌فاصلهٔ گم‌شده در میان واژه: «علاقهمند»",
        en: "A half-space lost inside a word: “علاقهمند”",
    },
    page: include_str!("lost_zwnj.md"),
    check: Check::Token {
        on: Traits::MISREAD,
        check,
    },
};

const LOST: Text = Text {
    fa: "نیم‌فاصلهٔ این واژه گم شده است: «{right}».",
    en: "This word has lost its half-space: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    report_lost(context, index, sink, &[Kind::Compound, Kind::Prefix], LOST);
}
