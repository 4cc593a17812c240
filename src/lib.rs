//! Pirast: a language server and linter for Persian typography.
//!
//! The way of a text, in reading order:
//!
//! 1. [`document`]: the text in a rope, with a version; [`position`]: its bytes as lines and columns.
//!    [`encoding`] and [`docx`] make text of what a file holds.
//! 2. [`format`], [`block`] and `markup`: which parts of it are prose.
//! 3. [`tokens`], [`paragraph`] and [`script`]: the prose as words, numbers, marks and spaces.
//! 4. [`rule`] and [`rules`]: what is looked for; [`settings`]: what the house prefers; [`fact`] and [`conclusions`]: what
//!    only the whole document decides; [`config`]: how the settings of a document come together.
//!    The Persian they know: [`lexicon`] (words), [`morphology`] (how words are built), [`segmentation`] (how a token
//!    is to be read), [`spacing`] (which neighbours are one word), and [`vocabulary`], which remembers the answers.
//! 5. [`linter`]: all of it together, giving [`diagnostic`]s, whose texts come from [`message`]; [`analysis`]: the same
//!    for a text under change. What a comment in the text silences is taken away by [`suppress`].
//! 6. [`fix`] and [`edits`]: the repairs; [`replace`] writes a file without ever tearing it. [`report`]: the
//!    findings as a page; [`baseline`]: those that are known.
//!
//! [`spellings`] holds the curated lists of words with a right and a wrong spelling.
//!
//! [`dates`] reads and converts what a text says about days.
//!
//! [`cli`] and [`server`] are two thin skins over this library.

// Nothing from outside may bring the program down; a test that unwraps fails where it should.
#![cfg_attr(not(test), warn(clippy::unwrap_used))]

pub mod analysis;
pub mod baseline;
pub mod block;
pub mod cli;
pub mod conclusions;
pub mod config;
pub mod dates;
pub mod diagnostic;
pub mod document;
pub mod docx;
pub mod edits;
pub mod encoding;
pub mod excerpt;
pub mod fact;
mod file_stamp;
pub mod fix;
pub mod format;
mod half_space;
pub mod house_words;
pub mod lexicon;
pub mod linter;
mod markup;
pub mod message;
pub mod morphology;
pub mod page;
pub mod paragraph;
mod plain_path;
pub mod position;
pub mod replace;
pub mod report;
pub mod rule;
pub mod rules;
pub mod script;
pub mod segmentation;
pub mod server;
pub mod settings;
pub mod spacing;
pub mod spellings;
pub mod suppress;
pub mod tokens;
pub mod vocabulary;
