//! A small memory of words: fixed size, one place per word, the newer word displaces the older.

/// Places. With some 50 bytes each a memory takes about 3 MB per thread that lints, touched as words come.
const PLACES: usize = 1 << 16;

#[derive(Clone, Copy)]
struct Place<V, const LONGEST: usize> {
    word: [u8; LONGEST],
    /// 0: empty.
    length: u8,
    value: V,
}

/// What was found out about the words seen lately. Words of more than `LONGEST` bytes are not remembered.
pub struct Memo<V, const LONGEST: usize> {
    places: Vec<Place<V, LONGEST>>,
}

impl<V: Copy + Default, const LONGEST: usize> Memo<V, LONGEST> {
    /// An empty memory.
    pub fn new() -> Self {
        let empty = Place {
            word: [0; LONGEST],
            length: 0,
            value: V::default(),
        };
        Self {
            places: vec![empty; PLACES],
        }
    }

    /// What is known of a word, from memory or else by `find`.
    pub fn get_or(&mut self, word: &[u8], find: impl FnOnce() -> V) -> V {
        if word.len() > LONGEST {
            return find();
        }
        let place = &mut self.places[hash(word) & (PLACES - 1)];
        if usize::from(place.length) != word.len() || place.word[..word.len()] != *word {
            place.word[..word.len()].copy_from_slice(word);
            place.length = word.len() as u8;
            place.value = find();
        }
        place.value
    }
}

/// Eight bytes at a time: words are short, and the hash is most of what a remembered word costs.
fn hash(word: &[u8]) -> usize {
    let mut hash = word.len() as u64;
    let mut chunks = word.chunks_exact(8);
    let mut mix = |bytes: [u8; 8]| {
        hash = (hash.rotate_left(5) ^ u64::from_le_bytes(bytes)).wrapping_mul(0x517C_C1B7_2722_0A95)
    };
    for chunk in &mut chunks {
        let mut bytes = [0; 8];
        bytes.copy_from_slice(chunk);
        mix(bytes);
    }
    let rest = chunks.remainder();
    let mut bytes = [0; 8];
    bytes[..rest.len()].copy_from_slice(rest);
    mix(bytes);
    (hash >> 40) as usize
}
