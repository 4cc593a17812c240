//! The embedded Persian lexicon.
//!
//! It is part of the program file and is searched where it lies: opening it costs nothing. How it is
//! made, from which sources, is told in `tests/lexicon_recipe.rs`; the readable form is
//! `src/lexicon/data/words.tsv`.

pub mod flags;
pub mod letters;
pub mod table;

pub use flags::Flags;
pub use letters::{Letter, Spelling};
pub use table::{Entry, Form, Table};

/// The lexicon this program was built with.
pub static LEXICON: Table = Table::over(include_bytes!("lexicon/data/lexicon.bin"));
