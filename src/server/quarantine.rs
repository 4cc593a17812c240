//! What happens when a rule panics: it is named, and the rest goes on without it.

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use ropey::Rope;

use crate::analysis::Analysis;
use crate::linter::Linter;

/// The linters in which a rule panicked, by their address, each beside the one without that rule.
#[derive(Debug, Default)]
pub(super) struct Quarantine {
    replaced: HashMap<usize, (Arc<Linter>, Arc<Linter>)>,
}

/// A judged text, and the linter that judged it.
pub(super) type Judged = (Arc<Linter>, Analysis);

impl Quarantine {
    /// Judges a text. `previous` is the last judgement of the same document, `start` where a document of its kind begins.
    /// `report` is told the rules that panic.
    pub(super) fn judge(
        &mut self,
        linter: &Arc<Linter>,
        previous: Option<(&Arc<Linter>, &Analysis)>,
        start: &Analysis,
        text: &Rope,
        mut report: impl FnMut(&str),
    ) -> Judged {
        let replaced = self.replaced.get(&address(linter));
        let healthy = replaced.map_or(linter, |(_, healthy)| healthy);
        let usable = previous.filter(|(by, analysis)| {
            Arc::ptr_eq(by, healthy)
                && analysis.format() == start.format()
                && analysis.known() == start.known()
        });
        if let Some(analysis) = attempt(
            healthy,
            usable.map_or(start, |(_, analysis)| analysis),
            text,
        ) {
            return (Arc::clone(healthy), analysis);
        }
        let panics =
            |id: &str| attempt(&healthy.limited_to(|rule| rule.id == id), start, text).is_none();
        let culprits: Vec<&str> = healthy
            .rules()
            .map(|rule| rule.id)
            .filter(|id| panics(id))
            .collect();
        culprits.iter().for_each(|culprit| report(culprit));
        let healthy = Arc::new(healthy.limited_to(|rule| !culprits.contains(&rule.id)));
        self.replaced
            .insert(address(linter), (Arc::clone(linter), Arc::clone(&healthy)));
        let analysis = attempt(&healthy, start, text)
            .unwrap_or_else(|| Analysis::unjudged(start.format(), text.into()));
        (healthy, analysis)
    }
}

fn address(linter: &Arc<Linter>) -> usize {
    Arc::as_ptr(linter) as usize
}

fn attempt(linter: &Linter, start: &Analysis, text: &Rope) -> Option<Analysis> {
    catch_unwind(AssertUnwindSafe(|| start.updated(linter, text.into()))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::Format;
    use crate::message::Text;
    use crate::rule::{Changes, Check, Family, Ground, Rule};
    use crate::rules::rule;
    use crate::settings::Settings;
    use crate::tokens::Traits;

    static FRAGILE: Rule = Rule {
        id: "fragile",
        family: Family::Characters,
        ground: Ground::Slip,
        severity: Some(crate::diagnostic::Severity::Error),
        changes: Changes::Spacing,
        summary: Text { fa: "", en: "" },
        page: "",
        check: Check::Paragraph {
            on: Traits::all(),
            check: |_, _| panic!("a rule with a fault"),
        },
    };

    #[test]
    fn only_the_findings_of_the_rule_that_panics_are_missing() {
        let rules = [&FRAGILE, rule("arabic-letter").unwrap()];
        let linter = Arc::new(Linter::with_rules(Settings::default(), &rules));
        let mut quarantine = Quarantine::default();
        let mut named = Vec::new();
        let start = Analysis::empty(Format::Plain);
        let text = Rope::from_str("كتاب خوب");
        for _ in 0..2 {
            let (_, analysis) =
                quarantine.judge(&linter, None, &start, &text, |id| named.push(id.to_owned()));
            assert_eq!(analysis.findings().len(), 1);
        }
        assert_eq!(named, ["fragile"]);
    }
}
