//! Reads a token that is no word as two words run together.

use super::one_word::Readings;
use super::reading::{Boundary, Confidence, Gap, Kind, Reading};
use crate::lexicon::letters::joins_next;
use crate::lexicon::{Flags, LEXICON, Letter, Spelling};
use crate::morphology::Parse;

/// The best split into two words, if one is good enough.
pub fn read(spelling: &Spelling) -> Option<Reading> {
    let count = spelling.letters().len();
    let mut best: Option<(i32, Reading)> = None;
    for at in 2..count - 1 {
        if let Some((score, reading)) = split(spelling, at) {
            if best.as_ref().is_none_or(|(other, _)| score > *other) {
                best = Some((score, reading));
            }
        }
    }
    best.map(|(_, reading)| reading)
}

fn split(spelling: &Spelling, at: usize) -> Option<(i32, Reading)> {
    let letters = spelling.letters();
    if spelling.half_spaces() & (1 << at) != 0 {
        return None;
    }
    let left = left_word(&letters[..at])?;
    let right_spelling = spelling.slice(at, letters.len());
    let right = right_word(&right_spelling, &left)?;
    let visible = joins_next(letters[at - 1]);
    let score = left.score + right.score + if visible { 0 } else { 3 };
    let needed = if left.flags.any(Flags::FINITE) { 30 } else { 46 };
    if score < needed {
        return None;
    }
    let mut boundaries = missing(&spelling.slice(0, at), &left);
    boundaries.push(Boundary { offset: spelling.start_of(at), gap: Gap::WordBreak, kind: Kind::WordJoin });
    boundaries.extend(missing(&right_spelling, &right));
    Some((score, Reading { boundaries, confidence: Confidence::Likely }))
}

fn missing(spelling: &Spelling, parse: &Parse) -> Vec<Boundary> {
    Reading::of_parse(spelling, parse, Confidence::Likely).boundaries
}

fn left_word(letters: &[Letter]) -> Option<Parse> {
    let listed = LEXICON.get(letters).filter(|entry| entry.solid.exists());
    if let Some(entry) = listed {
        return Some(Parse::of_solid(entry.solid));
    }
    if letters.len() < 4 {
        return None;
    }
    let mut best: Option<Parse> = None;
    crate::morphology::verbs::parses(letters, &mut |parse| {
        if best.as_ref().is_none_or(|other| parse.score > other.score) {
            best = Some(*parse);
        }
    });
    best
}

fn right_word(spelling: &Spelling, left: &Parse) -> Option<Parse> {
    let readings = Readings::of(spelling);
    if let Some(parse) = readings.as_written.or(readings.better) {
        return Some(parse);
    }
    // A headline is often followed by a name that no list has.
    let count = spelling.letters().len() as i32;
    (left.flags.any(Flags::FINITE) && count >= 4)
        .then(|| Parse::of_unknown(8 - 2 * count, spelling.half_spaces()))
}
