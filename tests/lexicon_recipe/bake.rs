//! Turns the readable word list into the table the program searches (`src/lexicon/table.rs` describes it).

use std::collections::BTreeMap;

use pirast::lexicon::table::{HAS_HALF_SPACE_FORM, KeyHash, MAGIC, slot};
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
    // At most 70 % full, so that a search looks at one or two slots.
    let bits = (entries.len() * 10 / 7)
        .next_power_of_two()
        .trailing_zeros();
    let mut slots = vec![0u32; 1 << bits];
    let mut blob = Vec::new();
    for (key, entry) in entries {
        let hash = KeyHash::of(key);
        let mut place = hash.slot(bits);
        while slots[place] != 0 {
            place = (place + 1) & (slots.len() - 1);
        }
        slots[place] = slot(hash, blob.len()).expect("the table is a few megabytes");
        let length = u8::try_from(key.len()).expect("words are short");
        let spaced = entry.half_spaces != 0;
        blob.push(if spaced {
            length | HAS_HALF_SPACE_FORM
        } else {
            length
        });
        blob.extend_from_slice(key);
        push_form(&mut blob, entry.solid);
        if spaced {
            push_form(&mut blob, entry.spaced);
            blob.extend_from_slice(&entry.half_spaces.to_le_bytes()[..5]);
        }
    }
    let mut bytes = MAGIC.to_vec();
    bytes.extend([u8::try_from(bits).expect("few slots"), 0, 0, 0]);
    bytes.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    bytes.extend(blob);
    bytes
}

fn push_form(blob: &mut Vec<u8>, form: Form) {
    blob.push(form.class);
    blob.extend_from_slice(&form.flags.0.to_le_bytes()[..3]);
}
