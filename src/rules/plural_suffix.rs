//! «خانهها», «کتاب ها»: a word and its plural ending.

use crate::diagnostic::Severity;
use crate::half_space::{report_lost, report_parted};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::segmentation::Kind;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "plural-suffix",
    family: Family::Zwnj,
    ground: Ground::Academy,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "«ها» بی نیم‌فاصله: «خانهها»، «کتاب ها»",
        en: "A plural ending without its half-space: “خانهها”, “کتاب ها”",
    },
    page: include_str!("plural_suffix.md"),
    check: Check::Token {
        on: Traits::MISREAD.union(Traits::PARTED),
        check,
    },
};

const LOST: Text = Text {
    fa: "نشانهٔ جمع با نیم‌فاصله جدا می‌شود: «{right}».",
    en: "The plural ending takes a half-space: “{right}”.",
};
const PARTED: Text = Text {
    fa: "نشانهٔ جمع به واژهٔ پیش از خود می‌پیوندد: «{right}».",
    en: "The plural ending belongs to the word before it: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    report_lost(context, index, sink, &[Kind::Plural], LOST);
    report_parted(context, index, sink, &[Kind::Plural], PARTED);
}
