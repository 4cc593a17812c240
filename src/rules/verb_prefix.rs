//! «میکند», «می کند»: a verb and its prefix.

use crate::diagnostic::Severity;
use crate::half_space::{report_lost, report_parted};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::segmentation::Kind;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "verb-prefix",
    family: Family::Zwnj,
    ground: Ground::Academy,
    severity: Some(Severity::Warning),
    changes: Changes::Spacing,
    summary: Text {
        fa: "«می» یا «نمی» بی نیم‌فاصله: «میکند»، «می کند»",
        en: "A verb prefix without its half-space: “میکند”, “می کند”",
    },
    page: include_str!("verb_prefix.md"),
    check: Check::Token {
        on: Traits::MISREAD.union(Traits::PARTED),
        check,
    },
};

const LOST: Text = Text {
    fa: "«می» و «نمی» با نیم‌فاصله از فعل جدا می‌شوند: «{right}».",
    en: "The prefixes می and نمی take a half-space before the verb: “{right}”.",
};
const PARTED: Text = Text {
    fa: "«می» و «نمی» با نیم‌فاصله به فعل می‌پیوندند، نه با فاصله: «{right}».",
    en: "The prefixes می and نمی join the verb with a half-space, not a space: “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    report_lost(context, index, sink, &[Kind::VerbPrefix], LOST);
    report_parted(context, index, sink, &[Kind::VerbPrefix], PARTED);
}
