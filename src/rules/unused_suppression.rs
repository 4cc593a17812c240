//! A comment that was written to silence a finding, where there is no such finding any more. The work is done in
//! [`crate::suppress`], which alone knows what was silenced.

use crate::diagnostic::Severity;
use crate::message::Text;
use crate::rule::{Changes, Check, Family, Ground, Rule};
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: crate::suppress::UNUSED_RULE,
    family: Family::Upkeep,
    ground: Ground::Slip,
    severity: Some(Severity::Info),
    changes: Changes::Spacing,
    summary: Text {
        fa: "توضیحی که چیزی را خاموش نمی‌کند: <!-- pirast: off -->",
        en: "A comment that suppresses nothing: <!-- pirast: off -->",
    },
    page: include_str!("unused_suppression.md"),
    check: Check::Document {
        on: Traits::empty(),
        by_distance: false,
        observe: |_, _, _| {},
        conclude: |_, _, _| {},
    },
};
