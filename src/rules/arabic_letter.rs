//! Arabic ي, ى and ك (and the shapes of neighbouring languages) where Persian writes ی, ک and ه.

use unicode_normalization::UnicodeNormalization;

use crate::diagnostic::{Safety, Severity};
use crate::message::Text;
use crate::paragraph::Paragraph;
use crate::rule::{Changes, Check, Context, Family, Ground, Rule, Sink};
use crate::tokens::{Traits, is_neighbours_letter};

/// See the page of the rule.
pub static RULE: Rule = Rule {
    id: "arabic-letter",
    family: Family::Characters,
    ground: Ground::Encoding,
    severity: Some(Severity::Warning),
    changes: Changes::Encoding,
    summary: Text {
        fa: "حرف عربی در واژهٔ فارسی: «كتاب»",
        en: "An Arabic letter in a Persian word: “كتاب”",
    },
    page: include_str!("arabic_letter.md"),
    check: Check::Token {
        on: Traits::ARABIC_LETTER,
        check,
    },
};

const MESSAGE: Text = Text {
    fa: "«{wrong}» با حرف عربی نوشته شده است؛ فارسی آن «{right}» است.",
    en: "“{wrong}” is typed with Arabic letters; the Persian letters give “{right}”.",
};

/// ى under a superscript alef is Arabic spelling: «موسىٰ».
const SUPERSCRIPT_ALEF: char = '\u{0670}';

fn check(context: &Context<'_>, index: usize, sink: &mut Sink<'_>) {
    let paragraph = context.paragraph;
    let wrong = paragraph.text_of(index);
    if wrong.contains(SUPERSCRIPT_ALEF)
        || !context.is_persian(index)
        || paragraph.tokens[index]
            .traits
            .contains(Traits::FOREIGN_LETTER)
            && stands_by_a_neighbour(paragraph, index)
    {
        return;
    }
    let right = persian_letters(wrong);
    if right != wrong {
        sink.report(
            paragraph.tokens[index].span(),
            MESSAGE
                .with("wrong", wrong.to_owned())
                .with("right", right.clone()),
        )
        .replace(Safety::Safe, right);
    }
}

/// Whether a letter that never strays into Persian stands in the same sentence: then «ې» and its like are meant, in
/// a name of a neighbouring language.
fn stands_by_a_neighbour(paragraph: &Paragraph<'_>, index: usize) -> bool {
    let sentence = paragraph.sentence(index);
    sentence.into_iter().any(|at| {
        let token = &paragraph.tokens[at];
        token.traits.contains(Traits::FOREIGN_LETTER)
            && paragraph.text_of(at).chars().any(is_neighbours_letter)
    })
}

/// The word in Persian letters. Composed first: a decomposed «ئ» holds a ي that is none.
pub(super) fn persian_letters(word: &str) -> String {
    word.nfc()
        .map(|c| match c {
            'ي' | 'ى' | 'ې' | 'ۍ' => 'ی',
            'ك' | 'ڪ' => 'ک',
            'ە' | 'ہ' | 'ھ' => 'ه',
            _ => c,
        })
        .collect()
}
