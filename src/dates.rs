//! Dates in Persian text: reading them, converting them, and finding those that
//! contradict themselves.

pub mod actions;
pub mod anchor;
pub mod article;
pub mod calendar;
pub mod contradiction;
pub mod conversion;
pub mod correct;
mod crescent;
pub mod dateline;
mod doubt;
pub mod fold;
pub mod grammar;
pub mod hover;
pub mod inlay;
pub mod lunar;
pub mod lunar_overrides;
pub mod mention;
pub mod names;
pub mod origin;
mod places;
pub mod recognise;
mod relative_day;
pub mod render;
pub mod resolve;
mod series_actions;
pub mod settings;
pub mod sides;
mod sieve;
mod surroundings;
pub mod terms;
pub mod vocabulary;
mod words;
mod years;
