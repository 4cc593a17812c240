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
    /// Markdown with JSX, whose comments are not those of HTML.
    Mdx,
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
            "mdx" => Some(Self::Mdx),
            "html" | "htm" | "xhtml" => Some(Self::Html),
            "srt" => Some(Self::SubRip),
            "vtt" => Some(Self::WebVtt),
            "tex" | "latex" | "ltx" => Some(Self::Latex),
            "adoc" | "asciidoc" | "asc" => Some(Self::AsciiDoc),
            "rst" | "rest" => Some(Self::ReStructuredText),
            _ => None,
        }
    }

    /// The format of a document in an editor. A language id that names a format decides; one that says no more than
    /// that there is text, or that nobody knows, leaves it to the name of the file.
    pub fn of_document(language_id: &str, path: &Path) -> Self {
        Self::of_language_id(language_id)
            .or_else(|| Self::of_extension(path))
            .unwrap_or_default()
    }

    /// The format that an editor's language id names (`markdown`, `latex` …); `None` for `plaintext` too.
    fn of_language_id(id: &str) -> Option<Self> {
        match id {
            "markdown" | "gfm" | "quarto" | "rmd" => Some(Self::Markdown),
            "mdx" => Some(Self::Mdx),
            "html" | "mhtml" | "xhtml" | "vue-html" => Some(Self::Html),
            "srt" | "subrip" | "subtitles" => Some(Self::SubRip),
            "vtt" | "webvtt" => Some(Self::WebVtt),
            "latex" | "tex" | "plaintex" => Some(Self::Latex),
            "asciidoc" | "asciidoctor" | "adoc" => Some(Self::AsciiDoc),
            "restructuredtext" | "rst" => Some(Self::ReStructuredText),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_that_says_nothing_of_the_markup_leaves_it_to_the_name() {
        for (language, name, format) in [
            ("markdown", "notes.txt", Format::Markdown),
            ("text", "a.html", Format::Html),
            ("mdx", "Untitled-1", Format::Mdx),
            ("plaintext", "film.srt", Format::SubRip),
            ("svelte", "page.md", Format::Markdown),
            ("plaintext", "Untitled-1", Format::Plain),
            ("svelte", "page.svelte", Format::Plain),
        ] {
            let found = Format::of_document(language, Path::new(name));
            assert_eq!(found, format, "{language} {name}");
        }
    }
}
