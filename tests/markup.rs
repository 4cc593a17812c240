//! Repairs stay in the prose: every byte of markup stands, whatever the format, the line ends and the byte-order mark.

mod common;

use std::fs;
use std::io::Write;
use std::path::Path;

use common::{pirast, project, shared_file, stdout};
use pirast::edits::apply;
use pirast::fix::{Extent, fix};
use pirast::format::Format;
use pirast::linter::Linter;
use pirast::settings::Settings;
use proptest::prelude::*;

/// Each folder in `tests/markup` holds a file before and after the repair, in the format that the folder is named after.
const FOLDERS: [&str; 9] = [
    "asciidoc",
    "html",
    "latex",
    "markdown",
    "mdx",
    "plain",
    "restructured_text",
    "subrip",
    "webvtt",
];

/// The texts before and after the repair, and the type of the file.
fn fixture(folder: &str) -> (String, String, String) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/markup")
        .join(folder);
    let find = |name: &str| {
        let entries = fs::read_dir(&path).expect("a folder").flatten();
        let path = entries
            .map(|entry| entry.path())
            .find(|path| path.file_stem().is_some_and(|stem| stem == name))
            .expect("a file");
        let kind = path.extension().expect("a type").to_string_lossy();
        (
            fs::read_to_string(&path).expect("a text"),
            kind.into_owned(),
        )
    };
    let ((before, kind), (after, _)) = (find("before"), find("after"));
    (before, after, kind)
}

#[test]
fn every_format_is_repaired_in_every_dress() {
    for folder in FOLDERS {
        let (before, after, kind) = fixture(folder);
        for line_end in ["\n", "\r\n"] {
            for mark in ["", "\u{FEFF}"] {
                let dressed = |text: &str| format!("{mark}{}", text.replace('\n', line_end));
                let name = format!("text.{kind}");
                let project = project(&[(&name, dressed(&before).as_bytes())]);
                let code = pirast(project.path(), &["fix", "--suggestions"])
                    .status
                    .code();
                assert_eq!(code, Some(0), "{folder}");
                let repaired = fs::read_to_string(project.path().join(&name)).expect("a text");
                assert_eq!(repaired, dressed(&after), "{folder} {line_end:?} {mark:?}");
                // What is repaired stays as it is.
                pirast(project.path(), &["fix", "--suggestions"]);
                let again = fs::read_to_string(project.path().join(&name)).expect("a text");
                assert_eq!(again, repaired, "{folder}");
            }
        }
    }
}

#[test]
fn word_documents_are_checked_by_paragraph_and_never_written() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let body: String = ["گزارش امروز", "سلام ، دنیا", "پاک است."]
        .map(paragraph)
        .concat();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    archive
        .start_file(
            "word/document.xml",
            zip::write::SimpleFileOptions::default(),
        )
        .expect("a part");
    write!(archive, "<w:document><w:body>{body}</w:body></w:document>").expect("a part");
    let bytes = archive.finish().expect("an archive").into_inner();
    let project = project(&[("report.docx", &bytes), ("broken.docx", b"PK\x03\x04 ...")]);
    let checked = pirast(
        project.path(),
        &["check", "--format", "ndjson", "report.docx"],
    );
    let found: serde_json::Value =
        serde_json::from_str(stdout(&checked).trim()).expect("one finding");
    assert_eq!(
        (&found["start"]["line"], &found["rule"]),
        (&2.into(), &"space-before-punctuation".into())
    );
    let summary = stdout(&pirast(project.path(), &["check", "report.docx"]));
    assert!(
        summary.contains("repairs 0, with `--suggestions` 0"),
        "{summary}"
    );
    assert_eq!(
        pirast(project.path(), &["check", "broken.docx"])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        pirast(project.path(), &["fix", "report.docx"])
            .status
            .code(),
        Some(2)
    );
    assert_eq!(
        fs::read(project.path().join("report.docx")).expect("a file"),
        bytes
    );
}

/// A part of a Markdown document that was made for a test: prose, or what no repair may touch.
#[derive(Debug, Clone)]
struct Part {
    text: String,
    is_prose: bool,
}

fn prose(text: &str) -> Part {
    Part {
        text: text.to_owned(),
        is_prose: true,
    }
}

fn markup(text: &str) -> Part {
    Part {
        text: text.to_owned(),
        is_prose: false,
    }
}

/// Faults that would be repaired in prose, and names that hold them.
const FAULTS: [&str; 8] = [
    "سلام ، دنیا",
    "او می رود ، خانه",
    "كتاب ، خوب",
    "نمیکند ، دیگر",
    "خانه ها ، شلوغ",
    "سلامـت باش ، دوست",
    "گفت : «سلام » و رفت",
    "در ۱۴0۴ ، پایان",
];

/// Faulty sentences: our own, and one line in some of the development sets where they are there.
fn sentences() -> Vec<String> {
    let mut sentences: Vec<String> = FAULTS.map(str::to_owned).to_vec();
    for name in ["eval/glued.dev.jsonl", "eval/spaced.dev.jsonl"] {
        let lines = shared_file(name).unwrap_or_default();
        sentences.extend(lines.lines().step_by(20).filter_map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).ok()?;
            let text = value["text"].as_str()?;
            // What CommonMark itself would read as markup belongs to the other parts.
            let is_plain = !text.contains(|c: char| c.is_ascii_punctuation() || c == '\n');
            is_plain.then(|| text.trim().to_owned())
        }));
    }
    sentences
}

/// One piece within a paragraph, made of two sentences.
fn inline(kind: usize, one: &str, other: &str) -> Vec<Part> {
    match kind {
        0 => vec![prose(one)],
        1 => vec![markup(&format!("`{other}`"))],
        2 => vec![markup("**"), prose(one), markup("**")],
        3 => vec![
            markup("["),
            prose(one),
            markup(&format!("](<{other}.md> \"{other}\")")),
        ],
        4 => vec![markup("!["), prose(one), markup("](تصویر،یک.png)")],
        5 => vec![
            markup(&format!("<span class=\"{other}\">")),
            prose(one),
            markup("</span>"),
        ],
        6 => vec![markup(&format!("<!-- {other} -->"))],
        7 => vec![markup(&format!("${other}$"))],
        8 => vec![markup("<https://example.ir/الف،ب>")],
        9 => vec![markup(&format!("<span lang=\"ar\">{other}</span>"))],
        10 => vec![markup(&format!("<kbd>{other}</kbd>"))],
        11 => vec![markup("~~"), prose(one), markup("~~")],
        12 => vec![markup("[^۱]")],
        13 => vec![markup(&format!("[{other}][]"))],
        14 => vec![markup("[برچسب ، كتاب]")],
        15 => vec![markup(&format!("[[{other}]]"))],
        16 => vec![markup(&format!("[[{other}|")), prose(one), markup("]]")],
        17 => vec![markup(&format!("{{{{< figure title=\"{other}\" >}}}}"))],
        18 => vec![markup(&format!("{{% {other} %}}"))],
        19 => vec![markup(&format!("<%= {other} %>"))],
        20 => vec![markup(&format!("[gallery title=\"{other}\"]"))],
        21 => vec![markup("fa.example.org/wiki/كتاب")],
        22 => vec![markup("/home/كتاب/نمیکند")],
        23 => vec![markup("a@نمیکند.ir")],
        24 => vec![markup("\\\""), prose(one), markup("\\\"")],
        _ => vec![
            markup("<i title=\""),
            prose(one),
            markup("\">"),
            prose(other),
            markup("</i>"),
        ],
    }
}

/// One block of a document; `content` goes where it holds inline pieces.
fn block(kind: usize, content: Vec<Part>, other: &str) -> Vec<Part> {
    let within = |before: &str, after: &str| {
        let mut parts = vec![markup(before)];
        parts.extend(content.clone());
        parts.push(markup(after));
        parts
    };
    match kind {
        0 | 1 => within("", "\n\n"),
        2 => within("## ", "\n\n"),
        3 => within("- ", "\n\n"),
        4 => within("> ", "\n\n"),
        5 => within("1. ", "\n\n"),
        6 => vec![markup(&format!("```\n{other}\n\n{other}\n```\n\n"))],
        7 => vec![markup(&format!("<!--\n{other}\n\n{other}\n-->\n\n"))],
        8 => vec![
            markup(&format!("<div class=\"{other}\" title='")),
            prose(other),
            markup("'>"),
            prose(other),
            markup("</div>\n\n"),
        ],
        9 => vec![
            markup("| "),
            prose(other),
            markup(&format!(" | `{other}` |\n|:---|---:|\n| ")),
            prose(other),
            markup(" | - |\n\n"),
        ],
        10 => vec![markup("[^۱]: "), prose(other), markup("\n\n")],
        11 => vec![markup(&format!("[برچسب]: <{other}> \"{other}\"\n\n"))],
        12 => vec![markup(&format!("بند\n\n    {other}\n\n"))],
        13 => vec![
            markup(&format!("::: {{title=\"{other}\"}}\n\n")),
            prose(other),
            markup("\n\n:::\n\n"),
        ],
        14 => vec![markup(&format!("!!! note \"{other}\"\n\n"))],
        15 => vec![
            markup(&format!("[^{}]: ", "كتاب")),
            prose(other),
            markup("\n\n"),
        ],
        _ => vec![markup(&format!("<pre>\n{other}\n\n{other}\n</pre>\n\n"))],
    }
}

fn document() -> impl Strategy<Value = Vec<Part>> {
    let sentence = prop::sample::select(sentences());
    let piece = (0..26usize, sentence.clone(), sentence.clone());
    let content = prop::collection::vec(piece, 1..5).prop_map(|pieces| {
        // A line that begins with a comment or a tag is HTML to its end: what is Markdown elsewhere is text in it.
        let mut parts = vec![prose("متن ")];
        for (kind, one, other) in pieces {
            parts.extend(inline(kind, &one, &other));
            parts.push(prose(" و "));
        }
        parts.push(prose("پایان"));
        parts
    });
    let blocks = prop::collection::vec(
        (0..17usize, content, sentence.clone())
            .prop_map(|(kind, content, other)| block(kind, content, &other)),
        1..8,
    );
    (0..4usize, sentence, blocks).prop_map(|(kind, title, blocks)| {
        let mut parts = front_matter(kind, &title);
        parts.extend(blocks.into_iter().flatten());
        parts.push(markup("[برچسب ، كتاب]: كتاب.md\n"));
        parts
    })
}

/// None, or one of the three kinds.
fn front_matter(kind: usize, title: &str) -> Vec<Part> {
    let (before, after) = match kind {
        0 => return Vec::new(),
        1 => (
            "---\ntitle: \"".to_owned(),
            format!("\"\nslug: {title}\n---\n\n"),
        ),
        2 => (
            "+++\ntitle = \"".to_owned(),
            format!("\"\nslug = \"{title}\"\n+++\n\n"),
        ),
        _ => (
            format!("{{\n  \"slug\": \"{title}\",\n  \"title\": \""),
            "\"\n}\n\n".to_owned(),
        ),
    };
    vec![markup(&before), prose(title), markup(&after)]
}

/// A piece of the program in an MDX document, with two sentences in it, or of the prose round it.
fn piece_of_mdx(kind: usize, one: &str, other: &str) -> Vec<Part> {
    let program = match kind {
        0 => format!("import {{\n\n  a\n}} from \"{one}\"\n\n"),
        1 => format!("export const x = [\n  \"{one}\",\n\n  '{other}'\n]\n\n"),
        2 => format!(
            "export function f() {{\n  g(/[\"}}]/) // it's {one}\n\n  return \"{other}\"\n}}\n\n"
        ),
        3 => format!("{{a.map(x => <p>it's \"{one}\" {{x}}\n\n{{`}}${{\"{other}\"}}`}}</p>)}}\n\n"),
        4 => format!("<A.b\n  title=\"{one}\"\n\n  data={{[\"}}\", \"{other}\"]}}\n/>\n\n"),
        5 => format!("```jsx\n<A b={{\"{one}\n```\n\n"),
        6 => format!("<CodeBlock>\n\n{one} \"{other}\"\n\n</CodeBlock>\n\n"),
        7 => {
            return vec![
                markup("<p>"),
                prose(one),
                markup(&format!("<B c=\"{other}\" />")),
                prose(one),
                markup("</p>\n\n"),
            ];
        }
        8 => {
            return vec![
                markup(&format!("<Tab title={{'{other}'}}>\n\n  ")),
                prose(one),
                markup("\n\n  </Tab>\n\n"),
            ];
        }
        _ => {
            return vec![
                markup("- "),
                prose(one),
                markup(&format!(" {{f(\"{other}\")}} ")),
                prose(one),
                markup(&format!(" <b c='{other}'>")),
                prose(one),
                markup("</b>\n\n"),
            ];
        }
    };
    vec![markup(&program)]
}

/// An MDX document, now and then one whose program does not come out even.
fn mdx_document() -> impl Strategy<Value = Vec<Part>> {
    let sentence = prop::sample::select(sentences());
    let pieces = prop::collection::vec((0..11usize, sentence.clone(), sentence.clone()), 1..10);
    (pieces, 0..6usize, sentence).prop_map(|(pieces, end, last)| {
        let mut parts: Vec<Part> = pieces
            .iter()
            .flat_map(|(kind, one, other)| piece_of_mdx(*kind, one, other))
            .collect();
        let uneven = ["<A b='", "{a + \"", "{(", "export const x = {\n\n", "<!-- "];
        if let Some(uneven) = uneven.get(end) {
            parts.push(markup(&format!("{uneven}{last}\n\n\"{last}\"\n")));
        }
        parts
    })
}

/// The text of a document, and the parts of it that no repair may touch.
fn written(parts: &[Part], with_carriage_returns: bool) -> (String, Vec<std::ops::Range<usize>>) {
    let mut text = String::new();
    let mut untouchable = Vec::new();
    for part in parts {
        let start = text.len();
        match with_carriage_returns {
            true => text.push_str(&part.text.replace('\n', "\r\n")),
            false => text.push_str(&part.text),
        }
        if !part.is_prose {
            untouchable.push(start..text.len());
        }
    }
    (text, untouchable)
}

const FORMATS: [Format; 9] = [
    Format::Plain,
    Format::Markdown,
    Format::Mdx,
    Format::Html,
    Format::SubRip,
    Format::WebVtt,
    Format::Latex,
    Format::AsciiDoc,
    Format::ReStructuredText,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// In Markdown no edit touches a byte that is not prose, whatever faults stand there.
    #[test]
    fn nothing_outside_prose_is_edited(parts in document(), with_carriage_returns in any::<bool>()) {
        let (text, untouchable) = written(&parts, with_carriage_returns);
        let linter = Linter::new(Settings::default());
        let edits = fix(&linter, &text, Format::Markdown, Extent::Preferred);
        for edit in &edits {
            for span in &untouchable {
                prop_assert!(
                    edit.span.end <= span.start || span.end <= edit.span.start,
                    "{:?} → {:?} in\n{text}", &text[edit.span.clone()], edit.replacement
                );
            }
        }
        prop_assert!(apply(&text, &edits).lines().count() >= text.lines().count());
    }

    /// In MDX no edit touches a byte of the program.
    #[test]
    fn no_program_is_edited(parts in mdx_document(), with_carriage_returns in any::<bool>()) {
        let (text, untouchable) = written(&parts, with_carriage_returns);
        let linter = Linter::new(Settings::default());
        for edit in fix(&linter, &text, Format::Mdx, Extent::Preferred) {
            for span in &untouchable {
                prop_assert!(
                    edit.span.end <= span.start || span.end <= edit.span.start,
                    "{:?} → {:?} in\n{text}", &text[edit.span.clone()], edit.replacement
                );
            }
        }
    }

    /// Whatever stands between the pieces, no format loses a sign of ASCII markup, and no text makes one fail.
    #[test]
    fn markup_survives_among_persian_errors(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "سلام ، دنیا", "كتاب", "می رود", "، ", " ", "\n", "\n\n", "\r\n", "<b>", "</b>", "<!-- ", " -->", "<code>",
                "</code>", "```\n", "`", "*", "**", "[", "](", ")", "| ", "|---|\n", "# ", "- ", "{", "}", "\\textbf{", "\\begin{verbatim}",
                "\\end{verbatim}", "$", "%", "\\", "----\n", "====\n", ".. ", "::\n", "    ", "00:01 --> 00:02\n", "&nbsp;", "<p lang=\"ar\">",
                "\"", "«", "»", "1.", "+", "[[", "]]", "]: ", "[^", "{{", "}}", "<%= ", " %>", "(((", ")))", "+++\n", ":::", "|===\n", ":a: ", "~", "_", "😀", "pirast: off", "%", "//",
            ]),
            0..24,
        ),
        format in prop::sample::select(FORMATS.to_vec()),
    ) {
        let text = pieces.concat();
        let linter = Linter::new(Settings::default());
        let edits = fix(&linter, &text, format, Extent::Safe);
        let repaired = apply(&text, &edits);
        let markup = |text: &str| -> String {
            text.chars()
                .filter(|c| "<>`*[](){}|#\\$%_~-=:".contains(*c) || c.is_ascii_alphabetic())
                .collect()
        };
        if format != Format::Plain {
            prop_assert_eq!(markup(&text), markup(&repaired));
        }
        prop_assert!(linter.lint(&text, format).iter().all(|found| text.get(found.span.clone()).is_some()));
    }
}
