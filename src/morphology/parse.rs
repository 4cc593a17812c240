//! One reading of a sequence of letters as a word.

use crate::letters;
use crate::lexicon::{Entry, Flags, Form, Letter};

/// What meets at a half-space inside a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Juncture {
    /// می or نمی and its verb.
    VerbPrefix,
    /// A word and its plural ending.
    Plural,
    /// An adjective and تر or ترین.
    Comparative,
    /// A word and a clitic: رفته‌ام، خانه‌ای.
    Clitic,
    /// Two parts of a compound.
    #[default]
    Compound,
    /// بی، هم or another prefix and its word.
    Prefix,
}

/// The most half-spaces a reading is kept with; words with more are not corrected.
const MAX_JUNCTURES: usize = 4;

/// A reading: where the half-spaces belong, what they are, and how likely it is.
#[derive(Clone, Copy, Debug, Default)]
pub struct Parse {
    /// Bit `i`: a half-space belongs before letter `i`.
    pub half_spaces: u64,
    /// Those of them that may as well be left out (کتابها, بزرگتر).
    pub optional: u64,
    /// Likelihood in half octaves of frequency: greater is likelier.
    pub score: i32,
    /// What the lexicon knows of the stem.
    pub flags: Flags,
    /// The whole of it stands in the lexicon.
    pub listed: bool,
    /// The stem is a compound that no list has.
    pub coined: bool,
    /// The parts of such a compound tell it from a name: they are long, or meet where no letters join by chance.
    pub telling: bool,
    /// One of its parts hardly stands alone.
    pub bound: bool,
    junctures: [(u8, Juncture); MAX_JUNCTURES],
    count: u8,
}

impl Parse {
    /// A word of the lexicon as it stands.
    pub fn of_solid(form: Form) -> Self {
        Self {
            score: i32::from(form.class),
            flags: form.flags,
            listed: true,
            ..Self::default()
        }
    }

    /// The spelling with half-spaces of an entry of the lexicon.
    pub fn of_half_spaced(letters: &[Letter], entry: &Entry) -> Self {
        let mut parse = Self {
            score: i32::from(entry.spaced.class),
            flags: entry.spaced.flags,
            listed: true,
            ..Self::default()
        };
        let mut start = 0;
        for at in 1..letters.len() {
            if entry.half_spaces & (1 << at) != 0 {
                let last = entry.half_spaces >> (at + 1) == 0;
                let juncture = listed_juncture(&letters[start..at], last.then_some(&letters[at..]));
                parse.cut(at, juncture);
                if matches!(juncture, Juncture::Plural | Juncture::Comparative)
                    && may_be_solid(&letters[..at])
                {
                    parse.optional |= 1 << at;
                }
                start = at;
            }
        }
        parse
    }

    /// A name or a rare word, taken as it stands.
    pub fn of_unknown(score: i32, half_spaces: u64) -> Self {
        Self {
            score,
            half_spaces,
            ..Self::default()
        }
    }

    /// This compound of two words, which the lexicon lists: it is at least as likely as its parts make it.
    pub fn as_listed(&self, form: Form) -> Self {
        Self {
            score: self.score.max(i32::from(form.class)),
            flags: self.flags | form.flags,
            coined: false,
            ..*self
        }
    }

    /// A compound made of two words.
    pub fn of_compound(
        at: usize,
        joins: bool,
        juncture: Juncture,
        score: i32,
        flags: Flags,
    ) -> Self {
        let mut parse = Self {
            score,
            flags,
            coined: true,
            ..Self::default()
        };
        if joins {
            parse.cut(at, juncture);
        }
        parse
    }

    /// This word with a suffix that is written solid.
    pub fn with_solid_suffix(&self, cost: i32) -> Self {
        Self {
            score: self.score - cost,
            listed: false,
            ..*self
        }
    }

    /// This word with a suffix behind a half-space before letter `at`; `free` when solid is right, too.
    pub fn with_suffix_apart(&self, at: usize, juncture: Juncture, free: bool, cost: i32) -> Self {
        let mut parse = self.with_solid_suffix(cost);
        parse.cut(at, juncture);
        if free {
            parse.optional |= 1 << at;
        }
        parse
    }

    /// Adds a half-space before letter `at`.
    pub fn cut(&mut self, at: usize, juncture: Juncture) {
        self.half_spaces |= 1 << at;
        if usize::from(self.count) < MAX_JUNCTURES {
            self.junctures[usize::from(self.count)] = (at as u8, juncture);
        }
        self.count = self.count.saturating_add(1);
    }

    /// What the half-space before letter `at` separates.
    pub fn juncture_at(&self, at: usize) -> Juncture {
        self.junctures[..usize::from(self.count).min(MAX_JUNCTURES)]
            .iter()
            .find(|(place, _)| usize::from(*place) == at)
            .map_or(Juncture::Compound, |(_, juncture)| *juncture)
    }
}

/// Whether ها and تر may be written solid after a stem: not after a silent ه or a final ی, where the Academy
/// leaves no choice (1401, p. 40–41).
pub fn may_be_solid(stem: &[Letter]) -> bool {
    !stem.ends_with(letters!("ه")) && !stem.ends_with(letters!("ی"))
}

/// What a half-space of a listed word separates: `rest` is the piece after it when that is the last.
fn listed_juncture(piece: &[Letter], rest: Option<&[Letter]>) -> Juncture {
    let prefixes = [
        letters!("بی"),
        letters!("هم"),
        letters!("پیش"),
        letters!("پس"),
        letters!("نیم"),
        letters!("میان"),
    ];
    if piece == letters!("می") || piece == letters!("نمی") {
        return Juncture::VerbPrefix;
    }
    if let Some(rest) = rest {
        if rest.starts_with(letters!("ها")) {
            return Juncture::Plural;
        }
        if rest.starts_with(letters!("تر")) {
            return Juncture::Comparative;
        }
        let clitics = [
            letters!("ام"),
            letters!("ات"),
            letters!("اش"),
            letters!("ای"),
            letters!("ایم"),
            letters!("اید"),
            letters!("اند"),
            letters!("مان"),
            letters!("تان"),
            letters!("شان"),
        ];
        if clitics.contains(&rest) {
            return Juncture::Clitic;
        }
    }
    if prefixes.contains(&piece) {
        Juncture::Prefix
    } else {
        Juncture::Compound
    }
}
