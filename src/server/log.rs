//! The log: what a user may be asked for when something goes wrong. It goes to the client and, where asked for, into a
//! file; never to standard output.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use tower_lsp::lsp_types::notification::{LogMessage, ShowMessage};
use tower_lsp::lsp_types::{LogMessageParams, MessageType, ShowMessageParams};

use super::outbox::Outbox;

/// Writes the log. Clones write the same one.
#[derive(Debug, Clone)]
pub(super) struct Log {
    outbox: Outbox,
    file: Option<Arc<Mutex<File>>>,
    started: Instant,
}

impl Log {
    /// A log for the client and, if there is a path, for a file that is added to.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub(super) fn new(outbox: Outbox, path: Option<&Path>) -> io::Result<Self> {
        let open = |path| OpenOptions::new().create(true).append(true).open(path);
        let file = path
            .map(open)
            .transpose()?
            .map(|file| Arc::new(Mutex::new(file)));
        Ok(Self {
            outbox,
            file,
            started: Instant::now(),
        })
    }

    /// Notes from now on whatever panics in this process, in place of the word about it on standard error.
    pub(super) fn note_panics(&self) {
        let log = self.clone();
        std::panic::set_hook(Box::new(move |panic| log.error(&panic.to_string())));
    }

    /// Notes what happened.
    pub(super) fn info(&self, message: &str) {
        self.write(MessageType::INFO, message);
    }

    /// Notes what went wrong.
    pub(super) fn error(&self, message: &str) {
        self.write(MessageType::ERROR, message);
    }

    /// Notes what went wrong, and shows it to the user.
    pub(super) fn show_error(&self, message: &str) {
        self.error(message);
        let message = format!("Pirast: {message}");
        self.outbox.notify::<ShowMessage>(ShowMessageParams {
            typ: MessageType::ERROR,
            message,
        });
    }

    fn write(&self, typ: MessageType, message: &str) {
        self.outbox.notify::<LogMessage>(LogMessageParams {
            typ,
            message: message.to_owned(),
        });
        if let Some(file) = &self.file {
            let mut file = file.lock().unwrap_or_else(PoisonError::into_inner);
            // A log that cannot be written must not stop the work.
            let _ = writeln!(
                file,
                "{:10.3} s {typ:?} {message}",
                self.started.elapsed().as_secs_f64()
            );
        }
    }
}
