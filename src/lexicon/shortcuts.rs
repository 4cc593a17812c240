//! What is worked out beforehand about the words of the lexicon, so that most words of a text need no analysis: two bits
//! for each slot of the [table](super::table).
//!
//! It is made by `tests/lexicon_shortcuts.rs` out of the lexicon and of the analysis itself, and only ever spares the
//! latter.

/// What is known of a word as the lexicon has it, without half-spaces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shortcut {
    /// Nothing: it must be analysed.
    Unknown = 0,
    /// It is right as it stands, no list and no date has it, and it belongs to none of its neighbours but perhaps as the
    /// first piece of a compound, as its flags tell.
    Quiet = 1,
    /// As [`Self::Quiet`], but it may be the last piece of a compound, too.
    Closes = 2,
}

/// Slots that one byte tells of.
const SLOTS_PER_BYTE: usize = 4;

/// The shortcuts of a table, by the numbers of its slots.
#[derive(Clone, Copy, Debug)]
pub struct Shortcuts(&'static [u8]);

impl Shortcuts {
    /// Shortcuts as [`Self::written`] wrote them.
    pub const fn over(bytes: &'static [u8]) -> Self {
        Self(bytes)
    }

    /// What is known of the word in a slot.
    pub fn get(&self, slot: usize) -> Shortcut {
        let byte = self.0.get(slot / SLOTS_PER_BYTE).copied().unwrap_or(0);
        match byte >> (2 * (slot % SLOTS_PER_BYTE)) & 3 {
            1 => Shortcut::Quiet,
            2 => Shortcut::Closes,
            _ => Shortcut::Unknown,
        }
    }

    /// The bytes for some slots, each with what is known of its word.
    pub fn written(known: impl Iterator<Item = (usize, Shortcut)>) -> Vec<u8> {
        let mut bytes = Vec::new();
        for (slot, shortcut) in known {
            let at = slot / SLOTS_PER_BYTE;
            bytes.resize(bytes.len().max(at + 1), 0);
            bytes[at] |= (shortcut as u8) << (2 * (slot % SLOTS_PER_BYTE));
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let known = [
            (0, Shortcut::Closes),
            (3, Shortcut::Quiet),
            (9, Shortcut::Closes),
        ];
        let shortcuts = Shortcuts::over(Shortcuts::written(known.into_iter()).leak());
        for slot in 0..20 {
            let expected = known.iter().find(|(known, _)| *known == slot);
            let expected = expected.map_or(Shortcut::Unknown, |(_, shortcut)| *shortcut);
            assert_eq!(shortcuts.get(slot), expected, "slot {slot}");
        }
    }
}
