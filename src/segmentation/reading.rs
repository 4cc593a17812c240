//! A better reading of a token: where something belongs between its letters.

use crate::lexicon::Spelling;
use crate::morphology::{Juncture, Parse};

/// How sure a reading is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// The spelling at hand is accepted; the other one is recommended. A matter of style.
    Style,
    /// The spelling at hand is accepted, but the other one is by far more usual: a suggestion, barely a hint.
    Usual,
    /// One of several possibilities: a hint.
    Possible,
    /// Most likely meant: a suggestion for a human to look at.
    Likely,
    /// No second reading: may be applied unseen.
    Certain,
}

/// What belongs between two letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap {
    /// A half-space.
    Zwnj,
    /// The end of a word: a space, a full stop and a space, or a paragraph break.
    WordBreak,
    /// Nothing: the space between two words goes.
    Nothing,
}

/// What a boundary separates; each kind belongs to one rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// می or نمی and its verb.
    VerbPrefix,
    /// A word and its plural ending.
    Plural,
    /// An adjective and تر or ترین.
    Comparative,
    /// A word and a clitic.
    Clitic,
    /// Two parts of a compound.
    Compound,
    /// A prefix and its word.
    Prefix,
    /// Two words run together.
    WordJoin,
    /// The preposition به and its noun.
    Be,
}

impl From<Juncture> for Kind {
    fn from(juncture: Juncture) -> Self {
        match juncture {
            Juncture::VerbPrefix => Self::VerbPrefix,
            Juncture::Plural => Self::Plural,
            Juncture::Comparative => Self::Comparative,
            Juncture::Clitic => Self::Clitic,
            Juncture::Compound => Self::Compound,
            Juncture::Prefix => Self::Prefix,
        }
    }
}

/// One thing to insert into a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// Byte offset in the token.
    pub offset: usize,
    /// What belongs there.
    pub gap: Gap,
    /// What it separates.
    pub kind: Kind,
}

/// A better reading of a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// What to insert, in the order of the text.
    pub boundaries: Vec<Boundary>,
    /// How sure it is.
    pub confidence: Confidence,
}

impl Reading {
    /// The half-spaces of a parse that a spelling lacks.
    pub fn of_parse(spelling: &Spelling, parse: &Parse, confidence: Confidence) -> Self {
        let missing = parse.half_spaces & !spelling.half_spaces();
        let boundaries = (1..spelling.letters().len())
            .filter(|at| missing & (1 << at) != 0)
            .map(|at| Boundary {
                offset: spelling.start_of(at),
                gap: Gap::Zwnj,
                kind: parse.juncture_at(at).into(),
            })
            .collect();
        Self {
            boundaries,
            confidence,
        }
    }
}
