//! The style of the house: which rules speak, how loud, and what they prefer where editors differ.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::dates::settings::DateSettings;
use crate::diagnostic::Severity;
use crate::rule::Rule;

/// A severity as it is set for a rule: one of the four, or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// The rule does not run.
    Off,
    /// See [`Severity::Hint`].
    Hint,
    /// See [`Severity::Info`].
    Info,
    /// See [`Severity::Warning`].
    Warning,
    /// See [`Severity::Error`].
    Error,
}

impl Level {
    fn severity(self) -> Option<Severity> {
        match self {
            Self::Off => None,
            Self::Hint => Some(Severity::Hint),
            Self::Info => Some(Severity::Info),
            Self::Warning => Some(Severity::Warning),
            Self::Error => Some(Severity::Error),
        }
    }
}

/// Which digits running prose is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Digits {
    /// Whichever the document uses more; Persian on a tie.
    #[default]
    Consistent,
    /// ۱۲۳.
    Persian,
    /// 123.
    Latin,
    /// As they come.
    Keep,
}

/// Quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Quotes {
    /// «…».
    #[default]
    Guillemets,
    /// As they come.
    Keep,
}

/// Three dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ellipsis {
    /// The single character «…».
    #[default]
    Character,
    /// Three full stops.
    Dots,
    /// As they come.
    Keep,
}

/// The percent sign after Persian digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Percent {
    /// ٪.
    Persian,
    /// As it comes.
    #[default]
    Keep,
}

/// Decimal and thousands separators in Persian numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Separators {
    /// Thousands «٬» for a comma; decimal marks as they come.
    #[default]
    Thousands,
    /// Also «٫» for a decimal full stop or slash.
    Persian,
    /// As they come.
    Keep,
}

/// How the ezafe after a silent ه is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ezafe {
    /// «خانهٔ ما».
    Hamza,
    /// «خانه‌ی ما».
    Ye,
    /// Whichever the document uses more.
    Consistent,
    /// With the letter that the writer typed.
    #[default]
    Keep,
}

/// The separator of «به‌عنوان».
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BeSeparator {
    /// «به‌عنوان».
    Zwnj,
    /// «به عنوان».
    #[default]
    Space,
}

/// Everything a house may decide. The defaults surprise no newsroom.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Settings {
    /// Which digits running prose is written with.
    pub digits: Digits,
    /// Quotation marks.
    pub quotes: Quotes,
    /// Three dots.
    pub ellipsis: Ellipsis,
    /// The percent sign after Persian digits.
    pub percent: Percent,
    /// Decimal and thousands separators.
    pub separators: Separators,
    /// The ezafe after a silent ه.
    pub ezafe: Ezafe,
    /// The separator of «به‌عنوان».
    pub be_separator: BeSeparator,
    /// How dates are understood.
    pub dates: DateSettings,
    /// The severity of single rules, by id.
    pub rules: BTreeMap<String, Level>,
}

impl Settings {
    /// The severity of a rule's findings; `None` when the rule is off.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        match self.rules.get(rule.id) {
            Some(level) => level.severity(),
            None => rule.severity,
        }
    }
}
