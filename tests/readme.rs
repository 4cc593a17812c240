//! The rule table of the README is written from the rules themselves. `UPDATE=1 cargo test --test readme` rewrites it.

use std::fmt::Write;

use pirast::message::Lang;
use pirast::rule::Ground;
use pirast::rules::RULES;

const OPEN: &str = "<!-- rules: written by `UPDATE=1 cargo test --test readme` -->\n";
const CLOSE: &str = "<!-- /rules -->";

fn table() -> String {
    let mut table = String::from("| rule | finds | severity | ground |\n|---|---|---|---|\n");
    for rule in RULES {
        let ground = match rule.ground {
            Ground::Academy => "Academy",
            Ground::Encoding => "encoding",
            Ground::HouseStyle => "house style",
            Ground::Slip => "slip",
            Ground::Fact => "fact",
        };
        let page = rule.id.replace('-', "_");
        let severity = rule
            .severity
            .map_or("off", pirast::diagnostic::Severity::name);
        let summary = rule.summary.in_lang(Lang::En).replace('|', "\\|");
        let _ = writeln!(
            table,
            "| [`{}`](src/rules/{page}.md) | {summary} | {severity} | {ground} |",
            rule.id
        );
    }
    table
}

#[test]
fn the_rule_table_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).expect("the README");
    let (before, rest) = readme.split_once(OPEN).expect("the opening mark");
    let (_, after) = rest.split_once(CLOSE).expect("the closing mark");
    let fresh = format!("{before}{OPEN}{}{CLOSE}{after}", table());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(path, &fresh).expect("the README is written");
    }
    assert!(
        fresh == readme || std::env::var_os("UPDATE").is_some(),
        "run `UPDATE=1 cargo test --test readme`"
    );
}
