//! `pirast check`: what is wrong in the texts.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use super::changed_lines::ChangedLines;
use super::failure::{self, Failure};
use super::files::{self, Origin, Source};
use super::format::{self, FindingsFormat, Printer};
use super::known_findings::{KnownFindings, name_beside};
use super::pipeline::in_order;
use super::progress::Progress;
use super::statistics::Statistics;
use super::{CheckArguments, Session};
use crate::baseline::Baseline;
use crate::diagnostic::{Diagnostic, Severity};
use crate::encoding::TextEncoding;
use crate::message::Text;
use crate::rules::rule;
use crate::settings::Settings;

const LEGACY: Text = Text {
    fa: "این پرونده با {encoding} ذخیره شده است؛ `pirast fix --to-utf8` آن را به UTF-8 برمی‌گرداند.",
    en: "The file is stored in {encoding}; `pirast fix --to-utf8` converts it to UTF-8.",
};
const BASELINE_WRITTEN: Text = Text {
    fa: "{count} یافته در {path} نوشته شد؛ از این پس تنها یافته‌های تازه به شمار می‌آیند.",
    en: "{count} finding(s) written to {path}; from now on only new ones count.",
};

/// One text and what is wrong in it.
pub(super) struct Checked {
    /// The text.
    pub(super) source: Source,
    /// Its findings, in the order of their places.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The baseline that its configuration names.
    pub(super) baseline: Option<PathBuf>,
}

pub(super) fn run(session: &Session, arguments: &CheckArguments) -> ExitCode {
    match check(session, arguments) {
        Ok(code) => code,
        Err(failure) => {
            failure.tell(session.lang);
            ExitCode::from(failure::CODE)
        }
    }
}

fn check(session: &Session, arguments: &CheckArguments) -> Result<ExitCode, Failure> {
    let (origins, failures) = files::find(session, &arguments.inputs);
    let mut failed = !failures.is_empty();
    failures
        .iter()
        .for_each(|failure| failure.tell(session.lang));
    let filters = Filters::of(arguments)?;
    let mut writing = arguments
        .write_baseline
        .as_deref()
        .map(|path| (path, Baseline::default()));
    let layout = format::layout(arguments.format, session.lang);
    let mut printer = Printer::new(&*layout);
    let prints = !arguments.quiet && writing.is_none();
    let mut statistics = Statistics::default();
    let mut told = HashSet::new();
    let progress = Progress::start(origins.len());
    in_order(
        &origins,
        |origin| {
            let mut checked = check_one(session, origin)?;
            filters.apply(&mut checked)?;
            let piece = if prints {
                layout.file(&checked)
            } else {
                String::new()
            };
            Ok((checked, piece))
        },
        |origin, result| {
            match result.unwrap_or_else(|| Err(origin.gave_up())) {
                Ok((checked, piece)) => {
                    if let Some((path, baseline)) = &mut writing {
                        let name = name_beside(path, &checked.source.path);
                        baseline.add(&name, &checked.source.text, &checked.diagnostics);
                    }
                    statistics.add(&checked);
                    if prints {
                        progress.pause(|| printer.file(&checked, &piece));
                    }
                }
                Err(failure) => {
                    failed = true;
                    progress.pause(|| failure.tell_once(session.lang, &mut told));
                }
            }
            progress.advance();
        },
    );
    progress.finish();
    if let Some((path, baseline)) = writing {
        write_baseline(session, path, &baseline)?;
        return Ok(exit_code(failed, false));
    }
    if prints {
        printer.finish();
    }
    if arguments.statistics {
        statistics.print(session.lang, arguments.format == FindingsFormat::Text);
    }
    let fail_on = Severity::from(arguments.fail_on);
    let too_many = arguments
        .max_warnings
        .is_some_and(|most| statistics.count(Severity::Warning) > most);
    // A limit on warnings allows as many; errors fail all the same.
    let from = match arguments.max_warnings {
        Some(_) => fail_on.max(Severity::Error),
        None => fail_on,
    };
    let found = statistics.at_least(from) > 0 || too_many;
    Ok(exit_code(failed, found && !arguments.exit_zero))
}

/// What takes findings away that do not count.
struct Filters {
    changed: Option<ChangedLines>,
    /// `None` while a baseline is being written: it notes what an older one knows, too.
    known: Option<KnownFindings>,
}

impl Filters {
    fn of(arguments: &CheckArguments) -> Result<Self, Failure> {
        let since = arguments.since.as_deref();
        let known = match &arguments.write_baseline {
            Some(_) => None,
            None => Some(KnownFindings::with(arguments.baseline.as_deref())?),
        };
        Ok(Self {
            changed: since.map(ChangedLines::since).transpose()?,
            known,
        })
    }

    fn apply(&self, checked: &mut Checked) -> Result<(), Failure> {
        if let Some(changed) = &self.changed {
            changed.retain(&checked.source, &mut checked.diagnostics);
        }
        match &self.known {
            Some(known) => known.retain_new(checked),
            None => Ok(()),
        }
    }
}

fn exit_code(failed: bool, found: bool) -> ExitCode {
    if failed {
        ExitCode::from(failure::CODE)
    } else if found {
        ExitCode::FAILURE
    } else {
        ExitCode::SUCCESS
    }
}

/// Reads one text and lints it by the settings that apply to it.
pub(super) fn check_one(session: &Session, origin: &Origin) -> Result<Checked, Failure> {
    let configured = session.linters.linter(origin.path())?;
    let source = files::read(origin)?;
    let mut diagnostics = configured.linter.lint(&source.text, source.format);
    if let Some(found) = legacy_encoding(&source, configured.linter.settings()) {
        diagnostics.insert(0, found);
    }
    Ok(Checked {
        source,
        diagnostics,
        baseline: configured.effective.baseline.clone(),
    })
}

/// The finding that a file is not stored in UTF-8.
fn legacy_encoding(source: &Source, settings: &Settings) -> Option<Diagnostic> {
    if source.encoding == TextEncoding::Utf8 {
        return None;
    }
    let rule = rule("legacy-encoding")?;
    Some(Diagnostic {
        rule,
        span: 0..0,
        severity: settings.severity(rule)?,
        message: LEGACY.with("encoding", source.encoding.name()),
        fixes: Vec::new(),
    })
}

fn write_baseline(session: &Session, path: &Path, baseline: &Baseline) -> Result<(), Failure> {
    let json = serde_json::to_string_pretty(baseline).map_err(|source| Failure::Baseline {
        path: path.to_owned(),
        source,
    })?;
    std::fs::write(path, json + "\n").map_err(|error| Failure::unwritable(path, error))?;
    let message = BASELINE_WRITTEN
        .with("count", baseline.len().to_string())
        .with("path", path.display().to_string());
    anstream::eprintln!("{}", message.render(session.lang));
    Ok(())
}
