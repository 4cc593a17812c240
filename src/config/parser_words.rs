//! What the TOML parser and serde say of a fault, in both languages where it is a common one.

use crate::message::{Message, Text};

const UNKNOWN_KEY: Text = Text {
    fa: "کلیدی به نام «{name}» نیست",
    en: "there is no key `{name}`",
};
const UNKNOWN_VALUE: Text = Text {
    fa: "«{name}» از مقدارهای ممکن نیست",
    en: "`{name}` is none of the possible values",
};
const UNKNOWN_RULE: Text = Text {
    fa: "قاعده یا خانواده‌ای به نام «{name}» نیست",
    en: "there is no rule and no family `{name}`",
};
const MISSING: Text = Text {
    fa: "کلید «{name}» لازم است",
    en: "the key `{name}` is missing",
};
const DUPLICATE: Text = Text {
    fa: "این کلید دو بار آمده است",
    en: "this key is there twice",
};
const WANTS_LIST: Text = Text {
    fa: "این‌جا فهرستی لازم است: [\"…\", \"…\"]",
    en: "a list is needed here: [\"…\", \"…\"]",
};
const WANTS_TABLE: Text = Text {
    fa: "این‌جا جدولی لازم است",
    en: "a table is needed here",
};
const WANTS_TEXT: Text = Text {
    fa: "این‌جا متنی میان دو نشانهٔ نقل لازم است: \"…\"",
    en: "a text in quotation marks is needed here: \"…\"",
};
const NO_DATE: Text = Text {
    fa: "«{name}» تاریخ نیست؛ بنویسید 2025-08-29 یا 1404/06/07",
    en: "`{name}` is no date; write 2025-08-29 or 1404/06/07",
};
const OTHER: Text = Text {
    fa: "{words}",
    en: "{words}",
};

/// What a parser complained of.
pub(super) struct Fault<'w> {
    /// The problem.
    pub(super) problem: Message,
    /// The name that is not known, where that is the problem.
    pub(super) wrong_name: Option<String>,
    /// The names that would have been.
    pub(super) known: Vec<&'w str>,
}

/// Reads the words of a parser.
pub(super) fn fault(words: &str) -> Fault<'_> {
    let words = words.trim_end();
    let name = words.split('`').nth(1).unwrap_or_default().to_owned();
    // serde appends what it would have taken: «…, expected one of `a`, `b`». A long list helps nobody; the nearest does.
    let expected = words
        .split_once(", expected ")
        .map_or("", |(_, expected)| expected);
    let named = [
        ("unknown field ", UNKNOWN_KEY),
        ("unknown variant ", UNKNOWN_VALUE),
        ("unknown rule ", UNKNOWN_RULE),
    ];
    if let Some((_, text)) = named.iter().find(|(start, _)| words.starts_with(start)) {
        return Fault {
            problem: text.with("name", name.clone()),
            wrong_name: Some(name),
            known: expected.split('`').skip(1).step_by(2).collect(),
        };
    }
    let problem = if words.starts_with("missing field ") {
        MISSING.with("name", name)
    } else if words.contains("` is no date") {
        NO_DATE.with("name", name)
    } else if words.starts_with("duplicate key") {
        DUPLICATE.message()
    } else if words == "wanted string or table" || expected == "a string" {
        WANTS_TEXT.message()
    } else if expected.starts_with("a sequence") {
        WANTS_LIST.message()
    } else if expected.starts_with("a map") || expected.starts_with("struct ") {
        WANTS_TABLE.message()
    } else {
        OTHER.with("words", words.to_owned())
    };
    Fault {
        problem,
        wrong_name: None,
        known: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::Lang;
    use crate::settings::Settings;

    #[test]
    fn a_wrong_day_is_told_in_both_languages() {
        let error = toml::from_str::<Settings>("dates.anchor = \"soon\"").unwrap_err();
        let problem = fault(error.message()).problem;
        assert!(problem.render(Lang::Fa).contains("«soon» تاریخ نیست"));
        assert!(problem.render(Lang::En).contains("`soon` is no date"));
    }
}
