//! Turns the readable word list into the table the program searches (`src/lexicon/table.rs` describes it).

use std::collections::BTreeMap;

use pirast::lexicon::table::{
    HAS_HALF_SPACE_FORM, HAS_NO_SOLID_FORM, KeyHash, LAST_HALF_SPACE, MAGIC, slot,
};
use pirast::lexicon::{Entry, Flags, Form, Letter};

use crate::word::Word;

/// Reads lines of `spelling TAB class TAB flags` and lays out the table.
pub fn bake(word_list: &str) -> Vec<u8> {
    let mut entries: BTreeMap<Vec<Letter>, Entry> = BTreeMap::new();
    for line in word_list.lines().filter(|line| !line.starts_with('#')) {
        let (word, form) =
            parse(line).unwrap_or_else(|| panic!("not a line of the word list: {line:?}"));
        let entry = entries.entry(word.key).or_default();
        if word.half_spaces == 0 {
            entry.solid = form;
        } else {
            entry.spaced = form;
            entry.half_spaces = word.half_spaces;
        }
    }
    layout(&entries)
}

fn parse(line: &str) -> Option<(Word, Form)> {
    let mut fields = line.split('\t');
    let word = Word::of(fields.next()?)?;
    let class = fields.next()?.parse().ok()?;
    let flags = Flags::parse(fields.next()?)?;
    Some((word, Form { class, flags }))
}

fn layout(entries: &BTreeMap<Vec<Letter>, Entry>) -> Vec<u8> {
    // Five slots for three entries, so that a search looks at one to three slots.
    let count = u32::try_from(entries.len() * 5 / 3).expect("the table is a few megabytes");
    let mut slots = vec![0u32; count as usize];
    let mut blob = Vec::new();
    for (key, entry) in entries {
        let hash = KeyHash::of(key);
        let mut place = hash.slot(count);
        while slots[place] != 0 {
            place = (place + 1) % slots.len();
        }
        slots[place] = slot(hash, blob.len()).expect("the table is a few megabytes");
        let length = u8::try_from(key.len()).expect("words are short");
        let is_spaced = entry.half_spaces != 0;
        let is_solid = entry.solid != Form::default();
        let mut head = length;
        if is_spaced {
            head |= HAS_HALF_SPACE_FORM;
        }
        if !is_solid {
            head |= HAS_NO_SOLID_FORM;
        }
        blob.push(head);
        blob.extend_from_slice(key);
        if is_solid {
            push_form(&mut blob, entry.solid);
        }
        if is_spaced {
            push_form(&mut blob, entry.spaced);
            push_half_spaces(&mut blob, entry.half_spaces);
        }
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend(count.to_le_bytes());
    bytes.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    bytes.extend(blob);
    bytes
}

fn push_form(blob: &mut Vec<u8>, form: Form) {
    blob.push(form.class);
    blob.extend_from_slice(&form.flags.0.to_le_bytes()[..3]);
}

fn push_half_spaces(blob: &mut Vec<u8>, half_spaces: u64) {
    let last = half_spaces.ilog2() as u8;
    let places = (0..=last).filter(|place| half_spaces & (1 << place) != 0);
    blob.extend(places.map(|place| {
        if place == last {
            place | LAST_HALF_SPACE
        } else {
            place
        }
    }));
}
