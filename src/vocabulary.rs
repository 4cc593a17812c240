//! What is known of each word, remembered: text repeats its words, and most of them need no second look.

mod memo;

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;
use smallvec::SmallVec;

use crate::dates::vocabulary::{is_cue, is_plain, meaning};
use crate::letters;
use crate::lexicon::{BORDERS, Flags, LEXICON, Letter, SHORTCUTS, Shortcut, Spelling};
use crate::morphology::suffixes::{SuffixKind, endings};
use crate::segmentation::{Verdict, segment_spelling};
use crate::spacing::letter_names::is_spelled_out;
use crate::spacing::son_of::ends_in_son;
use crate::spacing::{LONGEST_LINK, Window, is_link, judge};
use crate::spellings;
use crate::tokens::{Token, TokenKind, Traits};
use memo::{Memo, WordHash};

bitflags::bitflags! {
    /// What a word may be to its neighbours and in itself; eight bits, so that thousands of words are remembered in little room.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
    pub struct Role: u8 {
        /// It is better read otherwise.
        const MISREAD = 1 << 0;
        /// It may belong to whatever word stands before it: a suffix, or a second part that hardly stands alone.
        const LEANS_BACK = 1 << 1;
        /// Whatever word stands after it may belong to it: می, بی.
        const LEANS_FORWARD = 1 << 2;
        /// The first piece of some compound.
        const OPENS = 1 << 3;
        /// The last piece of some compound, or a solid word's second half.
        const CLOSES = 1 << 4;
        /// A curated list says something about it.
        const LISTED = 1 << 5;
        /// A month or a weekday.
        const DATE_CUE = 1 << 6;
        /// A word that dates are made of, or that stands beside them.
        const DATE_WORD = 1 << 7;
    }
}

/// The traits that roles give to a token, at the place of their bits. A branch for each of them costs more than a
/// look-up: no processor foresees which words come next.
static TRAITS: [Traits; 1 << 8] = {
    let mut traits = [Traits::empty(); 1 << 8];
    let mut bits = 0;
    while bits < traits.len() {
        let roles = Role::from_bits_retain(bits as u8);
        let mut pairs: &[(Role, Traits)] = &[
            (Role::MISREAD, Traits::MISREAD),
            (Role::LISTED, Traits::LISTED),
            (Role::DATE_CUE, Traits::DATE_CUE),
            (Role::DATE_WORD, Traits::DATE_WORD),
        ];
        while let [(role, its), rest @ ..] = pairs {
            if roles.contains(*role) {
                traits[bits] = traits[bits].union(*its);
            }
            pairs = rest;
        }
        bits += 1;
    }
    traits
};

thread_local! {
    /// The roles of words.
    static ROLES: RefCell<Memo> = RefCell::new(Memo::new());
    /// Whether two neighbours may be one word.
    static PAIRS: RefCell<Memo> = RefCell::new(Memo::new());
    static VERDICTS: RefCell<FxHashMap<Box<str>, Rc<Verdict>>> = RefCell::default();
}

/// Verdicts kept; only words that are misread have theirs looked up again.
const MOST_VERDICTS: usize = 1 << 14;

/// Gives the words among the tokens of `text` the traits that depend on what the words are.
pub fn mark(text: &str, tokens: &mut [Token]) {
    ROLES.with_borrow_mut(|roles| {
        PAIRS.with_borrow_mut(|pairs| mark_with(text, tokens, roles, pairs));
    });
}

/// Gives the words among the tokens of `text` the traits that dates need, and no others: nothing is looked up in the
/// lexicon, nothing remembered.
pub fn mark_words_of_dates(text: &str, tokens: &mut [Token]) {
    for token in tokens {
        if token.kind == TokenKind::Word {
            let role = role_in_dates(&text[token.span()], is_plain(token));
            token.traits |= TRAITS[usize::from(role.bits())];
        }
    }
}

/// A word that neighbours may belong to.
#[derive(Clone, Copy)]
struct Seen {
    /// Which token it is.
    index: usize,
    hash: WordHash,
    role: Role,
}

fn mark_with(text: &str, tokens: &mut [Token], roles: &mut Memo, pairs: &mut Memo) {
    // The last word.
    let mut before: Option<Seen> = None;
    // The one before that, as long as a word that may link them stands between.
    let mut linked: Option<Seen> = None;
    for index in 0..tokens.len() {
        let token = tokens[index];
        if !matches!(token.kind, TokenKind::Word | TokenKind::Latin) {
            continue;
        }
        let hash = WordHash::of(text.as_bytes(), token.span());
        let role = match token.kind {
            TokenKind::Word => role_of(text, &token, hash, roles),
            // «API ها»
            _ => Role::empty(),
        };
        let this = Seen { index, hash, role };
        let mut link = None;
        let mut traits = TRAITS[usize::from(role.bits())];
        if let Some(before) = before
            && are_neighbours(tokens, before.index, index)
        {
            if before.hash == hash {
                traits |= Traits::REPEATED;
            }
            if belong_together(before.role, role) && are_one(text, tokens, &[before, this], pairs) {
                traits |= Traits::PARTED;
            }
            if let Some(first) = linked
                && role.contains(Role::CLOSES)
                && are_one(text, tokens, &[first, before, this], pairs)
            {
                traits |= Traits::PARTED;
            }
            // One branch for both: each by itself is taken now and then.
            if before.role.contains(Role::OPENS) & (token.span().len() <= LONGEST_LINK)
                && is_link(&text[token.span()])
            {
                link = Some(before);
            }
        }
        if token.kind == TokenKind::Word {
            tokens[index].traits |= traits;
        }
        linked = link;
        before = Some(this);
    }
}

#[inline]
fn role_of(text: &str, word: &Token, hash: WordHash, roles: &mut Memo) -> Role {
    Role::from_bits_retain(match roles.get(hash) {
        Some(known) => known,
        None => roles.keep(hash, role(&text[word.span()]).bits()),
    })
}

/// Whether words in a row may be one.
fn are_one(text: &str, tokens: &[Token], seen: &[Seen], pairs: &mut Memo) -> bool {
    let hashes = seen.iter().map(|seen| seen.hash);
    let Some(hash) = hashes.reduce(WordHash::followed_by) else {
        return false;
    };
    let known = pairs.get(hash).unwrap_or_else(|| {
        let words: SmallVec<[&str; 3]> = seen
            .iter()
            .map(|seen| &text[tokens[seen.index].span()])
            .collect();
        let is_compound = || match (seen, &words[..]) {
            ([before, this], [first, second]) if !lean(before.role, this.role) => {
                may_be_compound(first, second)
            }
            _ => true,
        };
        let found = is_compound() && may_be_one(&words);
        pairs.keep(hash, found.into())
    });
    known != 0
}

/// Whether two words of which none [leans](lean) on the other may be a compound: one of the lexicon, or a new one whose
/// second part lost its ه to an ending.
fn may_be_compound(first: &str, second: &str) -> bool {
    let (Some(first), Some(second)) = (Spelling::of(first), Spelling::of(second)) else {
        return true;
    };
    BORDERS.may_part(first.letters(), second.letters())
        || endings(second.letters()).any(|(_, suffix)| suffix.kind == SuffixKind::InPlaceOfHe)
}

/// Whether nothing but one space stands between two tokens.
fn are_neighbours(tokens: &[Token], first: usize, second: usize) -> bool {
    let between = tokens[first + 1];
    first + 2 == second && between.kind == TokenKind::Space && between.end - between.start == 1
}

/// Whether neighbours are one word in any context; what stands round them can only raise doubts.
fn may_be_one(words: &[&str]) -> bool {
    judge(&Window {
        before: None,
        words,
        after: None,
    })
    .is_some()
}

/// Whether two neighbours are worth a closer look. One number instead of several branches: no processor foresees which
/// words come next.
fn belong_together(before: Role, role: Role) -> bool {
    lean(before, role) | before.contains(Role::OPENS) & role.contains(Role::CLOSES)
}

/// Whether one of two neighbours may belong to the other whatever that is.
fn lean(before: Role, role: Role) -> bool {
    !(role & Role::LEANS_BACK | before & Role::LEANS_FORWARD).is_empty()
}

/// How a token is to be read; see [`crate::segmentation`].
pub fn verdict(word: &str) -> Rc<Verdict> {
    VERDICTS.with_borrow_mut(|verdicts| {
        if let Some(known) = verdicts.get(word) {
            return Rc::clone(known);
        }
        if verdicts.len() >= MOST_VERDICTS {
            verdicts.clear();
        }
        let verdict = Rc::new(crate::segmentation::segment(word));
        verdicts.insert(word.into(), Rc::clone(&verdict));
        verdict
    })
}

/// `plain` says that the word holds letters only.
fn role_in_dates(word: &str, plain: bool) -> Role {
    match meaning(word, plain) {
        Some(meaning) if is_cue(meaning) => Role::DATE_WORD | Role::DATE_CUE,
        Some(_) => Role::DATE_WORD,
        None => Role::empty(),
    }
}

#[inline(never)]
fn role(word: &str) -> Role {
    let Some(spelling) = Spelling::of(word) else {
        return role_in_dates(word, false);
    };
    if spelling.is_plain(word)
        && !spelling.is_folded()
        && let Some((slot, entry)) = LEXICON.find(spelling.letters())
    {
        let opens = if entry.solid.flags.any(Flags::OPENS) {
            Role::OPENS
        } else {
            Role::empty()
        };
        match SHORTCUTS.get(slot) {
            Shortcut::Quiet => return opens,
            Shortcut::Closes => return opens | Role::CLOSES,
            Shortcut::Unknown => {}
        }
    }
    analysed_role(word, &spelling)
}

/// What the analysis of a word spares the next time, if the lexicon has it without half-spaces; see [`SHORTCUTS`].
pub fn shortcut(word: &str) -> Shortcut {
    let Some(spelling) = Spelling::of(word) else {
        return Shortcut::Unknown;
    };
    match analysed_role(word, &spelling).difference(Role::OPENS) {
        Role::CLOSES => Shortcut::Closes,
        role if role.is_empty() => Shortcut::Quiet,
        _ => Shortcut::Unknown,
    }
}

fn analysed_role(word: &str, spelling: &Spelling) -> Role {
    let mut role = role_in_dates(word, spelling.is_plain(word));
    if spellings::is_listed(word) {
        role |= Role::LISTED;
    }
    if !matches!(
        segment_spelling(spelling),
        Verdict::Known | Verdict::Unknown
    ) {
        role |= Role::MISREAD;
    }
    let letters = spelling.letters();
    if is_suffix(letters) {
        role |= Role::LEANS_BACK;
    }
    if letters.ends_with(letters!("می")) && letters.len() < 6 {
        role |= Role::LEANS_FORWARD;
    }
    let piece = piece_flags(letters);
    let joins = piece.any(Flags::BOUND | Flags::USUALLY_ONE_WORD);
    if joins && piece.any(Flags::SECOND_PART) {
        role |= Role::LEANS_BACK;
    }
    if joins && piece.any(Flags::FIRST_PART) || ends_in_son(spelling) || is_spelled_out(spelling) {
        role |= Role::LEANS_FORWARD;
    }
    if piece.any(Flags::OPENS) {
        role |= Role::OPENS;
    }
    if piece.any(Flags::CLOSES) {
        role |= Role::CLOSES;
    }
    role
}

fn is_suffix(letters: &[Letter]) -> bool {
    endings(letters).any(|(rest, suffix)| {
        rest.is_empty()
            && matches!(
                suffix.kind,
                SuffixKind::Plural | SuffixKind::Comparative | SuffixKind::CliticApart
            )
    })
}

/// The flags of a word as a piece of compounds, also of an inflected one: گذاری‌ها, وزیرش.
fn piece_flags(letters: &[Letter]) -> Flags {
    let flags = |letters: &[Letter]| {
        LEXICON
            .get(letters)
            .map_or(Flags::default(), |entry| entry.solid.flags)
    };
    let own = flags(letters);
    endings(letters)
        .map(|(stem, _)| stem)
        .fold(own, |all, stem| {
            all | flags(stem)
                .only(Flags::CLOSES | Flags::BOUND | Flags::USUALLY_ONE_WORD | Flags::SECOND_PART)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tokens::tokenize;

    fn marked(text: &str, traits: Traits) -> Vec<&str> {
        let mut tokens = tokenize(text, &[]);
        mark(text, &mut tokens);
        tokens
            .iter()
            .filter(|token| token.traits.intersects(traits))
            .map(|token| &text[token.span()])
            .collect()
    }

    #[test]
    fn right_words_wake_no_rule() {
        assert!(marked("در این میان دکتر از میدان بزرگ شهر گذشت", Traits::MISREAD).is_empty());
    }

    #[test]
    fn misread_and_parted_words_are_marked() {
        assert_eq!(marked("او نمیکند", Traits::MISREAD), ["نمیکند"]);
        assert_eq!(marked("کتاب ها را می برد", Traits::PARTED), ["ها", "برد"]);
        assert!(
            marked("کتاب  ها", Traits::PARTED).is_empty(),
            "two spaces are another rule's concern"
        );
    }
}
