//! `pirast check`: what is wrong in the texts.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use super::changed_lines::ChangedLines;
use super::expected::Expected;
use super::failure::{self, Failure};
use super::files::{self, Origin, Source};
use super::format::{self, FindingsFormat, Printer};
use super::statistics::Statistics;
use super::texts::Texts;
use super::{CheckArguments, Session};
use crate::baseline::{Baseline, Known, name_beside};
use crate::config::Effective;
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
    /// All that applies to it.
    pub(super) effective: Arc<Effective>,
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

/// What comes of one text.
struct Piece {
    printed: String,
    counts: Statistics,
    /// For a baseline that is being written: the name of the text in it, and what it shall know.
    known: Option<(PathBuf, Known)>,
}

fn check(session: &Session, arguments: &CheckArguments) -> Result<ExitCode, Failure> {
    let mut texts = Texts::find(session, &arguments.inputs);
    let since = arguments.since.as_deref();
    let changed = since.map(ChangedLines::since).transpose()?;
    let writing = arguments.write_baseline.as_deref();
    // A baseline that is being written notes what an older one knows, too.
    let known = arguments.baseline.as_deref().filter(|_| writing.is_none());
    let expected = Expected::of(session, known)?;
    let layout = format::layout(arguments.format, session.lang);
    let mut printer = Printer::new(&*layout);
    let prints = !arguments.quiet && writing.is_none();
    let mut counts = Statistics::default();
    let mut baseline = Baseline::default();
    texts.go_through(
        |origin| {
            let mut checked = check_one(session, origin)?;
            if let Some(changed) = &changed {
                changed.retain(&checked.source, &mut checked.diagnostics);
            }
            if writing.is_none() {
                expected.take_away(&mut checked)?;
            }
            let known = writing.map(|path| {
                let name = name_beside(path, &checked.source.path);
                let known = Known::of(&checked.source.text, &checked.diagnostics);
                (name, known)
            });
            Ok(Piece {
                printed: if prints {
                    layout.piece(&checked)
                } else {
                    String::new()
                },
                counts: Statistics::of(&checked),
                known,
            })
        },
        |_, piece| {
            counts.add(piece.counts);
            if let Some((name, known)) = piece.known {
                baseline.add(&name, known);
            }
            printer.piece(&piece.printed);
        },
    );
    counts.are_partial = texts.have_failures();
    if prints {
        printer.finish(&counts);
    }
    if let Some(path) = writing {
        write_baseline(session, path, &baseline)?;
    }
    if arguments.statistics {
        let is_text = arguments.format == FindingsFormat::Text;
        counts.print(session.lang, is_text || writing.is_some());
    }
    let fails = writing.is_none() && !arguments.exit_zero && is_too_much(arguments, &counts);
    Ok(texts.exit_code(fails))
}

/// Whether more was found than the user allows.
fn is_too_much(arguments: &CheckArguments, counts: &Statistics) -> bool {
    let fail_on = Severity::from(arguments.fail_on);
    let too_many = arguments
        .max_warnings
        .is_some_and(|most| counts.count(Severity::Warning) > most);
    // A limit on warnings allows as many; errors fail all the same.
    let from = match arguments.max_warnings {
        Some(_) => fail_on.max(Severity::Error),
        None => fail_on,
    };
    too_many || counts.at_least(from) > 0
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
        effective: configured.effective,
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
    let json = serde_json::to_string_pretty(baseline)
        .map_err(|error| Failure::unwritable(path, error.into()))?;
    files::write(path, (json + "\n").as_bytes())?;
    let message = BASELINE_WRITTEN
        .message()
        .with_count("count", baseline.len())
        .with("path", path.display().to_string());
    anstream::eprintln!("{}", message.render(session.lang));
    Ok(())
}
