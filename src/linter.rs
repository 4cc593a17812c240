//! From text to findings: document → blocks → paragraphs → tokens → rules.

use std::mem::take;
use std::sync::Arc;

use crate::block::{blocks, prose_regions};
use crate::conclusions::Conclusions;
use crate::dates::anchor::KnownDays;
use crate::dates::dateline;
use crate::dates::lunar::LunarCalendar;
use crate::dates::recognise::recognise;
use crate::dates::resolve::{Placed, Resolved, resolve};
use crate::diagnostic::{Diagnostic, Severity};
use crate::fact::{Fact, FactKind};
use crate::format::Format;
use crate::house_words::is_listed;
use crate::paragraph::Paragraph;
use crate::rule::{Check, Context, Family, Rule, Sink};
use crate::rules::RULES;
use crate::settings::Settings;
use crate::suppress::{Sieve, Suppressions, UNUSED_RULE};
use crate::tokens::{Token, TokenKind, Traits};

/// All rules that are on, ready to run.
#[derive(Debug)]
pub struct Linter {
    settings: Settings,
    active: Vec<Active>,
    /// For each trait, by the position of its bit, the rules (indices into `active`) that look at single tokens.
    by_trait: Vec<Vec<usize>>,
    token_traits: Traits,
    /// Indices of the rules that look at whole paragraphs.
    on_paragraphs: Vec<usize>,
    /// The rules (indices into `active`) that wait for the dates of the document.
    on_dates: Vec<usize>,
    lunar: LunarCalendar,
}

#[derive(Debug)]
struct Active {
    rule: &'static Rule,
    severity: Severity,
}

/// What one block says: its findings, and its facts for the judgement of the document. Spans count from its start.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct BlockReport {
    /// The findings that the block alone decides.
    pub diagnostics: Vec<Diagnostic>,
    /// What it contributes to the findings of the document.
    pub facts: Vec<Fact>,
}

impl Default for Linter {
    fn default() -> Self {
        Self::new(Settings::default())
    }
}

impl Linter {
    /// A linter for the rules that `settings` leave on.
    pub fn new(settings: Settings) -> Self {
        Self::with_rules(settings, RULES)
    }

    /// A linter for those of these rules that `settings` leave on.
    pub(crate) fn with_rules(settings: Settings, rules: &[&'static Rule]) -> Self {
        let active: Vec<Active> = rules
            .iter()
            // It would be woken for every word, and have nothing to say.
            .filter(|rule| !settings.terms.is_empty() || rule.id != "preferred-term")
            .filter_map(|&rule| {
                Some(Active {
                    rule,
                    severity: settings.severity(rule)?,
                })
            })
            .collect();
        let mut by_trait = vec![Vec::new(); Traits::all().bits().count_ones() as usize];
        let mut token_traits = Traits::empty();
        for (index, active) in active.iter().enumerate() {
            let on = match active.rule.check {
                Check::Token { on, .. } | Check::Document { on, .. } => on,
                Check::Paragraph { .. } | Check::Date(_) => continue,
            };
            token_traits |= on;
            for single in on.iter() {
                by_trait[single.bits().trailing_zeros() as usize].push(index);
            }
        }
        let those = |wait: fn(&Check) -> bool| {
            let waits = |index: &usize| wait(&active[*index].rule.check);
            (0..active.len()).filter(waits).collect()
        };
        let on_paragraphs = those(|check| matches!(check, Check::Paragraph { .. }));
        let on_dates = those(|check| matches!(check, Check::Date(_)));
        Self {
            settings,
            active,
            by_trait,
            token_traits,
            on_paragraphs,
            on_dates,
            lunar: LunarCalendar::default(),
        }
    }

    /// The rules that are on.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> + '_ {
        self.active.iter().map(|active| active.rule)
    }

    /// The same linter with those of its rules only that `keep` accepts.
    pub fn limited_to(&self, keep: impl Fn(&Rule) -> bool) -> Self {
        let rules: Vec<&'static Rule> = self.rules().filter(|rule| keep(rule)).collect();
        Self::with_rules(self.settings.clone(), &rules).with_lunar_calendar(self.lunar.clone())
    }

    /// The same linter with the lunar months of the house in place of the computed ones.
    pub fn with_lunar_calendar(mut self, lunar: LunarCalendar) -> Self {
        self.lunar = lunar;
        self
    }

    /// The style this linter follows.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// All findings in a text, in the order of their places.
    pub fn lint(&self, text: &str, format: Format) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        let mut facts: Vec<Fact> = self.front_matter_fact(text).into_iter().collect();
        let (mut tokens, mut report) = (Vec::new(), BlockReport::default());
        for block in blocks(text, format) {
            self.lint_block_in(&mut tokens, &text[block.clone()], format, &mut report);
            for found in &mut report.diagnostics {
                found.shift(block.start);
            }
            for fact in &mut report.facts {
                fact.shift(block.start);
            }
            diagnostics.append(&mut report.diagnostics);
            facts.append(&mut report.facts);
        }
        let conclusions = Conclusions::default().updated(self, facts);
        diagnostics.extend(conclusions.findings());
        self.finish(text, format, &mut diagnostics);
        diagnostics
    }

    /// The last step for the findings of a whole document, those of its blocks and those that its facts decide: takes
    /// away what comments suppress, and sorts the rest by place.
    pub fn finish(&self, text: &str, format: Format, diagnostics: &mut Vec<Diagnostic>) {
        let suppressions = Suppressions::of(text, format);
        let mut sieve = Sieve::new(&suppressions, text);
        sort(diagnostics);
        diagnostics.retain(|found| {
            sieve.enter(&(found.span.start..found.span.start));
            sieve.keeps(found, 0)
        });
        diagnostics.extend(self.complaints(sieve));
        sort(diagnostics);
    }

    /// What is to be said of the directives of a document, once all its findings went through the sieve.
    pub(crate) fn complaints(&self, sieve: Sieve<'_>) -> Vec<Diagnostic> {
        let is_on = |rule: &Rule| self.active.iter().any(|active| active.rule.id == rule.id);
        let active = self
            .active
            .iter()
            .find(|active| active.rule.id == UNUSED_RULE);
        active.map_or(Vec::new(), |active| {
            sieve.complaints(active.severity, is_on)
        })
    }

    /// What one block of a document says.
    pub fn lint_block(&self, block: &str, format: Format) -> BlockReport {
        let mut report = BlockReport::default();
        self.lint_block_in(&mut Vec::new(), block, format, &mut report);
        report
    }

    /// [`Linter::lint_block`] with memory for the tokens that was used before, added to what was found so far.
    fn lint_block_in(
        &self,
        tokens: &mut Vec<Token>,
        block: &str,
        format: Format,
        report: &mut BlockReport,
    ) {
        for region in prose_regions(block, format) {
            let paragraph = region.paragraph(take(tokens), block);
            self.lint_paragraph(&paragraph, region.span.start, report);
            *tokens = paragraph.tokens;
        }
    }

    /// What the front matter says about the document whose text starts with `head`; no block contains it.
    pub fn front_matter_fact(&self, head: &str) -> Option<Fact> {
        let day = dateline::front_matter(head).filter(|_| self.reads_dates())?;
        Some(Fact {
            span: 0..0,
            kind: FactKind::FrontMatterDay(day),
        })
    }

    /// The dates of a document by its facts, with the days they mean. `known` says what is known of its day beside its
    /// own text; the settings and its front matter are added here.
    pub fn dates<'a>(&'a self, facts: &'a [Fact], known: KnownDays) -> Vec<Resolved<'a>> {
        let placed = |fact: &'a Fact| match &fact.kind {
            FactKind::Dates(dates) => Some(Placed {
                offset: fact.span.start,
                dates,
            }),
            _ => None,
        };
        let paragraphs: Vec<Placed<'a>> = facts.iter().filter_map(placed).collect();
        resolve(&paragraphs, &self.known_days(facts, known), &self.lunar)
    }

    /// What is known of the day of a document beside the dates in it: `known`, its front matter, the settings.
    pub fn known_days(&self, facts: &[Fact], mut known: KnownDays) -> KnownDays {
        let front_matter = facts.iter().find_map(|fact| match fact.kind {
            FactKind::FrontMatterDay(day) => Some(day),
            _ => None,
        });
        known.front_matter = front_matter.or(known.front_matter);
        known.fixed = self.settings.dates.anchor.or(known.fixed);
        known
    }

    /// The lunar calendar by which dates are judged.
    pub fn lunar_calendar(&self) -> &LunarCalendar {
        &self.lunar
    }

    /// The findings that all the facts of a document decide, but for those about dates: of the rules that judge by
    /// distance, or of the others.
    pub fn conclude_from_facts(&self, facts: &[Fact], distance: bool) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for active in &self.active {
            if let Check::Document {
                conclude,
                by_distance,
                ..
            } = active.rule.check
                && by_distance == distance
            {
                conclude(
                    &self.settings,
                    facts,
                    &mut Sink::new(active.rule, active.severity, &mut diagnostics),
                );
            }
        }
        diagnostics
    }

    fn reads_dates(&self) -> bool {
        !self.on_dates.is_empty()
    }

    /// The findings about dates, at most one for each.
    pub fn judge_dates(&self, dates: &[Resolved<'_>]) -> Vec<Diagnostic> {
        let mut diagnostics = Vec::new();
        for date in dates {
            self.judge_date(date, &mut diagnostics);
        }
        diagnostics
    }

    /// Lets the rules look at one date until one of them has something to say.
    fn judge_date(&self, date: &Resolved<'_>, diagnostics: &mut Vec<Diagnostic>) {
        for &index in &self.on_dates {
            let active = &self.active[index];
            if let Check::Date(check) = active.rule.check
                && check(
                    date,
                    &mut Sink::new(active.rule, active.severity, diagnostics),
                )
            {
                return;
            }
        }
    }

    fn lint_paragraph(&self, paragraph: &Paragraph<'_>, offset: usize, report: &mut BlockReport) {
        let context = Context::new(paragraph, &self.settings);
        let first = report.diagnostics.len();
        let first_fact = report.facts.len();
        for &index in &self.on_paragraphs {
            let active = &self.active[index];
            if let Check::Paragraph { on, check } = active.rule.check
                && paragraph.traits.intersects(on)
            {
                check(
                    &context,
                    &mut Sink::new(active.rule, active.severity, &mut report.diagnostics),
                );
            }
        }
        if paragraph.traits.intersects(self.token_traits) {
            self.lint_tokens(&context, report);
        }
        if self.reads_dates()
            && let Some(dates) = recognise(paragraph)
        {
            report.facts.push(Fact {
                span: 0..paragraph.text.len(),
                kind: FactKind::Dates(Arc::new(dates)),
            });
        }
        if report.diagnostics.len() > first {
            drop_findings_in_markup(paragraph, &mut report.diagnostics, first);
            if !self.settings.words.is_empty() {
                self.drop_findings_on_house_words(paragraph, &mut report.diagnostics, first);
            }
        }
        for found in &mut report.diagnostics[first..] {
            found.shift(offset);
        }
        for fact in &mut report.facts[first_fact..] {
            fact.shift(offset);
        }
    }

    /// A word that the house lists is right as it is: no rule on how words are spelled speaks of it.
    fn drop_findings_on_house_words(
        &self,
        paragraph: &Paragraph<'_>,
        diagnostics: &mut Vec<Diagnostic>,
        first: usize,
    ) {
        let on_words = |found: &Diagnostic| {
            matches!(
                found.rule.family,
                Family::Zwnj | Family::Joins | Family::Orthography
            ) && found.rule.id != "preferred-term"
        };
        let mut index = 0;
        diagnostics.retain(|found| {
            let own = index >= first;
            index += 1;
            !(own
                && on_words(found)
                && is_listed(&self.settings, &paragraph.text[found.span.clone()]))
        });
    }

    fn lint_tokens(&self, context: &Context<'_>, report: &mut BlockReport) {
        for (index, token) in context.paragraph.tokens.iter().enumerate() {
            let woken = token.traits & self.token_traits;
            // Bit by bit, not by the names that the iterator of `bitflags` looks up: this runs for every token.
            let mut rest = woken.bits();
            while rest != 0 {
                let bit = rest.trailing_zeros() as usize;
                let single = Traits::from_bits_retain(1 << bit);
                rest &= rest - 1;
                for &at in &self.by_trait[bit] {
                    if self.woken_earlier(at, woken, single) {
                        continue;
                    }
                    let active = &self.active[at];
                    match active.rule.check {
                        Check::Token { check, .. } => {
                            check(
                                context,
                                index,
                                &mut Sink::new(
                                    active.rule,
                                    active.severity,
                                    &mut report.diagnostics,
                                ),
                            );
                        }
                        Check::Document { observe, .. } => {
                            observe(context, index, &mut report.facts)
                        }
                        Check::Paragraph { .. } | Check::Date(_) => {}
                    }
                }
            }
        }
    }

    /// Whether a rule that waits for several traits was already called for one of this token's before `single`.
    fn woken_earlier(&self, at: usize, woken: Traits, single: Traits) -> bool {
        let (Check::Token { on, .. } | Check::Document { on, .. } | Check::Paragraph { on, .. }) =
            self.active[at].rule.check
        else {
            return false;
        };
        let earlier = Traits::from_bits_truncate(single.bits() - 1);
        (on & woken).intersects(earlier)
    }
}

/// A finding whose repair would touch markup is no finding: rules see the words round it, not what it means.
fn drop_findings_in_markup(
    paragraph: &Paragraph<'_>,
    diagnostics: &mut Vec<Diagnostic>,
    first: usize,
) {
    let touches = |span: &std::ops::Range<usize>| {
        let from = paragraph
            .tokens
            .partition_point(|token| (token.end as usize) <= span.start);
        paragraph.tokens[from..]
            .iter()
            .take_while(|token| (token.start as usize) < span.end)
            .any(|token| token.kind == TokenKind::Opaque)
    };
    let mut index = 0;
    diagnostics.retain(|found| {
        let own = index >= first;
        index += 1;
        !own || !found
            .fixes
            .iter()
            .flat_map(|fix| &fix.edits)
            .any(|edit| touches(&edit.span))
    });
}

/// By what findings are sorted.
pub fn place(found: &Diagnostic) -> (usize, usize) {
    (found.span.start, found.span.end)
}

/// Sorts findings by place; at one place the order of the rules stays.
pub fn sort(diagnostics: &mut [Diagnostic]) {
    diagnostics.sort_by_key(place);
}
