//! Where the prose is, format by format.

pub(crate) mod asciidoc;
pub(crate) mod html;
pub(crate) mod latex;
pub(crate) mod lines;
pub(crate) mod markdown;
pub(crate) mod mdx;
pub(crate) mod plain;
pub(crate) mod restructured_text;
pub(crate) mod shown;
pub(crate) mod spans;
pub(crate) mod subtitles;
mod template_tags;
