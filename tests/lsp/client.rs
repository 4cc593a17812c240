//! A language client that talks to the real binary over its standard streams.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// How long a message may take on a busy machine before a test gives up.
const PATIENCE: Duration = Duration::from_secs(20);

/// The capabilities of a client that asks for its diagnostics.
pub fn pulling() -> Value {
    json!({
        "textDocument": {"diagnostic": {"dynamicRegistration": false}},
        "workspace": {"diagnostics": {"refreshSupport": true}},
    })
}

/// A running server and what it has said so far.
pub struct Client {
    process: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// Notifications and requests of the server that no test has asked for yet, oldest first.
    unread: Vec<Value>,
    next_id: i64,
    recording: Recording,
}

/// All messages of both sides, once it is asked for.
#[derive(Clone, Default)]
pub struct Recording(Arc<Mutex<Option<String>>>);

impl Recording {
    fn add(&self, direction: &str, message: &Value) {
        let mut lines = self
            .0
            .lock()
            .expect("no test holds the lock while it fails");
        if let Some(lines) = &mut *lines {
            lines.push_str(&json!({"dir": direction, "msg": message}).to_string());
            lines.push('\n');
        }
    }

    /// The messages, one a line, each with its direction: `c` from the client, `s` from the server.
    pub fn lines(&self) -> String {
        let lines = self
            .0
            .lock()
            .expect("no test holds the lock while it fails");
        lines.clone().unwrap_or_default()
    }
}

impl Client {
    /// Starts the server without saying anything to it.
    pub fn spawn() -> Self {
        Self::spawn_with(|command| command)
    }

    /// Starts the server from a command line and environment that `adapt` changed.
    pub fn spawn_with(adapt: impl FnOnce(&mut Command) -> &mut Command) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_pirast"));
        command
            .arg("lsp")
            // The configuration of whoever runs the tests must not decide how they end.
            .env("XDG_CONFIG_HOME", env!("CARGO_TARGET_TMPDIR"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        let mut process = adapt(&mut command).spawn().expect("the server starts");
        let input = process.stdin.take();
        let output = process.stdout.take().expect("stdout is piped");
        let (sender, messages) = channel();
        let recording = Recording::default();
        let tape = recording.clone();
        thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read_message(&mut output) {
                tape.add("s", &message);
                if sender.send(message).is_err() {
                    return;
                }
            }
        });
        Self {
            process,
            input,
            messages,
            unread: Vec::new(),
            next_id: 0,
            recording,
        }
    }

    /// Starts the server and initializes it. `params` are laid over what an ordinary client sends.
    pub fn start(params: Value) -> Self {
        let mut client = Self::spawn();
        client.initialize(params);
        client
    }

    /// Initializes the server; its capabilities.
    pub fn initialize(&mut self, params: Value) -> Value {
        let mut all = json!({
            "processId": std::process::id(),
            "rootUri": null,
            "capabilities": {
                "workspace": {"workspaceEdit": {"documentChanges": true}, "applyEdit": true},
                "textDocument": {
                    "publishDiagnostics": {"versionSupport": true},
                    "codeAction": {"codeActionLiteralSupport": {"codeActionKind": {"valueSet": []}}},
                },
            },
        });
        overlay(&mut all, params);
        let result = self.request("initialize", all);
        self.notify("initialized", json!({}));
        result["result"]["capabilities"].clone()
    }

    /// What is said from now on.
    pub fn record(&self) -> Recording {
        *self
            .recording
            .0
            .lock()
            .expect("no test holds the lock while it fails") = Some(String::new());
        self.recording.clone()
    }

    /// The process id of the server.
    pub fn process_id(&self) -> u32 {
        self.process.id()
    }

    /// Writes bytes as they are.
    pub fn write(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().expect("the input is open");
        input
            .write_all(bytes)
            .and_then(|()| input.flush())
            .expect("the server reads");
    }

    pub fn send(&mut self, message: &Value) {
        self.recording.add("c", message);
        self.write(&frame(message));
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}));
    }

    /// Sends a request without waiting for its answer; its id.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.next_id += 1;
        let id = self.next_id;
        self.send(&json!({"jsonrpc": "2.0", "id": id, "method": method, "params": params}));
        id
    }

    /// The answer to a request.
    pub fn answer(&mut self, id: i64) -> Value {
        self.wait(&format!("an answer to request {id}"), |message| {
            message.get("method").is_none() && message["id"] == id
        })
    }

    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        self.answer(id)
    }

    /// The next message that `wanted` accepts; others stay for later.
    pub fn wait(&mut self, what: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let deadline = Instant::now() + PATIENCE;
        loop {
            if let Some(at) = self.unread.iter().position(&wanted) {
                return self.unread.remove(at);
            }
            match self
                .messages
                .recv_timeout(deadline.saturating_duration_since(Instant::now()))
            {
                Ok(message) => self.unread.push(message),
                Err(error) => panic!("{what} did not come ({error}); unread: {:?}", self.unread),
            }
        }
    }

    /// Everything that comes until the server has been silent for this long.
    pub fn listen(&mut self, silence: Duration) -> Vec<Value> {
        loop {
            match self.messages.recv_timeout(silence) {
                Ok(message) => self.unread.push(message),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => {
                    return std::mem::take(&mut self.unread);
                }
            }
        }
    }

    pub fn open(&mut self, uri: &str, language: &str, version: i64, text: &str) {
        let document =
            json!({"uri": uri, "languageId": language, "version": version, "text": text});
        self.notify("textDocument/didOpen", json!({"textDocument": document}));
    }

    /// Changes a document; each change as LSP writes it.
    pub fn change(&mut self, uri: &str, version: i64, changes: &[Value]) {
        let params =
            json!({"textDocument": {"uri": uri, "version": version}, "contentChanges": changes});
        self.notify("textDocument/didChange", params);
    }

    /// The published diagnostics of this version of a document.
    pub fn published(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let message = self.wait(&format!("diagnostics of version {version}"), |message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        message["params"]["diagnostics"]
            .as_array()
            .expect("an array")
            .clone()
    }

    /// Opens a document and waits for its diagnostics.
    pub fn findings(&mut self, uri: &str, text: &str) -> Vec<Value> {
        self.open(uri, "plaintext", 1, text);
        self.published(uri, 1)
    }

    /// The code actions of one kind for a range; an empty kind asks for all.
    pub fn actions(&mut self, uri: &str, range: &Value, kind: &str) -> Vec<Value> {
        let only = if kind.is_empty() {
            Value::Null
        } else {
            json!([kind])
        };
        let mut context = json!({"diagnostics": []});
        if !only.is_null() {
            context["only"] = only;
        }
        let params = json!({"textDocument": {"uri": uri}, "range": range, "context": context});
        let answer = self.request("textDocument/codeAction", params);
        answer["result"]
            .as_array()
            .unwrap_or_else(|| panic!("no actions in {answer}"))
            .clone()
    }

    /// Runs a command with one argument; its answer.
    pub fn execute(&mut self, command: &str, argument: Value) -> Value {
        self.request(
            "workspace/executeCommand",
            json!({"command": command, "arguments": [argument]}),
        )
    }

    /// Answers a request of the server.
    pub fn reply(&mut self, request: &Value, result: Value) {
        self.send(&json!({"jsonrpc": "2.0", "id": request["id"], "result": result}));
    }

    /// The next message of the server with this method.
    pub fn expect(&mut self, method: &str) -> Value {
        self.wait(method, |message| message["method"] == method)
    }

    /// Forgets everything that came so far.
    pub fn forget(&mut self) {
        self.listen(Duration::ZERO);
    }

    /// Ends the server with `shutdown` and `exit`, its input still open.
    pub fn finish(mut self) -> ExitStatus {
        let answer = self.request("shutdown", Value::Null);
        assert_eq!(answer["result"], Value::Null);
        assert!(answer.get("error").is_none(), "{answer}");
        self.notify("exit", Value::Null);
        self.ended()
    }

    /// Closes the server's input, as a client does that dies.
    pub fn hang_up(&mut self) {
        self.input = None;
    }

    /// Waits for the end of the process.
    pub fn ended(&mut self) -> ExitStatus {
        let deadline = Instant::now() + PATIENCE;
        while Instant::now() < deadline {
            if let Some(status) = self
                .process
                .try_wait()
                .expect("the process can be waited for")
            {
                return status;
            }
            thread::sleep(Duration::from_millis(2));
        }
        panic!("the server does not end");
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// A message as it goes over the wire.
pub fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

fn read_message(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", number)) => length = number.parse().expect("a length"),
            Some(_) => {}
            None => {
                assert!(
                    line.trim_end().is_empty(),
                    "stdout holds something that is no message: {line}"
                );
                break;
            }
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("a JSON body"))
}

fn overlay(base: &mut Value, over: Value) {
    match (base, over) {
        (Value::Object(base), Value::Object(over)) => {
            for (key, value) in over {
                overlay(base.entry(key).or_insert(Value::Null), value);
            }
        }
        (base, over) => *base = over,
    }
}
