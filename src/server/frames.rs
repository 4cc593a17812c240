//! The base protocol: messages behind their `Content-Length` headers, on the two ends of a pipe.

use std::io::{self, BufRead, Read};

const HEADER: &str = "content-length:";

/// Bytes that a message seldom exceeds.
const LIKELY_LONGEST: u64 = 1 << 24;

/// Reads the body of the next message; `None` at the end of the input. What is no message is skipped up to the next
/// header, so that one broken message costs no other.
pub(super) fn read(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if let Some(announced) = content_length(&line) {
            length = Some(announced);
        } else if line.trim_ascii().is_empty()
            && let Some(length) = length.take()
        {
            // A length is only a promise: memory is taken for what a message may hold, the rest as it comes.
            let mut body = Vec::with_capacity(length.min(LIKELY_LONGEST) as usize);
            let read = input.by_ref().take(length).read_to_end(&mut body)?;
            return Ok((read as u64 == length).then_some(body));
        }
    }
}

/// The length in a header line, whatever stands before the header in it.
fn content_length(line: &[u8]) -> Option<u64> {
    let line = String::from_utf8_lossy(line).to_ascii_lowercase();
    let at = line.rfind(HEADER)?;
    line[at + HEADER.len()..].trim().parse().ok()
}

/// A message with its header.
pub(super) fn framed(body: &[u8]) -> Vec<u8> {
    let mut frame = format!("Content-Length: {}\r\n\r\n", body.len()).into_bytes();
    frame.extend_from_slice(body);
    frame
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bodies(mut input: &[u8]) -> Vec<String> {
        std::iter::from_fn(|| read(&mut input).unwrap())
            .map(|body| String::from_utf8(body).unwrap())
            .collect()
    }

    #[test]
    fn messages_follow_one_another() {
        let input = [framed("«یک»".as_bytes()), framed(b"two")].concat();
        assert_eq!(bodies(&input), ["«یک»", "two"]);
    }

    #[test]
    fn what_is_no_message_is_skipped() {
        let input = b"noise\r\n\r\nContent-Length: x\r\n\r\n{\"a\": 1}Content-Length: 2\r\nContent-Type: y\r\n\r\n{}";
        assert_eq!(bodies(input), ["{}"]);
        assert_eq!(
            bodies(b"Content-Length: 99\r\n\r\nshort"),
            Vec::<String>::new()
        );
    }
}
