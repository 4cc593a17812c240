//! The text of a Word document, paragraph by paragraph. Word documents are read, never written.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;

/// Where the text of a document stands in its archive.
const MAIN_PART: &str = "word/document.xml";

/// A main part larger than this, in bytes, is no document but an attack.
const LARGEST_PART: u64 = 512 << 20;

/// Why a file is no Word document.
#[derive(Debug, thiserror::Error)]
pub enum DocxError {
    /// The file is no archive, or has no main part.
    #[error("not a Word document: {0}")]
    Archive(#[from] zip::result::ZipError),
    /// The main part cannot be unpacked.
    #[error("the document cannot be unpacked: {0}")]
    Unpack(#[from] std::io::Error),
    /// The main part is no XML.
    #[error("the document is not well formed: {0}")]
    Xml(#[from] quick_xml::Error),
}

/// The text of a document, one paragraph a line: the number of a line is that of its paragraph.
///
/// # Errors
/// When the bytes are no Word document.
pub fn text(bytes: &[u8]) -> Result<String, DocxError> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes))?;
    let mut xml = String::new();
    archive
        .by_name(MAIN_PART)?
        .take(LARGEST_PART)
        .read_to_string(&mut xml)?;
    Ok(paragraphs(&xml)?)
}

fn paragraphs(xml: &str) -> Result<String, quick_xml::Error> {
    let mut reader = Reader::from_str(xml);
    let mut text = String::new();
    let mut in_text = false;
    loop {
        match reader.read_event()? {
            Event::Start(tag) if tag.name().as_ref() == "w:t" => in_text = true,
            Event::End(tag) if tag.name().as_ref() == "w:t" => in_text = false,
            Event::End(tag) if tag.name().as_ref() == "w:p" => text.push('\n'),
            Event::Empty(tag) => match tag.name().as_ref() {
                "w:p" => text.push('\n'),
                "w:tab" => text.push('\t'),
                "w:br" | "w:cr" => text.push(' '),
                _ => {}
            },
            Event::Text(part) if in_text => text.push_str(&part.xml10_content()),
            Event::GeneralRef(reference) if in_text => {
                let name = reference.xml10_content();
                if let Ok(resolved) = quick_xml::escape::unescape(&format!("&{name};")) {
                    text.push_str(&resolved);
                }
            }
            Event::Eof => return Ok(text),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    /// A Word document with this main part.
    fn document(xml: &str) -> Vec<u8> {
        let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
        archive
            .start_file(MAIN_PART, zip::write::SimpleFileOptions::default())
            .unwrap();
        archive.write_all(xml.as_bytes()).unwrap();
        archive.finish().unwrap().into_inner()
    }

    #[test]
    fn paragraphs_are_lines() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>سلام</w:t></w:r><w:r><w:t xml:space=\"preserve\"> &amp; دنیا</w:t></w:r></w:p><w:p/>\
                   <w:p><w:r><w:instrText>PAGE</w:instrText><w:t>پایان</w:t></w:r></w:p></w:body></w:document>";
        assert_eq!(text(&document(xml)).unwrap(), "سلام & دنیا\n\nپایان\n");
    }

    #[test]
    fn anything_else_is_refused() {
        assert!(text("سلام".as_bytes()).is_err());
        assert!(text(&document("<w:p>")).is_ok_and(|text| text.is_empty()));
        assert!(text(&document("<w:p></w:t>")).is_err());
    }
}
