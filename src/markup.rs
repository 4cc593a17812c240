//! Where the prose is, format by format.

pub(crate) mod lines;
pub(crate) mod markdown;
pub(crate) mod plain;
