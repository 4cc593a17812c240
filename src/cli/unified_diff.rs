//! The difference of two texts in the form that `git apply` and `patch` read.

use std::fmt::{self, Display, Write};

use imara_diff::{
    Algorithm, Diff, InternedInput, Interner, Token, UnifiedDiffConfig, UnifiedDiffPrinter,
};

/// The lines by which two texts of one file differ, with three lines of context round each.
pub(super) struct UnifiedDiff<'t> {
    /// The name of the file.
    pub(super) name: &'t str,
    /// Its text before.
    pub(super) before: &'t str,
    /// Its text after.
    pub(super) after: &'t str,
}

impl Display for UnifiedDiff<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.before == self.after {
            return Ok(());
        }
        let input = InternedInput::new(self.before, self.after);
        let mut diff = Diff::compute(Algorithm::Histogram, &input);
        diff.postprocess_lines(&input);
        let lines = Lines(&input.interner);
        let hunks = diff.unified_diff(&lines, UnifiedDiffConfig::default(), &input);
        write!(f, "--- {0}\n+++ {0}\n{hunks}", self.name)
    }
}

/// Prints lines, and says of one without an end that it has none, as the form asks.
struct Lines<'i, 't>(&'i Interner<&'t str>);

impl Lines<'_, '_> {
    fn print(&self, mut f: impl Write, sign: char, token: Token) -> fmt::Result {
        let line = self.0[token];
        if line.ends_with('\n') {
            write!(f, "{sign}{line}")
        } else {
            write!(f, "{sign}{line}\n\\ No newline at end of file\n")
        }
    }
}

impl UnifiedDiffPrinter for Lines<'_, '_> {
    fn display_header(
        &self,
        mut f: impl Write,
        start_before: u32,
        start_after: u32,
        len_before: u32,
        len_after: u32,
    ) -> fmt::Result {
        let (before, after) = (start_before + 1, start_after + 1);
        writeln!(f, "@@ -{before},{len_before} +{after},{len_after} @@")
    }

    fn display_context_token(&self, f: impl Write, token: Token) -> fmt::Result {
        self.print(f, ' ', token)
    }

    fn display_hunk(&self, mut f: impl Write, before: &[Token], after: &[Token]) -> fmt::Result {
        for &token in before {
            self.print(&mut f, '-', token)?;
        }
        for &token in after {
            self.print(&mut f, '+', token)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diff(before: &str, after: &str) -> String {
        let diff = UnifiedDiff {
            name: "a.txt",
            before,
            after,
        };
        diff.to_string()
    }

    #[test]
    fn a_last_line_without_an_end_is_told() {
        assert_eq!(
            diff("یک\nدو", "یک\nسه"),
            "--- a.txt\n+++ a.txt\n@@ -1,2 +1,2 @@\n یک\n-دو\n\\ No newline at end of file\n\
             +سه\n\\ No newline at end of file\n"
        );
    }

    #[test]
    fn a_text_that_stays_prints_nothing() {
        assert_eq!(diff("یک\n", "یک\n"), "");
    }
}
