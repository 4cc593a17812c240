//! The READMEs in both languages: their rule tables are written from the rules themselves, and
//! `UPDATE=1 cargo test --test readme` rewrites them; what they tell a reader to do is the same.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use pirast::diagnostic::Severity;
use pirast::format::Format;
use pirast::linter::Linter;
use pirast::message::{Lang, Text};
use pirast::rule::Ground;
use pirast::rules::RULES;

const OPEN: &str = "<!-- rules: written by `UPDATE=1 cargo test --test readme` -->";
const CLOSE: &str = "<!-- /rules -->";

/// The table in one language.
fn table(lang: Lang) -> String {
    let head = match lang {
        Lang::En => "| rule | finds | severity | ground |",
        Lang::Fa => "| قاعده | چه می‌یابد | شدت | پایه |",
    };
    let mut table = format!("{head}\n|---|---|---|---|\n");
    for rule in RULES {
        let page = rule.id.replace('-', "_");
        // A comment of HTML would not be seen.
        let summary = rule
            .summary
            .in_lang(lang)
            .replace('|', "\\|")
            .replace('<', "&lt;");
        let _ = writeln!(
            table,
            "| [`{}`](src/rules/{page}.md) | {summary} | {} | {} |",
            rule.id,
            severity(rule.severity).in_lang(lang),
            ground(rule.ground).in_lang(lang)
        );
    }
    table
}

fn severity(severity: Option<Severity>) -> Text {
    let (fa, en) = match severity {
        Some(Severity::Error) => ("خطا", "error"),
        Some(Severity::Warning) => ("هشدار", "warning"),
        Some(Severity::Info) => ("یادآوری", "info"),
        Some(Severity::Hint) => ("اشاره", "hint"),
        None => ("خاموش", "off"),
    };
    Text { fa, en }
}

fn ground(ground: Ground) -> Text {
    let (fa, en) = match ground {
        Ground::Academy => ("فرهنگستان", "Academy"),
        Ground::Encoding => ("رمزگذاری", "encoding"),
        Ground::HouseStyle => ("شیوهٔ رسانه", "house style"),
        Ground::Slip => ("لغزش", "slip"),
        Ground::Fact => ("واقعیت", "fact"),
    };
    Text { fa, en }
}

fn read(name: &str) -> String {
    std::fs::read_to_string(path(name)).expect("the README")
}

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

#[test]
fn the_rule_tables_are_fresh() {
    for (name, lang) in [("README.md", Lang::En), ("README.fa.md", Lang::Fa)] {
        let readme = read(name);
        let (before, rest) = readme.split_once(OPEN).expect("the opening mark");
        let (_, after) = rest.split_once(CLOSE).expect("the closing mark");
        let fresh = format!("{before}{OPEN}\n{}{CLOSE}{after}", table(lang));
        if std::env::var_os("UPDATE").is_some() {
            std::fs::write(path(name), &fresh).expect("the README is written");
        } else {
            assert!(fresh == readme, "run `UPDATE=1 cargo test --test readme`");
        }
    }
}

#[test]
fn the_persian_readme_is_as_clean_as_the_drafts_it_asks_for() {
    let readme = read("README.fa.md");
    let findings = Linter::default().lint(&readme, Format::Markdown);
    let messages: Vec<String> = findings
        .iter()
        .map(|found| {
            format!(
                "{}: {}",
                &readme[found.span.clone()],
                found.message.render(Lang::En)
            )
        })
        .collect();
    assert!(messages.is_empty(), "{messages:#?}");
}

#[test]
fn both_readmes_show_the_same_commands() {
    // Comments are in the language of the reader.
    let commands = |name: &str| -> Vec<String> {
        let readme = read(name);
        let blocks = readme.split("```sh\n").skip(1);
        let lines = blocks.flat_map(|block| block.split("```").next().unwrap_or_default().lines());
        lines
            .map(|line| {
                line.split(" # ")
                    .next()
                    .unwrap_or_default()
                    .trim_end()
                    .to_owned()
            })
            .collect()
    };
    assert_eq!(commands("README.fa.md"), commands("README.md"));
}
