//! `pirast check`: what is wrong in the texts.

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use rayon::prelude::*;

use super::changed_lines::ChangedLines;
use super::failure::{self, Failure};
use super::files::{self, BATCH, Origin, Source};
use super::format::{self, FindingsFormat};
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
    let known = Known::read(session, arguments)?;
    let changed = match &arguments.since {
        Some(revision) => Some(ChangedLines::since(revision)?),
        None => None,
    };
    let mut writing = arguments
        .write_baseline
        .as_ref()
        .map(|_| Baseline::default());
    let mut reporter = format::reporter(arguments.format, session.lang);
    let mut statistics = Statistics::default();
    let mut told = HashSet::new();
    let progress = Progress::start(origins.len());
    for batch in origins.chunks(BATCH) {
        let results: Vec<Result<Checked, Failure>> = batch
            .par_iter()
            .map(|origin| {
                let mut checked = check_one(session, origin)?;
                if let Some(changed) = &changed {
                    changed.retain(&checked.source, &mut checked.diagnostics);
                }
                if let (Some(known), None) = (&known, &arguments.write_baseline) {
                    known.retain_new(&mut checked);
                }
                Ok(checked)
            })
            .collect();
        for result in results {
            match result {
                Ok(checked) => {
                    if let (Some(baseline), Some(path)) = (&mut writing, &arguments.write_baseline)
                    {
                        let name = name_beside(path, &checked.source.path);
                        baseline.add(&name, &checked.source.text, &checked.diagnostics);
                        continue;
                    }
                    statistics.add(&checked);
                    if !arguments.quiet {
                        progress.pause(|| reporter.file(&checked));
                    }
                }
                Err(failure) => {
                    failed = true;
                    progress.pause(|| failure.tell_once(session.lang, &mut told));
                }
            }
        }
        progress.advance(batch.len());
    }
    progress.finish();
    if let (Some(baseline), Some(path)) = (writing, &arguments.write_baseline) {
        write_baseline(session, path, &baseline)?;
        return Ok(exit_code(failed, false));
    }
    if !arguments.quiet {
        reporter.finish();
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

/// The baseline that applies, with the path that its names count from.
struct Known {
    path: PathBuf,
    baseline: Baseline,
}

impl Known {
    fn read(session: &Session, arguments: &CheckArguments) -> Result<Option<Self>, Failure> {
        let configured = || {
            let working = std::env::current_dir().ok()?;
            let file = session.linters.finder().file_for(&working).ok()??;
            file.baseline().filter(|path| path.exists())
        };
        let Some(path) = arguments.baseline.clone().or_else(configured) else {
            return Ok(None);
        };
        let text =
            std::fs::read_to_string(&path).map_err(|error| Failure::unreadable(&path, error))?;
        let baseline = serde_json::from_str(&text).map_err(|source| Failure::Baseline {
            path: path.clone(),
            source,
        })?;
        Ok(Some(Self { path, baseline }))
    }

    fn retain_new(&self, checked: &mut Checked) {
        let name = name_beside(&self.path, &checked.source.path);
        self.baseline
            .retain_new(&name, &checked.source.text, &mut checked.diagnostics);
    }
}

/// The name of a file as from the folder of a baseline; its absolute path where it lies elsewhere.
fn name_beside(baseline: &Path, file: &Path) -> PathBuf {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let (baseline, file) = (absolute(baseline), absolute(file));
    let folder = baseline.parent().unwrap_or(Path::new(""));
    file.strip_prefix(folder)
        .map(Path::to_owned)
        .unwrap_or(file)
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
