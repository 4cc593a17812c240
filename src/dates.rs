//! Dates in Persian text: reading them, converting them, and finding those that
//! contradict themselves.

pub mod calendar;
mod crescent;
pub mod fold;
pub mod grammar;
pub mod lunar;
pub mod lunar_overrides;
pub mod mention;
pub mod names;
pub mod terms;
pub mod vocabulary;
