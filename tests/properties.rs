//! The promises that hold for every text, tried on texts nobody wrote.

use pirast::document::{Change, Document};
use pirast::edits::apply;
use pirast::fix::{Extent, fix};
use pirast::format::Format;
use pirast::linter::Linter;
use pirast::settings::Settings;
use proptest::prelude::*;

/// Pieces of drafts with their usual faults, and of what is no prose.
const PIECES: &[&str] = &[
    "نمیکند",
    "می رود",
    "می‌شود",
    "کتاب ها",
    "خانه ای",
    "رفته اند",
    "بزرگ تر",
    "ندارد",
    "سخنگوی",
    "دولت",
    "این",
    "که",
    "از",
    "را",
    "كتاب",
    "علي",
    "سلامـت",
    "ﻧﺎﻣﻪ",
    "رئیسجمهور",
    "گفت و گو",
    "به عنوان",
    "بعنوان",
    "کاملا",
    "رییس",
    "خانۀ",
    "خانه ی ما",
    "API‌ها",
    "۱۴0۴",
    "١٢",
    "12",
    "۱,۰۰۰",
    "۱۲.۵",
    "2.0.1",
    "۱۰:۳۰",
    "۷ شهریور ۱۴۰۴",
    "جمعه",
    "2025-08-29",
    "،",
    ",",
    ".",
    "؟",
    "?",
    "!",
    "!!",
    "...",
    "…",
    ":",
    "؛",
    "«",
    "»",
    "\"",
    "“",
    "”",
    "(",
    ")",
    "[",
    "]",
    "-",
    "%",
    " ",
    " ",
    " ",
    " ",
    "  ",
    "\u{200C}",
    "\u{200C}\u{200C}",
    "\u{00A0}",
    "\t",
    "\u{200F}",
    "\u{FEFF}",
    "\u{200B}",
    "\u{0654}",
    "https://x.ir/می شود?a=1,2",
    "info@example.com",
    "fa.example.org/wiki/كتاب",
    "/home/كتاب/نمیکند",
    "a@نمیکند.ir",
    "كتاب.pdf",
    "./",
    "<",
    ">",
    "\\\"",
    "{{ نمیکند }}",
    "[[كتاب]]",
    "#ایران_من",
    "`a, b; c?`",
    "😀",
    "👨‍👩‍👧",
    "I don't know, can't",
    "\n",
    "\n\n",
    "\r\n",
    "# ",
    "- ",
    "> ",
    "| ",
    "```\n",
    "**",
    "[متن](https://x.ir/a?b=1,2)",
    "<b title=\"x, y\">",
    "&amp;",
];

fn draft() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(PIECES), 0..40).prop_map(|pieces| pieces.concat())
}

fn formats() -> impl Strategy<Value = Format> {
    prop::sample::select(&[Format::Plain, Format::Markdown][..])
}

fn fixed(linter: &Linter, text: &str, format: Format, extent: Extent) -> String {
    apply(text, &fix(linter, text, format, extent))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn fixing_twice_is_fixing_once(text in draft(), format in formats()) {
        let linter = Linter::new(Settings::default());
        for extent in [Extent::Safe, Extent::Preferred] {
            let once = fixed(&linter, &text, format, extent);
            prop_assert_eq!(&fixed(&linter, &once, format, extent), &once);
        }
    }

    #[test]
    fn lines_end_as_they_ended(text in draft(), format in formats()) {
        let breaks = |text: &str| text.replace("\r\n", "").contains(['\r', '\n']);
        let text = text.replace("\r\n", "\n").replace('\n', "\r\n");
        prop_assume!(text.contains("\r\n"));
        let linter = Linter::new(Settings::default());
        for extent in [Extent::Safe, Extent::Preferred] {
            let fixed = fixed(&linter, &text, format, extent);
            prop_assert!(!breaks(&fixed), "{:?}", fixed);
        }
    }

    #[test]
    fn findings_and_fixes_lie_within_the_text(text in draft(), format in formats()) {
        for found in Linter::new(Settings::default()).lint(&text, format) {
            prop_assert!(text.get(found.span.clone()).is_some(), "{} {:?}", found.rule.id, found.span);
            prop_assert!(found.fixes.iter().filter(|fix| fix.preferred).count() <= 1);
            for fix in &found.fixes {
                for pair in fix.edits.windows(2) {
                    prop_assert!(pair[0].span.end <= pair[1].span.start, "{}", found.rule.id);
                }
                for edit in &fix.edits {
                    prop_assert!(text.get(edit.span.clone()).is_some(), "{} {:?}", found.rule.id, edit.span);
                    prop_assert!(text[edit.span.clone()] != edit.replacement, "{} changes nothing", found.rule.id);
                }
            }
        }
    }

    /// A fix changes no letter but for the mappings that rules declare: Arabic and presentation forms to Persian ones.
    #[test]
    fn fixing_keeps_every_letter(text in draft(), format in formats()) {
        let linter = Linter::new(Settings::default());
        for extent in [Extent::Safe, Extent::Preferred] {
            let after = fixed(&linter, &text, format, extent);
            prop_assert_eq!(letters(&after), letters(&text));
        }
    }

    #[test]
    fn what_is_not_reported_stays_byte_for_byte(text in draft(), format in formats()) {
        let linter = Linter::new(Settings::default());
        let diagnostics = linter.lint(&text, format);
        for edit in pirast::fix::edits_of_pass(&text, &diagnostics, Extent::Preferred) {
            let reported = diagnostics.iter().any(|found| found.span.start <= edit.span.start && edit.span.end <= found.span.end);
            prop_assert!(reported, "{:?} lies outside of every finding", edit);
        }
    }

    #[test]
    fn a_document_edited_step_by_step_is_linted_like_its_text(
        text in draft(),
        changes in prop::collection::vec((0usize..400, 0usize..60, draft()), 0..6),
        format in formats(),
    ) {
        let mut document = Document::new(&text, 1, format);
        let mut expected = text;
        for (start, length, replacement) in changes {
            let start = floor(&expected, start);
            let end = floor(&expected, start + length).max(start);
            expected.replace_range(start..end, &replacement);
            document.apply(&Change { span: Some(start..end), text: replacement });
        }
        let linter = Linter::new(Settings::default());
        prop_assert_eq!(document.rope().to_string(), expected.as_str());
        prop_assert_eq!(linter.lint(&document.rope().to_string(), format), linter.lint(&expected, format));
    }

    #[test]
    fn any_text_at_all_is_survived(text in "\\PC{0,200}", format in formats()) {
        let linter = Linter::new(Settings::default());
        fixed(&linter, &text, format, Extent::Preferred);
    }
}

fn floor(text: &str, offset: usize) -> usize {
    (0..=offset.min(text.len()))
        .rev()
        .find(|&at| text.is_char_boundary(at))
        .unwrap_or(0)
}

/// The letters of a text without the signs on them, with the mappings that rules declare made on both sides. Taken
/// apart first, for a sign may meet its letter only when a stray half-space between them goes.
fn letters(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd()
        .filter(|c| c.is_alphabetic() && *c != '\u{0640}' && !pirast::tokens::is_vowel_sign(*c))
        .map(|c| match c {
            'ي' | 'ى' => 'ی',
            'ك' => 'ک',
            'ە' => 'ه',
            _ => c,
        })
        .collect()
}
