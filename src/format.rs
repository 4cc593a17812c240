//! What kind of file a text comes from, and so how its prose is found.

use std::path::Path;

/// The kind of file a text comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Format {
    /// Running text without markup; also every type that Pirast does not know.
    #[default]
    Plain,
    /// CommonMark with tables, footnotes and front matter.
    Markdown,
    /// HTML, also a fragment or a template.
    Html,
    /// SubRip subtitles.
    SubRip,
    /// WebVTT subtitles.
    WebVtt,
    /// LaTeX, XePersian included.
    Latex,
    /// AsciiDoc.
    AsciiDoc,
    /// reStructuredText.
    ReStructuredText,
}

impl Format {
    /// The format of a file, judged by its name alone; plain text where the name says nothing.
    pub fn of_path(path: &Path) -> Self {
        Self::of_extension(path).unwrap_or_default()
    }

    /// Whether a file found in a folder is linted: whether its name promises prose.
    pub fn is_known(path: &Path) -> bool {
        Self::of_extension(path).is_some()
    }

    fn of_extension(path: &Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "txt" | "text" => Some(Self::Plain),
            "md" | "markdown" | "mdown" | "mkd" => Some(Self::Markdown),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "srt" => Some(Self::SubRip),
            "vtt" => Some(Self::WebVtt),
            "tex" | "latex" | "ltx" => Some(Self::Latex),
            "adoc" | "asciidoc" | "asc" => Some(Self::AsciiDoc),
            "rst" | "rest" => Some(Self::ReStructuredText),
            _ => None,
        }
    }

    /// The format behind an editor's language id (`markdown`, `plaintext` …).
    pub fn of_language_id(id: &str) -> Self {
        match id {
            "markdown" | "mdx" | "quarto" | "rmd" => Self::Markdown,
            "html" | "xhtml" | "vue-html" => Self::Html,
            "srt" | "subrip" | "subtitles" => Self::SubRip,
            "vtt" | "webvtt" => Self::WebVtt,
            "latex" | "tex" | "plaintex" => Self::Latex,
            "asciidoc" | "asciidoctor" => Self::AsciiDoc,
            "restructuredtext" | "rst" => Self::ReStructuredText,
            _ => Self::Plain,
        }
    }
}
