//! `pirast init` and `pirast config`: writing a configuration, and showing what applies to a file.

use std::fmt::Write as _;
use std::path::Path;
use std::process::ExitCode;

use super::Session;
use super::failure::{self, Failure};
use super::output;
use crate::config::{Effective, FILE_NAME, Origin, starter};
use crate::message::{Lang, Text};
use crate::rules::RULES;

const WRITTEN: Text = Text {
    fa: "{path} نوشته شد.",
    en: "{path} is written.",
};
const EXISTS: Text = Text {
    fa: "{path} از پیش هست؛ دست نخورد.",
    en: "{path} is there already; it was left alone.",
};
const CONFIGURATION: Text = Text {
    fa: "پیکربندی",
    en: "configuration",
};
const WORDS: Text = Text {
    fa: "واژه‌نامه",
    en: "word list",
};
const TERMS: Text = Text {
    fa: "فهرست واژه‌های پسندیده",
    en: "list of preferred terms",
};
const BASELINE: Text = Text {
    fa: "یافته‌های شناخته",
    en: "known findings",
};
const DEFAULT: Text = Text {
    fa: "پیش‌فرض",
    en: "default",
};
const PROFILE: Text = Text {
    fa: "نمایهٔ {profile} در {path}",
    en: "profile {profile} in {path}",
};
const OVERRIDE: Text = Text {
    fa: "{path}، بازنویسی {number}",
    en: "{path}, override {number}",
};
const CALLER: Text = Text {
    fa: "خط فرمان",
    en: "command line",
};

/// Writes a commented `pirast.toml` into a folder; one that is there stays.
pub(super) fn init(lang: Lang, folder: &Path) -> ExitCode {
    let path = folder.join(FILE_NAME);
    let shown = path.display().to_string();
    let written = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&path)
        .and_then(|mut file| std::io::Write::write_all(&mut file, starter().as_bytes()));
    match written {
        Ok(()) => {
            output::print_line(&WRITTEN.with("path", shown).render(lang));
            ExitCode::SUCCESS
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            anstream::eprintln!("pirast: {}", EXISTS.with("path", shown).render(lang));
            ExitCode::from(failure::CODE)
        }
        Err(error) => {
            Failure::unwritable(&path, error).tell(lang);
            ExitCode::from(failure::CODE)
        }
    }
}

/// Prints what applies to a file, and from where.
pub(super) fn show(session: &Session, file: &Path) -> ExitCode {
    match session.linters.linter(file) {
        Ok(configured) => {
            output::print(&describe(&configured.effective, session.lang));
            ExitCode::SUCCESS
        }
        Err(error) => {
            Failure::from(error).tell(session.lang);
            ExitCode::from(failure::CODE)
        }
    }
}

/// The effective settings as TOML, each with its origin in a comment.
fn describe(effective: &Effective, lang: Lang) -> String {
    let settings = &effective.settings;
    let mut out = files(effective, lang);
    let table = toml::Table::try_from(&**settings).unwrap_or_default();
    for (key, value) in table.iter().filter(|(_, value)| !value.is_table()) {
        line(&mut out, effective, key, key, &value.to_string(), lang);
    }
    out.push_str("\n[rules]\n");
    for rule in RULES {
        let severity = settings
            .severity(rule)
            .map_or("off", crate::diagnostic::Severity::name);
        let own = format!("rules.{}", rule.id);
        let key = if effective.origins.contains_key(&own) {
            own
        } else {
            format!("rules.{}", rule.family.id())
        };
        line(
            &mut out,
            effective,
            &key,
            rule.id,
            &format!("\"{severity}\""),
            lang,
        );
    }
    for name in ["dates", "terms"] {
        let Some(toml::Value::Table(inner)) = table.get(name) else {
            continue;
        };
        if !inner.is_empty() {
            let _ = writeln!(out, "\n[{name}]");
        }
        for (key, value) in inner {
            let shown = toml::Value::String(key.clone()).to_string();
            let shown = if key.is_ascii() { key } else { &shown };
            line(
                &mut out,
                effective,
                &format!("{name}.{key}"),
                shown,
                &value.to_string(),
                lang,
            );
        }
    }
    out
}

/// The files from which the settings come, as comments.
fn files(effective: &Effective, lang: Lang) -> String {
    let mut out = String::new();
    let mut name = |what: Text, paths: &mut dyn Iterator<Item = &Path>| {
        for path in paths {
            let _ = writeln!(out, "# {}: {}", what.in_lang(lang), path.display());
        }
    };
    name(
        CONFIGURATION,
        &mut effective.files.iter().map(|path| &**path),
    );
    name(WORDS, &mut effective.word_lists.iter().map(|path| &**path));
    name(TERMS, &mut effective.term_lists.iter().map(|path| &**path));
    name(BASELINE, &mut effective.baseline.iter().map(|path| &**path));
    out
}

fn line(out: &mut String, effective: &Effective, key: &str, name: &str, value: &str, lang: Lang) {
    let origin = effective.origins.get(key).unwrap_or(&Origin::Default);
    let setting = format!("{name} = {value}");
    let _ = writeln!(out, "{setting:<40} # {}", describe_origin(origin, lang));
}

fn describe_origin(origin: &Origin, lang: Lang) -> String {
    match origin {
        Origin::Default => DEFAULT.in_lang(lang).to_owned(),
        Origin::Profile(profile, path) => PROFILE
            .with("profile", profile.name())
            .with("path", path.display().to_string())
            .render(lang),
        Origin::File(path) => path.display().to_string(),
        Origin::Override(path, number) => OVERRIDE
            .with("path", path.display().to_string())
            .with("number", number.to_string())
            .render(lang),
        Origin::EditorConfig => ".editorconfig".to_owned(),
        Origin::Caller => CALLER.in_lang(lang).to_owned(),
    }
}
