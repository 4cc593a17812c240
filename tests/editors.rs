//! Pirast in the real editors: each is installed once into a cache folder, started without a screen, and driven through
//! findings, hover, quick fix and repair on save, proven by the file on disk.
//!
//! `PIRAST_EDITORS` names the cache folder. An editor that cannot be installed is named in a line and left out; where
//! `CI` is set, that is a failure. The recipes are in `editors/install`, one for each editor; the scripts beside them
//! get their place and their sample by the environment that `drive` sets.

#![cfg(target_os = "linux")]

use std::env;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Mutex;

/// Editors start servers and compare clocks: one at a time, they are stable on two cores.
static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());

const PIRAST: &str = env!("CARGO_BIN_EXE_pirast");

#[test]
fn neovim() {
    let program = ["nvim", "--clean", "--headless", "-l"];
    drive("neovim", &program, "neovim.lua");
}

#[test]
fn neovim_0_10() {
    let program = ["nvim-0.10", "--clean", "--headless", "-l"];
    drive("neovim", &program, "neovim.lua");
}

#[test]
fn helix() {
    drive("helix", &["bash"], "helix.sh");
}

#[test]
fn kakoune() {
    drive("kakoune", &["bash"], "kakoune.sh");
}

#[test]
fn vim() {
    drive("vim", &["bash"], "vim.sh");
}

#[test]
fn emacs() {
    drive("emacs", &["emacs", "--batch", "-Q", "-l"], "emacs.el");
}

#[test]
fn visual_studio_code() {
    drive("vscode", &["node"], "vscode.mjs");
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/editors")
}

fn cache() -> PathBuf {
    let variable = |name| env::var_os(name).map(PathBuf::from);
    variable("PIRAST_EDITORS")
        .or_else(|| variable("XDG_CACHE_HOME").map(|cache| cache.join("pirast-editors")))
        .or_else(|| variable("HOME").map(|home| home.join(".cache/pirast-editors")))
        .unwrap_or_else(|| env::temp_dir().join("pirast-editors"))
}

/// Installs an editor and lets `program` run `script` in it.
fn drive(editor: &str, program: &[&str], script: &str) {
    let _turn = ONE_AT_A_TIME
        .lock()
        .unwrap_or_else(|poisoned| poisoned.into_inner());
    if !install(editor) {
        assert!(env::var_os("CI").is_none(), "{editor} cannot be installed");
        // Not `eprintln!`, which the test harness would swallow.
        let notice = format!("editors: {editor} cannot be installed here and was NOT tested\n");
        io::stderr()
            .write_all(notice.as_bytes())
            .expect("standard error");
        return;
    }
    let scratch = tempfile::tempdir().unwrap();
    let workspace = scratch.path().join("workspace");
    let home = scratch.path().join("home");
    let expected = scratch.path().join("expected.json");
    fs::create_dir(&workspace).unwrap();
    fs::create_dir(&home).unwrap();
    fs::write(&expected, findings_of_the_terminal()).unwrap();
    let output = Command::new(program[0])
        .args(&program[1..])
        .arg(folder().join(script))
        .current_dir(&workspace)
        .env("PATH", search_path())
        .env("LC_ALL", "C.UTF-8")
        .env("HOME_OUT", &home)
        .env("XDG_CONFIG_HOME", home.join("config"))
        .env("XDG_STATE_HOME", home.join("state"))
        .env("PIRAST_EDITORS", cache())
        .env("PIRAST", PIRAST)
        .env("REPOSITORY", env!("CARGO_MANIFEST_DIR"))
        .env("EXPECTED", expected)
        .env("OUT", &workspace)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{script}: {}\n{}{}",
        output.status,
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr),
    );
}

fn install(editor: &str) -> bool {
    Command::new(folder().join("install").join(format!("{editor}.sh")))
        .env("PIRAST_EDITORS", cache())
        .stdin(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The installed editors and `pirast` of this build before everything else.
fn search_path() -> OsString {
    let mut folders = vec![cache().join("bin")];
    folders.extend(Path::new(PIRAST).parent().map(Path::to_path_buf));
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).unwrap()
}

fn findings_of_the_terminal() -> Vec<u8> {
    let check = Command::new(PIRAST)
        .args(["check", "--format", "json", "--lang", "en"])
        .arg(folder().join("draft.md"))
        .output()
        .unwrap();
    check.stdout
}
