//! The files that services read, run as far as that is possible without the services: the steps of the GitHub Action,
//! the script of the GitLab template, and the hooks by `pre-commit` itself.
//!
//! `cargo install` in them would build Pirast once more: a `cargo` that puts the program under test there stands in.
//! Where `pre-commit` cannot be installed that is said in a line; where `CI` is set, it is a failure.

#![cfg(unix)]

mod common;

use std::env;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{project, stderr, stdout};

const PIRAST: &str = env!("CARGO_BIN_EXE_pirast");
const FAULTY: &str = "سلام ، دنیا\n";
const PRE_COMMIT: &str = "pre-commit==4.7.0";

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).expect("the file is there")
}

/// A folder with a `cargo` that knows one command, `install`, and notes what it was asked for.
fn cargo_stand_in() -> tempfile::TempDir {
    let script = format!(
        "#!/usr/bin/env bash\nset -eu\n[ \"$1\" = install ]\nprintf '%s\\n' \"$@\" >\"$(dirname \"$0\")/asked\"\n\
         root=$(dirname \"$0\")\nwhile [ $# -gt 0 ]; do [ \"$1\" = --root ] && root=$2; shift; done\n\
         mkdir -p \"$root/bin\"\nln -sf '{PIRAST}' \"$root/bin/pirast\"\nln -sf '{PIRAST}' \"$(dirname \"$0\")/pirast\"\n"
    );
    let folder = project(&[("cargo", script.as_bytes())]);
    fs::set_permissions(
        folder.path().join("cargo"),
        fs::Permissions::from_mode(0o755),
    )
    .expect("permissions");
    folder
}

/// Runs a script in bash as a runner does: it ends at the first command that fails.
fn bash(script: &str, folder: &Path, tools: &Path, variables: &[(&str, &str)]) -> Output {
    let path = format!(
        "{}:{}",
        tools.display(),
        env::var("PATH").unwrap_or_default()
    );
    Command::new("bash")
        .args(["-e", "-o", "pipefail", "-c", script])
        .current_dir(folder)
        .env("PATH", path)
        .env("XDG_CONFIG_HOME", folder.join("no-config"))
        .env("LC_ALL", "C.UTF-8")
        .envs(variables.iter().copied())
        .output()
        .expect("bash")
}

/// The scripts of the steps in `action.yml`: what stands behind `run:`, in its line or indented below it.
fn action_steps() -> Vec<String> {
    let text = read("action.yml");
    let lines: Vec<&str> = text.lines().collect();
    let mut steps = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let Some(script) = line.trim_start().strip_prefix("run: ") else {
            continue;
        };
        let indent = line.len() - line.trim_start().len();
        steps.push(if script == "|" {
            let below = lines[index + 1..].iter();
            below
                .take_while(|line| line.len() - line.trim_start().len() > indent)
                .map(|line| format!("{}\n", line.trim_start()))
                .collect()
        } else {
            script.to_owned()
        });
    }
    steps
}

#[test]
fn the_github_action_annotates() {
    let tools = cargo_stand_in();
    let source = env!("CARGO_MANIFEST_DIR");
    let steps = action_steps();
    assert_eq!(steps.len(), 2, "one builds, one checks");
    for (paths, code) in [(".", 1), ("clean.txt", 0), ("clean.txt drafts", 1)] {
        let folder = project(&[
            ("drafts/faulty.txt", FAULTY.as_bytes()),
            ("clean.txt", "پاک است.\n".as_bytes()),
        ]);
        let temporary = folder.path().join(".runner");
        let variables = [
            ("GITHUB_ACTION_PATH", source),
            ("RUNNER_TEMP", temporary.to_str().expect("UTF-8")),
            ("PIRAST_PATHS", paths),
            ("PIRAST_FORMAT", "github"),
            ("PIRAST_ARGUMENTS", "--max-warnings 0"),
        ];
        let run = |script: &str| bash(script, folder.path(), tools.path(), &variables);
        let built = run(&steps[0]);
        assert!(built.status.success(), "{}", stderr(&built));
        let asked = fs::read_to_string(tools.path().join("asked")).expect("it was asked");
        assert!(
            asked.contains(&format!("--locked\n--quiet\n--path\n{source}\n")),
            "{asked}"
        );
        let checked = run(&steps[1]);
        assert_eq!(
            checked.status.code(),
            Some(code),
            "{paths}: {}",
            stderr(&checked)
        );
        assert_eq!(
            stdout(&checked).starts_with("::warning file=drafts/faulty.txt,line=1"),
            code == 1
        );
    }
    // Every input is used, and what a step is given is what it reads.
    let action = read("action.yml");
    for input in ["paths", "format", "arguments"] {
        assert!(
            action.contains(&format!("${{{{ inputs.{input} }}}}")),
            "{input}"
        );
    }
}

#[test]
fn the_gitlab_template_writes_its_report() {
    let tools = cargo_stand_in();
    let template = read(".ci/gitlab.yml");
    let script: String = template
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("- "))
        .map(|line| format!("{line}\n"))
        .collect();
    let folder = project(&[("faulty.txt", FAULTY.as_bytes())]);
    let variables = [("PIRAST_SOURCE", "pirast"), ("PIRAST_PATHS", ".")];
    let output = bash(&script, folder.path(), tools.path(), &variables);
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    assert!(template.contains("codequality: pirast.json"));
    let report = fs::read_to_string(folder.path().join("pirast.json")).expect("a report");
    let report: serde_json::Value = serde_json::from_str(&report).expect("JSON");
    assert_eq!(report[0]["location"]["path"], "faulty.txt");
}

/// The folder of the program `pre-commit`, installed once into the target folder.
fn pre_commit() -> Option<PathBuf> {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join("pre-commit");
    let tools = home.join("bin");
    let is_there = || tools.join("pre-commit").exists();
    if !is_there() {
        let run =
            |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
        let _ = run(Command::new("python3").args(["-m", "venv"]).arg(&home))
            && run(Command::new(tools.join("pip")).args(["install", "--quiet", PRE_COMMIT]));
    }
    if is_there() {
        return Some(tools);
    }
    assert!(
        env::var_os("CI").is_none(),
        "{PRE_COMMIT} cannot be installed"
    );
    eprintln!("not run: {PRE_COMMIT} cannot be installed");
    None
}

/// The hooks of this project as those of the repository that they run in, with the program under test in place of one
/// that `pre-commit` would build.
fn local_hooks() -> String {
    let hooks: String = read(".pre-commit-hooks.yaml")
        .replace("language: rust", "language: system")
        .replace("entry: pirast", &format!("entry: {PIRAST}"))
        .lines()
        .map(|line| format!("      {line}\n"))
        .collect();
    format!("repos:\n  - repo: local\n    hooks:\n{hooks}")
}

#[test]
fn the_hooks_check_and_repair_what_is_committed() {
    let Some(tools) = pre_commit() else { return };
    let valid = Command::new(tools.join("pre-commit"))
        .arg("validate-manifest")
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join(".pre-commit-hooks.yaml"))
        .output()
        .expect("pre-commit");
    assert!(
        valid.status.success(),
        "{}{}",
        stdout(&valid),
        stderr(&valid)
    );

    let folder = project(&[
        (".pre-commit-config.yaml", local_hooks().as_bytes()),
        ("pirast.toml", b"exclude = [\"archive/\"]\n"),
        ("faulty.md", FAULTY.as_bytes()),
        ("page.html", "<p>سلام ، دنیا</p>\n".as_bytes()),
        (
            "film.srt",
            "1\n00:00:01,000 --> 00:00:02,000\nسلام ، دنیا\n".as_bytes(),
        ),
        ("archive/old.txt", FAULTY.as_bytes()),
        ("code.py", "# سلام ، دنیا\n".as_bytes()),
    ]);
    let run = |script: &str| {
        let home = folder.path().join(".home");
        let home = home.to_str().expect("UTF-8");
        bash(
            script,
            folder.path(),
            &tools,
            &[("HOME", home), ("PRE_COMMIT_HOME", home)],
        )
    };
    let begun = run("git init -q . && git add -A");
    assert!(begun.status.success(), "{}", stderr(&begun));
    let checked = run("pre-commit run pirast --all-files");
    let said = stdout(&checked);
    assert_eq!(checked.status.code(), Some(1), "{said}");
    for name in ["faulty.md", "page.html", "film.srt"] {
        assert!(said.contains(name), "{said}");
    }
    for name in ["archive/old.txt", "code.py"] {
        assert!(!said.contains(name), "{said}");
    }
    let fixed = run("pre-commit run pirast-fix --all-files");
    assert_eq!(
        fixed.status.code(),
        Some(1),
        "it says that it changed files: {}",
        stdout(&fixed)
    );
    let text = |name: &str| fs::read_to_string(folder.path().join(name)).expect("a file");
    assert_eq!(text("faulty.md"), "سلام، دنیا\n");
    assert_eq!(text("archive/old.txt"), FAULTY);
    let again = run("git add -A && pre-commit run --all-files");
    assert!(again.status.success(), "{}", stdout(&again));
}
