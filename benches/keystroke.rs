//! What a keystroke costs in a Markdown draft full of faults: from the edit that is written to the server until its
//! findings are read.
//!
//! `cargo bench --bench keystroke`

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const KEYSTROKES: usize = 200;
const URI: &str = "file:///draft.md";
const PARAGRAPH: &str = "\
شهردار روز سه‌شنبه ۳ آذر ۱۴۰۵ گفت که شهرداری هر سال یک كتابخانه باز میکند و مردم از آن بهره می برند .

به گفته او ، كودکان بیشتر داستان میخواهند و 25 هزار کتاب تازه در قفسه ها چیده شده است.مراسم با شعرخوانی آغاز شد.

";

/// The server and what it says.
struct Server {
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn send(&mut self, message: &Value) -> io::Result<()> {
        let body = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{body}", body.len())?;
        self.input.flush()
    }

    fn notify(&mut self, method: &str, params: Value) -> io::Result<()> {
        self.send(&json!({"jsonrpc": "2.0", "method": method, "params": params}))
    }

    fn read(&mut self) -> io::Result<Vec<u8>> {
        let mut length = 0;
        loop {
            let mut line = String::new();
            self.output.read_line(&mut line)?;
            if let Some(value) = line.strip_prefix("Content-Length: ") {
                length = value.trim().parse().map_err(io::Error::other)?;
            } else if line.trim().is_empty() {
                break;
            }
        }
        let mut body = vec![0; length];
        self.output.read_exact(&mut body)?;
        Ok(body)
    }

    /// Reads up to the findings in a version of the draft, without looking into them.
    fn read_findings(&mut self, version: usize) -> io::Result<()> {
        let wanted = format!("\"version\":{version},");
        loop {
            let body = self.read()?;
            let head = String::from_utf8_lossy(&body[..body.len().min(200)]).into_owned();
            if head.contains("publishDiagnostics") && head.contains(&wanted) {
                return Ok(());
            }
        }
    }
}

fn main() -> io::Result<()> {
    for kilobytes in [10, 100, 1000] {
        let mut taken = measure(kilobytes * 1000)?;
        taken.sort();
        println!(
            "{kilobytes:>4} kB: median {:.2} ms, 95 of 100 within {:.2} ms",
            taken[taken.len() / 2].as_secs_f64() * 1000.0,
            taken[taken.len() * 95 / 100].as_secs_f64() * 1000.0
        );
    }
    Ok(())
}

/// Types into the middle of a draft of so many bytes, a letter and back.
fn measure(bytes: usize) -> io::Result<Vec<Duration>> {
    let text = PARAGRAPH.repeat(bytes.div_ceil(PARAGRAPH.len()));
    let line = text.lines().count() / 4 * 2;
    let mut process = Command::new(env!("CARGO_BIN_EXE_pirast"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let (Some(input), Some(output)) = (process.stdin.take(), process.stdout.take()) else {
        return Err(io::Error::other("the server has no pipes"));
    };
    let mut server = Server {
        input,
        output: BufReader::new(output),
    };
    let params = json!({"processId": null, "rootUri": null, "capabilities": {
        "textDocument": {"publishDiagnostics": {"versionSupport": true}},
    }});
    server.send(&json!({"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params}))?;
    server.read()?;
    server.notify("initialized", json!({}))?;
    let document = json!({"uri": URI, "languageId": "markdown", "version": 0, "text": text});
    server.notify("textDocument/didOpen", json!({"textDocument": document}))?;
    server.read_findings(0)?;
    let mut taken = Vec::new();
    for version in 1..=KEYSTROKES {
        let typed = version % 2 == 1;
        let start = json!({"line": line, "character": 3});
        let end = json!({"line": line, "character": if typed { 3 } else { 4 }});
        let change =
            json!({"range": {"start": start, "end": end}, "text": if typed { "ن" } else { "" }});
        let document = json!({"uri": URI, "version": version});
        let begin = Instant::now();
        server.notify(
            "textDocument/didChange",
            json!({"textDocument": document, "contentChanges": [change]}),
        )?;
        server.read_findings(version)?;
        taken.push(begin.elapsed());
    }
    process.kill()?;
    process.wait()?;
    Ok(taken)
}
