//! Presentation forms: letters in one fixed shape, left over from old typesetting and from PDF files.

use unicode_normalization::UnicodeNormalization;

use super::arabic_letter::persian_letters;
use crate::diagnostic::{Safety, Severity};
use crate::message::Text;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::Traits;

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "presentation-form",
    family: Family::Characters,
    ground: Ground::Encoding,
    severity: Some(Severity::Warning),
    changes: Changes::Encoding,
    summary: Text {
        fa: "شکل‌های ثابت حرف، بازمانده از PDF: «ﻧﺎﻣﻪ»",
        en: "Letters in fixed shapes, as a PDF leaves them: “ﻧﺎﻣﻪ”",
    },
    page: include_str!("presentation_form.md"),
    check: Check::Token {
        on: Traits::PRESENTATION_FORM,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "«{wrong}» با شکل‌های ثابت حرف نوشته شده است؛ با حرف‌های معمولی «{right}» می‌شود.",
    en: "“{wrong}” is made of presentation forms; in ordinary letters it is “{right}”.",
};

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let wrong = paragraph.text_of(index);
    let letters: String = wrong.nfkc().collect();
    let right = if context.is_persian(index) {
        persian_letters(&letters)
    } else {
        letters
    };
    sink.report(
        paragraph.tokens[index].span(),
        MESSAGE
            .with("wrong", wrong.to_owned())
            .with("right", right.clone()),
    )
    .replace(Safety::Safe, right);
}
