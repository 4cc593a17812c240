//! What a rule is: its identity, what wakes it, what it checks, and what its fixes may change.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;

use crate::dates::resolve::Resolved;
use crate::diagnostic::{Diagnostic, Edit, Fix, Safety, Severity};
use crate::fact::Fact;
use crate::message::{Message, Text, title};
use crate::paragraph::Paragraph;
use crate::script::Script;
use crate::segmentation::Confidence;
use crate::settings::Settings;
use crate::spacing::Join;
use crate::tokens::{TokenKind, Traits};

/// The group a rule belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Family {
    /// Half-spaces lost, typed as spaces, or where none belongs.
    Zwnj,
    /// Words and sentences run together.
    Joins,
    /// Digits and numbers.
    Digits,
    /// Letters and invisible characters.
    Characters,
    /// Marks and the spaces round them.
    Punctuation,
    /// Spelling that is ruled or must be consistent.
    Orthography,
    /// Dates that contradict themselves.
    Dates,
    /// What a file says to Pirast, and how it is stored.
    Upkeep,
}

impl Family {
    /// All families, in the order of the documentation.
    pub const ALL: [Self; 8] = [
        Self::Zwnj,
        Self::Joins,
        Self::Digits,
        Self::Characters,
        Self::Punctuation,
        Self::Orthography,
        Self::Dates,
        Self::Upkeep,
    ];

    /// The name used in configuration and output.
    pub fn id(self) -> &'static str {
        match self {
            Self::Zwnj => "zwnj",
            Self::Joins => "joins",
            Self::Digits => "digits",
            Self::Characters => "characters",
            Self::Punctuation => "punctuation",
            Self::Orthography => "orthography",
            Self::Dates => "dates",
            Self::Upkeep => "upkeep",
        }
    }
}

/// On whose word a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ground {
    /// The Academy's *Dastur-e khatt-e farsi* (1401) rules it.
    Academy,
    /// ISIRI 6219 or the Unicode Standard rules it.
    Encoding,
    /// Usage of the press; a house may see it otherwise.
    HouseStyle,
    /// A slip of the hand that every editor mends.
    Slip,
    /// A contradiction in what the text says.
    Fact,
}

/// What the fixes of a rule may change. The fix engine refuses an edit that does more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Changes {
    /// Spaces, line breaks and half-spaces only.
    Spacing,
    /// The same text in other code points: Arabic letters, presentation forms, invisible characters, kashida.
    Encoding,
    /// Digits and number separators; their value stays.
    Digits,
    /// Marks and the spaces round them.
    Punctuation,
    /// A listed word into another listed word.
    Spelling,
    /// The mark of an ezafe after a silent ه, and the space before it.
    Ezafe,
    /// A word that stands there twice is taken away once.
    Repetition,
    /// A full stop may be put between two sentences that were run together, beside spacing.
    SentenceBreak,
    /// Dates: nothing that is applied without being chosen.
    Date,
}

/// How a rule looks at the text.
#[derive(Clone, Copy)]
pub enum Check {
    /// Called for each token that has one of the traits.
    Token {
        /// The traits that wake the rule.
        on: Traits,
        /// Looks at the token with this index in the paragraph, and round it.
        check: fn(&Context<'_>, usize, &mut Sink<'_>),
    },
    /// Called once for a paragraph in which a token has one of the traits.
    Paragraph {
        /// The traits that wake the rule.
        on: Traits,
        /// Looks at the whole paragraph.
        check: fn(&Context<'_>, &mut Sink<'_>),
    },
    /// Collects facts from paragraphs and judges them when the whole document is known.
    Document {
        /// The traits that wake the collecting half.
        on: Traits,
        /// Notes what the document's judgement needs from the token with this index.
        observe: fn(&Context<'_>, usize, &mut Vec<Fact>),
        /// Whether what it finds depends on how far apart the facts stand, and not only on what they say and on their
        /// order: then it judges after every edit, even if facts only moved.
        by_distance: bool,
        /// Judges all the facts of the document, in the order of the text.
        conclude: fn(&Settings, &[Fact], &mut Sink<'_>),
    },
    /// Called for each date of the document when all are known, until one rule reports it: one finding for each date.
    /// Says whether it did.
    Date(fn(&Resolved<'_>, &mut Sink<'_>) -> bool),
}

/// One rule: everything that is known of it.
pub struct Rule {
    /// Names the problem; stable in configuration, output and suppression comments.
    pub id: &'static str,
    /// Its group.
    pub family: Family,
    /// On whose word it stands.
    pub ground: Ground,
    /// The severity of its findings where the settings say nothing else; `None`: off by default.
    pub severity: Option<Severity>,
    /// What its fixes may change.
    pub changes: Changes,
    /// The problem in one line.
    pub summary: Text,
    /// Its page: why, examples, what must stay. Markdown; also the source of its tests.
    pub page: &'static str,
    /// How it looks at the text.
    pub check: Check,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// What a rule may look at.
pub struct Context<'a> {
    /// The paragraph with its tokens.
    pub paragraph: &'a Paragraph<'a>,
    /// The style of the house.
    pub settings: &'a Settings,
    /// What the rules on half-spaces found out about the whole paragraph.
    pub(crate) habits: Habits,
    /// The token that was last asked about, and how it joins the one before it: several rules ask in turn, each for joins
    /// of its own kind.
    pub(crate) last_join: RefCell<Option<(usize, PlacedJoin)>>,
    /// The sentence that was last asked about, as tokens, and whether it is Persian: its words are asked about in turn,
    /// and one sentence may be a whole paragraph.
    last_sentence: Cell<(usize, usize, bool)>,
}

/// How a word joins the one before it, if it does, and where both stand.
pub(crate) type PlacedJoin = Option<(Join, Range<usize>)>;

/// How the writer of a paragraph treats half-spaces; looked for once, when the first rule asks.
#[derive(Default)]
pub(crate) struct Habits {
    /// How sure it is that a word lost a half-space; `None`: not even likely.
    pub(crate) loses: OnceCell<Option<Confidence>>,
    /// Whether a space certainly stands for a half-space.
    pub(crate) parts: OnceCell<bool>,
}

impl<'a> Context<'a> {
    /// A paragraph and the style by which it is judged.
    pub fn new(paragraph: &'a Paragraph<'a>, settings: &'a Settings) -> Self {
        Self {
            paragraph,
            settings,
            habits: Habits::default(),
            last_join: RefCell::default(),
            last_sentence: Cell::default(),
        }
    }

    /// Whether the sentence round the token with this index is Persian.
    pub fn is_persian(&self, index: usize) -> bool {
        let (start, end, is_persian) = self.last_sentence.get();
        if (start..end).contains(&index) {
            return is_persian;
        }
        let is_persian = self.paragraph.script(index) == Script::Persian;
        // A mark or a line break may bound a sentence, and then belongs to two.
        if self.paragraph.kind_at(index, 0) == TokenKind::Word
            && self.paragraph.traits.intersects(Script::DOUBTFUL)
        {
            let Range { start, end } = self.paragraph.sentence(index);
            self.last_sentence.set((start, end, is_persian));
        }
        is_persian
    }
}

/// Takes the findings of one rule; spans count from the start of what the rule was given.
pub struct Sink<'a> {
    rule: &'static Rule,
    severity: Severity,
    out: &'a mut Vec<Diagnostic>,
}

impl<'a> Sink<'a> {
    /// A sink for the findings of `rule`, with the severity that the settings give it.
    pub fn new(rule: &'static Rule, severity: Severity, out: &'a mut Vec<Diagnostic>) -> Self {
        Self {
            rule,
            severity,
            out,
        }
    }

    /// Reports a finding; add its repairs to what is returned.
    pub fn report(&mut self, span: Range<usize>, message: Message) -> Finding<'_> {
        self.out.push(Diagnostic {
            rule: self.rule,
            span,
            severity: self.severity,
            message,
            fixes: Vec::new(),
        });
        Finding {
            diagnostic: self.out.last_mut().expect("a finding was pushed just now"),
        }
    }
}

/// A finding that is being described.
pub struct Finding<'a> {
    diagnostic: &'a mut Diagnostic,
}

impl Finding<'_> {
    /// Lowers the severity to at most `severity`: the evidence is weaker than the rule's usual.
    pub fn at_most(self, severity: Severity) -> Self {
        self.diagnostic.severity = self.diagnostic.severity.min(severity);
        self
    }

    /// Offers to put `replacement` in the place of the whole finding; the first offer is the preferred one.
    pub fn replace(self, safety: Safety, replacement: impl Into<String>) -> Self {
        let replacement = replacement.into();
        let title = if replacement.is_empty() {
            title::REMOVE.message()
        } else if replacement == " " {
            title::INSERT_SPACE.message()
        } else {
            title::REPLACE.with("right", replacement.clone())
        };
        let span = self.diagnostic.span.clone();
        self.fix(safety, title, vec![Edit { span, replacement }])
    }

    /// Offers a repair; the first offer is the preferred one.
    pub fn fix(self, safety: Safety, title: Message, edits: Vec<Edit>) -> Self {
        let preferred = self.diagnostic.fixes.is_empty();
        self.diagnostic.fixes.reserve_exact(1);
        self.diagnostic.fixes.push(Fix {
            title,
            safety,
            preferred,
            edits,
        });
        self
    }

    /// Offers a repair that only a human may choose.
    pub fn alternative(self, title: Message, edits: Vec<Edit>) -> Self {
        self.diagnostic.fixes.push(Fix {
            title,
            safety: Safety::Suggested,
            preferred: false,
            edits,
        });
        self
    }
}
