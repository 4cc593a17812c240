//! What could not be done, told to the user; the rest of the work goes on.

use std::path::{Path, PathBuf};

use crate::baseline::BaselineError;
use crate::config::{ConfigError, NoPattern};
use crate::docx::DocxError;
use crate::encoding::NotText;
use crate::message::{Lang, Message, Text};

/// Exit code when something could not be done.
pub(super) const CODE: u8 = 2;

/// One thing that could not be done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    /// A path that leads nowhere, or may not be read.
    #[error("{path}: {source}")]
    Unreadable {
        /// The path as the user gave it.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A file that is no text.
    #[error("{path}: {reason:?}")]
    NotText {
        /// The file.
        path: PathBuf,
        /// Why it is none.
        reason: NotText,
    },
    /// A configuration that cannot be used.
    #[error("{0:?}")]
    Config(ConfigError),
    /// A device, a socket: nothing that holds a text.
    #[error("{path}: not a file")]
    NotAFile {
        /// The path as the user gave it.
        path: PathBuf,
    },
    /// A Word document that cannot be read.
    #[error("{path}: {source}")]
    NotWord {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: DocxError,
    },
    /// A file of a kind that is read but never written.
    #[error("{path}: read only")]
    ReadOnlyKind {
        /// The file.
        path: PathBuf,
    },
    /// A file on which the program itself failed.
    #[error("{path}: gave up")]
    GaveUp {
        /// The file.
        path: PathBuf,
    },
    /// A baseline that cannot be read.
    #[error("{0:?}")]
    Baseline(BaselineError),
    /// A pattern of `--exclude` that makes no sense.
    #[error("{source}")]
    Pattern {
        /// What is wrong with it.
        source: NoPattern,
    },
    /// What git could not tell.
    #[error("git: {reason}")]
    Git {
        /// What git says.
        reason: String,
    },
    /// A file that may not be written.
    #[error("{path}: {source}")]
    Unwritable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: std::io::Error,
    },
    /// A text that is no date.
    #[error("{input}: no date")]
    NoDate {
        /// The text as the user gave it.
        input: String,
    },
    /// A date that cannot be converted.
    #[error("{input}: {reason}")]
    NoSuchDate {
        /// The text as the user gave it.
        input: String,
        /// What is wrong with it, in the user's language.
        reason: String,
    },
    /// A rule that does not exist.
    #[error("no rule {id}")]
    NoSuchRule {
        /// The id that was asked for.
        id: String,
        /// The id that looks most like it.
        nearest: &'static str,
    },
}

const UNREADABLE: Text = Text {
    fa: "{path}: خوانده نمی‌شود: {reason}",
    en: "{path}: cannot be read: {reason}",
};
const UNDECODABLE: Text = Text {
    fa: "{path}: یونیکد ({encoding}) نیست: بایت {offset} معنا ندارد. پرونده دست نخورد.",
    en: "{path}: not valid {encoding}: byte {offset} cannot be decoded. The file was left alone.",
};
const UTF32: Text = Text {
    fa: "{path}: با UTF-32 ذخیره شده است که خوانده نمی‌شود؛ با UTF-8 ذخیره کنید. پرونده دست نخورد.",
    en: "{path}: stored in UTF-32, which is not read; store it in UTF-8. The file was left alone.",
};
const NOT_A_FILE: Text = Text {
    fa: "{path}: پروندهٔ متن نیست.",
    en: "{path}: not a file that holds a text.",
};
const NOT_WORD: Text = Text {
    fa: "{path}: سند Word خوانده نشد: {reason}",
    en: "{path}: cannot be read as a Word document: {reason}",
};
const READ_ONLY_KIND: Text = Text {
    fa: "{path}: سند Word تنها بررسی می‌شود و تغییر نمی‌کند.",
    en: "{path}: Word documents are checked, never changed.",
};
const GAVE_UP: Text = Text {
    fa: "{path}: پیراست در این پرونده درماند؛ پرونده دست نخورد. لطفاً این خطا را گزارش کنید.",
    en: "{path}: Pirast failed on this file and left it alone. Please report this error.",
};
const PATTERN: Text = Text {
    fa: "الگوی --exclude نادرست است: {reason}",
    en: "the pattern of --exclude is not valid: {reason}",
};
const GIT: Text = Text {
    fa: "git نگفت چه تغییر کرده است: {reason}",
    en: "git could not tell what has changed: {reason}",
};
const UNWRITABLE: Text = Text {
    fa: "{path}: نوشته نمی‌شود: {reason}",
    en: "{path}: cannot be written: {reason}",
};
const UNPRINTABLE: Text = Text {
    fa: "خروجی تا پایان نوشته نشد: {reason}",
    en: "standard output could not be written to its end: {reason}",
};
const NO_DATE: Text = Text {
    fa: "«{input}»: تاریخی خوانده نشد. برای نمونه: ۷ شهریور ۱۴۰۴، 2025-08-29، 1404/06/07، 1447-03-05 AH",
    en: "“{input}”: no date in it. Write, for example, ۷ شهریور ۱۴۰۴, 2025-08-29, 1404/06/07, 1447-03-05 AH",
};
const NO_SUCH_DATE: Text = Text {
    fa: "«{input}»: {reason}",
    en: "“{input}”: {reason}",
};
const NO_SUCH_RULE: Text = Text {
    fa: "قاعده‌ای به نام «{id}» نیست. نزدیک‌ترین نام: {nearest}",
    en: "There is no rule “{id}”. The nearest name is {nearest}",
};

impl From<ConfigError> for Failure {
    fn from(error: ConfigError) -> Self {
        Self::Config(error)
    }
}

impl From<BaselineError> for Failure {
    fn from(error: BaselineError) -> Self {
        Self::Baseline(error)
    }
}

impl Failure {
    /// A file that cannot be read.
    pub(super) fn unreadable(path: &Path, source: std::io::Error) -> Self {
        Self::Unreadable {
            path: path.to_owned(),
            source,
        }
    }

    /// A file that cannot be written.
    pub(super) fn unwritable(path: &Path, source: std::io::Error) -> Self {
        Self::Unwritable {
            path: path.to_owned(),
            source,
        }
    }

    /// What to tell the user.
    pub(super) fn message(&self) -> Message {
        let name = |path: &Path| path.display().to_string();
        match self {
            Self::Unreadable { path, source } => UNREADABLE
                .with("path", name(path))
                .with_io_error("reason", source),
            Self::NotText { path, reason } => match *reason {
                NotText::Undecodable { encoding, offset } => UNDECODABLE
                    .with("path", name(path))
                    .with("encoding", encoding.name())
                    .with_count("offset", offset),
                NotText::Utf32 => UTF32.with("path", name(path)),
            },
            Self::Config(error) => error.message(),
            Self::NotAFile { path } => NOT_A_FILE.with("path", name(path)),
            Self::NotWord { path, source } => NOT_WORD
                .with("path", name(path))
                .with("reason", source.to_string()),
            Self::ReadOnlyKind { path } => READ_ONLY_KIND.with("path", name(path)),
            Self::GaveUp { path } => GAVE_UP.with("path", name(path)),
            Self::Baseline(error) => error.message(),
            Self::Pattern { source } => PATTERN.message().with_message("reason", source.message()),
            Self::Git { reason } => GIT.with("reason", reason.trim().to_owned()),
            Self::Unwritable { path, source } => UNWRITABLE
                .with("path", name(path))
                .with_io_error("reason", source),
            Self::NoDate { input } => NO_DATE.with("input", input.clone()),
            Self::NoSuchDate { input, reason } => NO_SUCH_DATE
                .with("input", input.clone())
                .with("reason", reason.clone()),
            Self::NoSuchRule { id, nearest } => NO_SUCH_RULE
                .with("id", id.clone())
                .with("nearest", *nearest),
        }
    }

    /// Tells the user, on standard error.
    pub(super) fn tell(&self, lang: Lang) {
        print(&self.message().render(lang));
    }
}

/// That standard output could not be written to the end.
pub(super) fn unprintable(source: &std::io::Error) -> Message {
    UNPRINTABLE.message().with_io_error("reason", source)
}

/// Prints what could not be done on standard error.
pub(super) fn print(message: &str) {
    anstream::eprintln!("pirast: {message}");
}
