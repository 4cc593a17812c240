//! What cannot be read, is no file, or goes away: a clear message in both languages, the exit code 2, the rest done.

#![cfg(unix)]

mod common;

use std::fs;
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

use common::{command, pirast, project, stderr, stdout};

const FAULTY: &str = "سلام ، دنیا\n";

/// Checks and repairs `hard.txt` together with a file that holds a fault.
fn assert_told(folder: &Path, hard: &str, persian: &str, english: &str) {
    for (lang, words) in [("fa", persian), ("en", english)] {
        let checked = pirast(
            folder,
            &[
                "check",
                "--lang",
                lang,
                "--format",
                "ndjson",
                hard,
                "faulty.txt",
            ],
        );
        assert_eq!(checked.status.code(), Some(2), "{hard}");
        let told = stderr(&checked);
        assert!(
            told.contains(hard) && told.contains(words),
            "{hard}: {told}"
        );
        assert_eq!(told.lines().count(), 1, "{told}");
        assert!(
            stdout(&checked).contains("space-before-punctuation"),
            "{hard}: the rest is done"
        );

        fs::write(folder.join("faulty.txt"), FAULTY).expect("a file");
        let fixed = pirast(folder, &["fix", "--lang", lang, hard, "faulty.txt"]);
        assert_eq!(fixed.status.code(), Some(2), "{hard}");
        assert!(stderr(&fixed).contains(words), "{hard}: {}", stderr(&fixed));
        let text = fs::read_to_string(folder.join("faulty.txt")).expect("a file");
        assert_eq!(text, "سلام، دنیا\n", "{hard}: the rest is done");
        fs::write(folder.join("faulty.txt"), FAULTY).expect("a file");
    }
}

#[test]
fn what_leads_nowhere_is_named() {
    let folder = project(&[("faulty.txt", FAULTY.as_bytes())]);
    let at = |name: &str| folder.path().join(name);
    symlink("nowhere.txt", at("dangling.txt")).expect("a link");
    symlink("loop-two.txt", at("loop-one.txt")).expect("a link");
    symlink("loop-one.txt", at("loop-two.txt")).expect("a link");
    let _socket = UnixListener::bind(at("socket.txt")).expect("a socket");
    let missing = ("چنین پرونده‌ای نیست", "there is no such file");
    let no_text = ("پروندهٔ متن نیست", "not a file that holds a text");
    assert_told(folder.path(), "missing.txt", missing.0, missing.1);
    assert_told(folder.path(), "dangling.txt", missing.0, missing.1);
    assert_told(
        folder.path(),
        "loop-one.txt",
        "به خودشان برمی‌گردند",
        "lead back to themselves",
    );
    assert_told(folder.path(), "socket.txt", no_text.0, no_text.1);
    assert_told(folder.path(), "/dev/zero", no_text.0, no_text.1);
    assert_told(
        folder.path(),
        "faulty.txt/inside.txt",
        "پوشه نیست",
        "no folder",
    );
}

#[test]
fn a_folder_is_walked_past_links_sockets_and_pipes() {
    let folder = project(&[
        ("faulty.txt", FAULTY.as_bytes()),
        ("below/faulty.txt", FAULTY.as_bytes()),
    ]);
    let at = |name: &str| folder.path().join(name);
    symlink("nowhere.txt", at("dangling.txt")).expect("a link");
    symlink("..", at("below/up")).expect("a link");
    let _socket = UnixListener::bind(at("socket.txt")).expect("a socket");
    make_pipe(&at("pipe.txt"));
    let checked = pirast(folder.path(), &["check", "--format", "ndjson", "."]);
    assert_eq!(
        (checked.status.code(), stdout(&checked).lines().count()),
        (Some(1), 2)
    );
    assert_eq!(stderr(&checked), "");
}

#[test]
fn what_may_not_be_read_or_written_is_named() {
    let folder = project(&[
        ("faulty.txt", FAULTY.as_bytes()),
        ("unreadable.txt", FAULTY.as_bytes()),
        ("unwritable.txt", FAULTY.as_bytes()),
        ("closed/faulty.txt", FAULTY.as_bytes()),
    ]);
    let at = |name: &str| folder.path().join(name);
    let permit = |name: &str, mode| {
        fs::set_permissions(at(name), fs::Permissions::from_mode(mode)).expect("permissions");
    };
    permit("unreadable.txt", 0o000);
    permit("unwritable.txt", 0o444);
    permit("closed", 0o000);
    permit("", 0o755);
    // The superuser may read everything: as such, the test runs a copy of the program as somebody else.
    let copy = at("pirast");
    // Made by another process: what this one has open for writing, the children of other tests hold open for a moment,
    // and a program that is being written cannot be started.
    let copied = Command::new("cp")
        .args([Path::new(env!("CARGO_BIN_EXE_pirast")), &copy])
        .status();
    assert!(copied.expect("cp starts").success());
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&copy);
        command
            .args(arguments)
            .current_dir(folder.path())
            .env("XDG_CONFIG_HOME", at("no-config"));
        if rustix::process::geteuid().is_root() {
            command.uid(65534).gid(65534);
        }
        command.output().expect("pirast starts")
    };
    for (lang, words) in [("fa", "اجازهٔ آن نیست"), ("en", "permission denied")] {
        let checked = run(&["check", "--lang", lang, "--format", "ndjson", "."]);
        assert_eq!(checked.status.code(), Some(2));
        let told = stderr(&checked);
        for name in ["unreadable.txt", "closed"] {
            let line = told.lines().find(|line| line.contains(name));
            assert!(line.is_some_and(|line| line.contains(words)), "{told}");
        }
        assert_eq!(stdout(&checked).lines().count(), 2, "the rest is done");
        let fixed = run(&["fix", "--lang", lang, "unwritable.txt"]);
        assert_eq!(fixed.status.code(), Some(2));
        assert!(stderr(&fixed).contains(words), "{}", stderr(&fixed));
    }
    permit("closed", 0o755);
    assert_eq!(
        fs::read_to_string(at("unwritable.txt")).expect("a file"),
        FAULTY
    );
}

#[test]
fn a_pattern_that_is_none_costs_no_other_its_say() {
    let folder = project(&[
        ("drafts/faulty.txt", FAULTY.as_bytes()),
        ("faulty.txt", FAULTY.as_bytes()),
    ]);
    let fixed = pirast(
        folder.path(),
        &["fix", "--exclude", "[z-a]", "--exclude", "drafts/", "."],
    );
    assert_eq!(fixed.status.code(), Some(2));
    assert!(stderr(&fixed).contains("[z-a]"), "{}", stderr(&fixed));
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
    assert_eq!(read("drafts/faulty.txt"), FAULTY);
    assert_ne!(read("faulty.txt"), FAULTY);
}

#[test]
fn what_lies_in_an_excluded_folder_is_excluded_by_name_too() {
    let folder = project(&[("drafts/faulty.txt", FAULTY.as_bytes())]);
    let named = ["--exclude", "drafts/", "drafts/faulty.txt"];
    let code = |arguments: &[&str]| pirast(folder.path(), arguments).status.code();
    assert_eq!(
        code(&[&["check", "--force-exclude"], &named[..]].concat()),
        Some(0)
    );
    assert_eq!(code(&[&["check"], &named[..]].concat()), Some(1));
}

#[test]
fn patterns_count_from_the_working_folder() {
    let folder = project(&[
        ("desk/drafts/faulty.txt", FAULTY.as_bytes()),
        ("desk/faulty.txt", FAULTY.as_bytes()),
    ]);
    let whole = folder.path().join("desk/drafts").display().to_string();
    for pattern in ["desk/drafts", "/desk/drafts", "./desk/drafts", &whole] {
        for place in ["desk", "./desk", "."] {
            let run = pirast(folder.path(), &["check", "--exclude", pattern, place]);
            let found = String::from_utf8_lossy(&run.stdout).into_owned();
            assert!(found.contains("faulty.txt"), "{pattern} {place}: {found}");
            assert!(!found.contains("drafts"), "{pattern} {place}: {found}");
        }
    }
    let elsewhere = tempfile::tempdir().expect("a folder");
    let desk = folder.path().join("desk").display().to_string();
    let run = pirast(elsewhere.path(), &["check", "--exclude", "drafts", &desk]);
    assert!(!String::from_utf8_lossy(&run.stdout).contains("drafts"));
}

#[test]
fn a_file_that_vanishes_is_named_and_the_rest_is_done() {
    let folder = project(&[
        ("gone.txt", FAULTY.as_bytes()),
        ("faulty.txt", FAULTY.as_bytes()),
    ]);
    let at = |name: &str| folder.path().join(name);
    make_pipe(&at("pipe.txt"));
    // A file is not read before the result of the 128th before it is there: the last ones are read when the pipe has ended.
    let mut arguments = vec!["check", "--format", "ndjson", "--lang", "en", "pipe.txt"];
    let fillers: Vec<String> = (0..200).map(|number| format!("{number}.txt")).collect();
    for filler in &fillers {
        fs::write(at(filler), "پاک است.\n").expect("a file");
        arguments.push(filler);
    }
    arguments.extend(["gone.txt", "faulty.txt"]);
    let child = command(folder.path(), &arguments)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("pirast starts");
    // Opening the pipe lasts until the program reads it, and then all names have been looked at.
    let mut pipe = fs::OpenOptions::new()
        .write(true)
        .open(at("pipe.txt"))
        .expect("the pipe is read");
    fs::remove_file(at("gone.txt")).expect("the file is removed");
    pipe.write_all(FAULTY.as_bytes()).expect("the pipe is read");
    drop(pipe);
    let output = child.wait_with_output().expect("pirast ends");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        stderr(&output),
        "pirast: gone.txt: cannot be read: there is no such file\n"
    );
    let found = stdout(&output);
    assert!(
        found.contains("pipe.txt") && found.contains("\"faulty.txt\""),
        "{found}"
    );
}

#[test]
fn a_broken_configuration_stops_its_own_folder_only() {
    let folder = project(&[
        ("faulty.txt", FAULTY.as_bytes()),
        ("old/one.txt", FAULTY.as_bytes()),
        ("old/two.txt", FAULTY.as_bytes()),
        ("old/pirast.toml", b"digits = \"persan\"\n"),
    ]);
    for (lang, words) in [
        ("fa", "(شاید «persian»؟)"),
        ("en", "did you mean `persian`?"),
    ] {
        let checked = pirast(
            folder.path(),
            &["check", "--lang", lang, "--format", "ndjson"],
        );
        assert_eq!(checked.status.code(), Some(2));
        let told = stderr(&checked);
        assert!(
            told.contains("pirast.toml:1:10") && told.contains(words),
            "{told}"
        );
        assert_eq!(told.lines().count(), 1, "{told}");
        assert_eq!(stdout(&checked).lines().count(), 1, "the rest is done");
    }
}

fn make_pipe(path: &Path) {
    let made = Command::new("mkfifo").arg(path).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo");
}
