//! Configuration: `pirast.toml`, the user's own file and the profiles, together the [`Settings`] of one document.
//!
//! Layers, each over those before it: the defaults; the user's file; the nearest `pirast.toml` at or above the
//! document; those of its `[[overrides]]` whose `files` match. A file that names a profile lays that profile under its
//! own keys.

mod editorconfig;
mod error;
mod file;
mod find;
mod layers;
mod linters;
mod lunar_months;
mod parser_words;
mod patterns;
mod profile;
mod schema;
mod stamps;
mod starter;
mod word_list;

pub use error::ConfigError;
pub use file::{ConfigFile, Override};
pub use find::{ConfigFinder, FILE_NAME, user_folder};
pub use layers::{Effective, Origin};
pub use linters::{Configured, Linters};
pub use lunar_months::read_lunar_months;
pub(crate) use patterns::{NoPattern, Patterns};
pub use profile::Profile;
pub use schema::json_schema;
pub(crate) use schema::rules_schema;
pub use starter::starter;
pub use word_list::{DICTIONARY_NAME, TERMS_NAME, read_terms, read_words};
