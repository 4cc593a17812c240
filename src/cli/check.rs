//! `pirast check`: what is wrong in the texts.

use std::process::ExitCode;

use rayon::prelude::*;

use super::failure::{self, Failure};
use super::files::{self, BATCH, Source};
use super::format;
use super::{CheckArguments, Session};
use crate::diagnostic::{Diagnostic, Severity};

/// One text and what is wrong in it.
pub(super) struct Checked {
    /// The text.
    pub(super) source: Source,
    /// Its findings, in the order of their places.
    pub(super) diagnostics: Vec<Diagnostic>,
}

pub(super) fn run(session: &Session, arguments: &CheckArguments) -> ExitCode {
    let (origins, failures) = files::find(&arguments.inputs);
    let mut failed = !failures.is_empty();
    let tell = |failure: &Failure| failure.tell(session.lang);
    failures.iter().for_each(tell);
    let mut reporter = format::reporter(arguments.format, session.lang);
    let mut worst = None;
    for batch in origins.chunks(BATCH) {
        let results: Vec<Result<Checked, Failure>> = batch
            .par_iter()
            .map(|origin| {
                let source = files::read(origin)?;
                let diagnostics = session.linter.lint(&source.text, source.format);
                Ok(Checked {
                    source,
                    diagnostics,
                })
            })
            .collect();
        for result in results {
            match result {
                Ok(checked) => {
                    worst = worst.max(checked.diagnostics.iter().map(|found| found.severity).max());
                    reporter.file(&checked);
                }
                Err(failure) => {
                    failed = true;
                    tell(&failure);
                }
            }
        }
    }
    reporter.finish();
    if failed {
        ExitCode::from(failure::CODE)
    } else if worst >= Some(Severity::Warning) {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}
