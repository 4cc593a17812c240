//! Where a percent sign begins a comment, and where it is printed.

use std::ops::Range;

use super::commands::is_verbatim_environment;
use super::comment_start;
use crate::markup::lines::line_start;

/// Commands that print their argument as it is, between two equal signs or in braces.
const VERBATIM_COMMANDS: [&str; 5] = [
    "\\verb",
    "\\Verb",
    "\\spverb",
    "\\lstinline",
    "\\mintinline",
];

/// The content of environments that print, or run, every line as it is.
pub(crate) fn verbatim(text: &str) -> Vec<Range<usize>> {
    const BEGIN: &str = "\\begin{";
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(begin) = text[at..].find(BEGIN) {
        let lead = &text[line_start(text, at + begin)..at + begin];
        at += begin + BEGIN.len();
        let name = text[at..].split('}').next().unwrap_or_default();
        if is_verbatim_environment(name) && comment_start(lead) == lead.len() {
            let end = text[at..].find(&format!("\\end{{{name}}}"));
            let end = end.map_or(text.len(), |length| at + length);
            found.push(at..end);
            at = end;
        }
    }
    found
}

/// Whether the percent sign at a byte, outside of such environments, begins a comment or stands in one.
pub(crate) fn is_comment(text: &str, at: usize) -> bool {
    let line = line_start(text, at);
    let mut signs = text[line..=at]
        .match_indices('%')
        .map(|(sign, _)| line + sign);
    signs.any(|sign| {
        let lead = &text[line..sign];
        let backslashes = lead.bytes().rev().take_while(|&byte| byte == b'\\');
        backslashes.count() % 2 == 0 && !ends_in_verbatim(lead)
    })
}

/// Whether a line so far ends within the argument of a command that prints it as it is.
fn ends_in_verbatim(lead: &str) -> bool {
    let starts = VERBATIM_COMMANDS
        .iter()
        .filter_map(|command| Some(lead.rfind(command)? + command.len()));
    let Some(start) = starts.max() else {
        return false;
    };
    let mut argument = lead[start..].trim_start_matches('*');
    while let Some(option) = argument.strip_prefix('[') {
        argument = option.split_once(']').map_or("", |(_, rest)| rest);
    }
    let mut signs = argument.chars();
    match signs.next() {
        None => true,
        Some('{') => !signs.as_str().contains('}'),
        // The name of another command.
        Some(sign) if sign.is_alphabetic() => false,
        Some(sign) => !signs.as_str().contains(sign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percent_sign_that_is_printed_begins_no_comment() {
        for (line, expected) in [
            ("متن % یک", true),
            ("متن \\% یک", false),
            ("متن \\\\% یک", true),
            ("\\verb|% یک|", false),
            ("\\verb|متن| % یک", true),
            ("\\lstinline[x]{% یک}", false),
            ("% \\verb|% یک", true),
        ] {
            let at = line.rfind('%').unwrap();
            assert_eq!(is_comment(line, at), expected, "{line}");
        }
        let text =
            "\\begin{verbatim}\n% یک\n\\end{verbatim}\n\\begin{equation}\n% دو\n\\end{equation}\n";
        let code: Vec<&str> = verbatim(text).into_iter().map(|code| &text[code]).collect();
        assert_eq!(code, ["verbatim}\n% یک\n"]);
    }
}
