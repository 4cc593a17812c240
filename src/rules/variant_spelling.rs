//! One word in two accepted spellings in one document: «گفت‌وگو … گفتگو».

use crate::diagnostic::{Edit, Severity};
use crate::fact::{Fact, FactKind};
use crate::house_words::is_decided;
use crate::message::{Text, title};
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::settings::Settings;
use crate::spellings::{self, Variant};
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "variant-spelling",
    family: Family::Orthography,
    ground: Ground::HouseStyle,
    severity: Some(Severity::Info),
    changes: Changes::Spelling,
    summary: Text {
        fa: "یک واژه با دو املا در یک متن: «گفت‌وگو … گفتگو»",
        en: "One word in two spellings in one text: “گفت‌وگو … گفتگو”",
    },
    page: include_str!("variant_spelling.md"),
    check: Check::Document {
        on: Traits::LISTED,
        by_distance: false,
        observe,
        conclude,
    },
};

const MESSAGE: Text = Text {
    fa: "این متن بیشتر «{right}» نوشته است و این‌جا «{wrong}».",
    en: "This text mostly writes “{right}”; here it is “{wrong}”.",
};

fn observe(context: &Context<'_>, index: usize, facts: &mut Vec<Fact>) {
    let word = context.paragraph.text_of(index);
    if let Some((variant, ending)) = spellings::variant(word)
        && !is_decided(context.settings, word)
    {
        let ending = ending.into();
        facts.push(Fact {
            span: context.paragraph.tokens[index].span(),
            kind: FactKind::Variant { variant, ending },
        });
    }
}

fn conclude(_: &Settings, facts: &[Fact], sink: &mut Sink<'_>) {
    let mut counts: std::collections::BTreeMap<u16, [usize; 4]> = std::collections::BTreeMap::new();
    for (_, variant, _) in variants(facts) {
        if let Some(count) = counts
            .entry(variant.group)
            .or_default()
            .get_mut(usize::from(variant.form))
        {
            *count += 1;
        }
    }
    for (fact, variant, ending) in variants(facts) {
        let Some(group) = counts.get(&variant.group) else {
            continue;
        };
        // The commonest form; of two that are as common, the one that the list names first.
        let usual = (0..group.len())
            .rev()
            .max_by_key(|&form| group[form])
            .unwrap_or_default() as u8;
        if usual == variant.form {
            continue;
        }
        let spelled = |form| {
            format!(
                "{}{ending}",
                spellings::variant_spelling(Variant { form, ..variant })
            )
        };
        let (wrong, right) = (spelled(variant.form), spelled(usual));
        let edits = vec![Edit {
            span: fact.span.clone(),
            replacement: right.clone(),
        }];
        sink.report(
            fact.span.clone(),
            MESSAGE.with("right", right.clone()).with("wrong", wrong),
        )
        .alternative(title::REPLACE.with("right", right), edits);
    }
}

fn variants(facts: &[Fact]) -> impl Iterator<Item = (&Fact, Variant, &str)> {
    facts.iter().filter_map(|fact| match &fact.kind {
        FactKind::Variant { variant, ending } => Some((fact, *variant, &**ending)),
        _ => None,
    })
}
