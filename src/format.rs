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
}

impl Format {
    /// The format of a file, judged by its name alone.
    pub fn of_path(path: &Path) -> Self {
        let extension = path
            .extension()
            .and_then(|e| e.to_str())
            .unwrap_or_default();
        match extension.to_ascii_lowercase().as_str() {
            "md" | "markdown" | "mdown" | "mkd" => Self::Markdown,
            _ => Self::Plain,
        }
    }

    /// The format behind an editor's language id (`markdown`, `plaintext` …).
    pub fn of_language_id(id: &str) -> Self {
        match id {
            "markdown" => Self::Markdown,
            _ => Self::Plain,
        }
    }
}
