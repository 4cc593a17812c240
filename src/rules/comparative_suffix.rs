//! «بزرگ تر», «مهم ترین»: an adjective and its ending.

use crate::diagnostic::Severity;
use crate::half_space::{report_lost, report_parted};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::segmentation::Kind;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "comparative-suffix",
    family: Family::Zwnj,
    ground: Ground::Academy,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "«تر» یا «ترین» جدا از صفت: «بزرگ تر»",
        en: "“تر” or “ترین” apart from its adjective: “بزرگ تر”",
    },
    page: include_str!("comparative_suffix.md"),
    check: Check::Token {
        on: Traits::MISREAD.union(Traits::PARTED),
        check,
    },
};

const LOST: Text = Text {
    fa: "«تر» و «ترین» با نیم‌فاصله می‌آیند: «{right}».",
    en: "The endings تر and ترین take a half-space: “{right}”.",
};
const PARTED: Text = Text {
    fa: "«تر» و «ترین» به صفت می‌پیوندند: «{right}».",
    en: "The endings تر and ترین belong to the adjective before them: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    report_lost(context, index, sink, &[Kind::Comparative], LOST);
    report_parted(context, index, sink, &[Kind::Comparative], PARTED);
}
