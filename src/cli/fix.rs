//! `pirast fix`: what is certain is repaired, in place.

use std::process::ExitCode;

use super::failure::{self, Failure};
use super::files::{self, Origin, Source};
use super::format::places::Places;
use super::output;
use super::texts::Texts;
use super::unified_diff::UnifiedDiff;
use super::{FixArguments, Session};
use crate::edits::apply;
use crate::encoding::TextEncoding;
use crate::encoding::declaration::other_than_utf8;
use crate::fix::{Extent, fix};
use crate::message::{Message, Text};
use crate::replace::remove_leftovers;

const SUMMARY: Text = Text {
    fa: "{edits} جا در {files} پرونده درست شد.",
    en: "{edits} place(s) repaired in {files} file(s).",
};

const MISDECLARED: Text = Text {
    fa: "{path}:{line}:{column}: پرونده اکنون UTF-8 است، ولی هنوز خود را «{encoding}» می‌خواند؛ این را خودتان به utf-8 برگردانید.",
    en: "{path}:{line}:{column}: the file is UTF-8 now but still declares “{encoding}”; change that to utf-8 yourself.",
};

/// A text, repaired.
struct Repaired {
    source: Source,
    text: String,
    edits: usize,
    /// That it still declares the encoding that it was stored in.
    misdeclared: Option<Message>,
}

pub(super) fn run(session: &Session, arguments: &FixArguments) -> ExitCode {
    let mut texts = Texts::find(session, &arguments.inputs);
    // A Word document in a folder is passed over; one that is named is refused aloud.
    let named = &arguments.inputs.paths;
    texts.origins.retain(|origin| {
        !files::is_word_document(origin.path()) || named.iter().any(|path| path == origin.path())
    });
    let is_file = |origin: &Origin| matches!(origin, Origin::File(_));
    let has_files = texts.origins.iter().any(is_file);
    let extent = if arguments.suggestions {
        Extent::Preferred
    } else {
        Extent::Safe
    };
    if !arguments.diff {
        let files = texts.origins.iter().filter(|origin| is_file(origin));
        remove_leftovers(files.map(Origin::path));
    }
    let (mut edits, mut files) = (0, 0);
    texts.go_through(
        |origin| repair(session, arguments, extent, origin),
        |origin, repaired| {
            edits += repaired.edits;
            files += usize::from(repaired.edits > 0);
            print(arguments, origin, &repaired);
            if let Some(message) = repaired.misdeclared {
                failure::print(&message.render(session.lang));
            }
        },
    );
    if !arguments.diff && has_files {
        let message = SUMMARY
            .message()
            .with_count("edits", edits)
            .with_count("files", files);
        anstream::eprintln!("{}", message.render(session.lang));
    }
    texts.exit_code(false)
}

/// Repairs one text, and writes it where it is a file that changed.
fn repair(
    session: &Session,
    arguments: &FixArguments,
    extent: Extent,
    origin: &Origin,
) -> Result<Repaired, Failure> {
    let configured = session.linters.linter(origin.path())?;
    let mut source = files::read(origin)?;
    if source.is_read_only {
        return Err(Failure::ReadOnlyKind {
            path: source.path.clone(),
        });
    }
    let was_legacy = source.encoding != TextEncoding::Utf8;
    if arguments.to_utf8 && was_legacy {
        source.encoding = TextEncoding::Utf8;
        source.has_byte_order_mark = false;
    }
    let mut edits = fix(&configured.linter, &source.text, source.format, extent);
    // What the encoding of a file cannot write stays as it is, until the file is converted.
    edits.retain(|edit| source.can_take(edit));
    let text = apply(&source.text, &edits);
    let changes = text != source.text || arguments.to_utf8 && was_legacy;
    if let (Origin::File(path), Some(bytes)) = (origin, source.as_file(&text))
        && changes
        && !arguments.diff
    {
        files::write(path, &bytes)?;
    }
    let misdeclared = if arguments.to_utf8 && was_legacy {
        misdeclared(&source, &text)
    } else {
        None
    };
    Ok(Repaired {
        source,
        text,
        edits: edits.len(),
        misdeclared,
    })
}

/// What to tell of a page that is UTF-8 now and says otherwise. Its code is its author's: it is not edited.
fn misdeclared(source: &Source, text: &str) -> Option<Message> {
    let name = other_than_utf8(text, source.format)?;
    let (line, column) = Places::of(text).code_points(name.start);
    let message = MISDECLARED
        .with("path", source.path.display().to_string())
        .with("line", line.to_string())
        .with("column", column.to_string());
    Some(message.with("encoding", text[name].to_owned()))
}

/// Prints the difference that was asked for, or the text that came over standard input.
fn print(arguments: &FixArguments, origin: &Origin, repaired: &Repaired) {
    if arguments.diff {
        let name = repaired.source.path.display().to_string();
        let source = &repaired.source;
        let diff = UnifiedDiff {
            name: &name,
            before: &source.with_mark(&source.text),
            after: &source.with_mark(&repaired.text),
        };
        output::print_bytes(diff.to_string().as_bytes());
    } else if matches!(origin, Origin::StandardInput(_)) {
        let bytes = repaired.source.as_file(&repaired.text);
        output::print_bytes(&bytes.unwrap_or_else(|| repaired.text.clone().into_bytes()));
    }
}
