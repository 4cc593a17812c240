//! Standard output, and whether all that was printed arrived there.
//!
//! A closed pipe ends the reading, not the work, and is no fault: `pirast check | head` has what it wants. Any other
//! failure, of a full disk for example, leaves a cut text behind, and the exit code must tell of it.

use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;
use std::sync::OnceLock;

use super::failure;
use crate::message::Lang;

/// The first failure; the ones after it say the same.
static FAILED: OnceLock<io::Error> = OnceLock::new();

/// Prints a text, in colour where that is wanted.
pub(super) fn print(text: &str) {
    note(anstream::stdout().write_all(text.as_bytes()));
}

/// Prints a line.
pub(super) fn print_line(line: &str) {
    print(&format!("{line}\n"));
}

/// Prints bytes as they are.
pub(super) fn print_bytes(bytes: &[u8]) {
    note(io::stdout().write_all(bytes));
}

/// Remembers what came of writing to standard output.
pub(super) fn note(written: io::Result<()>) {
    if let Err(error) = written
        && error.kind() != ErrorKind::BrokenPipe
    {
        FAILED.get_or_init(|| error);
    }
}

/// The exit code of the process, of which `code` is what became of the work: printing is done, and a failure of it told.
pub(super) fn finish(lang: Lang, code: ExitCode) -> ExitCode {
    note(io::stdout().flush());
    match FAILED.get() {
        Some(source) => {
            failure::print(&failure::unprintable(source).render(lang));
            ExitCode::from(failure::CODE)
        }
        None => code,
    }
}
