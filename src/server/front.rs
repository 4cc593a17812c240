//! The front of the server: every message passes here, in the order in which the client wrote them.
//!
//! A message is handled up to its first wait before the next one is looked at; so a request sees the text as it was
//! when it was sent. `exit` ends the loop whatever else is going on.

use std::future::poll_fn;
use std::io::{self, BufReader};
use std::process::ExitCode;
use std::task::Poll;
use std::thread;

use futures::{SinkExt, StreamExt};
use serde::Deserialize;
use serde::de::IgnoredAny;
use tokio::sync::mpsc::{Receiver, channel};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::{ClientSocket, LanguageServer, LspService};
use tower_service::Service;

use super::frames;
use super::outbox::Outbox;

/// Messages that may wait between the thread that reads them and this loop.
const READ_AHEAD: usize = 256;

/// Serves until the client says `exit`, hangs up, or `ended` says that it is gone. The exit code is success only after `shutdown`, as LSP asks.
pub(super) async fn serve<S: LanguageServer>(
    mut service: LspService<S>,
    socket: ClientSocket,
    outbox: Outbox,
    mut ended: Receiver<()>,
) -> io::Result<ExitCode> {
    let mut incoming = read_stdin()?;
    let (mut requests, mut responses) = socket.split();
    let mut shut_down = false;
    loop {
        tokio::select! {
            biased;
            body = incoming.recv() => {
                let Some(body) = body else { break };
                match Message::parse(&body) {
                    Message::Request(request) if request.method() == "exit" => break,
                    Message::Request(request) => {
                        shut_down |= request.method() == "shutdown";
                        handle(&mut service, request, &outbox).await;
                    }
                    Message::Response(response) => {
                        let _ = responses.send(response).await;
                    }
                    Message::Broken(error) => outbox.send(&Response::from_error(Id::Null, error)),
                }
            }
            Some(()) = ended.recv() => break,
            Some(request) = requests.next() => outbox.send(&request),
        }
    }
    outbox.flush();
    Ok(if shut_down {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Handles a message up to its first wait; the rest of the way it goes by itself.
async fn handle<S: LanguageServer>(service: &mut LspService<S>, request: Request, outbox: &Outbox) {
    let mut answer = service.call(request);
    let first = poll_fn(|context| Poll::Ready(answer.as_mut().poll(context))).await;
    match first {
        Poll::Ready(Ok(Some(response))) => outbox.send(&response),
        Poll::Ready(_) => {}
        Poll::Pending => {
            let outbox = outbox.clone();
            tokio::spawn(async move {
                if let Ok(Some(response)) = answer.await {
                    outbox.send(&response);
                }
            });
        }
    }
}

fn read_stdin() -> io::Result<Receiver<Vec<u8>>> {
    let (sender, receiver) = channel(READ_AHEAD);
    thread::Builder::new()
        .name("inbox".to_owned())
        .spawn(move || {
            let mut input = BufReader::with_capacity(1 << 16, io::stdin());
            while let Ok(Some(body)) = frames::read(&mut input) {
                if sender.blocking_send(body).is_err() {
                    return;
                }
            }
        })?;
    Ok(receiver)
}

enum Message {
    Request(Request),
    Response(Response),
    Broken(Error),
}

/// The members that tell a request from a response.
#[derive(Deserialize)]
struct Outline {
    method: Option<IgnoredAny>,
    params: Option<IgnoredAny>,
}

impl Message {
    fn parse(body: &[u8]) -> Self {
        let outline: Outline = match serde_json::from_slice(body) {
            Ok(outline) => outline,
            Err(error) if error.is_data() => return Self::Broken(Error::invalid_request()),
            Err(_) => return Self::Broken(Error::parse_error()),
        };
        if outline.method.is_none() {
            return serde_json::from_slice(body)
                .map_or(Self::Broken(Error::invalid_request()), Self::Response);
        }
        let Ok(request) = serde_json::from_slice::<Request>(body) else {
            return Self::Broken(Error::invalid_request());
        };
        // `"params": null` means none; a method without parameters would refuse it.
        if outline.params.is_none() {
            let (method, id, _) = request.into_parts();
            let bare = Request::build(method);
            return Self::Request(match id {
                Some(id) => bare.id(id).finish(),
                None => bare.finish(),
            });
        }
        Self::Request(request)
    }
}
