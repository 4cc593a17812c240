//! The process that started the server: without it there is nobody to serve.

use std::thread;
use std::time::Duration;

/// How often it is looked for.
const INTERVAL: Duration = Duration::from_secs(2);

/// Calls `ended` when the process with this id is gone. Where that cannot be told, the end of the input has to do.
pub(super) fn watch(id: u32, ended: impl FnOnce() + Send + 'static) {
    let wait = move || {
        // It was there a moment ago, and waits for the answer to its first request.
        thread::sleep(INTERVAL);
        while is_alive(id) {
            thread::sleep(INTERVAL);
        }
        ended();
    };
    // A thread that cannot be started leaves the end of the input as the sign.
    let _ = thread::Builder::new().name("parent".to_owned()).spawn(wait);
}

#[cfg(unix)]
fn is_alive(id: u32) -> bool {
    let process = i32::try_from(id)
        .ok()
        .and_then(rustix::process::Pid::from_raw);
    // A process that may not be signalled is there.
    process.is_none_or(|process| {
        rustix::process::test_kill_process(process) != Err(rustix::io::Errno::SRCH)
    })
}

#[cfg(not(unix))]
fn is_alive(_: u32) -> bool {
    true
}
