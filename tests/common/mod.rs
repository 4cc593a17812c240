//! What several test programs share. Each uses a part of it.
#![allow(dead_code, reason = "each test program uses a part of it")]

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// The text of a file of the evaluation shelf beside the checkout; says so when it is absent.
pub fn shared_file(name: &str) -> Option<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../shared")
        .join(name);
    let text = std::fs::read_to_string(&path).ok();
    if text.is_none() {
        eprintln!("not run: {} is not there", path.display());
    }
    text
}

/// A folder with these files.
pub fn project(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, content) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        std::fs::write(path, content).expect("a file");
    }
    folder
}

/// The program in a folder, untouched by the configuration and the language of whoever runs the tests.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_pirast"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("LC_ALL", "C.UTF-8")
        .env("XDG_CONFIG_HOME", folder.join("no-config"))
        .env_remove("PIRAST_LANG");
    command
}

/// Runs the program in a folder.
pub fn pirast(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().expect("pirast starts")
}

/// Runs the program in a folder with a text on standard input.
pub fn piped(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = command(folder, arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("pirast starts");
    child
        .stdin
        .take()
        .expect("a pipe")
        .write_all(input)
        .expect("pirast reads");
    child.wait_with_output().expect("pirast ends")
}

/// What it printed.
pub fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

/// What it complained of.
pub fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).expect("UTF-8")
}
