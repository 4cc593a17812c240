//! A paragraph: the unit that rules look at.

use std::ops::Range;

use crate::script::Script;
use crate::tokens::{Token, TokenKind, Traits, tokenize, tokenize_into};
use crate::vocabulary;

/// A paragraph of prose with its tokens.
#[derive(Debug)]
pub struct Paragraph<'t> {
    /// Its text, hidden parts included. All spans count bytes from its start.
    pub text: &'t str,
    /// Its tokens; together they cover the text.
    pub tokens: Vec<Token>,
    /// The traits of all its tokens.
    pub traits: Traits,
    /// Whether a blank line may be put into it without harm to the markup round it.
    pub may_break: bool,
}

impl<'t> Paragraph<'t> {
    /// Cuts `text` into tokens. `opaque` holds the sorted, disjoint spans that markup hides.
    pub fn new(text: &'t str, opaque: &[Range<usize>], may_break: bool) -> Self {
        Self::with_tokens_in(Vec::new(), text, opaque, may_break)
    }

    /// [`Paragraph::new`] in the memory of the tokens of an earlier paragraph.
    pub fn with_tokens_in(
        tokens: Vec<Token>,
        text: &'t str,
        opaque: &[Range<usize>],
        may_break: bool,
    ) -> Self {
        Self::with_tokens(
            tokenize_into(tokens, text, opaque),
            text,
            may_break,
            vocabulary::mark,
        )
    }

    /// A paragraph of whose words no more is looked up than whether dates are made of them. Most rules need more.
    pub fn for_dates(text: &'t str, opaque: &[Range<usize>]) -> Self {
        Self::with_tokens(
            tokenize(text, opaque),
            text,
            false,
            vocabulary::mark_words_of_dates,
        )
    }

    fn with_tokens(
        mut tokens: Vec<Token>,
        text: &'t str,
        may_break: bool,
        mark: impl FnOnce(&str, &mut [Token]),
    ) -> Self {
        mark(text, &mut tokens);
        let traits = tokens
            .iter()
            .fold(Traits::empty(), |all, token| all | token.traits);
        Self {
            text,
            tokens,
            traits,
            may_break,
        }
    }

    /// The text of the token with this index.
    pub fn text_of(&self, index: usize) -> &'t str {
        &self.text[self.tokens[index].span()]
    }

    /// The token `distance` places from `index`, if there is one.
    pub fn at(&self, index: usize, distance: isize) -> Option<&Token> {
        self.tokens.get(index.checked_add_signed(distance)?)
    }

    /// The kind of the token `distance` places from `index`; a line break beyond the edges of the paragraph.
    pub fn kind_at(&self, index: usize, distance: isize) -> TokenKind {
        self.at(index, distance)
            .map_or(TokenKind::LineBreak, |token| token.kind)
    }

    /// The text of the token `distance` places from `index`; empty beyond the edges of the paragraph.
    pub fn text_at(&self, index: usize, distance: isize) -> &'t str {
        self.at(index, distance)
            .map_or("", |token| &self.text[token.span()])
    }

    /// The indices of the tokens of the sentence in which the token `index` stands. Sentences end with . ! ؟ ? … or
    /// a line break; quotation marks bound them too, so that a quotation is judged by itself.
    pub fn sentence(&self, index: usize) -> Range<usize> {
        let ends = |token: &Token| self.bounds_sentence(token);
        let start = self.tokens[..index]
            .iter()
            .rposition(ends)
            .map_or(0, |at| at + 1);
        let end = self.tokens[index..]
            .iter()
            .skip(1)
            .position(ends)
            .map_or(self.tokens.len(), |at| index + 1 + at);
        start..end
    }

    fn bounds_sentence(&self, token: &Token) -> bool {
        match token.kind {
            TokenKind::LineBreak => true,
            // A mark is one character.
            TokenKind::Mark => matches!(
                self.text[token.span()].chars().next(),
                Some('.' | '!' | '؟' | '?' | '…' | '«' | '»' | '"' | '“' | '”')
            ),
            _ => false,
        }
    }

    /// In which language the sentence round the token `index` is written.
    pub fn script(&self, index: usize) -> Script {
        // Without a letter that raises doubt, one word makes a sentence Persian, and the nearest is seldom far.
        if self.traits.intersects(Script::DOUBTFUL) {
            Script::of(self, self.sentence(index))
        } else if self.sentence_has_word(index) {
            Script::Persian
        } else {
            Script::Other
        }
    }

    fn sentence_has_word(&self, index: usize) -> bool {
        let is_word = |token: &Token| token.kind == TokenKind::Word;
        let goes_on = |token: &&Token| !self.bounds_sentence(token);
        let (before, from) = self.tokens.split_at(index);
        from.first().is_some_and(is_word)
            || before.iter().rev().take_while(goes_on).any(is_word)
            || from.iter().skip(1).take_while(goes_on).any(is_word)
    }
}
