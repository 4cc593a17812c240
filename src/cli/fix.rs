//! `pirast fix`: what is certain is repaired, in place.

use std::io::Write;
use std::process::ExitCode;

use rayon::prelude::*;
use similar::TextDiff;

use super::failure::{self, Failure};
use super::files::{self, BATCH, Origin, Source};
use super::{FixArguments, Session};
use crate::edits::apply;
use crate::fix::{Extent, fix};
use crate::message::Text;

const SUMMARY: Text = Text {
    fa: "{edits} جا در {files} پرونده درست شد.",
    en: "{edits} place(s) repaired in {files} file(s).",
};

/// A text, repaired.
struct Repaired {
    source: Source,
    text: String,
    edits: usize,
}

pub(super) fn run(session: &Session, arguments: &FixArguments) -> ExitCode {
    let (origins, failures) = files::find(&arguments.inputs);
    let mut failed = !failures.is_empty();
    failures
        .iter()
        .for_each(|failure| failure.tell(session.lang));
    let extent = if arguments.suggestions {
        Extent::Preferred
    } else {
        Extent::Safe
    };
    let (mut edits, mut files) = (0, 0);
    for batch in origins.chunks(BATCH) {
        let results: Vec<Result<Repaired, Failure>> = batch
            .par_iter()
            .map(|origin| repair(session, arguments, extent, origin))
            .collect();
        for (origin, result) in batch.iter().zip(results) {
            match result {
                Ok(repaired) => {
                    edits += repaired.edits;
                    files += usize::from(repaired.edits > 0);
                    print(arguments, origin, &repaired);
                }
                Err(failure) => {
                    failed = true;
                    failure.tell(session.lang);
                }
            }
        }
    }
    if !arguments.diff
        && origins
            .iter()
            .any(|origin| matches!(origin, Origin::File(_)))
    {
        let message = SUMMARY
            .with("edits", edits.to_string())
            .with("files", files.to_string());
        anstream::eprintln!("{}", message.render(session.lang));
    }
    if failed {
        ExitCode::from(failure::CODE)
    } else {
        ExitCode::SUCCESS
    }
}

/// Repairs one text, and writes it where it is a file that changed.
fn repair(
    session: &Session,
    arguments: &FixArguments,
    extent: Extent,
    origin: &Origin,
) -> Result<Repaired, Failure> {
    let source = files::read(origin)?;
    let edits = fix(&session.linter, &source.text, source.format, extent);
    let text = apply(&source.text, &edits);
    if let Origin::File(path) = origin
        && !arguments.diff
        && text != source.text
    {
        files::write(path, &source.as_file(&text))?;
    }
    Ok(Repaired {
        source,
        text,
        edits: edits.len(),
    })
}

/// Prints the difference that was asked for, or the text that came over standard input.
fn print(arguments: &FixArguments, origin: &Origin, repaired: &Repaired) {
    let mut out = std::io::stdout().lock();
    // A closed pipe ends the printing; the files are written all the same.
    if arguments.diff {
        let name = repaired.source.path.display().to_string();
        let diff = TextDiff::from_lines(repaired.source.text.as_str(), repaired.text.as_str());
        let _ = write!(out, "{}", diff.unified_diff().header(&name, &name));
    } else if matches!(origin, Origin::StandardInput(_)) {
        let _ = out.write_all(repaired.source.as_file(&repaired.text).as_bytes());
    }
}
