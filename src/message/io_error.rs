//! Why the system would not read or write, in both languages.

use std::io::{Error, ErrorKind};

use super::{Message, Text};

const NOT_FOUND: Text = Text {
    fa: "چنین پرونده‌ای نیست",
    en: "there is no such file",
};
const NOT_PERMITTED: Text = Text {
    fa: "اجازهٔ آن نیست",
    en: "permission denied",
};
const IS_A_FOLDER: Text = Text {
    fa: "پوشه است",
    en: "it is a folder",
};
const NO_FOLDER: Text = Text {
    fa: "بخشی از نشانی آن پوشه نیست",
    en: "a part of its path is no folder",
};
const READ_ONLY: Text = Text {
    fa: "دیسک تنها خواندنی است",
    en: "the disk is read-only",
};
const FULL: Text = Text {
    fa: "دیسک پر است",
    en: "the disk is full",
};
const LOOP: Text = Text {
    fa: "پیوندهایش به خودشان برمی‌گردند",
    en: "its links lead back to themselves",
};

impl Message {
    /// Adds the reason of an error of the system: in the language of the message where it is a common one, else in the
    /// words of the system.
    pub fn with_io_error(self, name: &'static str, error: &Error) -> Self {
        match text_of(error) {
            Some(text) => self.with_text(name, text),
            None => self.with(name, error.to_string()),
        }
    }
}

fn text_of(error: &Error) -> Option<Text> {
    if is_loop(error) {
        return Some(LOOP);
    }
    match error.kind() {
        ErrorKind::NotFound => Some(NOT_FOUND),
        ErrorKind::PermissionDenied => Some(NOT_PERMITTED),
        ErrorKind::IsADirectory => Some(IS_A_FOLDER),
        ErrorKind::NotADirectory => Some(NO_FOLDER),
        ErrorKind::ReadOnlyFilesystem => Some(READ_ONLY),
        ErrorKind::StorageFull => Some(FULL),
        _ => None,
    }
}

#[cfg(unix)]
fn is_loop(error: &Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::LOOP.raw_os_error())
}

#[cfg(not(unix))]
fn is_loop(_: &Error) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;

    #[test]
    fn common_reasons_are_told_in_the_language_of_the_message() {
        let message = |error: Error| {
            Text {
                fa: "نشد: {reason}",
                en: "no: {reason}",
            }
            .message()
            .with_io_error("reason", &error)
        };
        let missing = message(ErrorKind::NotFound.into());
        assert_eq!(missing.render(Lang::Fa), "نشد: چنین پرونده‌ای نیست");
        assert_eq!(missing.render(Lang::En), "no: there is no such file");
        assert_eq!(
            message(Error::other("چیز دیگر")).render(Lang::En),
            "no: چیز دیگر"
        );
    }
}
