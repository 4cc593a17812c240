//! `pirast report`: the findings as a page for people.

use std::path::Path;
use std::process::ExitCode;

use super::check::check_one;
use super::expected::Expected;
use super::failure::{self, Failure};
use super::files;
use super::texts::Texts;
use super::{ReportArguments, Session};
use crate::message::Text;
use crate::report::{FileReport, Report};

const WRITTEN: Text = Text {
    fa: "گزارش در {path} نوشته شد.",
    en: "The report is written to {path}.",
};

/// Writes the report; findings do not make it fail.
pub(super) fn run(session: &Session, arguments: &ReportArguments) -> ExitCode {
    match report(session, arguments) {
        Ok(code) => code,
        Err(failure) => {
            failure.tell(session.lang);
            ExitCode::from(failure::CODE)
        }
    }
}

fn report(session: &Session, arguments: &ReportArguments) -> Result<ExitCode, Failure> {
    let mut texts = Texts::find(session, &arguments.inputs);
    let expected = Expected::of(session, arguments.baseline.as_deref())?;
    let mut report = Report::new(session.lang);
    texts.go_through(
        |origin| {
            let mut checked = check_one(session, origin)?;
            expected.take_away(&mut checked)?;
            Ok(checked)
        },
        |_, checked| {
            report.add(&FileReport {
                name: checked.source.path.display().to_string(),
                text: &checked.source.text,
                diagnostics: &checked.diagnostics,
            });
        },
    );
    if texts.have_failures() {
        report.mark_partial();
    }
    write(session, &arguments.html, &report.finish())?;
    Ok(texts.exit_code(false))
}

fn write(session: &Session, path: &Path, page: &str) -> Result<(), Failure> {
    files::write(path, page.as_bytes())?;
    let message = WRITTEN.with("path", path.display().to_string());
    anstream::eprintln!("{}", message.render(session.lang));
    Ok(())
}
