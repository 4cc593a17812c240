//! How a text is stored: UTF-8, and what older programs wrote.

pub mod declaration;

use yore::code_pages::CP1256;

/// What may stand before a text to tell how it is stored.
pub const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The encoding of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum TextEncoding {
    /// UTF-8.
    #[default]
    Utf8,
    /// UTF-16, the low byte first.
    Utf16Le,
    /// UTF-16, the high byte first.
    Utf16Be,
    /// Windows-1256, in which ی and Persian digits cannot be written.
    Windows1256,
}

impl TextEncoding {
    /// The name that people know it by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1256 => "Windows-1256",
        }
    }
}

/// A file's bytes as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte-order mark.
    pub text: String,
    /// How it was stored.
    pub encoding: TextEncoding,
    /// Whether a byte-order mark stood in front of it.
    pub has_byte_order_mark: bool,
}

/// Why bytes are no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotText {
    /// They are meant as this encoding, or as UTF-8 where none shows, and make no sense in it.
    Undecodable {
        /// The encoding.
        encoding: TextEncoding,
        /// The first byte, from 0, that cannot be decoded.
        offset: usize,
    },
    /// They begin as UTF-32 does, which next to nobody writes and nothing here reads.
    Utf32,
}

/// Recognises the encoding of a file and decodes it. Nothing is guessed that does not fit from end to end.
///
/// # Errors
/// When the bytes are neither UTF-8 nor one of the other encodings.
pub fn decode(bytes: Vec<u8>) -> Result<Decoded, NotText> {
    let unmarked = |text, encoding| Decoded {
        text,
        encoding,
        has_byte_order_mark: false,
    };
    // The mark of UTF-32 begins with the one of UTF-16: it is looked for first.
    if matches!(bytes[..], [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..]) {
        return Err(NotText::Utf32);
    }
    if let Some((encoding, rest)) = utf16_mark(&bytes) {
        let text = utf16(rest, encoding).map_err(|offset| NotText::Undecodable {
            encoding,
            offset: bytes.len() - rest.len() + offset,
        })?;
        return Ok(Decoded {
            has_byte_order_mark: true,
            ..unmarked(text, encoding)
        });
    }
    if let Some(encoding) = unmarked_utf16(&bytes) {
        return utf16(&bytes, encoding)
            .map(|text| unmarked(text, encoding))
            .map_err(|offset| NotText::Undecodable { encoding, offset });
    }
    match utf8(bytes) {
        Ok(mut text) => {
            let has_byte_order_mark = text.starts_with(BYTE_ORDER_MARK);
            if has_byte_order_mark {
                text.drain(..BYTE_ORDER_MARK.len_utf8());
            }
            Ok(Decoded {
                has_byte_order_mark,
                ..unmarked(text, TextEncoding::Utf8)
            })
        }
        Err((bytes, offset)) => windows_1256(&bytes)
            .map(|text| unmarked(text, TextEncoding::Windows1256))
            .ok_or(NotText::Undecodable {
                encoding: TextEncoding::Utf8,
                offset,
            }),
    }
}

/// The bytes of a text in an encoding; `None` when that cannot write all of it.
pub fn encode(text: &str, encoding: TextEncoding, byte_order_mark: bool) -> Option<Vec<u8>> {
    let marked = || {
        byte_order_mark
            .then_some(BYTE_ORDER_MARK)
            .into_iter()
            .chain(text.chars())
    };
    let units = |bytes_of: fn(u16) -> [u8; 2]| {
        marked()
            .flat_map(|c| c.encode_utf16(&mut [0; 2]).to_vec())
            .flat_map(bytes_of)
            .collect()
    };
    match encoding {
        TextEncoding::Utf8 => Some(marked().collect::<String>().into_bytes()),
        TextEncoding::Utf16Le => Some(units(u16::to_le_bytes)),
        TextEncoding::Utf16Be => Some(units(u16::to_be_bytes)),
        TextEncoding::Windows1256 => {
            let bytes = CP1256.encode(text).ok()?;
            Some(bytes.into_owned())
        }
    }
}

/// The bytes as text; or the bytes, and the first of them that makes no sense in UTF-8.
fn utf8(bytes: Vec<u8>) -> Result<String, (Vec<u8>, usize)> {
    match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(_) => String::from_utf8(bytes).map_err(|error| {
            let offset = error.utf8_error().valid_up_to();
            (error.into_bytes(), offset)
        }),
    }
}

fn utf16_mark(bytes: &[u8]) -> Option<(TextEncoding, &[u8])> {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((TextEncoding::Utf16Le, rest)),
        [0xFE, 0xFF, rest @ ..] => Some((TextEncoding::Utf16Be, rest)),
        _ => None,
    }
}

/// In UTF-16 nearly every second byte of a Persian text is 00, 06 or 20, and UTF-8 text has no 00 at all.
fn unmarked_utf16(bytes: &[u8]) -> Option<TextEncoding> {
    // An odd byte at the end is a fault in the text, not a sign of another encoding.
    let whole = &bytes[..bytes.len() & !1];
    if whole.len() < 8 || memchr::memchr(0, whole).is_none() {
        return None;
    }
    let high = |first: usize| {
        let fitting = whole[first..]
            .iter()
            .step_by(2)
            .filter(|byte| matches!(byte, 0x00 | 0x06 | 0x20))
            .count();
        fitting * 20 >= whole.len() / 2 * 19
    };
    match (high(1), high(0)) {
        (true, false) => Some(TextEncoding::Utf16Le),
        (false, true) => Some(TextEncoding::Utf16Be),
        _ => None,
    }
}

/// The bytes as text; or the first of them that makes no sense in UTF-16. No text has U+0000.
fn utf16(bytes: &[u8], encoding: TextEncoding) -> Result<String, usize> {
    let (pairs, odd) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|&pair| match encoding {
        TextEncoding::Utf16Be => u16::from_be_bytes(pair),
        _ => u16::from_le_bytes(pair),
    });
    let mut text = String::with_capacity(bytes.len());
    let mut at = 0;
    for decoded in char::decode_utf16(units) {
        let c = decoded.ok().filter(|&c| c != '\0').ok_or(at)?;
        text.push(c);
        at += c.len_utf16() * 2;
    }
    if odd.is_empty() { Ok(text) } else { Err(at) }
}

/// The text, where it reads as Persian: nearly all bytes beyond ASCII are Arabic letters, and next to none of them
/// make sense in UTF-8, as they would in a damaged UTF-8 file.
fn windows_1256(bytes: &[u8]) -> Option<String> {
    let beyond = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if beyond < 8 || bytes.contains(&0) {
        return None;
    }
    let sensible: usize = String::from_utf8_lossy(bytes)
        .chars()
        .filter(|c| !c.is_ascii() && *c != '\u{FFFD}')
        .map(char::len_utf8)
        .sum();
    let text = CP1256.decode(bytes).into_owned();
    let letters = text
        .chars()
        .filter(|&c| matches!(c, '\u{600}'..='\u{6FF}' | '\u{200C}' | '«' | '»'))
        .count();
    (sensible * 10 < beyond && letters * 20 >= beyond * 19).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "گزارش خبر: كتاب تازه در بازار «چاپ» شد\r\nپايان";

    #[test]
    fn what_was_decoded_is_encoded_to_the_same_bytes() {
        for encoding in [
            TextEncoding::Utf8,
            TextEncoding::Utf16Le,
            TextEncoding::Utf16Be,
            TextEncoding::Windows1256,
        ] {
            for mark in [false, true] {
                if mark && encoding == TextEncoding::Windows1256 {
                    continue;
                }
                let bytes = encode(TEXT, encoding, mark).unwrap();
                let decoded = decode(bytes.clone()).unwrap();
                assert_eq!(
                    (
                        decoded.text.as_str(),
                        decoded.encoding,
                        decoded.has_byte_order_mark
                    ),
                    (TEXT, encoding, mark)
                );
            }
        }
    }

    #[test]
    fn a_damaged_text_is_not_taken_for_an_old_one() {
        let mut bytes = "سلام دنیا، این متن آسیب دیده است".as_bytes().to_vec();
        bytes.insert(9, 0xFF);
        assert!(decode(bytes).is_err());
        assert!(decode(vec![b'a', 0xD3, b'b']).is_err());
    }

    #[test]
    fn a_damaged_utf16_text_is_named_as_one() {
        for encoding in [TextEncoding::Utf16Le, TextEncoding::Utf16Be] {
            for mark in [false, true] {
                let mut bytes = encode(TEXT, encoding, mark).unwrap();
                let offset = bytes.len();
                bytes.push(b'a');
                let undecodable = Err(NotText::Undecodable { encoding, offset });
                assert_eq!(decode(bytes), undecodable);
            }
        }
        let unpaired = decode(vec![0xFF, 0xFE, 0x27, 0x06, 0x00, 0xD8, 0x27, 0x06]);
        let encoding = TextEncoding::Utf16Le;
        assert_eq!(
            unpaired,
            Err(NotText::Undecodable {
                encoding,
                offset: 4
            })
        );
    }

    #[test]
    fn utf32_is_not_taken_for_utf16() {
        let units = || {
            std::iter::once('\u{FEFF}')
                .chain(TEXT.chars())
                .map(u32::from)
        };
        let little: Vec<u8> = units().flat_map(u32::to_le_bytes).collect();
        let big: Vec<u8> = units().flat_map(u32::to_be_bytes).collect();
        for bytes in [little, big] {
            assert_eq!(decode(bytes.clone()), Err(NotText::Utf32));
            assert!(decode(bytes[4..].to_vec()).is_err(), "without its mark");
        }
    }

    #[test]
    fn persian_ye_cannot_be_written_in_windows_1256() {
        assert_eq!(encode("ی", TextEncoding::Windows1256, false), None);
    }
}
