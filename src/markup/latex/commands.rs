//! What is known of LaTeX's commands and environments.

/// What a command does with its arguments.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Opens an environment.
    Begin,
    /// Closes an environment.
    End,
    /// Begins a list item.
    Item,
    /// Prints what stands between two equal signs as it is, after `skip` arguments.
    Verbatim {
        /// How many arguments come before it.
        skip: usize,
    },
    /// Prints an argument within the sentence, after `skip` arguments that are no prose.
    Inline {
        /// How many arguments come before it.
        skip: usize,
    },
    /// Prints its argument elsewhere: a footnote, a caption.
    Paragraph,
    /// Prints its argument as a heading.
    Heading,
    /// Anything else.
    Unknown,
}

const INLINE: [&str; 26] = [
    "textbf",
    "textit",
    "textsl",
    "textsc",
    "textrm",
    "textsf",
    "textmd",
    "textup",
    "textnormal",
    "emph",
    "underline",
    "uline",
    "sout",
    "mbox",
    "fbox",
    "text",
    "centerline",
    "rl",
    "RL",
    "enquote",
    "textquote",
    "hl",
    "alert",
    "structure",
    "textnastaliq",
    "MakeUppercase",
];

const AFTER_ONE: [&str; 4] = ["href", "textcolor", "colorbox", "parbox"];

const PARAGRAPHS: [&str; 8] = [
    "footnote",
    "footnotetext",
    "RTLfootnote",
    "caption",
    "thanks",
    "marginpar",
    "title",
    "subtitle",
];

const HEADINGS: [&str; 9] = [
    "part",
    "chapter",
    "section",
    "subsection",
    "subsubsection",
    "paragraph",
    "subparagraph",
    "frametitle",
    "framesubtitle",
];

const HIDDEN_ENVIRONMENTS: [&str; 21] = [
    "equation",
    "align",
    "alignat",
    "gather",
    "multline",
    "flalign",
    "eqnarray",
    "math",
    "displaymath",
    "array",
    "tikzpicture",
    "pgfpicture",
    "picture",
    "axis",
    "latin",
    "LTR",
    "LTRitems",
    "algorithm",
    "algorithmic",
    "thebibliography",
    "dmath",
];

/// Environments that print their content as it is, hand it to another program, or leave it out.
const VERBATIM_ENVIRONMENTS: [&str; 9] = [
    "alltt",
    "asy",
    "asydef",
    "comment",
    "filecontents",
    "gnuplot",
    "minted",
    "sageblock",
    "sagesilent",
];

/// What the names of environments that print or run their content as it is are made of, whichever package defines them:
/// `BVerbatim`, `tcblisting`, `luacode`, `pycode`.
const PARTS_OF_CODE_NAMES: [&str; 3] = ["verbatim", "listing", "code"];

/// The role of the command with this name.
pub(super) fn role(name: &str) -> Role {
    match name {
        "begin" => Role::Begin,
        "end" => Role::End,
        "item" => Role::Item,
        "verb" | "Verb" | "spverb" | "lstinline" => Role::Verbatim { skip: 0 },
        "mintinline" => Role::Verbatim { skip: 1 },
        name if INLINE.contains(&name) => Role::Inline { skip: 0 },
        name if AFTER_ONE.contains(&name) => Role::Inline { skip: 1 },
        name if PARAGRAPHS.contains(&name) => Role::Paragraph,
        name if HEADINGS.contains(&name) => Role::Heading,
        _ => Role::Unknown,
    }
}

/// Whether nothing in an environment is prose, starred or not.
pub(super) fn is_hidden_environment(name: &str) -> bool {
    HIDDEN_ENVIRONMENTS.contains(&name.trim_end_matches('*')) || is_verbatim_environment(name)
}

/// Whether LaTeX itself reads nothing in an environment, not even comments.
pub(super) fn is_verbatim_environment(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    VERBATIM_ENVIRONMENTS.contains(&name.trim_end_matches('*'))
        || PARTS_OF_CODE_NAMES.iter().any(|part| lower.contains(part))
}
