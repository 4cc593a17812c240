//! Pirast: a language server and linter for Persian typography.

pub mod lexicon;
pub mod morphology;
pub mod segmentation;
