//! A file that is not stored in UTF-8. Found where files are read, by [`crate::encoding`]: the linter sees text only.

use crate::diagnostic::Severity;
use crate::message::Text;
use crate::rule::{Changes, Check, Family, Ground, Rule};
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "legacy-encoding",
    family: Family::Upkeep,
    ground: Ground::Encoding,
    severity: Some(Severity::Warning),
    changes: Changes::Encoding,
    summary: Text {
        fa: "پرونده‌ای که با UTF-8 ذخیره نشده است",
        en: "A file that is not stored in UTF-8",
    },
    page: include_str!("legacy_encoding.md"),
    check: Check::Document {
        on: Traits::empty(),
        by_distance: false,
        observe: |_, _, _| {},
        conclude: |_, _, _| {},
    },
};
