//! The binary form of the lexicon: an open-addressing hash table laid out in a byte string, searched
//! where it lies.
//!
//! ```text
//! header   "PLX4", then the number of slots (4 bytes, little endian)
//! slots    4 bytes each, little endian: offset of an entry in the blob plus one (22 bits), 0 = empty,
//!          and a tag of its key (10 bits)
//! blob     entries, each: letter count (6 bits) | 0x40 if there is no solid form | 0x80 if there is a half-space form
//!                         letters (1 byte each)
//!                         class and flags of the solid form (1 + 3 bytes), if there is one
//!                         class and flags of the other form (1 + 3 bytes), if there is one, and its half-spaces
//!                         (1 byte each: before which letter; | 0x80 for the last)
//! ```
//!
//! One entry answers for all spellings of a word that differ in half-spaces only, so «is this a word?»
//! and «which half-spaces did it lose?» are the same look-up. Most sequences of letters that morphology asks about are
//! no words; the tags answer for them without a look into the blob.

use super::flags::Flags;
use super::letters::{Letter, packed};

/// The four bytes a table begins with; the digit is the version of the layout.
pub const MAGIC: [u8; 4] = *b"PLX4";
/// Bytes before the first slot.
pub const HEADER_LENGTH: usize = 8;
/// Bits of a slot that hold the offset of its entry.
const OFFSET_BITS: u32 = 22;
/// Set in an entry's first byte when a half-space form follows.
pub const HAS_HALF_SPACE_FORM: u8 = 0x80;
/// Set in an entry's first byte when nothing is known of the solid form.
pub const HAS_NO_SOLID_FORM: u8 = 0x40;
/// The bits of an entry's first byte that count its letters.
const LETTER_COUNT: u8 = 0x3F;
/// Set in the place of the last half-space.
pub const LAST_HALF_SPACE: u8 = 0x80;

/// Bytes of a form.
const FORM_LENGTH: usize = 4;

/// A spelling's frequency class and flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form {
    /// Twice the binary logarithm of its count in the Persian Wikipedia, at least 1; 0 = not a spelling in use.
    pub class: u8,
    /// What else is known of it.
    pub flags: Flags,
}

impl Form {
    /// Whether this spelling is in use.
    pub fn exists(self) -> bool {
        self.class > 0
    }
}

/// All the lexicon has under one sequence of letters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// The word written without half-spaces.
    pub solid: Form,
    /// Its most frequent spelling with half-spaces.
    pub spaced: Form,
    /// Where that spelling has its half-spaces: bit `i` before letter `i`.
    pub half_spaces: u64,
}

/// The hash of a key.
#[derive(Clone, Copy, Debug)]
pub struct KeyHash(u64);

impl KeyHash {
    /// The hash of a key. Its letters are read eight at a time, some of them twice: morphology asks about dozens of short
    /// keys for one unknown word.
    pub fn of(letters: &[Letter]) -> Self {
        let mix = |hash: u64, letters: u64| {
            (hash.rotate_left(5) ^ letters).wrapping_mul(0x517C_C1B7_2722_0A95)
        };
        let length = letters.len() as u64;
        let hash = if let Some(&last) = letters.last_chunk::<8>() {
            let (chunks, _) = letters.as_chunks::<8>();
            let chunks = chunks.iter().chain([&last]);
            chunks.fold(length, |hash, &chunk| mix(hash, u64::from_le_bytes(chunk)))
        } else if let (Some(&[a, b, c, d]), Some(&[e, f, g, h])) =
            (letters.first_chunk::<4>(), letters.last_chunk::<4>())
        {
            mix(length, u64::from_le_bytes([a, b, c, d, e, f, g, h]))
        } else {
            mix(length, packed(letters))
        };
        Self::spread(hash)
    }

    /// The hash of this key and two letters more.
    pub fn mixed_with(self, [behind, next]: [Letter; 2]) -> Self {
        let letters = u64::from(behind) << 8 | u64::from(next);
        Self::spread((self.0 ^ letters).wrapping_mul(0x9E37_79B9_7F4A_7C15))
    }

    /// Lets the upper bits of a number count in all of it.
    fn spread(hash: u64) -> Self {
        Self((hash ^ (hash >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9))
    }

    /// The slot to look at first, among so many.
    pub fn slot(self, slots: u32) -> usize {
        (((self.0 >> 32) * u64::from(slots)) >> 32) as usize
    }

    /// What a slot says of its key.
    fn tag(self) -> u32 {
        self.0 as u32 >> OFFSET_BITS
    }
}

/// The slot of the entry that begins at this byte of the blob; `None` when the blob is too long.
pub fn slot(hash: KeyHash, offset: usize) -> Option<u32> {
    let place = u32::try_from(offset + 1).ok()?;
    (place >> OFFSET_BITS == 0).then_some(hash.tag() << OFFSET_BITS | place)
}

/// A table in memory (or in the program file).
#[derive(Clone, Copy, Debug)]
pub struct Table {
    slots: &'static [u8],
    blob: &'static [u8],
    /// How many slots.
    count: u32,
}

impl Table {
    /// A table over bytes that [`MAGIC`] begins.
    ///
    /// # Panics
    /// When they do not begin so: the table is part of the program, and a test reads it whole.
    pub const fn over(bytes: &'static [u8]) -> Self {
        assert!(
            bytes.len() > HEADER_LENGTH && bytes[0] == MAGIC[0] && bytes[3] == MAGIC[3],
            "not a lexicon table"
        );
        let count = u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]);
        let (slots, blob) = bytes.split_at(HEADER_LENGTH).1.split_at(4 * count as usize);
        Self { slots, blob, count }
    }

    /// The entry of a key.
    #[inline]
    pub fn get(&self, letters: &[Letter]) -> Option<Entry> {
        self.find(letters).map(|(_, entry)| entry)
    }

    /// The entry of a key, and the number of its slot.
    pub fn find(&self, letters: &[Letter]) -> Option<(usize, Entry)> {
        let hash = KeyHash::of(letters);
        let tag = hash.tag();
        let mut slot = hash.slot(self.count);
        loop {
            let found = self.slots.get(4 * slot..)?.first_chunk()?;
            let found = u32::from_le_bytes(*found);
            let offset = (found & ((1 << OFFSET_BITS) - 1)).checked_sub(1)?;
            if found >> OFFSET_BITS == tag {
                let entry = self.blob.get(offset as usize..)?;
                if usize::from(entry[0] & LETTER_COUNT) == letters.len()
                    && entry.get(1..=letters.len())? == letters
                {
                    return Some((slot, read(entry[0], &entry[1 + letters.len()..])));
                }
            }
            slot += 1;
            if slot == self.count as usize {
                slot = 0;
            }
        }
    }
}

fn read(head: u8, rest: &[u8]) -> Entry {
    let form = |bytes: &[u8]| Form {
        class: bytes[0],
        flags: Flags(u32::from_le_bytes([bytes[1], bytes[2], bytes[3], 0])),
    };
    let mut entry = Entry::default();
    let mut rest = rest;
    if head & HAS_NO_SOLID_FORM == 0 {
        entry.solid = form(rest);
        rest = &rest[FORM_LENGTH..];
    }
    if head & HAS_HALF_SPACE_FORM != 0 {
        entry.spaced = form(rest);
        for &place in &rest[FORM_LENGTH..] {
            entry.half_spaces |= 1 << (place & !LAST_HALF_SPACE);
            if place & LAST_HALF_SPACE != 0 {
                break;
            }
        }
    }
    entry
}
