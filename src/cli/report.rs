//! `pirast report`: the findings as a page for people.

use std::collections::HashSet;
use std::path::Path;
use std::process::ExitCode;

use super::check::{Checked, check_one};
use super::failure::{self, Failure};
use super::files;
use super::pipeline::in_order;
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
    in_order(
        &origins,
        |origin| check_one(session, origin),
        |origin, result| match result.unwrap_or_else(|| Err(origin.gave_up())) {
            Ok(Checked {
                source,
                diagnostics,
                ..
            }) => report.add(&FileReport {
                name: source.path.display().to_string(),
                text: &source.text,
                diagnostics: &diagnostics,
            }),
            Err(failure) => {
                failed = true;
                failure.tell_once(session.lang, &mut told);
            }
        },
    );
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
