//! How a text is stored: UTF-8, and what older programs wrote.

use encoding_rs::WINDOWS_1256;

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

/// The first byte, from 0, that makes no sense in UTF-8 where no other encoding fits either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotText {
    /// The offset of the byte.
    pub offset: usize,
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
    if let Some((encoding, rest)) = utf16_mark(&bytes) {
        let text = utf16(rest, encoding).ok_or(NotText { offset: 0 })?;
        return Ok(Decoded {
            has_byte_order_mark: true,
            ..unmarked(text, encoding)
        });
    }
    if let Some(encoding) = unmarked_utf16(&bytes)
        && let Some(text) = utf16(&bytes, encoding)
    {
        return Ok(unmarked(text, encoding));
    }
    match utf8(bytes) {
        Ok(mut text) => {
            let has_byte_order_mark = text.starts_with('\u{FEFF}');
            if has_byte_order_mark {
                text.drain(..'\u{FEFF}'.len_utf8());
            }
            Ok(Decoded {
                has_byte_order_mark,
                ..unmarked(text, TextEncoding::Utf8)
            })
        }
        Err((bytes, offset)) => windows_1256(&bytes)
            .map(|text| unmarked(text, TextEncoding::Windows1256))
            .ok_or(NotText { offset }),
    }
}

/// The bytes of a text in an encoding; `None` when that cannot write all of it.
pub fn encode(text: &str, encoding: TextEncoding, byte_order_mark: bool) -> Option<Vec<u8>> {
    let marked = || {
        byte_order_mark
            .then_some('\u{FEFF}')
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
            let (bytes, _, lossy) = WINDOWS_1256.encode(text);
            (!lossy).then(|| bytes.into_owned())
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
    if bytes.len() < 8 || !bytes.len().is_multiple_of(2) || !bytes.contains(&0) {
        return None;
    }
    let high = |first: usize| {
        let fitting = bytes[first..]
            .iter()
            .step_by(2)
            .filter(|byte| matches!(byte, 0x00 | 0x06 | 0x20))
            .count();
        fitting * 20 >= bytes.len() / 2 * 19
    };
    match (high(1), high(0)) {
        (true, false) => Some(TextEncoding::Utf16Le),
        (false, true) => Some(TextEncoding::Utf16Be),
        _ => None,
    }
}

fn utf16(bytes: &[u8], encoding: TextEncoding) -> Option<String> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let unit = |pair: &[u8]| match encoding {
        TextEncoding::Utf16Be => u16::from_be_bytes([pair[0], pair[1]]),
        _ => u16::from_le_bytes([pair[0], pair[1]]),
    };
    char::decode_utf16(bytes.chunks_exact(2).map(unit))
        .collect::<Result<String, _>>()
        .ok()
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
    let text = WINDOWS_1256
        .decode_without_bom_handling(bytes)
        .0
        .into_owned();
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
    fn persian_ye_cannot_be_written_in_windows_1256() {
        assert_eq!(encode("ی", TextEncoding::Windows1256, false), None);
    }
}
