//! Arabic names of father and son («عدی‌بن‌حاتم») and phrases with the article («مجمل‌التواریخ»), made of words of the
//! lexicon.

use super::compounds::COINED_COST;
use super::parse::{Juncture, Parse};
use crate::letters;
use crate::lexicon::letters::{joins_next, letter};
use crate::lexicon::{Flags, Form, LEXICON, Letter};

/// Class 5 is six occurrences in the Persian Wikipedia.
const RAREST_PART: u8 = 5;

const ALEF: Letter = letter('ا');
const BE: Letter = letter('ب');
const NUN: Letter = letter('ن');

/// «بن» and «ابن» stand between half-spaces, the article belongs to the word behind it.
struct Link {
    letters: &'static [Letter],
    stands_apart: bool,
    /// The fewest letters behind it.
    shortest_last: usize,
}

const LINKS: [Link; 3] = [
    Link {
        letters: letters!("بن"),
        stands_apart: true,
        shortest_last: 3,
    },
    Link {
        letters: letters!("ابن"),
        stands_apart: true,
        shortest_last: 3,
    },
    Link {
        letters: letters!("ال"),
        stands_apart: false,
        shortest_last: 4,
    },
];

/// Calls `consider` with every reading of the letters as such a name or phrase.
pub fn parses(letters: &[Letter], consider: &mut impl FnMut(&Parse)) {
    for at in 2..letters.len().saturating_sub(4) {
        let (first, rest) = letters.split_at(at);
        if !matches!(rest, [ALEF, ..] | [BE, NUN, ..]) {
            continue;
        }
        for link in &LINKS {
            if let Some(last) = rest.strip_prefix(link.letters)
                && last.len() >= link.shortest_last
            {
                consider_linked(letters, first, link, last, consider);
            }
        }
    }
}

fn consider_linked(
    letters: &[Letter],
    first: &[Letter],
    link: &Link,
    last: &[Letter],
    consider: &mut impl FnMut(&Parse),
) {
    let (Some(left), Some(right)) = (part(first), part(last)) else {
        return;
    };
    let behind = first.len() + link.letters.len();
    // «چنگالقرمز» is no «چنگ» with an article.
    if !link.stands_apart && part(&letters[..behind]).is_some() {
        return;
    }
    let score = i32::from(left.class.min(right.class)) - COINED_COST;
    let joins = first.last().is_some_and(|&letter| joins_next(letter));
    let mut parse = Parse::of_compound(first.len(), joins, Juncture::Compound, score, Flags::NOUN);
    if link.stands_apart {
        parse.cut(behind, Juncture::Compound);
    }
    parse.telling = true;
    consider(&parse);
}

fn part(letters: &[Letter]) -> Option<Form> {
    LEXICON
        .get(letters)
        .map(|entry| entry.solid)
        .filter(|form| form.class >= RAREST_PART)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Spelling;

    fn half_spaces(word: &str) -> Vec<u64> {
        let mut found = Vec::new();
        if let Some(spelling) = Spelling::of(word) {
            parses(spelling.letters(), &mut |parse| {
                found.push(parse.half_spaces);
            });
        }
        found
    }

    #[test]
    fn father_and_son_stand_apart() {
        assert_eq!(half_spaces("حسنبنیوسف"), [1 << 3 | 1 << 5]);
        assert!(half_spaces("علیابنعیسی").contains(&(1 << 3 | 1 << 6)));
    }

    #[test]
    fn the_article_stays_with_its_noun() {
        assert_eq!(half_spaces("شمسالملوک"), [1 << 3]);
        assert!(half_spaces("چنگالقرمز").is_empty(), "«چنگال» is a word");
    }
}
