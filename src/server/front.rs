//! The front of the server: every message passes here, in the order in which the client wrote them.
//!
//! The thread that reads a message also handles it, up to its first wait, before it reads the next one: so a request
//! sees the text as it was when it was sent. What has to wait goes on in the runtime. `exit` ends the loop whatever
//! else is going on.

mod code_action;

use std::future::Future;
use std::io::{self, BufReader};
use std::panic::AssertUnwindSafe;
use std::process::ExitCode;
use std::task::{Context, Poll, Waker};
use std::thread;

use futures::{FutureExt, Sink, SinkExt, StreamExt};
use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use tokio::runtime::{self, Handle};
use tower_lsp::jsonrpc::{Error, Id, Request, Response};
use tower_lsp::lsp_types::request::{CodeActionRequest, Request as _};
use tower_lsp::{ClientSocket, LanguageServer, LspService};
use tower_service::Service;

use super::frames;
use super::outbox::Outbox;
use super::profile;

/// Serves until the client says `exit` or hangs up. The exit code is success only after `shutdown`, as LSP asks.
///
/// # Errors
/// When the runtime cannot be started.
pub(super) fn serve<S: LanguageServer>(
    mut service: LspService<S>,
    socket: ClientSocket,
    outbox: &Outbox,
) -> io::Result<ExitCode> {
    let (requests, mut responses) = socket.split();
    let runtime = start_runtime(requests.map({
        let outbox = outbox.clone();
        move |request| outbox.send(&request)
    }))?;
    let _inside = runtime.enter();
    let mut input = BufReader::with_capacity(1 << 16, io::stdin());
    let mut shut_down = false;
    while let Ok(Some(body)) = frames::read(&mut input) {
        match Message::parse(&body) {
            Message::Request(request) if request.method() == "exit" => break,
            Message::Request(request) => {
                shut_down |= request.method() == "shutdown";
                handle(&mut service, request, &runtime, outbox);
            }
            Message::Response(response) => hand_over(&mut responses, response),
            Message::Broken(error) => outbox.send(&Response::from_error(Id::Null, error)),
        }
    }
    outbox.flush();
    Ok(if shut_down {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Starts the thread in which everything goes on that waits, beside `main`.
fn start_runtime(main: impl StreamExt<Item = ()> + Send + 'static) -> io::Result<Handle> {
    let runtime = runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let handle = runtime.handle().clone();
    let run = move || runtime.block_on(main.for_each(|()| std::future::ready(())));
    thread::Builder::new()
        .name("runtime".to_owned())
        .spawn(run)?;
    Ok(handle)
}

/// Handles a message up to its first wait; the rest of the way it goes by itself.
fn handle<S: LanguageServer>(
    service: &mut LspService<S>,
    request: Request,
    runtime: &Handle,
    outbox: &Outbox,
) {
    let mut answer = answer(service, request);
    match first_poll(&mut answer) {
        Poll::Ready(Some(response)) => outbox.send(&response),
        Poll::Ready(None) => {}
        Poll::Pending => {
            let outbox = outbox.clone();
            runtime.spawn(async move {
                if let Some(response) = answer.await {
                    outbox.send(&response);
                }
            });
        }
    }
}

/// The answer to a request, none to a notification. A panic on the way costs this answer alone: the client gets an
/// error.
fn answer<S: LanguageServer>(
    service: &mut LspService<S>,
    request: Request,
) -> impl Future<Output = Option<Response>> + Send + Unpin + 'static {
    let (id, method) = (request.id().cloned(), request.method().to_owned());
    let call = AssertUnwindSafe(service.call(request)).catch_unwind();
    call.map(move |answer| match answer {
        Ok(answer) => answer.ok().flatten(),
        Err(_) => id.map(|id| Response::from_error(id, failure(&method))),
    })
}

fn failure(method: &str) -> Error {
    Error {
        message: format!("{method} failed").into(),
        ..Error::internal_error()
    }
}

/// Hands an answer to whoever asked, which never waits.
fn hand_over(responses: &mut (impl Sink<Response> + Unpin), response: Response) {
    // A server that ended has no more questions.
    let _ = first_poll(&mut responses.send(response));
}

/// Lets a future go as far as it can without waiting.
fn first_poll<F: Future + Unpin>(future: &mut F) -> Poll<F::Output> {
    std::pin::Pin::new(future).poll(&mut Context::from_waker(Waker::noop()))
}

enum Message {
    Request(Request),
    Response(Response),
    Broken(Error),
}

/// The members that tell a request from a response.
#[derive(Deserialize)]
struct Outline {
    method: Option<String>,
    params: Option<IgnoredAny>,
}

impl Message {
    fn parse(body: &[u8]) -> Self {
        let outline: Outline = match serde_json::from_slice(body) {
            Ok(outline) => outline,
            Err(error) if error.is_data() => return Self::Broken(Error::invalid_request()),
            Err(_) => return Self::Broken(Error::parse_error()),
        };
        let Some(method) = outline.method else {
            return serde_json::from_slice(body)
                .map_or(Self::Broken(Error::invalid_request()), Self::Response);
        };
        if method == CodeActionRequest::METHOD
            && let Some(request) = code_action::without_findings(body)
        {
            return Self::Request(request);
        }
        let Ok(request) = serde_json::from_slice::<Request>(body) else {
            return Self::Broken(Error::invalid_request());
        };
        // `"params": null` means none; a method without parameters would refuse it.
        if outline.params.is_none() {
            return Self::Request(with_params(request, |_| None));
        }
        if request.method() == "initialize" {
            return Self::Request(with_params(request, |params| {
                params.map(profile::respelled)
            }));
        }
        Self::Request(request)
    }
}

/// The same request with other parameters.
fn with_params(request: Request, change: impl FnOnce(Option<Value>) -> Option<Value>) -> Request {
    let (method, id, params) = request.into_parts();
    let mut builder = Request::build(method);
    if let Some(id) = id {
        builder = builder.id(id);
    }
    if let Some(params) = change(params) {
        builder = builder.params(params);
    }
    builder.finish()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use tower_lsp::lsp_types::*;
    use tower_lsp::{async_trait, jsonrpc};

    use super::*;

    /// A server with faults: a hover panics at once on the first line, below it after a wait.
    struct Fragile;

    #[async_trait]
    impl LanguageServer for Fragile {
        async fn initialize(&self, _: InitializeParams) -> jsonrpc::Result<InitializeResult> {
            Ok(InitializeResult::default())
        }

        async fn shutdown(&self) -> jsonrpc::Result<()> {
            Ok(())
        }

        async fn hover(&self, params: HoverParams) -> jsonrpc::Result<Option<Hover>> {
            if params.text_document_position_params.position.line > 0 {
                tokio::task::yield_now().await;
            }
            panic!("a hover with a fault")
        }
    }

    #[test]
    fn a_request_that_panics_gets_an_error_and_the_next_one_its_answer() {
        let runtime = runtime::Builder::new_current_thread().build().unwrap();
        let (mut service, _socket) = LspService::new(|_| Fragile);
        let mut ask = |id: i64, method: &'static str, params: Value| {
            let request = Request::build(method).id(id).params(params).finish();
            let request = with_params(request, |params| params.filter(|params| !params.is_null()));
            let answered = runtime.block_on(answer(&mut service, request)).unwrap();
            let (id_answered, result) = answered.into_parts();
            assert_eq!(id_answered, Id::Number(id));
            result
        };
        ask(1, "initialize", json!({"capabilities": {}})).unwrap();
        for line in 0..2 {
            let position = json!({"line": line, "character": 0});
            let params = json!({"textDocument": {"uri": "file:///x"}, "position": position});
            let error = ask(2 + line, "textDocument/hover", params).unwrap_err();
            assert_eq!(error.message, "textDocument/hover failed");
        }
        assert_eq!(ask(4, "shutdown", Value::Null).unwrap(), Value::Null);
    }
}
