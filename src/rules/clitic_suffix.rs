//! «رفتهام», «خانه ای»: a word and its clitic.

use crate::diagnostic::Severity;
use crate::half_space::{report_lost, report_parted};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::segmentation::Kind;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "clitic-suffix",
    family: Family::Zwnj,
    ground: Ground::Academy,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "«ام»، «ای»، «اند» و مانند آن بی نیم‌فاصله: «رفتهام»، «خانه ای»",
        en: "A clitic without its half-space: “رفتهام”, “خانه ای”",
    },
    page: include_str!("clitic_suffix.md"),
    check: Check::Token {
        on: Traits::MISREAD.union(Traits::PARTED),
        check,
    },
};

const LOST: Text = Text {
    fa: "این پی‌بند با نیم‌فاصله جدا می‌شود: «{right}».",
    en: "This ending takes a half-space: “{right}”.",
};
const PARTED: Text = Text {
    fa: "این پی‌بند به واژهٔ پیش از خود می‌پیوندد: «{right}».",
    en: "This ending belongs to the word before it: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    report_lost(context, index, sink, &[Kind::Clitic], LOST);
    report_parted(context, index, sink, &[Kind::Clitic], PARTED);
}
