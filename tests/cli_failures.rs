//! What could not be done is never passed over in silence, and nothing is promised that cannot be kept.

mod common;

use common::{pirast, project, stderr, stdout};

/// A full disk cuts the output: the exit code tells, in every command.
#[cfg(target_os = "linux")]
#[test]
fn output_that_does_not_arrive_is_a_failure() {
    use std::fs::OpenOptions;

    let texts = project(&[
        ("clean.txt", "متن درست است.\n".as_bytes()),
        ("faulty.txt", "سلام ، دنیا\n".as_bytes()),
    ]);
    let commands: [&[&str]; 11] = [
        &["fix", "-"],
        &["fix", "--diff", "faulty.txt"],
        &["check", "clean.txt"],
        &["check", "--format", "sarif", "faulty.txt"],
        &["check", "--statistics", "--quiet", "faulty.txt"],
        &["rules"],
        &["explain", "kashida"],
        &["config", "--schema"],
        &["config", "clean.txt"],
        &["date", "1404/06/07"],
        &["completions", "bash"],
    ];
    for (lang, told) in [
        ("en", "could not be written to its end: the disk is full"),
        ("fa", "خروجی تا پایان نوشته نشد: دیسک پر است"),
    ] {
        for arguments in commands {
            let full = OpenOptions::new().write(true).open("/dev/full");
            let input = std::fs::File::open(texts.path().join("faulty.txt"));
            let output = common::command(texts.path(), arguments)
                .args(["--lang", lang])
                .stdin(input.expect("a file"))
                .stdout(full.expect("a device that is full"))
                .output()
                .expect("pirast starts");
            let (code, message) = (output.status.code(), stderr(&output));
            assert_eq!(code, Some(2), "{arguments:?}: {message}");
            assert!(message.contains(told), "{arguments:?}: {message}");
        }
    }
}

/// Whoever reads the output may stop: `pirast rules | head -1`.
#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_failure() {
    use std::process::Stdio;

    let texts = project(&[("clean.txt", "متن درست است.\n".as_bytes())]);
    let commands: [&[&str]; 3] = [&["rules"], &["check", "clean.txt"], &["config", "--schema"]];
    for arguments in commands {
        let (reader, writer) = std::io::pipe().expect("a pipe");
        drop(reader);
        let output = common::command(texts.path(), arguments)
            .stdout(Stdio::from(writer))
            .output()
            .expect("pirast starts");
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        assert_eq!(stderr(&output), "");
    }
}

#[test]
fn nothing_is_found_only_where_all_was_read() {
    let texts = project(&[
        ("clean.txt", "متن درست است.\n".as_bytes()),
        ("broken/pirast.toml", b"digits = 3\n"),
        ("broken/clean.txt", "متن درست است.\n".as_bytes()),
    ]);
    let check = |names: &[&str]| {
        let output = pirast(texts.path(), &[&["check"], names].concat());
        (output.status.code(), stdout(&output))
    };
    assert_eq!(
        check(&["clean.txt"]),
        (Some(0), "Nothing found.\n".to_owned())
    );
    assert_eq!(
        check(&["clean.txt", "missing.txt"]),
        (Some(2), String::new())
    );
    assert_eq!(check(&["broken/clean.txt"]), (Some(2), String::new()));
    let report = |names: &[&str]| {
        pirast(
            texts.path(),
            &[&["report", "--html", "page.html"], names].concat(),
        );
        std::fs::read_to_string(texts.path().join("page.html")).expect("a page")
    };
    assert!(report(&["clean.txt"]).contains("Nothing found."));
    let partial = report(&["clean.txt", "missing.txt"]);
    assert!(!partial.contains("Nothing found.") && partial.contains("could not be read"));
}

/// Windows-1256 has «،» and «»», but neither ی nor a Persian digit.
#[test]
fn no_repair_is_promised_that_the_encoding_cannot_hold() {
    let text = "كسي گزارش نداد ، ولي نامه را خواند و رفت";
    let (legacy, _, _) = encoding_rs::WINDOWS_1256.encode(text);
    let texts = project(&[("old.txt", &legacy)]);
    let summary = stdout(&pirast(texts.path(), &["check", "old.txt"]));
    assert!(summary.contains("`pirast fix` repairs 1"), "{summary}");
}

#[cfg(unix)]
#[test]
fn a_configuration_that_is_a_link_to_nowhere_is_named() {
    let texts = project(&[("a.txt", "متن درست است.\n".as_bytes())]);
    let link = texts.path().join("pirast.toml");
    std::os::unix::fs::symlink("missing.toml", link).expect("a link");
    let output = pirast(texts.path(), &["check", "a.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("pirast.toml: the configuration is not valid"));
}

#[test]
fn a_pattern_that_is_none_is_named() {
    for config in ["exclude = [\"[a\"]\n", "[[overrides]]\nfiles = [\"[a\"]\n"] {
        let texts = project(&[
            ("pirast.toml", config.as_bytes()),
            ("a.txt", "متن درست است.\n".as_bytes()),
        ]);
        let output = pirast(texts.path(), &["check", "a.txt"]);
        assert_eq!(output.status.code(), Some(2), "{config}");
        assert!(stderr(&output).contains("`[a`"), "{}", stderr(&output));
    }
}

#[test]
fn what_is_no_utf8_is_called_by_its_name() {
    let units = || "\u{FEFF}سلام ، دنیا\n".chars();
    let wide: Vec<u8> = units().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    let mut odd: Vec<u8> = units()
        .flat_map(|c| (u32::from(c) as u16).to_le_bytes())
        .collect();
    odd.push(b'a');
    let texts = project(&[("wide.txt", &wide), ("odd.txt", &odd)]);
    for (name, told, bytes) in [
        ("wide.txt", "stored in UTF-32", &wide),
        ("odd.txt", "not valid UTF-16LE: byte 26 cannot", &odd),
    ] {
        let output = pirast(texts.path(), &["fix", name]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
        let after = std::fs::read(texts.path().join(name)).expect("a file");
        assert_eq!(&after, bytes);
    }
}

/// What a page says of its encoding is code, and nobody's to edit but its author's.
#[test]
fn a_converted_page_that_declares_another_encoding_is_named() {
    let page =
        "<html>\n<head><meta charset=\"windows-1256\"></head>\n<p>سلام ، دنيا و مردم دنيا</p>\n";
    let (legacy, _, _) = encoding_rs::WINDOWS_1256.encode(page);
    let texts = project(&[("page.html", &legacy), ("page.txt", &legacy)]);
    for (lang, told) in [
        (
            "en",
            "page.html:2:22: the file is UTF-8 now but still declares “windows-1256”",
        ),
        (
            "fa",
            "page.html:2:22: پرونده اکنون UTF-8 است، ولی هنوز خود را «windows-1256» می‌خواند",
        ),
    ] {
        std::fs::write(texts.path().join("page.html"), &legacy).expect("a file");
        let output = pirast(texts.path(), &["fix", "--to-utf8", "--lang", lang]);
        let message = stderr(&output);
        assert_eq!(output.status.code(), Some(0), "{message}");
        assert!(message.contains(told), "{message}");
        assert!(!message.contains("page.txt"), "{message}");
    }
    let page = std::fs::read_to_string(texts.path().join("page.html")).expect("UTF-8");
    assert!(page.contains("charset=\"windows-1256\"") && page.contains("سلام، دنیا"));
}
