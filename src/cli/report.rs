//! `pirast report`: the findings as a page for people.

use std::collections::HashSet;
use std::path::Path;
use std::process::ExitCode;

use rayon::prelude::*;

use super::check::{Checked, check_one};
use super::failure::{self, Failure};
use super::files::{self, BATCH};
use super::{ReportArguments, Session};
use crate::message::Text;
use crate::report::{FileReport, Report};

const WRITTEN: Text = Text {
    fa: "گزارش در {path} نوشته شد.",
    en: "The report is written to {path}.",
};

/// Writes the report; findings do not make it fail.
pub(super) fn run(session: &Session, arguments: &ReportArguments) -> ExitCode {
    let (origins, failures) = files::find(session, &arguments.inputs);
    let mut failed = !failures.is_empty();
    failures
        .iter()
        .for_each(|failure| failure.tell(session.lang));
    let mut report = Report::new(session.lang);
    let mut told = HashSet::new();
    for batch in origins.chunks(BATCH) {
        let results: Vec<Result<Checked, Failure>> = batch
            .par_iter()
            .map(|origin| check_one(session, origin))
            .collect();
        for result in results {
            match result {
                Ok(checked) => report.add(&FileReport {
                    name: checked.source.path.display().to_string(),
                    text: &checked.source.text,
                    diagnostics: &checked.diagnostics,
                }),
                Err(failure) => {
                    failed = true;
                    failure.tell_once(session.lang, &mut told);
                }
            }
        }
    }
    if let Err(failure) = write(session, &arguments.html, &report.finish()) {
        failure.tell(session.lang);
        failed = true;
    }
    if failed {
        ExitCode::from(failure::CODE)
    } else {
        ExitCode::SUCCESS
    }
}

fn write(session: &Session, path: &Path, page: &str) -> Result<(), Failure> {
    std::fs::write(path, page).map_err(|error| Failure::unwritable(path, error))?;
    let message = WRITTEN.with("path", path.display().to_string());
    anstream::eprintln!("{}", message.render(session.lang));
    Ok(())
}
