//! A document that lost all its half-spaces, as a paste from a web page does.

use crate::diagnostic::{Edit, Severity};
use crate::fact::{Fact, FactKind};
use crate::half_space;
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::segmentation::{Confidence, Kind};
use crate::settings::Settings;
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "lost-half-spaces",
    family: Family::Zwnj,
    ground: Ground::Slip,
    severity: Some(Severity::Info),
    changes: Changes::Spacing,
    summary: Text {
        fa: "متنی که همهٔ نیم‌فاصله‌هایش گم شده است",
        en: "A text that lost all its half-spaces",
    },
    page: include_str!("lost_half_spaces.md"),
    check: Check::Document {
        on: Traits::MISREAD.union(Traits::ZWNJ),
        by_distance: true,
        observe,
        conclude,
    },
};

const MESSAGE: Text = Text {
    fa: "این متن نیم‌فاصله‌هایش را از دست داده است، شاید هنگام رونوشت از صفحهٔ وب؛ {count} تای آن‌ها بی‌گمان بازمی‌گردد.",
    en: "This text has lost its half-spaces, perhaps when it was copied from a web page; {count} of them can be restored for certain.",
};
const TITLE: Text = Text {
    fa: "هر {count} نیم‌فاصلهٔ بی‌گمان برگردد",
    en: "Restore all {count} certain half-spaces",
};

/// Bytes of text below which a missing half-space says little.
const SHORTEST_TEXT: usize = 1000;
/// Verbs with a lost half-space that make a pattern.
const FEWEST_VERBS: usize = 3;

fn observe(context: &Context<'_>, index: usize, facts: &mut Vec<Fact>) {
    let token = context.paragraph.tokens[index];
    if token.traits.contains(Traits::ZWNJ) {
        // One in a block is enough to know.
        if !facts.iter().any(|fact| fact.kind == FactKind::HalfSpace) {
            facts.push(Fact {
                span: token.span(),
                kind: FactKind::HalfSpace,
            });
        }
        return;
    }
    let Some(reading) = half_space::reading(context, index) else {
        return;
    };
    if reading.confidence == Confidence::Certain && !half_space::joins_words(&reading) {
        let verb = reading
            .boundaries
            .first()
            .is_some_and(|boundary| boundary.kind == Kind::VerbPrefix);
        let right = half_space::spelled(context.paragraph.text_of(index), &reading).into();
        facts.push(Fact {
            span: token.span(),
            kind: FactKind::LostHalfSpace { verb, right },
        });
    }
}

fn conclude(_: &Settings, facts: &[Fact], sink: &mut Sink<'_>) {
    if facts.iter().any(|fact| fact.kind == FactKind::HalfSpace) {
        return;
    }
    let mut verbs = 0;
    let mut edits = Vec::new();
    for fact in facts {
        if let FactKind::LostHalfSpace { verb, right } = &fact.kind {
            verbs += usize::from(*verb);
            edits.push(Edit {
                span: fact.span.clone(),
                replacement: right.to_string(),
            });
        }
    }
    let length = edits.last().map_or(0, |edit| edit.span.end);
    if verbs >= FEWEST_VERBS && length >= SHORTEST_TEXT {
        let count = edits.len();
        sink.report(0..0, MESSAGE.message().with_count("count", count))
            .alternative(TITLE.message().with_count("count", count), edits);
    }
}
