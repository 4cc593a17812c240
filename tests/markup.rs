//! Repairs stay in the prose: every byte of markup stands, whatever the format and the line ends.

use pirast::edits::apply;
use pirast::fix::{Extent, fix};
use pirast::format::Format;
use pirast::linter::Linter;
use pirast::settings::Settings;
use proptest::prelude::*;

/// Repairs a document in every dress that a file may come in: with LF and with CRLF.
fn assert_repaired(format: Format, before: &str, after: &str) {
    let linter = Linter::new(Settings::default());
    for line_end in ["\n", "\r\n"] {
        let before = before.replace('\n', line_end);
        let repaired = apply(&before, &fix(&linter, &before, format, Extent::Preferred));
        assert_eq!(repaired, after.replace('\n', line_end), "{format:?}");
    }
}

#[test]
fn html() {
    assert_repaired(
        Format::Html,
        "<p class='الف ، ب' data-x=\"ي , ك\">سلام ، <b>كتاب</b>&nbsp;خوب</p>\n<pre>الف ، ب</pre><script>// سلام ، دنیا\n</script>\n<img alt=\"سلام ، دنیا\">\n",
        "<p class='الف ، ب' data-x=\"ي , ك\">سلام، <b>کتاب</b>&nbsp;خوب</p>\n<pre>الف ، ب</pre><script>// سلام ، دنیا\n</script>\n<img alt=\"سلام، دنیا\">\n",
    );
}

#[test]
fn markdown() {
    assert_repaired(
        Format::Markdown,
        "---\ntitle: سلام ، دنیا\ntags: [كتاب ، خبر]\n---\n\nسلام ، [دنیا](سلام ، دنیا.md) `الف ، ب`[^۱]\n\n[^۱]: پانویس ، اینجا\n\n<div dir=\"rtl\" title='x ، y'>\nسلام ، دنیا\n</div>\n\n| الف ، ب | پ |\n|---|---|\n| ت ، ث | ج |\n",
        "---\ntitle: سلام، دنیا\ntags: [كتاب ، خبر]\n---\n\nسلام، [دنیا](سلام ، دنیا.md) `الف ، ب`[^۱]\n\n[^۱]: پانویس، اینجا\n\n<div dir=\"rtl\" title='x ، y'>\nسلام، دنیا\n</div>\n\n| الف، ب | پ |\n|---|---|\n| ت، ث | ج |\n",
    );
}

#[test]
fn subtitles() {
    assert_repaired(
        Format::SubRip,
        "1\n00:00:01,000 --> 00:00:02,500\n<i>سلام ، دوست</i>\n- كتاب را بردار .\n\n",
        "1\n00:00:01,000 --> 00:00:02,500\n<i>سلام، دوست</i>\n- کتاب را بردار.\n\n",
    );
    assert_repaired(
        Format::WebVtt,
        "WEBVTT\n\nNOTE سلام ، دنیا\n\n00:01.000 --> 00:02.000\n<v علي>سلام ، دوست\n",
        "WEBVTT\n\nNOTE سلام ، دنیا\n\n00:01.000 --> 00:02.000\n<v علي>سلام، دوست\n",
    );
}

#[test]
fn latex() {
    assert_repaired(
        Format::Latex,
        "\\begin{document}\n\\section{سلام ، دنیا}\\label{كتاب ، یک}\nسلام ، \\textbf{كتاب} و $الف ، ب$ است . % سلام ، دنیا\n\\begin{verbatim}\nسلام ، دنیا\n\\end{verbatim}\n\\end{document}\n",
        "\\begin{document}\n\\section{سلام، دنیا}\\label{كتاب ، یک}\nسلام، \\textbf{کتاب} و $الف ، ب$ است. % سلام ، دنیا\n\\begin{verbatim}\nسلام ، دنیا\n\\end{verbatim}\n\\end{document}\n",
    );
}

#[test]
fn asciidoc() {
    assert_repaired(
        Format::AsciiDoc,
        "= سلام ، دنیا\n:كليد: الف ، ب\n\nسلام ، *كتاب* و `الف ، ب` است .\n\n----\nسلام ، دنیا\n----\n\n|===\n|الف ، ب |پ\n|===\n",
        "= سلام، دنیا\n:كليد: الف ، ب\n\nسلام، *کتاب* و `الف ، ب` است.\n\n----\nسلام ، دنیا\n----\n\n|===\n|الف، ب |پ\n|===\n",
    );
}

#[test]
fn restructured_text() {
    assert_repaired(
        Format::ReStructuredText,
        "سلام ، دنیا\n============\n\nسلام ، **كتاب** و ``الف ، ب`` است ::\n\n    سلام ، دنیا\n\n.. سلام ، دنیا\n\n.. note::\n\n   سلام ، دوست\n",
        "سلام، دنیا\n============\n\nسلام، **کتاب** و ``الف ، ب`` است ::\n\n    سلام ، دنیا\n\n.. سلام ، دنیا\n\n.. note::\n\n   سلام، دوست\n",
    );
}

const FORMATS: [Format; 8] = [
    Format::Plain,
    Format::Markdown,
    Format::Html,
    Format::SubRip,
    Format::WebVtt,
    Format::Latex,
    Format::AsciiDoc,
    Format::ReStructuredText,
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    /// Whatever stands between the pieces, no format loses a sign of ASCII markup, and no text makes one fail.
    #[test]
    fn markup_survives_among_persian_errors(
        pieces in prop::collection::vec(
            prop::sample::select(vec![
                "سلام ، دنیا", "كتاب", "می رود", "، ", " ", "\n", "\n\n", "\r\n", "<b>", "</b>", "<!-- ", " -->", "<code>",
                "</code>", "```\n", "`", "*", "**", "[", "](", ")", "| ", "|---|\n", "# ", "- ", "{", "}", "\\textbf{", "\\begin{verbatim}",
                "\\end{verbatim}", "$", "%", "\\", "----\n", "====\n", ".. ", "::\n", "    ", "00:01 --> 00:02\n", "&nbsp;", "<p lang=\"ar\">",
                "\"", "«", "»", "1.", "+", "|===\n", ":a: ", "~", "_", "😀", "pirast: off", "%", "//",
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
