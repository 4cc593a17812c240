//! What the directives of a document mean for one of its blocks. As long as that stays, so do the findings that they let
//! through there.

use std::ops::Range;
use std::sync::Arc;

use super::{Action, Directive, are_for};
use crate::rule::Rule;

/// The directives that reach into a block; all bytes are counted from its start.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Cover {
    effects: Vec<Effect>,
    /// The bytes of the directives' own comments.
    comments: Vec<Range<usize>>,
}

/// What one directive does within a block.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Effect {
    names: Arc<[String]>,
    reach: Reach,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Reach {
    Within(Range<usize>),
    OffFrom(usize),
    OnFrom(usize),
}

impl Cover {
    /// Whether a byte belongs to a directive itself.
    pub(super) fn is_comment(&self, at: usize) -> bool {
        self.comments.iter().any(|comment| comment.contains(&at))
    }

    /// The place in the cover of the directive that suppresses a finding of a rule at a byte.
    pub(super) fn suppressing(&self, rule: &Rule, at: usize) -> Option<usize> {
        let mut open = None;
        for (index, effect) in self.effects.iter().enumerate() {
            match &effect.reach {
                Reach::Within(span) if !span.contains(&at) => continue,
                Reach::OffFrom(from) | Reach::OnFrom(from) if *from > at => continue,
                _ if !are_for(&effect.names, rule) => continue,
                Reach::Within(_) => return Some(index),
                Reach::OffFrom(_) => open = open.or(Some(index)),
                Reach::OnFrom(_) => open = None,
            }
        }
        open
    }
}

/// Goes over a document from its start to its end and tells which directives reach into each block.
#[derive(Debug)]
pub(super) struct Sweep<'s> {
    directives: &'s [Directive],
    /// Those that are for certain bytes, by where these begin.
    spans: Vec<(Range<usize>, usize)>,
    next_span: usize,
    /// Those of which some bytes may still come.
    begun: Vec<usize>,
    /// The first directive that begins in the block or behind it.
    next: usize,
    /// What is left of the switches before the block.
    switches: Vec<usize>,
    /// The directives of the cover.
    pub(super) here: Vec<usize>,
    pub(super) cover: Cover,
}

impl<'s> Sweep<'s> {
    /// At the start of a document whose directives are sorted by place.
    pub(super) fn new(directives: &'s [Directive]) -> Self {
        let mut spans: Vec<(Range<usize>, usize)> = (0..directives.len())
            .filter_map(|index| Some((span_of(&directives[index])?, index)))
            .collect();
        spans.sort_by_key(|(span, _)| span.start);
        Self {
            directives,
            spans,
            next_span: 0,
            begun: Vec::new(),
            next: 0,
            switches: Vec::new(),
            here: Vec::new(),
            cover: Cover::default(),
        }
    }

    /// Goes on to a block that does not begin before the last one.
    pub(super) fn enter(&mut self, block: &Range<usize>) {
        let directives = self.directives;
        self.here.clear();
        self.cover.effects.clear();
        self.cover.comments.clear();
        if directives.is_empty() {
            return;
        }
        while directives
            .get(self.next)
            .is_some_and(|directive| directive.comment.start < block.start)
        {
            self.switch(self.next);
            self.next += 1;
        }
        let within = directives[self.next..]
            .iter()
            .take_while(|directive| directive.comment.start <= block.end)
            .count();
        let within = self.next..self.next + within;
        while let Some((span, index)) = self.spans.get(self.next_span)
            && span.start <= block.end
        {
            self.begun.push(*index);
            self.next_span += 1;
        }
        self.begun.retain(|&index| {
            span_of(&directives[index]).is_some_and(|span| span.end > block.start)
        });
        self.here.extend(&self.switches);
        self.here.extend(&self.begun);
        self.here.extend(
            within
                .clone()
                .filter(|&index| is_switch(&directives[index])),
        );
        self.here.sort_unstable();
        for &index in &self.here {
            self.cover.effects.push(effect(&directives[index], block));
        }
        // One that began before the block may reach into it.
        for directive in &directives[within.start.saturating_sub(1)..within.end] {
            let comment = clipped(&directive.comment, block);
            if !comment.is_empty() {
                self.cover.comments.push(comment);
            }
        }
    }

    /// Keeps in mind what a directive before the block switches, if it makes a difference.
    fn switch(&mut self, index: usize) {
        let directives = self.directives;
        let names = &directives[index].names;
        match directives[index].action {
            Action::On if names.is_empty() => self.switches.clear(),
            Action::On => {
                self.switches.retain(|&open| {
                    let open = &directives[open].names;
                    open.is_empty() || open.iter().any(|name| !names.contains(name))
                });
                if !self.switches.is_empty() {
                    self.switches.push(index);
                }
            }
            Action::Off => {
                let since_on = self
                    .switches
                    .iter()
                    .rev()
                    .take_while(|&&open| directives[open].action == Action::Off);
                let is_off_already = since_on
                    .into_iter()
                    .any(|&open| directives[open].names == *names);
                if !is_off_already {
                    self.switches.push(index);
                }
            }
            Action::Span(_) | Action::File | Action::Unknown(_) => {}
        }
    }
}

fn is_switch(directive: &Directive) -> bool {
    matches!(directive.action, Action::Off | Action::On)
}

fn span_of(directive: &Directive) -> Option<Range<usize>> {
    match &directive.action {
        Action::Span(span) => Some(span.clone()),
        Action::File => Some(0..usize::MAX),
        Action::Off | Action::On | Action::Unknown(_) => None,
    }
}

/// The bytes of a span in a block and at its end, counted from its start.
fn clipped(span: &Range<usize>, block: &Range<usize>) -> Range<usize> {
    let end = span.end.min(block.end + 1);
    span.start.saturating_sub(block.start)..end.saturating_sub(block.start)
}

fn effect(directive: &Directive, block: &Range<usize>) -> Effect {
    let from = directive.comment.start.saturating_sub(block.start);
    let reach = match span_of(directive) {
        Some(span) => Reach::Within(clipped(&span, block)),
        None if directive.action == Action::On => Reach::OnFrom(from),
        None => Reach::OffFrom(from),
    };
    Effect {
        names: Arc::clone(&directive.names),
        reach,
    }
}
