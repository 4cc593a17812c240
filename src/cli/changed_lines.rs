//! The lines that changed since a revision, as git sees them.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::failure::Failure;
use super::files::Source;
use crate::diagnostic::Diagnostic;

/// Changed lines by file.
#[derive(Debug, Default)]
pub(super) struct ChangedLines {
    /// Lines, from 0, by absolute path.
    lines: HashMap<PathBuf, Vec<Range<usize>>>,
    /// Files that git does not know yet.
    new_files: HashSet<PathBuf>,
}

impl ChangedLines {
    /// What changed in the working tree since a revision.
    ///
    /// # Errors
    /// When git is not there, the working folder is in no repository, or the revision does not exist.
    pub(super) fn since(revision: &str) -> Result<Self, Failure> {
        let root = PathBuf::from(git(&["rev-parse", "--show-toplevel"])?.trim());
        let diff = git(&[
            "-c",
            "core.quotepath=off",
            "diff",
            "--unified=0",
            "--no-color",
            "--no-ext-diff",
            "--src-prefix=",
            "--dst-prefix=",
            "--end-of-options",
            revision,
        ])?;
        let new_files = git(&[
            "ls-files",
            "-z",
            "--others",
            "--exclude-standard",
            "--full-name",
            ":/",
        ])?;
        Ok(Self {
            lines: parse(&root, &diff),
            new_files: new_files
                .split('\0')
                .filter(|name| !name.is_empty())
                .map(|name| root.join(name))
                .collect(),
        })
    }

    /// Leaves only the findings that stand in changed lines.
    pub(super) fn retain(&self, source: &Source, diagnostics: &mut Vec<Diagnostic>) {
        let path = source
            .path
            .canonicalize()
            .unwrap_or_else(|_| source.path.clone());
        if diagnostics.is_empty() || self.new_files.contains(&path) {
            return;
        }
        let Some(changed) = self.lines.get(&path) else {
            diagnostics.clear();
            return;
        };
        let line_of =
            |offset: usize| memchr::memchr_iter(b'\n', &source.text.as_bytes()[..offset]).count();
        diagnostics.retain(|found| {
            let (first, last) = (line_of(found.span.start), line_of(found.span.end));
            changed
                .iter()
                .any(|lines| lines.start <= last && first < lines.end)
        });
    }
}

fn git(arguments: &[&str]) -> Result<String, Failure> {
    let output = Command::new("git")
        .args(arguments)
        .output()
        .map_err(|error| Failure::Git {
            reason: error.to_string(),
        })?;
    if !output.status.success() {
        return Err(Failure::Git {
            reason: String::from_utf8_lossy(&output.stderr).into_owned(),
        });
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Reads a unified diff without context: the lines that each hunk put in.
fn parse(root: &Path, diff: &str) -> HashMap<PathBuf, Vec<Range<usize>>> {
    let mut lines: HashMap<PathBuf, Vec<Range<usize>>> = HashMap::new();
    let mut file = None;
    for line in diff.lines() {
        if line.starts_with("diff --git ") {
            file = None;
        } else if let Some(name) = line.strip_prefix("+++ ").filter(|_| file.is_none()) {
            file = Some(root.join(name.trim_end_matches('\t')));
        } else if let (Some(file), Some(hunk)) = (&file, line.strip_prefix("@@ "))
            && let Some(added) = added_lines(hunk)
        {
            lines.entry(file.clone()).or_default().push(added);
        }
    }
    lines
}

/// The lines that `-1,2 +3,4 @@` says were put in, from 0.
fn added_lines(hunk: &str) -> Option<Range<usize>> {
    let added = hunk.split(' ').find_map(|part| part.strip_prefix('+'))?;
    let (start, count) = added.split_once(',').unwrap_or((added, "1"));
    let (start, count): (usize, usize) = (start.parse().ok()?, count.parse().ok()?);
    let start = start.checked_sub(1)?;
    Some(start..start + count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hunks_name_the_lines_that_were_put_in() {
        let diff = "diff --git خبر.txt خبر.txt\n--- خبر.txt\n+++ خبر.txt\n@@ -1 +1,2 @@\n+++ الف\n@@ -9,3 +10,0 @@ متن\n";
        let lines = parse(Path::new("/r"), diff);
        assert_eq!(lines[Path::new("/r/خبر.txt")], [0..2, 9..9]);
    }
}
