//! Dates in Persian text: reading them, converting them, and finding those that
//! contradict themselves.

pub mod anchor;
pub mod calendar;
pub mod contradiction;
pub mod correct;
mod crescent;
pub mod dateline;
pub mod fold;
pub mod grammar;
pub mod lunar;
pub mod lunar_overrides;
pub mod mention;
pub mod names;
pub mod recognise;
pub mod render;
pub mod resolve;
pub mod settings;
pub mod sides;
pub mod terms;
pub mod vocabulary;
