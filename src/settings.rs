//! The style of the house: which rules speak, how loud, and what they prefer where editors differ.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::dates::settings::DateSettings;
use crate::diagnostic::Severity;
use crate::rule::{Family, Rule};
use crate::rules::RULES;

/// A severity as it is set for a rule: one of the four, or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Quotes {
    /// «…».
    #[default]
    Guillemets,
    /// As they come.
    Keep,
}

/// Three dots.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Percent {
    /// ٪.
    Persian,
    /// As it comes.
    #[default]
    Keep,
}

/// Decimal and thousands separators in Persian numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum BeSeparator {
    /// «به‌عنوان».
    Zwnj,
    /// «به عنوان».
    #[default]
    Space,
}

/// Everything a house may decide. The defaults surprise no newsroom.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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
    /// The severity of single rules, by id, and of whole families, by name; a rule's own counts first.
    #[serde(deserialize_with = "known_rules")]
    #[schemars(schema_with = "crate::config::rules_schema")]
    pub rules: BTreeMap<String, Level>,
    /// Words of the house that are right as they are.
    pub words: BTreeSet<String>,
    /// What the house does not want written, and what it prefers.
    pub terms: BTreeMap<String, Term>,
}

/// What is preferred to some term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
#[schemars(with = "TermEntry")]
pub struct Term {
    /// What to write.
    pub preferred: String,
    /// Why, as the house says it.
    pub reason: Option<String>,
}

/// A term as it is written in a configuration file: the preferred spelling alone, or with a reason.
#[derive(JsonSchema)]
#[serde(untagged)]
#[allow(dead_code, reason = "read by the schema generator only")]
enum TermEntry {
    /// The preferred spelling.
    Short(String),
    /// The preferred spelling, and why.
    Full(TermWithReason),
}

#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct TermWithReason {
    /// What to write.
    preferred: String,
    /// Why, as the house says it.
    reason: Option<String>,
}

impl<'de> Deserialize<'de> for Term {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TermVisitor)
    }
}

/// Takes either form of a [`TermEntry`]; an untagged enum would not say what is wrong with a table, nor where.
struct TermVisitor;

impl<'de> Visitor<'de> for TermVisitor {
    type Value = Term;

    fn expecting(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E>(self, preferred: &str) -> Result<Term, E> {
        Ok(Term {
            preferred: preferred.to_owned(),
            reason: None,
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Term, A::Error> {
        let TermWithReason { preferred, reason } =
            TermWithReason::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Term { preferred, reason })
    }
}

/// Reads the table of severities; a name that is no rule and no family is an error.
fn known_rules<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, Level>, D::Error> {
    let levels = BTreeMap::<RuleName, Level>::deserialize(deserializer)?;
    Ok(levels
        .into_iter()
        .map(|(name, level)| (name.0, level))
        .collect())
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct RuleName(String);

impl<'de> Deserialize<'de> for RuleName {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        let mut known = RULES
            .iter()
            .map(|rule| rule.id)
            .chain(Family::ALL.map(Family::id));
        if known.clone().any(|id| id == name) {
            return Ok(Self(name));
        }
        let known: String = known.by_ref().map(|id| format!(", `{id}`")).collect();
        Err(serde::de::Error::custom(format!(
            "unknown rule `{name}`, expected one of{}",
            &known[1..]
        )))
    }
}

impl Settings {
    /// The severity of a rule's findings; `None` when the rule is off.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        let level = self.rules.get(rule.id);
        match level.or_else(|| self.rules.get(rule.family.id())) {
            Some(level) => level.severity(),
            None => rule.severity,
        }
    }
}
