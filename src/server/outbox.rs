//! The way out: whole messages onto standard output, one at a time, from any thread.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use serde::Serialize;
use tower_lsp::lsp_types::notification::Notification;

use super::frames::framed;
use super::publication::Publication;

/// Bytes that are written at once.
const CHUNK: usize = 1 << 17;

/// Bytes that the pipe to the client shall hold, where that can be chosen: with the 64 kB that are usual, the findings
/// of a long text are handed over in a hundred steps.
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

/// How long the last messages may take to leave when the process is about to end.
const LAST_WORDS: Duration = Duration::from_millis(50);

/// Sends messages to the client. Clones share the same way out.
#[derive(Debug, Clone)]
pub(super) struct Outbox {
    queue: Sender<Parcel>,
    pipe: Arc<Mutex<File>>,
}

#[derive(Debug)]
enum Parcel {
    Frame(Vec<u8>),
    /// Tells that everything before it is on its way.
    Receipt(Sender<()>),
}

impl Outbox {
    /// The way out through standard output. Nothing else may write there.
    pub(super) fn stdout() -> io::Result<Self> {
        let pipe = Arc::new(Mutex::new(own_stdout()?));
        let (queue, parcels) = channel();
        let sender = Arc::clone(&pipe);
        thread::Builder::new()
            .name("outbox".to_owned())
            .spawn(move || deliver(&parcels, &sender))?;
        Ok(Self { queue, pipe })
    }

    /// Sends a message without waiting, even when the client reads nothing.
    pub(super) fn send(&self, message: &impl Serialize) {
        if let Ok(body) = serde_json::to_vec(message) {
            // The queue is gone only when the process ends.
            let _ = self.queue.send(Parcel::Frame(framed(&body)));
        }
    }

    /// Sends a notification without waiting.
    pub(super) fn notify<N: Notification>(&self, params: N::Params)
    where
        N::Params: Serialize,
    {
        self.send(&serde_json::json!({"jsonrpc": "2.0", "method": N::METHOD, "params": params}));
    }

    /// Writes a message and waits until the client takes it: whoever calls this adapts to the client's pace.
    pub(super) fn write(&self, message: &Publication) {
        let mut pipe = self.pipe.lock().unwrap_or_else(PoisonError::into_inner);
        let mut buffer = BufWriter::with_capacity(CHUNK, &mut *pipe);
        // A client that hung up is noticed where its messages are read.
        let _ = message.write(&mut buffer).and_then(|()| buffer.flush());
    }

    /// Waits, not for long, until everything that was sent is written.
    pub(super) fn flush(&self) {
        let (receipt, received) = channel();
        if self.queue.send(Parcel::Receipt(receipt)).is_ok() {
            let _ = received.recv_timeout(LAST_WORDS);
        }
    }
}

fn deliver(parcels: &Receiver<Parcel>, pipe: &Mutex<File>) {
    for parcel in parcels {
        match parcel {
            Parcel::Frame(frame) => write(pipe, &frame),
            Parcel::Receipt(receipt) => {
                let _ = receipt.send(());
            }
        }
    }
}

fn write(pipe: &Mutex<File>, frame: &[u8]) {
    let mut pipe = pipe.lock().unwrap_or_else(PoisonError::into_inner);
    // A client that hung up is noticed where its messages are read.
    let _ = pipe.write_all(frame);
}

/// Standard output without the line buffer of [`io::Stdout`], which would cut messages at their line ends.
fn own_stdout() -> io::Result<File> {
    #[cfg(unix)]
    let pipe = std::os::fd::AsFd::as_fd(&io::stdout()).try_clone_to_owned()?;
    #[cfg(windows)]
    let pipe = std::os::windows::io::AsHandle::as_handle(&io::stdout()).try_clone_to_owned()?;
    // What is no pipe, or may not grow, serves as it is.
    #[cfg(target_os = "linux")]
    let _ = rustix::pipe::fcntl_setpipe_size(&pipe, PIPE);
    Ok(File::from(pipe))
}
