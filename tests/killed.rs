//! `pirast fix` killed at any moment: every file is the old one or the new one, and the next run leaves no trace.

#![cfg(unix)]

mod common;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use common::{command, pirast, project};

const BEFORE: &str = "سلامـت باش ، دوست.\n";
const AFTER: &str = "سلامت باش، دوست.\n";

/// Enough files that a run outlasts the longest wait.
const FILES: usize = 1500;

fn name(number: usize) -> String {
    format!("{:02}/{number}.md", number % 20)
}

/// A text of a few kilobytes, so that writing it takes a while.
fn long(text: &str, number: usize) -> String {
    format!("{number}\n\n{}", text.repeat(100))
}

/// The files in a folder and below it.
fn files_below(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).expect("a folder").flatten() {
        if entry.path().is_dir() {
            files_below(&entry.path(), found);
        } else {
            found.insert(entry.file_name().to_string_lossy().into_owned());
        }
    }
}

#[test]
fn no_file_is_torn_or_lost() {
    let folder = project(&[]);
    let fresh = |number: usize| {
        let path = folder.path().join(name(number));
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, long(BEFORE, number)).expect("a file");
    };
    (0..FILES).for_each(fresh);
    let mut was_amid = 0;
    for round in 0..8u64 {
        let mut child = command(folder.path(), &["fix"])
            .stderr(Stdio::null())
            .spawn()
            .expect("pirast starts");
        // Moments spread over the run, from its start on.
        std::thread::sleep(Duration::from_millis(8 + round * round * 5));
        child.kill().expect("it is killed, or has ended");
        child.wait().expect("it has ended");
        let mut repaired = 0;
        for number in 0..FILES {
            let text = fs::read_to_string(folder.path().join(name(number))).expect("it is there");
            if text == long(AFTER, number) {
                repaired += 1;
            } else {
                assert!(text == long(BEFORE, number), "{} is torn", name(number));
            }
        }
        was_amid += usize::from(repaired > 0 && repaired < FILES);
        let mut all = BTreeSet::new();
        files_below(folder.path(), &mut all);
        let strange: Vec<_> = all.iter().filter(|name| !name.ends_with(".md")).collect();
        assert!(
            strange.iter().all(|name| name.starts_with(".pirast-")),
            "{strange:?}"
        );
        if repaired == FILES {
            (0..FILES).for_each(fresh);
        }
    }
    assert!(was_amid > 0, "no kill came amid the work");

    fs::write(folder.path().join("00/.pirast-left.tmp"), "نیمه").expect("a file");
    (0..FILES).for_each(fresh);
    assert_eq!(pirast(folder.path(), &["fix"]).status.code(), Some(0));
    let mut all = BTreeSet::new();
    files_below(folder.path(), &mut all);
    assert_eq!(all.len(), FILES, "only the files themselves are there");
    for number in 0..FILES {
        let text = fs::read_to_string(folder.path().join(name(number))).expect("it is there");
        assert_eq!(text, long(AFTER, number));
    }
}
