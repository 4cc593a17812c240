//! Every rule keeps the promises of its page.

use pirast::diagnostic::{Diagnostic, Safety};
use pirast::edits::apply;
use pirast::fix::{Extent, edits_of_pass, fix};
use pirast::format::Format;
use pirast::linter::Linter;
use pirast::message::Lang;
use pirast::page::{Outcome, Page, pair, plain};
use pirast::rule::Rule;
use pirast::rules::RULES;
use pirast::settings::{Level, Settings};

/// A linter in which only this rule speaks.
fn linter_for(rule: &Rule, settings: &str) -> Linter {
    let mut settings: Settings =
        toml::from_str(settings).unwrap_or_else(|error| panic!("{}: {error}", rule.id));
    for other in RULES {
        settings.rules.insert(
            other.id.to_owned(),
            if other.id == rule.id {
                Level::Warning
            } else {
                Level::Off
            },
        );
    }
    Linter::new(settings)
}

fn visible(text: &str) -> String {
    text.replace('\u{200C}', "¬").replace('\n', "⏎")
}

fn expect(what: &str, got: &str, wanted: &str) -> Result<(), String> {
    if got == wanted {
        Ok(())
    } else {
        Err(format!(
            "{what}: got «{}», wanted «{}»",
            visible(got),
            visible(wanted)
        ))
    }
}

/// What is wrong with one example of a page.
fn check_item(linter: &Linter, outcome: Outcome, item: &str) -> Result<(), String> {
    let (wrong, right) = match outcome {
        Outcome::Reported | Outcome::Unchanged => (plain(item), plain(item)),
        _ => pair(item).ok_or("not a pair")?,
    };
    let diagnostics = linter.lint(&wrong, Format::Plain);
    let after = |extent| apply(&wrong, &fix(linter, &wrong, Format::Plain, extent));
    match outcome {
        Outcome::Safe => expect("safe", &after(Extent::Safe), &right),
        Outcome::Suggested => {
            expect("must not be safe", &after(Extent::Safe), &wrong)?;
            expect("suggested", &after(Extent::Preferred), &right)
        }
        Outcome::Alternatives => {
            expect("must not be preferred", &after(Extent::Preferred), &wrong)?;
            let offers: Vec<String> = diagnostics
                .iter()
                .flat_map(|d| &d.fixes)
                .map(|f| apply(&wrong, &f.edits))
                .collect();
            if offers.contains(&right) {
                Ok(())
            } else {
                Err(format!("offered only {offers:?}"))
            }
        }
        Outcome::Reported => {
            expect("must not be preferred", &after(Extent::Preferred), &wrong)?;
            if diagnostics.is_empty() {
                Err("not reported".into())
            } else {
                Ok(())
            }
        }
        Outcome::Unchanged => match diagnostics.first() {
            None => Ok(()),
            Some(found) => Err(format!(
                "«{}»: {}",
                visible(&wrong[found.span.clone()]),
                found.message.render(Lang::En)
            )),
        },
    }
}

#[test]
fn rules_do_what_their_pages_say() {
    let mut failures = Vec::new();
    for &rule in RULES {
        let Some(page) = Page::parse(rule.page) else {
            failures.push(format!("{}: the page is not well formed", rule.id));
            continue;
        };
        for examples in &page.examples {
            let linter = linter_for(rule, examples.settings);
            for item in &examples.items {
                if let Err(problem) = check_item(&linter, examples.outcome, item) {
                    failures.push(format!("{}: {}\n    {problem}", rule.id, visible(item)));
                }
            }
        }
    }
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn pages_explain_their_rules_in_both_languages() {
    for rule in RULES {
        let page = Page::parse(rule.page).unwrap_or_else(|| panic!("{}", rule.id));
        assert_eq!(page.title, rule.id);
        for lang in [Lang::Fa, Lang::En] {
            assert!(
                page.explanation(lang).len() > 40,
                "{} says nothing in {lang:?}",
                rule.id
            );
        }
        assert!(
            page.examples
                .iter()
                .any(|e| e.outcome == Outcome::Unchanged),
            "{}: nothing stays unchanged",
            rule.id
        );
        assert!(
            // How a file is stored cannot be shown in an example.
            rule.id == "legacy-encoding"
                || page
                    .examples
                    .iter()
                    .any(|e| e.outcome != Outcome::Unchanged),
            "{}: nothing is found",
            rule.id
        );
    }
}

/// What a page calls unchanged stays so when all rules together fix it on save.
#[test]
fn no_rule_spoils_what_another_leaves_alone() {
    let linter = Linter::new(Settings::default());
    let mut spoiled = Vec::new();
    for rule in RULES {
        let page = Page::parse(rule.page).unwrap_or_else(|| panic!("{}", rule.id));
        let defaults = page
            .examples
            .iter()
            .filter(|e| e.outcome == Outcome::Unchanged && e.settings.is_empty());
        for item in defaults.flat_map(|e| &e.items) {
            let text = plain(item);
            let diagnostics: Vec<Diagnostic> = linter.lint(&text, Format::Plain);
            let edits = edits_of_pass(&text, &diagnostics, Extent::Safe);
            if !edits.is_empty() {
                let culprits: Vec<_> = diagnostics
                    .iter()
                    .filter(|found| {
                        found
                            .preferred_fix()
                            .is_some_and(|fix| fix.safety == Safety::Safe)
                    })
                    .map(|found| found.rule.id)
                    .collect();
                spoiled.push(format!(
                    "{}: {} → {} by {culprits:?}",
                    rule.id,
                    visible(&text),
                    visible(&apply(&text, &edits))
                ));
            }
        }
    }
    assert!(spoiled.is_empty(), "\n{}", spoiled.join("\n"));
}
