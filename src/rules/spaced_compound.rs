//! «علاقه مند», «بین المللی»: a compound written with a space.

use crate::diagnostic::Severity;
use crate::half_space::report_parted;
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::segmentation::Kind;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "spaced-compound",
    family: Family::Zwnj,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "واژهٔ مرکبی که با فاصله نوشته شده: «علاقه مند»",
        en: "A compound written with a space: “علاقه مند”",
    },
    page: include_str!("spaced_compound.md"),
    check: Check::Token {
        on: Traits::PARTED,
        check,
    },
};

const PARTED: Text = Text {
    fa: "این دو پاره یک واژه‌اند: «{right}».",
    en: "These two are one word: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    report_parted(context, index, sink, &[Kind::Compound], PARTED);
}
