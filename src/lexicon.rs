//! The embedded Persian lexicon.
//!
//! It is part of the program file and is searched where it lies: opening it costs nothing. How it is
//! made, from which sources, is told in `tests/lexicon_recipe.rs`; the readable form is
//! `src/lexicon/data/words.tsv`.

pub mod borders;
pub mod flags;
pub mod letters;
pub mod shortcuts;
pub mod table;

pub use borders::Borders;
pub use flags::Flags;
pub use letters::{Letter, Spelling};
pub use shortcuts::{Shortcut, Shortcuts};
pub use table::{Entry, Form, Table};

/// The lexicon this program was built with.
pub static LEXICON: Table = Table::over(include_bytes!("lexicon/data/lexicon.bin"));

/// What is known beforehand of its words.
pub static SHORTCUTS: Shortcuts = Shortcuts::over(include_bytes!("lexicon/data/shortcuts.bin"));

/// Where its compounds may be parted.
pub static BORDERS: Borders = Borders::over(include_bytes!("lexicon/data/borders.bin"));
